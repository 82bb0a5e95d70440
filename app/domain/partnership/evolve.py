"""How each event changes what the partners agreed."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.events import Recorded
from app.domain.partnership import events
from app.domain.partnership.state import Agency, ModeChange, Partnership, SignOff


def evolve(
    before: Partnership | None, event: events.Event, recorded: Recorded
) -> Partnership | None:
    """None where the founding itself was erased."""
    if isinstance(event, events.PartnershipFounded):
        return founded(event, recorded)
    if before is None:
        return None
    if isinstance(event, events.ThresholdSigned):
        after = threshold_signed(before, event, recorded)
    else:
        after = TABLE[type(event)](before, event)
    return structs.replace(after, version=recorded.version)


def founded(event: events.PartnershipFounded, recorded: Recorded) -> Partnership:
    return Partnership(
        id=event.board,
        version=recorded.version,
        name=event.name,
        prefix=event.prefix,
        founded_at=recorded.at,
    )


def agency_put(before: Partnership, event: events.AgencyPut) -> Partnership:
    new = event.agency
    if before.agency(new.id) is None:
        return structs.replace(before, agencies=(*before.agencies, new))
    agencies = tuple(new if a.id == new.id else a for a in before.agencies)
    return structs.replace(before, agencies=agencies)


def agency_mode_set(before: Partnership, event: events.AgencyModeSet) -> Partnership:
    agencies = tuple(
        structs.replace(a, mode=event.mode) if a.id == event.agency else a for a in before.agencies
    )
    return structs.replace(before, agencies=agencies)


def seat_put(before: Partnership, event: events.SeatPut) -> Partnership:
    new = event.seat
    if not any(s.account == new.account for s in before.seats):
        return structs.replace(before, seats=(*before.seats, new))
    seats = tuple(new if s.account == new.account else s for s in before.seats)
    return structs.replace(before, seats=seats)


def seat_removed(before: Partnership, event: events.SeatRemoved) -> Partnership:
    seats = tuple(
        structs.replace(s, removed=True) if s.account == event.account else s for s in before.seats
    )
    return structs.replace(before, seats=seats)


def clocks_set(before: Partnership, event: events.ClocksSet) -> Partnership:
    return structs.replace(before, clocks=event.clocks)


def calendar_set(before: Partnership, event: events.CalendarSet) -> Partnership:
    return structs.replace(before, calendar=event.calendar)


def ladder_set(before: Partnership, event: events.LadderSet) -> Partnership:
    return structs.replace(before, ladder=event.ladder)


def service_put(before: Partnership, event: events.ServicePut) -> Partnership:
    new = event.service
    if before.service(new.id) is None:
        return structs.replace(before, directory=(*before.directory, new))
    directory = tuple(new if s.id == new.id else s for s in before.directory)
    return structs.replace(before, directory=directory)


def service_removed(before: Partnership, event: events.ServiceRemoved) -> Partnership:
    directory = tuple(s for s in before.directory if s.id != event.service)
    return structs.replace(before, directory=directory)


def threshold_published(before: Partnership, event: events.ThresholdPublished) -> Partnership:
    return structs.replace(before, thresholds=(*before.thresholds, event.threshold))


def threshold_signed(
    before: Partnership, event: events.ThresholdSigned, recorded: Recorded
) -> Partnership:
    signed = SignOff(event.agency, event.name, recorded.at)
    thresholds = tuple(
        structs.replace(t, sign_offs=(*t.sign_offs, signed)) if t.version == event.version else t
        for t in before.thresholds
    )
    return structs.replace(before, thresholds=thresholds)


def agency_mode_scheduled(before: Partnership, event: events.AgencyModeScheduled) -> Partnership:
    """In the order of the days; one of the same day gives way."""
    new = ModeChange(event.since, event.mode)

    def scheduled(agency: Agency) -> Agency:
        others = (change for change in agency.changes if change.since != new.since)
        changes = sorted((*others, new), key=lambda change: change.since)
        return structs.replace(agency, changes=tuple(changes))

    agencies = tuple(scheduled(a) if a.id == event.agency else a for a in before.agencies)
    return structs.replace(before, agencies=agencies)


def profile_adopted(before: Partnership, event: events.ProfileAdopted) -> Partnership:
    if event.profile is None:
        return before
    return structs.replace(before, profiles=(*before.profiles, event.profile))


def preset_set(before: Partnership, event: events.PresetSet) -> Partnership:
    new = event.rules
    if new is None:
        return before
    if before.rules(new.preset) is None:
        return structs.replace(before, presets=(*before.presets, new))
    presets = tuple(new if r.preset is new.preset else r for r in before.presets)
    return structs.replace(before, presets=presets)


def feedback_rules_set(before: Partnership, event: events.FeedbackRulesSet) -> Partnership:
    return structs.replace(before, feedback=event.rules)


def template_put(before: Partnership, event: events.TemplatePut) -> Partnership:
    new = event.template
    others = tuple(t for t in before.templates if (t.reader, t.about) != (new.reader, new.about))
    return structs.replace(before, templates=(*others, new))


TABLE: dict[type[events.Event], Callable[[Partnership, Any], Partnership]] = {
    events.AgencyPut: agency_put,
    events.AgencyModeSet: agency_mode_set,
    events.SeatPut: seat_put,
    events.SeatRemoved: seat_removed,
    events.ClocksSet: clocks_set,
    events.CalendarSet: calendar_set,
    events.LadderSet: ladder_set,
    events.ServicePut: service_put,
    events.ServiceRemoved: service_removed,
    events.ThresholdPublished: threshold_published,
    events.AgencyModeScheduled: agency_mode_scheduled,
    events.ProfileAdopted: profile_adopted,
    events.PresetSet: preset_set,
    events.FeedbackRulesSet: feedback_rules_set,
    events.TemplatePut: template_put,
}
