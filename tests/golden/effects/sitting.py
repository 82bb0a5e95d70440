"""One sitting: its register, agenda and spotlight."""

from typing import Any

from tests.golden.effects.parts import (
    Effect,
    Json,
    copied,
    named,
    put,
)


def planned(event: Json, head: Json) -> Json:
    said = copied(event, "name", "starts", "ends", "chair", "scribe", "minutes_per_case")
    return {"type": "Meeting", "id": event["meeting"], **said}


def opened(meeting: Json, event: Json, head: Json) -> None:
    meeting.update(state="open", opened_at=head["at"])


def registered(meeting: Json, event: Json, head: Json) -> None:
    others = [a for a in meeting.get("register", []) if a["account"] != event["account"]]
    new = {**copied(event, "account", "attendance"), "at": head["at"]}
    meeting["register"] = [*others, new]


def agenda_set(meeting: Json, event: Json, head: Json) -> None:
    put(meeting, agenda=event["items"], agenda_changed=head["version"])


def on_item(meeting: Json, event: Json, **members: Any) -> None:
    for item in named(meeting.get("agenda", []), event["case"], key="case"):
        put(item, **members)


def called(meeting: Json, event: Json, head: Json) -> None:
    on_item(meeting, event, state="called", called_at=head["at"])
    put(meeting, spotlight=event["case"])


def left(meeting: Json, event: Json) -> None:
    if meeting.get("spotlight") == event["case"]:
        meeting.pop("spotlight", None)


def put_back(meeting: Json, event: Json, head: Json) -> None:
    on_item(meeting, event, state=None, called_at=None)
    left(meeting, event)


def settled(meeting: Json, event: Json, head: Json) -> None:
    on_item(meeting, event, state=event["state"], settled_at=head["at"])
    left(meeting, event)


def chair_handed_over(meeting: Json, event: Json, head: Json) -> None:
    meeting["chair"] = event["to"]


def scribe_appointed(meeting: Json, event: Json, head: Json) -> None:
    meeting["scribe"] = event["scribe"]


def shutter_set(meeting: Json, event: Json, head: Json) -> None:
    put(meeting, shutter=event["shut"])


def closed(meeting: Json, event: Json, head: Json) -> None:
    meeting.update(state="closed", closed_at=head["at"])


TABLE: dict[str, Effect] = {
    "SittingOpened": opened,
    "Registered": registered,
    "AgendaSet": agenda_set,
    "CaseCalled": called,
    "CasePutBack": put_back,
    "CaseSettled": settled,
    "ChairHandedOver": chair_handed_over,
    "ScribeAppointed": scribe_appointed,
    "ShutterSet": shutter_set,
    "SittingClosed": closed,
}
