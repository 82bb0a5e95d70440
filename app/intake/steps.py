"""The commands of an import, each under an id that is the same every time."""

from collections.abc import Iterator

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.commands import (
    CaseCommand,
    LinkCase,
    RateCase,
    ReceiveReferral,
    ShareInformation,
)
from app.domain.case.parts import LinkKind
from app.domain.values import CommandId, ContributionId, Rating, Stage
from app.intake.involvement import content
from app.intake.people import OnCase, by_child_id, by_person, by_reference, grouped, pairs
from app.intake.referral import referral, subject
from app.intake.rows import Place
from app.intake.scene import Entry, Scene
from app.intake.taking import Involved

SAME = (
    (by_person, LinkKind.SAME_PERSON),
    (by_child_id, LinkKind.SAME_PERSON),
    (by_reference, LinkKind.SAME_INCIDENT),
)
"""What two cases share, and what that makes them."""
RATED_AT = (Stage.NEW, Stage.SCREENING)


class Step(Struct, frozen=True):
    """One command, and the row it comes from."""

    id: CommandId
    command: CaseCommand
    place: Place


def steps(scene: Scene) -> Iterator[Step]:
    """Those that the board does not have yet, in the order in which they can be taken."""
    for every in (_received, _linked, _shared):
        yield from (step for step in every(scene) if not is_done(scene.board, step.command))


def is_done(board: Board, command: CaseCommand) -> bool:
    """Whether an earlier import, or a person since, saw to this."""
    case = board.case(command.case)
    if case is None:
        return False
    match command:
        case RateCase():
            return bool(case.ratings) or case.stage not in RATED_AT
        case LinkCase(other=other):
            return any(link.other == other for link in case.links)
        case ShareInformation(contribution=contribution):
            return any(c.id == contribution for c in case.contributions)
    return True


def _received(scene: Scene) -> Iterator[Step]:
    for entry in scene.entries:
        door, on = entry.door, entry.on
        yield _step(scene, f"receive {door.sense}", door.place, _receive(scene, entry))
        if door.row.rating is not Rating.UNRATED:
            rate = RateCase(case=on.case, rating=door.row.rating)
            yield _step(scene, f"rate {door.sense}", door.place, rate)


def _receive(scene: Scene, entry: Entry) -> ReceiveReferral:
    return ReceiveReferral(
        case=entry.on.case,
        referral=referral(entry.door, scene.calendar, scene.now),
        subjects=(subject(entry.door, entry.on.subject),),
    )


def _linked(scene: Scene) -> Iterator[Step]:
    """Cases of one person, then referrals that share their reference, each pair once."""
    places = {entry.on.case: entry.door.place for entry in scene.entries}
    seen: set[frozenset[str]] = set()
    for key, kind in SAME:
        for new, earlier in pairs(scene.everyone, key, scene.own):
            pair = frozenset((new.case, earlier.case))
            if pair not in seen:
                seen.add(pair)
                link = LinkCase(case=new.case, other=earlier.case, kind=kind)
                name = f"link {' '.join(sorted(pair))}"
                yield _step(scene, name, places[new.case], link)


def _shared(scene: Scene) -> Iterator[Step]:
    concerned = grouped((one for one in scene.everyone if one.open), by_person)
    for involved in scene.taken.involved:
        for one in concerned.get(involved.known.person, ()):
            name = f"{one.case} {one.subject} {involved.sense}"
            yield _step(scene, f"share {name}", involved.place, _share(scene, name, one, involved))


def _share(scene: Scene, name: str, one: OnCase, involved: Involved) -> ShareInformation:
    return ShareInformation(
        case=one.case,
        contribution=ContributionId(scene.name_id(f"contribution {name}")),
        content=content(involved.row, one.subject, scene.off_wall(involved.agency)),
        for_agency=involved.agency,
    )


def _step(scene: Scene, name: str, place: Place, command: CaseCommand) -> Step:
    return Step(CommandId(scene.name_id(f"command {name}")), command, place)
