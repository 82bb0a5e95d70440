"""What makes sharing lawful, and the requests that wait for it."""

from tests.golden.effects.asking import on_request
from tests.golden.effects.parts import Effect, Json, add, any_open, copied, named, put

GATHERS = ("new", "screening", "gathering", "ready")


def preset_chosen(case: Json, event: Json, head: Json) -> None:
    put(case, preset=event["preset"])


def informed(case: Json, event: Json, head: Json) -> None:
    if event["subject"] is not None:
        said = copied(event, "subject", "by", "how", "why_not")
        add(case, "informed", {**said, "aware": event["aware"], "at": head["at"]})


def consent_recorded(case: Json, event: Json, head: Json) -> None:
    stopped(case, event, head)
    if event["consent"] is not None:
        record = {**copied(event, "consent", "by"), "at": head["at"]}
        add(case, "consents", record)


def consent_withdrawn(case: Json, event: Json, head: Json) -> None:
    for record in case.get("consents", []):
        if record["consent"]["id"] == event["consent"]:
            put(record, withdrawn_at=head["at"], withdrawn_because=event.get("reason"))
    stopped(case, event, head)


def stopped(case: Json, event: Json, head: Json) -> None:
    for request in event.get("stopped", []):
        told = event["consent"] is not None
        on_request(case, {"request": request}, state="locked", due=None, stopped=told)
    for words in event.get("marked", []):
        for shared in named(case.get("contributions", []), words):
            shared["consent_withdrawn_at"] = head["at"]
    if event.get("stopped") and case["stage"] == "gathering" and not any_open(case):
        case["stage"] = "ready"


def dispensed(case: Json, event: Json, head: Json) -> None:
    if event["subjects"]:
        said = copied(event, "subjects", "agencies", "reason", "by", "ground")
        add(case, "dispensations", {**said, "at": head["at"]})


def key_worker_named(case: Json, event: Json, head: Json) -> None:
    if event["name"]:
        case["key_worker"] = {**copied(event, "name", "by", "agency", "contact"), "at": head["at"]}


def trawl_opened(case: Json, event: Json, head: Json) -> None:
    case["trawl"] = case.get("trawl", 1) + 1
    for request, due in event["requests"]:
        asked = {"clock_from": head["at"], "due": due, "trawl": case["trawl"]}
        on_request(case, {"request": request}, state=None, seen_at=None, stopped=None, **asked)
    if case["stage"] in GATHERS and any_open(case):
        case["stage"] = "gathering"


TABLE: dict[str, Effect] = {
    "PresetChosen": preset_chosen,
    "PersonInformed": informed,
    "ConsentRecorded": consent_recorded,
    "ConsentWithdrawn": consent_withdrawn,
    "ConsentDispensed": dispensed,
    "KeyWorkerNamed": key_worker_named,
    "TrawlOpened": trawl_opened,
}
