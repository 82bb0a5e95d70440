"""What the partners agreed."""

from tests.golden.effects.parts import (
    Effect,
    Json,
    add,
    copied,
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
}
