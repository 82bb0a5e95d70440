"""Lists of two agencies given together: a made-up town of families, some known to both."""

from app.codec import board_hash
from app.domain.board import Board
from app.intake import Table
from tests.app.intake.importing import Imported, bring_in, table
from tests.helpers.builders import board

FAMILIES = ("Maple", "Oak", "Élm", "Ash", "Birch", "Rowan", "Hazel", "Alder")
CHILDREN = ("Jade", "Reed", "Fern")
STREET = "{} Invented Road, ZZ{} 9ZZ"
INVOLVED = ("First Name", "Last Name", "Date Of Birth", "Address", "Service Involvement")


def town(first: int, last: int) -> list[tuple[str, str, str, str]]:
    """The children of some families, three to a house."""
    return [
        (given, family, f"20{10 + n}-0{m + 1}-15", STREET.format(n + 1, n % 3 + 1))
        for n, family in enumerate(FAMILIES[first:last], first)
        for m, given in enumerate(CHILDREN)
    ]


def social_care() -> Table:
    rows = ((*person, "Current") for person in town(0, 6))
    return table(INVOLVED, *rows, name="social-care.csv")


def education() -> Table:
    """Two families fewer at one end and two more at the other, written differently."""
    rows = ((g.upper(), f.replace("É", "E"), d, a, "Historic") for g, f, d, a in town(2, 8))
    return table(INVOLVED, *rows, name="education.csv")


def referrals() -> Table:
    """One child of each family, by day before month; the first is referred twice."""
    day = [(g, f, "/".join(reversed(d.split("-"))), a) for g, f, d, a in town(0, 8)[::3]]
    rows = [(f"R{n}", *who, "Red") for n, who in enumerate([*day, day[0]])]
    return table(("Ref", "Forename", "Surname", "DOB", "Home Address", "RAG"), *rows)


def imported(*tables: Table, to: Board | None = None) -> Imported:
    return bring_in(tables, to)


def test_two_lists_alone_match_each_other_and_store_nobody() -> None:
    result = imported(social_care(), education())
    report = result.report
    assert (report.people, report.matched, report.households) == (24, 12, 8)
    assert (report.contributions, report.on_no_case) == (0, 36)
    assert result.board == board()


def test_each_list_answers_on_the_cases_of_its_people() -> None:
    report = imported(referrals(), social_care(), education()).report
    assert (report.cases, report.links, report.matched) == (9, 1, 16)
    assert report.contributions == (6 + 1) + 6, "the child referred twice is answered for on both"
    assert report.on_no_case == 12 + 12


def test_one_after_another_gives_the_same_cases_as_together() -> None:
    files = (referrals(), social_care(), education())
    together, apart = imported(*files), board()
    for one in files:
        apart = imported(one, to=apart).board
    assert board_hash(apart) == board_hash(together.board)


def test_together_a_second_time_changes_nothing() -> None:
    files = (referrals(), social_care(), education())
    first = imported(*files)
    second = imported(*files, to=first.board)
    assert second.plan.steps == ()
    assert second.board == first.board
    assert (second.report.already_known, second.report.matched) == (9, 16)
