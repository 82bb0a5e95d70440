"""What the sign-in screen says: two ways in, and a sentence for each way that does not work."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from app.identity.invitation import NotAnInvitation, parse
from app.identity.passwords import SHORTEST
from sync.joining import No

Place = Literal["who", "password", "form"]


class Way(StrEnum):
    """First with an invitation, later by name and password."""

    INVITATION = "invitation"
    PASSWORD = "password"  # noqa: S105 (the name of a way in)


class Text(Struct, frozen=True):
    """The words of one way in."""

    title: str
    intro: str
    who: str
    who_hint: str
    password: str
    password_hint: str
    action: str
    busy: str
    other_way: str


class Problem(Struct, frozen=True):
    """What is wrong, and beside which part of the form; `lead` stands in bold before it."""

    place: Place
    text: str
    lead: str = ""


def texts(way: Way, hub: str) -> Text:
    """`hub` is where the known hub is, as people read it; empty where none is known."""
    if way is Way.INVITATION:
        return Text(
            "Join your hub",
            "Paste the invitation that whoever runs your hub sent you.",
            "Invitation",
            "It begins with mashboard:// and works once, within seven days.",
            "Choose a password",
            f"{SHORTEST} letters or more. You need it on a new computer.",
            "Join",
            "Joining …",
            "Sign in by name" if hub else "",
        )
    return Text(
        "Sign in",
        where_words(hub),
        "Name",
        "",
        "Password",
        "",
        "Sign in",
        "Signing in …",
        "Use an invitation",
    )


def invited_to(text: str) -> str:
    """Where an invitation leads, such as "hub.example:8443"; empty until it is whole."""
    try:
        invited = parse(text)
    except NotAnInvitation:
        return ""
    return f"{invited.host}:{invited.port}"


def where_words(hub: str) -> str:
    """Said of a hub before anything is sent to it."""
    return f"Your hub is {hub}."


def missing(way: Way, who: str, password: str) -> Problem | None:
    """What can be seen to be wrong before anything is sent."""
    if not who.strip():
        what = "the invitation" if way is Way.INVITATION else "your name"
        return Problem("who", f"Write {what} first.")
    if way is Way.INVITATION and not invited_to(who):
        return problem(No.NOT_AN_INVITATION)
    if way is Way.INVITATION and len(password) < SHORTEST:
        return problem(No.PASSWORD_TOO_SHORT)
    if not password:
        return Problem("password", "Write your password first.")
    return None


def problem(code: No, hub: str = "") -> Problem:
    """Why one did not come in, what is safe and what to do."""
    where = hub or "that address"
    return {
        No.NOT_AN_INVITATION: Problem(
            "who",
            "This is not a whole invitation: part of it was lost when it was copied. "
            "Copy it again from its first letter to its last.",
        ),
        No.BAD_INVITATION: Problem(
            "who",
            "The hub does not take this invitation: it was used already, or is older than seven "
            "days. Ask for a new one.",
        ),
        No.PASSWORD_TOO_SHORT: Problem(
            "password",
            f"Too short: {SHORTEST} letters or more, such as four words that you remember.",
        ),
        No.BAD_CREDENTIALS: Problem(
            "password",
            "Name and password do not go together. Try again; with a new invitation you can "
            "choose a new password.",
        ),
        No.TOO_MANY_ATTEMPTS: Problem(
            "password", "Too many attempts for this name. Wait five minutes, then try again."
        ),
        No.WRONG_HUB: Problem(
            "form",
            f"What answers at {where} is not the hub you were invited to, so nothing was sent to "
            "it. Ask whoever runs the hub before you go on.",
            "Certificate changed, not connected.",
        ),
        No.UNREACHABLE: Problem(
            "form",
            f"Nothing answers at {where}. Your invitation and password were not used. Look at "
            "this computer's network, then try again.",
            "The hub cannot be reached.",
        ),
        No.HUB_FAILED: Problem(
            "form",
            "Its answer could not be understood. Try again; if it stays so, tell whoever runs "
            "the hub.",
            "The hub has a fault.",
        ),
    }[code]
