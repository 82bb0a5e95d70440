"""The report's figures, and the rows that a person must look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from app.domain.case.commands import LinkCase, ReceiveReferral, ShareInformation
from app.intake.matching import nearly
from app.intake.people import by_household, by_person, by_reference, grouped, pairs
from app.intake.report import Reject, Report
from app.intake.scene import Scene
from app.intake.steps import Step
from app.intake.taking import Involved

SAME_REFERENCE = "has the reference of {} but other words: received too, and the two are linked"


def report(scene: Scene, planned: Sequence[Step]) -> Report:
    taken, done = scene.taken, counts(planned)
    rows = [*(entry.on.known for entry in scene.entries), *(i.known for i in taken.involved)]
    own = scene.own
    others = [one.known for one in scene.everyone if one.case not in own]
    named = [known.person for known in rows if known.person]
    return Report(
        **done,
        # Whoever cannot be told from others counts as one of their own.
        people=len(set(named)) + len(rows) - len(named),
        matched=_met_again(named, (known.person for known in others)),
        households=_met_again(
            (known.household for known in rows if known.household),
            (known.household for known in others),
        ),
        repeated=taken.repeated,
        already_known=len(scene.entries) - done["cases"],
        on_no_case=sum(1 for _ in _on_no_case(scene)),
        refused=taken.refused,
        rejects=taken.rejects,
        possible=(*_same_reference(scene), *_possible(scene)),
        not_read=taken.not_read,
    )


def counts(steps: Iterable[Step]) -> dict[str, int]:
    kinds = Counter(type(step.command) for step in steps)
    return {
        "cases": kinds[ReceiveReferral],
        "contributions": kinds[ShareInformation],
        "links": kinds[LinkCase],
    }


def _met_again(keys: Iterable[str], others: Iterable[str]) -> int:
    """How many different keys stand in more than one row, or on another case of the board."""
    times, elsewhere = Counter(keys), set(others)
    return sum(1 for key, count in times.items() if count > 1 or key in elsewhere)


def _on_no_case(scene: Scene) -> Iterator[Involved]:
    concerned = grouped((one for one in scene.everyone if one.open), by_person)
    return (one for one in scene.taken.involved if one.known.person not in concerned)


def _same_reference(scene: Scene) -> Iterator[Reject]:
    places = {entry.on.case: entry.door.place for entry in scene.entries}
    for new, earlier in pairs(scene.everyone, by_reference, scene.own):
        place = places[new.case]
        yield Reject(place.file, place.row, "", SAME_REFERENCE.format(earlier.label))


def _possible(scene: Scene) -> Iterator[Reject]:
    homes = grouped((one for one in scene.everyone if one.open), by_household)
    for involved in _on_no_case(scene):
        place = involved.place
        for one in homes.get(involved.known.household, ()):
            if why := nearly(involved.known, one.known):
                yield Reject(place.file, place.row, "", f"may be on {one.label}: {why}")
