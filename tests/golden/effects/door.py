"""A case from its receipt to its rating."""

from tests.golden.effects.feedback import to_be_told
from tests.golden.effects.parts import (
    Effect,
    Json,
    add,
    copied,
    named,
    place,
    put,
)


def received(event: Json, head: Json) -> Json:
    case = {
        "type": "Case",
        "id": event["case"],
        "stage": "new",
        "opened_at": head["at"],
        "opened_by": event["by"],
        "referral_changed": head["version"],
        "subjects_changed": head["version"],
        **copied(event, "reference", "referral", "subjects"),
    }
    put(case, decide_by=event["decide_by"])
    to_be_told(case, event, head)
    return case


def amended(case: Json, event: Json, head: Json, what: str) -> None:
    amendment = {"at": head["at"], "by": event["by"], "what": what}
    add(case, "amendments", {**amendment, "reason": event.get("reason", "")})


def referral_amended(case: Json, event: Json, head: Json) -> None:
    case.update(referral=event["referral"], referral_changed=head["version"])
    amended(case, event, head, "referral")


def subject_put(case: Json, event: Json, head: Json) -> None:
    known = named(case["subjects"], event["subject"]["id"])
    place(case["subjects"], event["subject"])
    case["subjects_changed"] = head["version"]
    amended(case, event, head, "subject" if known else "subject added")


def subject_removed(case: Json, event: Json, head: Json) -> None:
    case["subjects"] = [s for s in case["subjects"] if s["id"] != event["subject"]]
    case["subjects_changed"] = head["version"]
    amended(case, event, head, "subject removed")


def screened(case: Json, event: Json, head: Json) -> None:
    if case["stage"] == "new":
        case["stage"] = "screening"
        case.setdefault("screening", {}).update(by=event["by"], at=head["at"])


def routed(case: Json, event: Json, head: Json) -> None:
    screened(case, event, head)
    screening = case.setdefault("screening", {})
    put(screening, route=event["route"], route_to=event.get("to"), route_reason=event["reason"])
    if event["route"] != "mash":
        case["stage"] = "closing"


def restricted(case: Json, event: Json, head: Json) -> None:
    case["restriction"] = {**copied(event, "named", "reason", "by"), "at": head["at"]}


def lifted(case: Json, event: Json, head: Json) -> None:
    case.pop("restriction", None)


def rated(case: Json, event: Json, head: Json) -> None:
    screened(case, event, head)
    put(case, rating=event["rating"])
    add(case, "ratings", {**copied(event, "rating", "by", "reason"), "at": head["at"]})
    if "level" in event:
        case.setdefault("screening", {})["level"] = event["level"]
    for request, due in event.get("dues", []):
        for found in named(case.get("requests", []), request):
            put(found, due=due)


def tagged(case: Json, event: Json, head: Json) -> None:
    put(case, factors=event["factors"], programmes=event["programmes"])


def linked(case: Json, event: Json, head: Json) -> None:
    if event["link"] is not None:
        add(case, "links", event["link"])


TABLE: dict[str, Effect] = {
    "ReferralAmended": referral_amended,
    "SubjectPut": subject_put,
    "SubjectRemoved": subject_removed,
    "ScreeningBegun": screened,
    "ReferralRouted": routed,
    "CaseRestricted": restricted,
    "RestrictionLifted": lifted,
    "CaseRated": rated,
    "CaseTagged": tagged,
    "CaseLinked": linked,
}
