"""At the door: what each event of receiving, screening and rating leaves."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from app.domain.case.events import (
    CaseEvent,
    CaseLinked,
    CaseRated,
    CaseRestricted,
    CaseTagged,
    ReferralAmended,
    ReferralReceived,
    ReferralRouted,
    RestrictionLifted,
    ScreeningBegun,
    SubjectPut,
    SubjectRemoved,
)
from app.domain.case.evolve.owed import owed
from app.domain.case.state import Amendment, Case, Rated, Restriction
from app.domain.events import Recorded
from app.domain.values import By, Route, Stage


def referral_received(event: ReferralReceived, recorded: Recorded) -> Case:
    case = Case(
        id=event.case,
        version=recorded.version,
        reference=event.reference,
        stage=Stage.NEW,
        opened_at=recorded.at,
        opened_by=event.by,
        referral=event.referral,
        subjects=event.subjects,
        referral_changed=recorded.version,
        subjects_changed=recorded.version,
        decide_by=event.decide_by,
    )
    return owed(case, event.owes, recorded)


def referral_amended(case: Case, event: ReferralAmended, recorded: Recorded) -> Case:
    amendment = Amendment(recorded.at, event.by, "referral", event.reason)
    return structs.replace(
        case,
        referral=event.referral,
        referral_changed=recorded.version,
        amendments=(*case.amendments, amendment),
    )


def subject_put(case: Case, event: SubjectPut, recorded: Recorded) -> Case:
    subject = event.subject
    known = any(s.id == subject.id for s in case.subjects)
    replaced = tuple(subject if s.id == subject.id else s for s in case.subjects)
    what = "subject" if known else "subject added"
    amendment = Amendment(recorded.at, event.by, what, event.reason)
    return structs.replace(
        case,
        subjects=replaced if known else (*case.subjects, subject),
        subjects_changed=recorded.version,
        amendments=(*case.amendments, amendment),
    )


def subject_removed(case: Case, event: SubjectRemoved, recorded: Recorded) -> Case:
    amendment = Amendment(recorded.at, event.by, "subject removed", event.reason)
    return structs.replace(
        case,
        subjects=tuple(s for s in case.subjects if s.id != event.subject),
        subjects_changed=recorded.version,
        amendments=(*case.amendments, amendment),
    )


def screening_begun(case: Case, event: ScreeningBegun, recorded: Recorded) -> Case:
    return _screened(case, event.by, recorded)


def _screened(case: Case, by: By, recorded: Recorded) -> Case:
    """Whatever is first done with a new referral begins its screening."""
    if case.stage is not Stage.NEW:
        return case
    screening = structs.replace(case.screening, by=by, at=recorded.at)
    return structs.replace(case, stage=Stage.SCREENING, screening=screening)


def referral_routed(case: Case, event: ReferralRouted, recorded: Recorded) -> Case:
    case = _screened(case, event.by, recorded)
    screening = structs.replace(
        case.screening, route=event.route, route_to=event.to, route_reason=event.reason
    )
    stage = case.stage if event.route is Route.MASH else Stage.CLOSING
    return structs.replace(case, screening=screening, stage=stage)


def case_restricted(case: Case, event: CaseRestricted, recorded: Recorded) -> Case:
    restriction = Restriction(event.named, event.reason, recorded.at, event.by)
    return structs.replace(case, restriction=restriction)


def restriction_lifted(case: Case, _: RestrictionLifted, __: Recorded) -> Case:
    return structs.replace(case, restriction=None)


def case_rated(case: Case, event: CaseRated, recorded: Recorded) -> Case:
    case = _screened(case, event.by, recorded)
    dues = dict(event.dues)
    screening = case.screening
    if event.level is not None:
        screening = structs.replace(screening, level=event.level)
    return structs.replace(
        case,
        rating=event.rating,
        ratings=(*case.ratings, Rated(event.rating, recorded.at, event.by, event.reason)),
        screening=screening,
        requests=tuple(
            structs.replace(r, due=dues[r.id]) if r.id in dues else r for r in case.requests
        ),
    )


def case_tagged(case: Case, event: CaseTagged, _: Recorded) -> Case:
    return structs.replace(case, factors=event.factors, programmes=event.programmes)


def case_linked(case: Case, event: CaseLinked, _: Recorded) -> Case:
    return case if event.link is None else structs.replace(case, links=(*case.links, event.link))


TABLE: dict[type[CaseEvent], Callable[[Case, Any, Recorded], Case]] = {
    ReferralAmended: referral_amended,
    SubjectPut: subject_put,
    SubjectRemoved: subject_removed,
    ScreeningBegun: screening_begun,
    ReferralRouted: referral_routed,
    CaseRestricted: case_restricted,
    RestrictionLifted: restriction_lifted,
    CaseRated: case_rated,
    CaseTagged: case_tagged,
    CaseLinked: case_linked,
}
