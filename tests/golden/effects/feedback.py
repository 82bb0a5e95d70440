"""What is to be told to whom, and what became of it."""

from collections.abc import Callable
from typing import Any

from tests.golden.effects.parts import Effect, Json, add, copied, put

ANEW = ("channel", "address", "known_to", "words", "approved_by", "send_after", "dispute", "reason")
OVER = ("decided", "closing", "closed")
POSTED = ("queued", "recalled", "sent", "delivered", "failed")


def to_be_told(case: Json, event: Json, head: Json, decision: str | None = None) -> None:
    owes = {owed["id"]: owed for owed in event.get("owes", [])}
    known = {message["owed"]["id"] for message in case.get("messages", [])}
    for name, owed in owes.items():
        if name not in known:
            new = {"owed": owed, "since": head["at"], "state": owed.get("state", "owed")}
            put(new, decision=decision)
            add(case, "messages", new)


def wait_again(case: Json, **whose: Any) -> None:
    for message in case.get("messages", []):
        about = {"decision": message.get("decision"), "subject": message["owed"].get("to_subject")}
        if whose.items() <= about.items() and message["state"] in ("queued", "failed"):
            put(message, state=first_state(message["owed"]), **dict.fromkeys(ANEW))


def is_reopened(case: Json, message: Json) -> bool:
    return "decision" in message and case["stage"] not in OVER


def hold_back(case: Json, event: Json) -> None:
    for message in case.get("messages", []):
        if message["owed"]["id"] in event.get("held", []):
            put(message, state="held", **dict.fromkeys(ANEW))


def let_go(case: Json) -> None:
    for message in case.get("messages", []):
        if "decision" in message and message["state"] == "held":
            message["state"] = first_state(message["owed"])


def supersede(case: Json, event: Json) -> None:
    for message in case.get("messages", []):
        if message["owed"]["id"] in event.get("supersedes", []):
            put(message, state=in_the_end(message), **dict.fromkeys(ANEW))


def in_the_end(message: Json) -> str:
    ended = [a["state"] for a in message.get("attempts", []) if a["state"] != "queued"][-1:]
    if "filed_at" in message:
        return "filed"
    if ended in (["sent"], ["delivered"]):
        return str(ended[0])
    return "delivered" if message.get("seen") else "superseded"


def first_state(owed: Json) -> str:
    return "held" if owed["reader"] == "family" else owed.get("state", "owed")


def contact_recorded(case: Json, event: Json, head: Json) -> None:
    contact = event["contact"]
    if contact is None:
        return
    others = [c for c in case.get("contacts", []) if c["subject"] != contact["subject"]]
    case["contacts"] = [*others, contact]
    wait_again(case, subject=contact["subject"])


def named_message(case: Json, event: Json) -> list[Json]:
    return [m for m in case.get("messages", []) if m["owed"]["id"] == event["message"]]


def on_message(change: Callable[[Json, Json, Json], None]) -> Effect:
    def effect(case: Json, event: Json, head: Json) -> None:
        for message in named_message(case, event):
            change(message, event, head)

    return effect


def queued(message: Json, event: Json, head: Json) -> None:
    put(message, **dict.fromkeys(ANEW))
    said = copied(event, "channel", "address", "known_to", "words", "send_after")
    message.update(state="queued", approved_by=event["by"], queued_at=head["at"], **said)


def recalled(message: Json, event: Json, head: Json) -> None:
    put(message, state="recalled", reason=event["reason"])


def given(message: Json, event: Json, head: Json) -> None:
    put(message, state="given", reason=event["how"])
    message.setdefault("approved_by", event["by"])


def post_tried(case: Json, event: Json, head: Json) -> None:
    """What was taken back, or replaced, may have left in that moment."""
    told = event["attempt"]["state"] in ("sent", "delivered")
    for message in named_message(case, event):
        held = message["state"] == "held" and is_reopened(case, message)
        if told and (held or message["state"] == "superseded"):
            add(message, "attempts", event["attempt"])
            message["state"] = event["attempt"]["state"]
        else:
            attempted(message, event["attempt"])


def attempted(message: Json, tried: Json) -> None:
    before = message["state"]
    add(message, "attempts", tried)
    again = tried["state"] == "queued"
    if before in POSTED and not again and (before, tried["state"]) != ("delivered", "sent"):
        message["state"] = tried["state"]


def seen(message: Json, event: Json, head: Json) -> None:
    add(message, "seen", {"by": event["by"], "at": head["at"]})
    if message["state"] in ("queued", "sent", "failed") and message.get("channel") == "board":
        message["state"] = "delivered"


def filed(message: Json, event: Json, head: Json) -> None:
    put(message, filed_at=head["at"], filed_by=event["by"], filed_as=event.get("filed_as"))
    if message["state"] != "disputed":
        message["state"] = "filed"


def disputed(message: Json, event: Json, head: Json) -> None:
    put(message, state="disputed", dispute=event["text"])


def settled(message: Json, event: Json, head: Json) -> None:
    tried = [attempt["state"] for attempt in message.get("attempts", [])][-1:]
    posted = tried[0] if tried in (["sent"], ["delivered"]) else "given"
    put(message, state="filed" if "filed_at" in message else posted, reason=event["text"])


TABLE: dict[str, Effect] = {
    "SafeContactRecorded": contact_recorded,
    "MessageQueued": on_message(queued),
    "MessageRecalled": on_message(recalled),
    "MessageGiven": on_message(given),
    "MessageAttempted": post_tried,
    "MessageSeen": on_message(seen),
    "MessageFiled": on_message(filed),
    "MessageDisputed": on_message(disputed),
    "DisputeSettled": on_message(settled),
}
