"""What the partners agreed."""

from tests.golden.effects.parts import (
    Effect,
    Json,
    add,
    copied,
    default,
    named,
    place,
    put,
)


def founded(event: Json, head: Json) -> Json:
    said = copied(event, "name", "prefix")
    return {"type": "Partnership", "id": event["board"], "founded_at": head["at"], **said}


def agency_put(partnership: Json, event: Json, head: Json) -> None:
    place(partnership.setdefault("agencies", []), event["agency"])


def agency_mode_set(partnership: Json, event: Json, head: Json) -> None:
    for agency in named(partnership.get("agencies", []), event["agency"]):
        put(agency, mode=event["mode"])


def seat_put(partnership: Json, event: Json, head: Json) -> None:
    place(partnership.setdefault("seats", []), event["seat"], key="account")


def seat_removed(partnership: Json, event: Json, head: Json) -> None:
    for seat in named(partnership.get("seats", []), event["account"], key="account"):
        put(seat, removed=True)


def clocks_set(partnership: Json, event: Json, head: Json) -> None:
    partnership["clocks"] = event["clocks"]


def calendar_set(partnership: Json, event: Json, head: Json) -> None:
    partnership["calendar"] = event["calendar"]


def ladder_set(partnership: Json, event: Json, head: Json) -> None:
    partnership["ladder"] = event["ladder"]


def service_put(partnership: Json, event: Json, head: Json) -> None:
    place(partnership.setdefault("directory", []), event["service"])


def service_removed(partnership: Json, event: Json, head: Json) -> None:
    left = [s for s in partnership.get("directory", []) if s["id"] != event["service"]]
    put(partnership, directory=left)


def threshold_signed(partnership: Json, event: Json, head: Json) -> None:
    versions = partnership.get("thresholds", [])
    for version in named(versions, event["version"], key="version"):
        add(version, "sign_offs", {**copied(event, "agency", "name"), "at": head["at"]})


def threshold_published(partnership: Json, event: Json, head: Json) -> None:
    add(partnership, "thresholds", event["threshold"])


def mode_scheduled(partnership: Json, event: Json, head: Json) -> None:
    for agency in named(partnership.get("agencies", []), event["agency"]):
        others = [c for c in agency.get("changes", []) if c["since"] != event["since"]]
        # A change of mode is written whole, also where the event leaves out a default.
        new = {"since": event["since"], "mode": event["mode"]}
        agency["changes"] = sorted((*others, new), key=lambda change: change["since"])


def profile_adopted(partnership: Json, event: Json, head: Json) -> None:
    if event["profile"] is not None:
        add(partnership, "profiles", event["profile"])


def preset_set(partnership: Json, event: Json, head: Json) -> None:
    if event["rules"] is not None:
        presets = partnership.get("presets", default("Partnership", "presets"))
        partnership["presets"] = list(presets)
        place(partnership["presets"], event["rules"], key="preset")


def feedback_rules_set(partnership: Json, event: Json, head: Json) -> None:
    partnership["feedback"] = event["rules"]


def template_put(partnership: Json, event: Json, head: Json) -> None:
    new = event["template"]
    same = ("reader", "about")
    others = [
        t for t in partnership.get("templates", []) if any(t[name] != new[name] for name in same)
    ]
    partnership["templates"] = [*others, new]


TABLE: dict[str, Effect] = {
    "AgencyPut": agency_put,
    "AgencyModeSet": agency_mode_set,
    "SeatPut": seat_put,
    "SeatRemoved": seat_removed,
    "ClocksSet": clocks_set,
    "CalendarSet": calendar_set,
    "LadderSet": ladder_set,
    "ServicePut": service_put,
    "ServiceRemoved": service_removed,
    "ThresholdPublished": threshold_published,
    "ThresholdSigned": threshold_signed,
    "AgencyModeScheduled": mode_scheduled,
    "ProfileAdopted": profile_adopted,
    "PresetSet": preset_set,
    "FeedbackRulesSet": feedback_rules_set,
    "TemplatePut": template_put,
}
