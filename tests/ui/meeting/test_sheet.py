"""The paper a decision is written on, and whose words stand on it."""

from msgspec import structs

from app.domain.case.commands import CorrectDecision, ProposeDecision
from app.domain.case.parts import ChildOutcome, Section47, StrategyDiscussion
from app.domain.case.state import Case, DecisionState
from app.domain.values import Outcome, Stage
from tests.helpers.builders import (
    AT,
    CASE,
    CHAIR,
    CHILD,
    POLICE,
    SCRIBE,
    SOCIAL_CARE,
    THRESHOLD,
    by,
    case,
    decision,
    decision_id,
    draft,
    mother,
    partnership,
    subject,
    subject_id,
)
from ui.meeting.decision import desk
from ui.meeting.decision.sheet import (
    Kept,
    Sheet,
    StrategySheet,
    all_the_same,
    blank,
    draft_of,
    fitted,
    keep,
    kept_before,
    sheet_of,
    with_child,
)

BROTHER = subject_id(3)
TWO = case(subjects=(subject(), subject(3, given="Rowan"), mother()))
ME, OTHER = SCRIBE.account, CHAIR.account


def chosen(sheet: Sheet, *outcomes: Outcome) -> Sheet:
    return with_child(sheet, structs.replace(sheet.children[0], outcomes=outcomes, level=3))


def waiting(changed: int = 1, by_seat: object = SCRIBE, **changes: object) -> Case:
    one = decision(changed=changed, proposed_by=by(by_seat), **changes)  # type: ignore[arg-type] # a seat
    return case(decisions=(one,), version=changed)


def test_a_blank_sheet_knows_the_children_and_the_threshold_in_force() -> None:
    sheet = blank(TWO, partnership())
    assert [child.subject for child in sheet.children] == [CHILD, BROTHER]
    assert sheet.threshold_version == THRESHOLD.version
    assert draft_of(sheet) is None


def test_one_outcome_is_for_all_until_somebody_says_otherwise() -> None:
    sheet = chosen(blank(TWO, partnership()), Outcome.ASSESSMENT)
    assert [c.outcomes for c in sheet.children] == [(Outcome.ASSESSMENT,)] * 2
    apart = chosen(all_the_same(sheet, same=False), Outcome.EARLY_HELP)
    assert [c.outcomes[0] for c in apart.children] == [Outcome.EARLY_HELP, Outcome.ASSESSMENT]
    again = all_the_same(apart, same=True)
    assert {c.outcomes for c in again.children} == {(Outcome.EARLY_HELP,)}


def test_what_is_proposed_comes_back_as_it_was_written() -> None:
    strategy = StrategyDiscussion(AT, (POLICE,), "Because.")
    enquiry = Section47(joint=False, starts=AT, reasons="Because.", agencies=(SOCIAL_CARE,))
    said = draft(
        children=(ChildOutcome(CHILD, (Outcome.STRATEGY_DISCUSSION,), 4, "Daily"),),
        strategy=strategy,
        section_47=enquiry,
        supporting=(POLICE,),
        key_worker="Wyn Worker",
        urgent=True,
    )
    sheet = sheet_of(case(), decision(draft=said), partnership())
    assert draft_of(sheet) == said


def test_half_a_strategy_discussion_is_not_one() -> None:
    sheet = chosen(blank(case(), partnership()), Outcome.STRATEGY_DISCUSSION)
    half = structs.replace(sheet, strategy=StrategySheet(AT, (POLICE,), "  "))
    made = draft_of(half)
    assert made is not None
    assert made.strategy is None


def test_kept_words_come_back_and_rubbish_does_not() -> None:
    kept = Kept(chosen(blank(TWO, partnership()), Outcome.ADVICE), 3)
    assert kept_before(keep(kept)) == kept
    assert kept_before("") is None
    assert kept_before('{"sheet": 1}') is None


def test_a_child_who_joined_since_has_a_place() -> None:
    sheet = chosen(blank(case(), partnership()), Outcome.ADVICE)
    assert [c.subject for c in fitted(sheet, TWO).children] == [CHILD, BROTHER]
    assert fitted(sheet, TWO).children[1].outcomes == (Outcome.ADVICE,)


def test_an_untouched_paper_follows_the_board() -> None:
    before = desk.paper(case(), partnership(), "", ME)
    after = desk.followed(before, waiting(5, CHAIR), partnership(), ME)
    assert not after.dirty
    assert after.base == 5
    assert draft_of(after.sheet) == draft()


def test_somebody_elses_redraft_is_offered_and_mine_kept() -> None:
    before = desk.paper(waiting(1), partnership(), "", ME)
    mine = structs.replace(before, sheet=structs.replace(before.sheet, reasons="Mine."))
    redraft = waiting(2, CHAIR, draft=draft(reasons="Theirs."))
    after = desk.followed(mine, redraft, partnership(), ME)
    assert after.theirs is not None
    assert after.sheet.reasons == "Mine."
    assert after.base == 1
    assert desk.keep_mine(after).base == 2
    assert desk.take_theirs(after).sheet.reasons == "Theirs."


def test_my_own_redraft_lets_me_go_on() -> None:
    before = desk.paper(waiting(1), partnership(), "", ME)
    mine = structs.replace(before, sheet=structs.replace(before.sheet, reasons="More."))
    after = desk.followed(mine, waiting(2, SCRIBE), partnership(), ME)
    assert after.theirs is None
    assert after.base == 2
    assert after.sheet.reasons == "More."


def test_kept_words_stand_on_top_of_the_board_when_it_opens() -> None:
    sheet = structs.replace(sheet_of(case(), decision(), partnership()), reasons="Kept.")
    text = keep(Kept(sheet, 1))
    assert desk.paper(waiting(1), partnership(), text, ME).sheet.reasons == "Kept."
    newer = desk.paper(waiting(2, CHAIR, draft=draft(reasons="Theirs.")), partnership(), text, ME)
    assert newer.theirs is not None
    assert newer.sheet.reasons == "Kept."


def test_a_redraft_keeps_its_id_and_says_what_it_saw() -> None:
    paper = desk.paper(waiting(4), partnership(), "", ME)
    command = desk.propose(waiting(4), paper, lambda: decision_id(9))
    assert command == ProposeDecision(case=CASE, decision=decision_id(1), draft=draft(), seen=4)
    first = desk.propose(case(), paper, lambda: decision_id(9))
    assert isinstance(first, ProposeDecision)
    assert first.decision == decision_id(9)


def test_a_decided_sheet_can_only_be_corrected() -> None:
    waits = waiting(4, state=DecisionState.CONFIRMED)
    decided = structs.replace(waits, stage=Stage.DECIDED)
    paper = desk.paper(decided, partnership(), "", ME)
    assert desk.read_back(decided) is None
    assert desk.confirm(decided) is None
    command = desk.correct(decided, paper, "A slip of the pen.")
    assert isinstance(command, CorrectDecision)
    assert command.seen == 4
