"""Which specialist desks a case calls for."""

from app.domain.case.state import Case, RequestState
from app.domain.partnership.state import Partnership
from app.domain.values import AgencyId, SeatMode


def suggested_desks(partnership: Partnership, case: Case) -> tuple[AgencyId, ...]:
    """In board order, agencies not asked or heard yet whose desk fits a factor of the case."""
    heard = {r.agency for r in case.requests if r.state is not RequestState.CANCELLED}
    heard |= {c.agency for c in case.contributions}
    return tuple(
        agency.id
        for agency in partnership.agencies
        if not set(agency.desk_for).isdisjoint(case.factors)
        and agency.mode is not SeatMode.OFF
        and agency.id not in heard
    )
