"""Requests, and what agencies answer."""

from typing import Any

from tests.golden.effects.parts import (
    Effect,
    Json,
    add,
    any_open,
    copied,
    instant,
    named,
    put,
    to_stage,
)


def asked(case: Json, event: Json, head: Json) -> None:
    said = ("agency", "subjects", "question", "purpose", "by", "level", "basis")
    request = copied(event, *said, "basis_owed_by", "systems", "due")
    request.update(id=event["request"], at=head["at"])
    add(case, "requests", request)
    if event.get("locked"):
        request["state"] = "locked"
    else:
        request["clock_from"] = head["at"]
        case["stage"] = "gathering"


def on_request(case: Json, event: Json, **members: Any) -> None:
    for request in named(case.get("requests", []), event.get("request")):
        put(request, **members)


def basis_recorded(case: Json, event: Json, head: Json) -> None:
    on_request(case, event, basis_owed_by=None)
    for request in named(case.get("requests", []), event["request"]):
        request["basis"] = event["basis"]


def seen(case: Json, event: Json, head: Json) -> None:
    on_request(case, event, state="seen", seen_at=head["at"])


def paused(case: Json, event: Json, head: Json) -> None:
    for request in named(case.get("requests", []), event["request"]):
        add(request, "pauses", {"cause": event["cause"], "began": head["at"], "ended": None})
        if "due" in request and instant(request["due"]) > instant(head["at"]):
            del request["due"]


def resumed(case: Json, event: Json, head: Json) -> None:
    for request in named(case.get("requests", []), event["request"]):
        for pause in request.get("pauses", []):
            if pause["ended"] is None:
                pause["ended"] = max(head["at"], pause["began"], key=instant)
        put(request, due=event["due"])


def closed_request(case: Json, event: Json, head: Json, **members: Any) -> None:
    on_request(case, event, closed_at=head["at"], **members)
    if case["stage"] == "gathering" and not any_open(case):
        case["stage"] = "ready"


def cancelled(case: Json, event: Json, head: Json) -> None:
    closed_request(case, event, head, state="cancelled", closed_because=event["reason"])


def declined(case: Json, event: Json, head: Json) -> None:
    why = {"declined": event["reason"], "closed_because": event.get("text")}
    closed_request(case, event, head, state="declined", **why)


def shared(case: Json, event: Json, head: Json) -> None:
    said = ("agency", "by", "content", "request", "late", "nil", "sealed", "working")
    new = {"id": event["contribution"], "at": head["at"], "changed": head["version"]}
    for request in named(case.get("requests", []), event.get("request")):
        new.update(copied(request, "trawl"))
    add(case, "contributions", {**new, **copied(event, *said)})
    if "request" in event:
        closed_request(case, event, head, state="answered")


def corrected_words(case: Json, event: Json, head: Json) -> None:
    for words in named(case.get("contributions", []), event["contribution"]):
        before = {"content": words["content"], "at": head["at"]}
        add(words, "earlier", {**before, **copied(event, "by", "reason")})
        words.update(content=event["content"], changed=head["version"])
        put(words, nil=event.get("nil"), sealed=event.get("sealed"))


def withdrawn_words(case: Json, event: Json, head: Json) -> None:
    for words in named(case.get("contributions", []), event["contribution"]):
        words["changed"] = head["version"]
        put(words, withdrawn_at=head["at"], withdrawn_because=event["reason"])


def noted(case: Json, event: Json, head: Json) -> None:
    add(case, "notes", {**copied(event, "text", "by", "working"), "at": head["at"]})


TABLE: dict[str, Effect] = {
    "InformationRequested": asked,
    "BasisRecorded": basis_recorded,
    "RequestSeen": seen,
    "RequestPaused": paused,
    "RequestResumed": resumed,
    "RequestCancelled": cancelled,
    "InformationShared": shared,
    "ContributionCorrected": corrected_words,
    "ContributionWithdrawn": withdrawn_words,
    "RequestDeclined": declined,
    "NoteAdded": noted,
    "CaseMadeReady": to_stage("ready"),
}
