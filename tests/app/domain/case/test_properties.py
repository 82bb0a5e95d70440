"""Whatever is asked of a case, the answer is events or a refusal, and every event can be folded."""

from datetime import timedelta
from typing import Any, cast

from hypothesis import event as note
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st
from msgspec import structs

from app import codec
from app.domain.case import commands
from app.domain.case.events import Event as CaseEvent
from app.domain.case.events import ReferralReceived
from app.domain.case.evolve import evolve
from app.domain.case.feedback import TOLD, About, MessageState, Reader
from app.domain.case.owing import GOES, message_id, stands
from app.domain.case.state import Case, DecisionState
from app.domain.commands import Command
from app.domain.errors import Refused
from app.domain.events import Recorded
from app.domain.partnership.state import Seat
from app.domain.values import (
    AccountId,
    ActionId,
    AgencyId,
    CaseId,
    ChallengeId,
    ConsentId,
    ContributionId,
    DecisionId,
    Instant,
    MessageId,
    Preset,
    ReleaseId,
    RequestId,
    ReviewId,
    Role,
    Stage,
    SubjectId,
)
from tests.helpers.builders import (
    AGENCIES,
    AT,
    BASIS,
    CASE,
    CHILD,
    HEALTH,
    MOTHER,
    OTHER_CASE,
    PROFILE,
    SEATS,
    SOCIAL_CARE,
    case,
    consent,
    consent_id,
    content,
    contribution_id,
    decision,
    decision_id,
    draft,
    gathering,
    partnership,
    rated,
    request_id,
    seat,
    sitting,
    stream,
    subject_id,
    uid,
)
from tests.helpers.given import Given, given
from tests.helpers.strategies import INSTANTS, Ids, of, struct
from tests.helpers.telling import message, message_number, safe_contact

PAPERS = [
    message_id(decision_id(1), About.OUTCOME, reader, whom)
    for reader, whom in ((Reader.AGENCY, HEALTH), (Reader.FAMILY, MOTHER))
]
IDS: Ids = {
    AccountId: st.sampled_from([s.account for s in SEATS[:3]]),
    CaseId: st.sampled_from([CASE, CASE, CASE, OTHER_CASE]),
    SubjectId: st.sampled_from([CHILD, MOTHER, subject_id(3)]),
    AgencyId: st.sampled_from([agency.id for agency in AGENCIES]),
    RequestId: st.sampled_from([request_id(n) for n in (1, 2, 3)]),
    ContributionId: st.sampled_from([contribution_id(1), contribution_id(2)]),
    ConsentId: st.sampled_from([consent_id(1), consent_id(2)]),
    DecisionId: st.sampled_from([decision_id(1), decision_id(2)]),
    ChallengeId: st.sampled_from([ChallengeId(uid(n, 8)) for n in (1, 2)]),
    MessageId: st.sampled_from([*PAPERS, message_number(1), message_number(2)]),
    ActionId: st.sampled_from([ActionId(uid(n, 9)) for n in (1, 2)]),
    ReleaseId: st.sampled_from([ReleaseId(uid(n, 10)) for n in (1, 2)]),
    ReviewId: st.sampled_from([ReviewId(uid(n, 11)) for n in (1, 2)]),
}
"""Few of each, so that commands meet what others made."""

EVERY_ROLE = tuple(role for role in Role if role is not Role.DISPLAY)
BUSY = [seat(n, "Everyone", *EVERY_ROLE, agency=a) for n, a in enumerate((SOCIAL_CARE, HEALTH), 1)]
LIKELY = tuple(
    struct(kind, IDS, case=st.just(CASE), seen=st.none(), **given)
    for kind, given in (
        (commands.RequestInformation, {"basis": st.just(BASIS), "subjects": st.just((CHILD,))}),
        (commands.ShareInformation, {"content": st.just(content()), "for_agency": st.none()}),
        (commands.CorrectContribution, {"content": st.sampled_from(["One.", "Two."]).map(content)}),
        (commands.ProposeDecision, {"draft": st.just(draft())}),
        (commands.RaiseChallenge, {"text": st.just("Why not today?")}),
        (commands.EscalateChallenge, {"to": st.just("Mo Manager"), "reason": st.just("Late")}),
        (commands.AskRelease, {"contributions": st.just((contribution_id(1),))}),
        (commands.AnswerRelease, {}),
        (commands.RateCase, {"reason": st.just("Known again")}),
        (commands.ReopenCase, {"reason": st.just("Another call")}),
        (commands.ReadBackDecision, {}),
        (commands.ConfirmDecision, {}),
        (commands.QueueMessage, {"address": st.just("")}),
        (commands.RecordAttempt, {}),
        (commands.PauseRequest, {}),
        (commands.ResumeRequest, {}),
        (commands.ChoosePreset, {"preset": st.just(Preset.EARLY_HELP)}),
        (commands.RecordConsent, {"consent": st.sampled_from([consent(1), consent(2)])}),
        (commands.WithdrawConsent, {}),
    )
)
"""Seldom right by chance alone, and what much else waits for."""

Asked = tuple[Command, Seat, timedelta]
ASKED: st.SearchStrategy[Asked] = st.tuples(
    st.one_of(*LIKELY) | of(cast(Any, commands.Command), IDS),
    st.sampled_from([*BUSY * len(SEATS), *SEATS]),
    st.integers(0, 3 * 86_400).map(lambda seconds: timedelta(seconds=seconds)),
)
TO_TELL = gathering(
    messages=(
        message(1, Reader.AGENCY, to_agency=HEALTH),
        message(2, Reader.FAMILY, to_subject=MOTHER, state=MessageState.HELD),
    ),
    contacts=(safe_contact(MOTHER),),
)
ONCE = structs.replace(
    TO_TELL,
    stage=Stage.DECIDED,
    decisions=(decision(state=DecisionState.CONFIRMED),),
    messages=tuple(structs.replace(m, decision=decision_id(1)) for m in TO_TELL.messages),
)
"""Decided, and nobody told."""
SIGNED = partnership(profiles=(PROFILE,))
STARTS = st.sampled_from(
    [
        (gathering(), sitting(), SIGNED),
        (gathering(), sitting()),
        (TO_TELL,),
        (ONCE,),
        (rated(), case(2)),
        (case(),),
        (),
    ]
)
EVENTS: st.SearchStrategy[CaseEvent] = of(cast(Any, CaseEvent), IDS)


def told(story: Given, asked: list[Asked]) -> Given:
    """The board after all that was not refused. Anything raised but a refusal comes through."""
    at = AT
    for command, by, later in asked:
        at += later
        try:
            story = story.when(command, by=by, at=at).accepted()
        except Refused as no:
            note(f"{type(command).__name__}: {no.refusal.code}")
        else:
            note(f"{type(command).__name__}: accepted")
    return story


@settings(max_examples=300)
@holds(STARTS, st.lists(ASKED, min_size=5, max_size=20))
def test_commands_make_events_or_are_refused_and_leave_a_sound_case(
    start: tuple[Any, ...], asked: list[Asked]
) -> None:
    after = told(given(*start), asked)
    for each in after.board.cases():
        sound(each)


def sound(case: Case) -> None:
    """What no order of commands may break."""
    assert codec.decode_stream(codec.encode(case)) == case
    subjects = [subject.id for subject in case.subjects]
    assert subjects
    assert len(set(subjects)) == len(subjects)
    for m in case.messages:
        family = m.owed.reader is Reader.FAMILY
        assert not family or m.state is not MessageState.OWED, "nobody may take it for approved"
        assert m.words or m.state not in TOLD or m.send_after is None
        assert stands(case, m) or m.state not in GOES, "nobody hears what does not hold"
        assert m.state is not MessageState.QUEUED or (m.words and m.approved_by)
    messages = [m.owed.id for m in case.messages]
    assert len(set(messages)) == len(messages)
    waiting = [r.agency for r in case.requests if r.open]
    kept = [r.agency for r in case.requests if r.locked]
    assert len({*waiting, *kept}) == len([*waiting, *kept])
    assert waiting or case.stage is not Stage.GATHERING
    for r in case.requests:
        assert not r.paused or r.due is None or r.due <= r.pauses[-1].began
        assert r.open or not r.paused


@holds(st.none() | st.just(case()), st.lists(st.tuples(EVENTS, INSTANTS), max_size=8))
def test_any_events_fold_in_any_order(
    before: Case | None, told: list[tuple[CaseEvent, Instant]]
) -> None:
    """Also those that no command makes: what went before them may be erased."""
    for version, (event, at) in enumerate(told, 2):
        one = Recorded(version, stream(CASE), version, at, SEATS[0].account, event)
        after = evolve(before, event, one)
        assert (after is None) == (before is None and not isinstance(event, ReferralReceived))
        assert after is None or after.version == version
        before = after
    if before is not None:
        assert codec.decode_stream(codec.encode(before)) == before
