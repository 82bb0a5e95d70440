"""Which specialist desks a case calls for."""

from collections.abc import Iterable
from datetime import date

from app.domain.case.state import Case, RequestState
from app.domain.partnership.state import Agency, Partnership
from app.domain.values import AgencyId, SeatMode


def suggested_desks(partnership: Partnership, case: Case, day: date) -> tuple[AgencyId, ...]:
    """In board order, agencies of that day, not asked or heard yet, whose desk fits a tag."""
    heard = {r.agency for r in case.requests if r.state is not RequestState.CANCELLED}
    heard |= {c.agency for c in case.contributions}
    heard |= set(case.certificate.agencies if case.certificate else ())
    return tuple(
        agency.id
        for agency in partnership.agencies
        if _fits(agency, case)
        and agency.mode_on(day) is not SeatMode.OFF
        and agency.id not in heard
    )


def _fits(agency: Agency, case: Case) -> bool:
    by_factor = not set(agency.desk_for).isdisjoint(case.factors)
    return by_factor or not _plain(agency.programmes).isdisjoint(_plain(case.programmes))


def _plain(programmes: Iterable[str]) -> set[str]:
    """A tag is typed by people: "MARAC" is "Marac"."""
    return {" ".join(programme.casefold().split()) for programme in programmes}
