"""Ids of the post's own commands: the same for the same act, so that it takes effect once."""

from hashlib import sha256

from app.domain.values import CommandId


def command_id(*parts: str) -> CommandId:
    """Made of what the act is, in the form of a UUID."""
    digest = sha256("\n".join(("post", *parts)).encode()).hexdigest()
    return CommandId(
        f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"
    )
