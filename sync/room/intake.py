"""What clients send, judged before anyone acts on it."""

import hashlib
import unicodedata

from msgspec import Raw

from app.codec import UnknownField, decode_command, encode, strict
from app.domain.case.commands import ReceiveReferral
from app.domain.commands import Command
from app.domain.errors import Code, Refused
from app.domain.submission import Submission
from app.domain.values import AccountId, CommandId
from app.ports import Entropy
from sync.protocol import Be, Hello, RawSubmit, decode_client_frame

REFERENCES_OFFERED = 8
REFERENCE_LETTERS = 5
LONGEST_FACT = 240


class BadFrame(Exception):
    """Not a frame of this protocol; what is wrong is the message."""


def read_frame(raw: bytes) -> Hello | RawSubmit | Be:
    """Raises `BadFrame`."""
    try:
        frame: Hello | RawSubmit | Be = decode_client_frame(raw)
        if not isinstance(frame, RawSubmit):
            strict(raw, frame)
    except UnknownField as unknown:
        raise BadFrame(f"unknown field {unknown}") from unknown
    except (ValueError, RecursionError) as bad:
        raise BadFrame(str(bad)) from bad
    return frame


def read_submission(frame: RawSubmit, account: AccountId, entropy: Entropy) -> Submission:
    """The command with its author and the digest of its bytes. Raises `Refused`."""
    raw = bytes(frame.command)
    command = _read_command(raw)
    digest = hashlib.sha256(raw).digest()
    return Submission(account, frame.id, digest, command, _letters_for(command, entropy))


def own_submission(
    account: AccountId, command_id: CommandId, command: Command, entropy: Entropy
) -> Submission:
    """A command that was made in this process, judged like any other. Raises `Refused`."""
    return read_submission(RawSubmit(command_id, Raw(encode(command))), account, entropy)


def _read_command(raw: bytes) -> Command:
    try:
        command = decode_command(raw)
        strict(raw, command)
        # Within: some letters become two when composed, and then a text may be too long.
        return command if raw.isascii() and b"\\u" not in raw else _composed(command)
    except UnknownField as unknown:
        raise _bad(f"unknown field {unknown}") from unknown
    except (ValueError, RecursionError) as bad:
        raise _bad(str(bad)) from bad


def _composed(command: Command) -> Command:
    """Letters with accents in one form only, so that equal words are equal bytes."""
    text = encode(command).decode()
    if unicodedata.is_normalized("NFC", text):
        return command
    return decode_command(unicodedata.normalize("NFC", text).encode())


def _bad(problem: str) -> Refused:
    return Refused(Code.BAD_COMMAND, problem=problem[:LONGEST_FACT])


def _letters_for(command: Command, entropy: Entropy) -> tuple[str, ...]:
    if not isinstance(command, ReceiveReferral):
        return ()
    return tuple(entropy.letters(REFERENCE_LETTERS) for _ in range(REFERENCES_OFFERED))
