"""Several files and a board: who is matched, what each agency says, and doing it twice."""

import pytest
from msgspec import structs

from app.codec import board_hash
from app.domain.board import Board
from app.domain.case.parts import LinkKind
from app.domain.case.state import Case, Restriction
from app.domain.errors import Code, Refusal
from app.domain.values import AgencyId, Rating, Searched, Stage
from app.intake import NotReadable, Table, settled
from tests.app.intake.importing import bring_in, submit, table
from tests.helpers.builders import (
    AT,
    CHAIR,
    CHILD,
    HEALTH,
    board,
    by,
    case,
    referral,
    subject,
)

REFERRALS = ("Referral Ref", "First Name", "Last Name", "DOB", "Address", "RAG", "Details")
JADE = ("R1", "Jade", "Maple", "04/03/2019", "1 Elm Road, AB1 2CD", "Red", "Shouting heard.")
ROWAN = ("R2", "Rowan", "Oak", "2016-01-02", "2 Elm Road, AB1 2CD", "A", "Bruises.")
INVOLVED = (
    "First Name",
    "Last Name",
    "Date Of Birth",
    "Address",
    "Service Involvement",
    "School Name",
    "Contact Number",
    "Date Current As Of",
)
JADE_AT_SCHOOL = (
    "JADE",
    "maple",
    "2019-03-04",
    "1 Elm Road, AB1 2CD",
    "Current",
    "Elm School",
    "01632 960003",
    "2026-04-01",
)
STRANGER = ("Ash", "Birch", "2011-01-01", "9 Oak Road, AB9 9ZZ", "Historic", "Oak School", "", "")


def referrals(*rows: tuple[str, ...], name: str = "referrals.csv") -> Table:
    return table(REFERRALS, *rows, name=name)


def education(*rows: tuple[str, ...], name: str = "education.csv") -> Table:
    return table(INVOLVED, *rows, name=name)


def about(board: Board, family: str) -> Case:
    (found,) = [c for c in board.cases() if c.subjects[0].family == family]
    return found


def test_involvement_becomes_an_answer_of_its_agency() -> None:
    imported = bring_in([referrals(JADE, ROWAN), education(JADE_AT_SCHOOL, STRANGER)])
    assert about(imported.board, "Oak").contributions == ()
    found = about(imported.board, "Maple")
    (answer,) = found.contributions
    assert (answer.agency, answer.request, answer.sealed) == ("education", None, False)
    (search,) = answer.content.searches
    assert (search.subject, search.result) == (found.subjects[0].id, Searched.FOUND)
    assert str(search.as_of) == "2026-04-01"
    assert answer.content.facts == (
        "Current involvement: Elm School.\nRing 01632 960003.\nAs of 1 Apr 2026."
    )
    assert answer.content.voice.none_because
    report = imported.report
    assert (report.cases, report.people, report.matched) == (2, 3, 1)
    assert (report.households, report.contributions, report.on_no_case) == (1, 1, 1)
    assert "Birch" not in repr(imported.board)


def test_the_order_of_files_does_not_matter() -> None:
    one = bring_in([referrals(JADE), education(JADE_AT_SCHOOL)])
    other = bring_in([education(JADE_AT_SCHOOL), referrals(JADE)])
    assert board_hash(one.board) == board_hash(other.board)


def test_no_record_found_is_a_nil_answer() -> None:
    row = (*JADE_AT_SCHOOL[:4], "None found", "", "", "")
    (answer,) = about(bring_in([referrals(JADE), education(row)]).board, "Maple").contributions
    assert answer.nil
    assert answer.content.facts == ""


def test_an_answer_keeps_off_the_wall_where_its_agency_does() -> None:
    headings = ("Name", "DOB", "Service Involvement", "Contact Name")
    health = table(headings, ("Jade Maple", "04/03/2019", "Current", "N. Nurse"), name="health.csv")
    (answer,) = about(bring_in([referrals(JADE), health]).board, "Maple").contributions
    assert answer.agency == HEALTH
    assert answer.content.handling.off_wall


def test_people_on_the_board_are_matched() -> None:
    imported = bring_in([education(JADE_AT_SCHOOL)], board(case()))
    (answer,) = imported.case.contributions
    assert answer.content.searches[0].subject == CHILD
    assert (imported.report.matched, imported.report.contributions) == (1, 1)


@pytest.mark.parametrize(
    "hidden",
    [
        case(stage=Stage.CLOSED),
        case(restriction=Restriction((CHAIR.account,), "Known to staff", AT, by(CHAIR))),
    ],
)
def test_a_closed_or_restricted_case_takes_no_answer(hidden: Case) -> None:
    imported = bring_in([education(JADE_AT_SCHOOL)], board(hidden))
    assert imported.case == hidden
    assert imported.report.on_no_case == 1


def test_a_restricted_case_is_not_counted_nor_linked() -> None:
    hidden = case(restriction=Restriction((CHAIR.account,), "Known to staff", AT, by(CHAIR)))
    imported = bring_in([referrals(JADE)], board(hidden))
    assert (imported.report.matched, imported.report.links) == (0, 0)


def test_whoever_nearly_matches_is_shown_and_not_joined() -> None:
    born_later = ("Jade", "Maple", "2019-03-05", *JADE_AT_SCHOOL[3:])
    imported = bring_in([referrals(JADE), education(STRANGER, born_later)])
    assert imported.case.contributions == ()
    (possible,) = imported.report.possible
    assert (possible.file, possible.row) == ("education.csv", 3)
    assert possible.reason == (
        "may be on row 2 of referrals.csv: same name and address, other date of birth"
    )


def test_an_exact_repeat_changes_nothing() -> None:
    once = bring_in([referrals(JADE), education(JADE_AT_SCHOOL)])
    twice = bring_in([referrals(JADE, JADE), education(JADE_AT_SCHOOL, JADE_AT_SCHOOL)])
    assert board_hash(once.board) == board_hash(twice.board)
    assert twice.report.repeated == 2
    assert twice.report == structs.replace(once.report, repeated=2)


def test_a_second_import_changes_nothing() -> None:
    files = [referrals(JADE, ROWAN), education(JADE_AT_SCHOOL, STRANGER)]
    first = bring_in(files)
    second = bring_in(files, first.board)
    assert second.plan.steps == ()
    assert (second.report.cases, second.report.already_known) == (0, 2)
    assert second.report.contributions == 0
    assert (second.report.people, second.report.matched) == (3, 1)


def test_the_first_plan_again_gets_its_first_answers() -> None:
    first = bring_in([referrals(JADE), education(JADE_AT_SCHOOL)])
    again = submit(first.plan, first.board, first.outcomes)
    assert again.events == 0
    assert again.outcomes == first.outcomes


def test_the_first_plan_on_its_own_board_is_refused_and_reported_as_known() -> None:
    first = bring_in([referrals(JADE)])
    again = submit(first.plan, first.board)
    assert board_hash(again.board) == board_hash(first.board)
    assert (again.report.cases, again.report.already_known) == (0, 1)


def test_what_an_import_left_half_done_is_finished() -> None:
    files = [referrals(JADE, ROWAN), education(JADE_AT_SCHOOL)]
    whole = bring_in(files)
    half = submit(structs.replace(whole.plan, steps=whole.plan.steps[:1]), board())
    rest = bring_in(files, half.board)
    assert rest.plan.steps == whole.plan.steps[1:]
    assert board_hash(rest.board) == board_hash(whole.board)


def test_what_a_person_completed_since_is_what_matches() -> None:
    bad = (*JADE[:3], "31/02/2019", *JADE[4:])
    first = bring_in([referrals(bad)])
    child = structs.replace(first.case.subjects[0], born=subject().born)
    completed = structs.replace(first.case, subjects=(child,))
    streams = first.board.streams | {completed.id: completed}
    second = bring_in(
        [referrals(bad), education(JADE_AT_SCHOOL)], structs.replace(first.board, streams=streams)
    )
    assert len(second.case.contributions) == 1
    assert second.report.already_known == 1


def test_a_rating_changed_since_stays() -> None:
    first = bring_in([referrals(JADE)])
    (rated,) = first.cases
    changed = structs.replace(rated, rating=Rating.GREEN)
    streams = first.board.streams | {changed.id: changed}
    second = bring_in([referrals(JADE)], structs.replace(first.board, streams=streams))
    assert second.plan.steps == ()


def test_a_child_referred_twice_has_two_cases_linked() -> None:
    again = ("R7", *JADE[1:6], "Not at school.")
    imported = bring_in([referrals(JADE, again)])
    one, other = imported.cases
    assert [(link.other, link.kind) for link in one.links] == [(other.id, LinkKind.SAME_PERSON)]
    assert [link.other for link in other.links] == [one.id]
    assert (imported.report.links, imported.report.people, imported.report.matched) == (1, 1, 1)


def test_a_child_already_on_a_case_is_linked_to_it() -> None:
    imported = bring_in([referrals(JADE)], board(case()))
    assert [link.kind for link in imported.cases[0].links] == [LinkKind.SAME_PERSON]


def test_one_reference_on_different_words_is_two_cases_linked_and_shown() -> None:
    sibling = ("R1", "Reed", *JADE[2:3], "2020-01-01", *JADE[4:])
    imported = bring_in([referrals(JADE, sibling)])
    assert [link.kind for c in imported.cases for link in c.links] == [LinkKind.SAME_INCIDENT] * 2
    (possible,) = imported.report.possible
    assert possible.row == 3
    assert "row 2 of referrals.csv" in possible.reason


def test_a_word_in_the_place_of_a_reference_links_nothing() -> None:
    sibling = ("Email", "Reed", *JADE[2:3], "2020-01-01", *JADE[4:])
    imported = bring_in([referrals(("Email", *JADE[1:]), sibling)])
    assert len(imported.cases) == 2
    assert (imported.report.links, imported.report.possible) == (0, ())


def test_a_childs_number_twice_is_one_child_not_one_incident() -> None:
    headings = ("Child's ID", "Date Received", "Details")
    rows = (("77", "04/05/2026", "Shouting."), ("77", "11/05/2026", "Bruises."))
    imported = bring_in([table(headings, *rows)])
    assert [c.referral.source_reference for c in imported.cases] == ["Child's ID 77"] * 2
    assert [link.kind for c in imported.cases for link in c.links] == [LinkKind.SAME_PERSON] * 2
    assert bring_in([table(headings, *rows)], imported.board).plan.steps == ()


def test_a_reference_on_the_board_is_seen_too() -> None:
    there = case(referral=referral(source_reference="r-2"))
    imported = bring_in([referrals(ROWAN)], board(there))
    assert imported.report.links == 1
    assert "case NB-AAAAA" in imported.report.possible[0].reason


def test_other_headings_of_the_same_meaning_give_the_same_plan() -> None:
    usual = bring_in([referrals(JADE, ROWAN)])
    drifted = table(
        ("Our Ref", "FORENAME", "Surname:", "d.o.b.", "home_address", "Priority", "Narrative"),
        JADE,
        ROWAN,
        name="referrals.csv",
    )
    other = bring_in([drifted])
    assert other.plan == usual.plan


def test_other_writings_of_the_same_values_give_the_same_cases() -> None:
    usual = bring_in([referrals(JADE)])
    row = ("R1", " Jade ", "Maple", "43528", "1 Elm Road\nAB1 2CD", "R", "Shouting heard.")
    assert board_hash(bring_in([referrals(row)]).board) == board_hash(usual.board)


def test_a_file_by_another_name_is_known_again() -> None:
    first = bring_in([referrals(JADE)])
    assert bring_in([referrals(JADE, name="copy.csv")], first.board).plan.steps == ()


def test_ids_stay_the_same_from_version_to_version() -> None:
    imported = bring_in([referrals(JADE)])
    assert imported.case.id == "2b97cdec-f760-5ab4-9081-2d3b75a513cd"


def test_an_involvement_file_must_tell_its_agency() -> None:
    untold = table(("Name", "DOB", "Service Involvement"), ("J M", "", "Current"), name="list.csv")
    with pytest.raises(NotReadable, match=r"not of which agency.*--agency, one of: social-care"):
        bring_in([untold])
    assert bring_in([untold], agency=AgencyId("police")).report.on_no_case == 1


def test_the_agency_must_be_at_the_board() -> None:
    housing = table(
        ("Name", "DOB", "Service Involvement", "Landlord"),
        ("Jade Maple", "04/03/2019", "Current", "H"),
    )
    with pytest.raises(NotReadable, match="housing, which is not an agency of this board"):
        bring_in([referrals(JADE), housing])
    imported = bring_in([referrals(JADE), housing], agency=AgencyId("social-care"))
    assert imported.case.contributions[0].agency == "social-care"


def test_what_the_hub_refuses_is_not_counted_as_done() -> None:
    planned = bring_in([referrals(JADE), education(JADE_AT_SCHOOL)]).plan
    no = Refusal(Code.WRONG_STAGE)
    report = settled(planned, [None, None, no])
    assert (report.cases, report.contributions) == (1, 0)
    (reject,) = report.rejects
    assert (reject.file, reject.row) == ("education.csv", 2)
    assert reject.reason == "refused by the hub: wrong_stage"
