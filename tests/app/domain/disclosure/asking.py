"""People at a board who ask this and that, by the real rules, with clients that look on."""

from typing import Any, cast

from hypothesis import strategies as st
from msgspec import structs

from app.domain.case import commands as case
from app.domain.case.feedback import About, Channel, Reader
from app.domain.case.lawful import Capacity
from app.domain.case.owing import message_id
from app.domain.case.parts import Handling
from app.domain.commands import Command
from app.domain.context import BUILT_IN, OPERATOR
from app.domain.meeting import commands as meeting
from app.domain.partnership import commands as partnership
from app.domain.partnership.state import Seat
from app.domain.values import ChallengeId, CommandId, MessageId, Outcome, Preset, Rating, Role
from tests.app.domain.disclosure.viewers import NURSE_NOW
from tests.app.domain.disclosure.worlds import IDS
from tests.helpers.builders import (
    AT,
    BASIS,
    CASE,
    CHAIR,
    CHILD,
    COORDINATOR,
    DECIDER,
    DISPLAY,
    HEALTH,
    HOUR,
    MOTHER,
    NURSE,
    OFFICER,
    OTHER_CASE,
    POLICE,
    PROFILE,
    SITTING,
    SOCIAL_CARE,
    consent,
    content,
    contribution_id,
    decision_id,
    draft,
    mother,
    request_id,
    seat,
    subject,
    uid,
)
from tests.helpers.strategies import Ids, of, struct
from tests.helpers.submitting import receive
from tests.sync.table import Client, Table

BUILT = {role for one in BUILT_IN.values() for role in one.roles}
EVERY_ROLE = tuple(role for role in Role if role not in {Role.DISPLAY, *BUILT})
BUSY = tuple(
    seat(n, f"Everyone {agency}", *EVERY_ROLE, agency=agency)
    for n, agency in ((31, SOCIAL_CARE), (32, HEALTH), (33, POLICE))
)
"""May do whatever anyone may, so that much is done."""
THE_OPERATOR = BUILT_IN[OPERATOR]
SEALED = content("A refuge address.", handling=Handling(only_for=(POLICE,)))

TO_TELL = [
    message_id(decision_id(n), About.OUTCOME, reader, whom)
    for n in (1, 2)
    for reader, whom in (
        (Reader.AGENCY, HEALTH),
        (Reader.PRACTITIONER, SOCIAL_CARE),
        (Reader.FAMILY, MOTHER),
    )
]
FOR_CHILD = consent(3, capacity=Capacity.PARENTAL_RESPONSIBILITY, giver=MOTHER, subjects=(CHILD,))

Asked = tuple[Command, Seat]


def on_a_case(ids: Ids) -> st.SearchStrategy[Command]:
    """Mostly what is likely to be taken, but anything at all too."""
    some: dict[Any, dict[str, Any]] = {
        case.RateCase: {"rating": st.sampled_from([Rating.RED, Rating.AMBER])},
        case.RequestInformation: {"basis": st.just(BASIS), "subjects": st.just((CHILD,))},
        case.ShareInformation: {
            "content": st.sampled_from([SEALED, content(headline="Seen at school")]),
            "for_agency": st.none(),
        },
        case.CorrectContribution: {"content": st.sampled_from([SEALED, content("Seen twice.")])},
        case.WithdrawContribution: {},
        case.PauseRequest: {},
        case.ResumeRequest: {},
        case.DeclineRequest: {},
        case.GiveStance: {},
        case.RevealStances: {},
        case.RaiseChallenge: {},
        case.EscalateChallenge: {},
        case.AskRelease: {"contributions": st.just((contribution_id(3),))},
        case.AnswerRelease: {"approved": st.just(True)},
        case.ProposeDecision: {"draft": st.just(draft())},
        case.ReadBackDecision: {},
        case.ConfirmDecision: {},
        case.LinkCase: {},
        case.QueueMessage: {"channel": st.just(Channel.LETTER), "address": st.just("")},
        case.RecordSafeContact: {"channel": st.just(Channel.LETTER), "subject": st.just(MOTHER)},
        case.MarkGiven: {},
        case.DisputeMessage: {},
        case.SettleDispute: {},
        case.PutSubject: {},
        case.AmendReferral: {},
        case.ChoosePreset: {"preset": st.just(Preset.EARLY_HELP), "reason": st.just("Better so")},
        case.RecordConsent: {
            "consent": st.sampled_from([consent(1), consent(2, given=False), FOR_CHILD])
        },
        case.WithdrawConsent: {},
        case.NameKeyWorker: {},
    }
    ids = {**ids, MessageId: st.sampled_from(TO_TELL)}
    likely = [struct(kind, ids, seen=st.none(), **given) for kind, given in some.items()]
    return st.one_of(*likely) | of(cast(Any, case.Command), ids)


ON_A_SITTING = st.one_of(
    *(struct(kind, IDS, seen=st.none()) for kind in (meeting.PutOnAgenda, meeting.CallCase) * 2),
    of(cast(Any, meeting.Command), IDS),
)
BARS = st.one_of(
    struct(case.RestrictCase, IDS, seen=st.none(), reason=st.just("Staff")),
    struct(case.LiftRestriction, IDS, seen=st.none(), reason=st.just("No more")),
)
SEATED = st.sampled_from([NURSE, NURSE_NOW, structs.replace(OFFICER, roles=(Role.OBSERVER,))]).map(
    lambda one: partnership.PutSeat(seat=one)
)
BY_ANYONE = st.sampled_from([*BUSY * 3, CHAIR, COORDINATOR, NURSE, OFFICER])
ASKED: st.SearchStrategy[Asked] = st.one_of(
    *[st.tuples(on_a_case(IDS), BY_ANYONE)] * 5,
    st.tuples(ON_A_SITTING | BARS, BY_ANYONE),
    st.tuples(SEATED | of(cast(Any, partnership.Command), IDS), st.just(THE_OPERATOR)),
)
SAID = {"case": st.just(CASE), "seen": st.none(), "contribution": st.just(contribution_id(3))}
TAKEN_BACK: st.SearchStrategy[Asked] = st.tuples(
    st.one_of(
        struct(case.CorrectContribution, IDS, content=st.just(content("Seen twice.")), **SAID),
        struct(case.WithdrawContribution, IDS, reason=st.just("Of another child"), **SAID),
    ),
    st.just(BUSY[1]),
)
"""After these a room is no longer shown what it was shown before."""
DONE_FIRST: tuple[Command, ...] = (
    *(structs.replace(receive(n), subjects=(subject(), mother())) for n in (1, 2)),
    *(case.RateCase(case=one, rating=Rating.AMBER) for one in (CASE, OTHER_CASE)),
    meeting.PlanSitting(
        meeting=SITTING, name="Morning", starts=AT, ends=AT + HOUR, chair=BUSY[0].account
    ),
    meeting.OpenSitting(meeting=SITTING),
)
SAID_FIRST: tuple[Command, ...] = (
    *(
        case.RequestInformation(
            case=CASE,
            request=request_id(n),
            agency=agency,
            subjects=(CHILD,),
            question="What is known?",
            purpose="To decide",
            basis=BASIS,
        )
        for n, agency in ((1, HEALTH), (2, POLICE))
    ),
    case.ShareInformation(
        case=CASE, contribution=contribution_id(3), content=content(headline="Seen at school")
    ),
    case.GiveStance(case=CASE, outcome=Outcome.ASSESSMENT, reason="Twice in a month."),
    case.RaiseChallenge(case=CASE, challenge=ChallengeId(uid(1, 8)), text="Today, not tomorrow."),
    case.ProposeDecision(case=CASE, decision=decision_id(1), draft=draft()),
    case.ProposeDecision(case=OTHER_CASE, decision=decision_id(2), draft=draft(urgent=True)),
    case.ConfirmDecision(case=OTHER_CASE, decision=decision_id(2)),
)


def table() -> Table:
    """Two cases in an open sitting, of which one is under way, and people who may do anything."""
    found = Table()
    found.act(THE_OPERATOR, *(partnership.PutSeat(seat=one) for one in BUSY))
    found.act(THE_OPERATOR, partnership.AdoptProfile(profile=PROFILE))
    found.act(COORDINATOR, *DONE_FIRST)
    found.act(BUSY[1], *SAID_FIRST)
    return found


def ask(at: Table, asked: Asked) -> bool:
    """Whether it was taken. Those who looked on have heard of it either way."""
    command, who = asked
    at.clock.tick(minutes=7)
    at.do(at.room.submit(who.account, CommandId(at.entropy.uuid()), command))
    at.settle()
    outcome = at.answered[-1].outcome
    assert outcome is not None
    return outcome.refusal is None


def looking_on(at: Table) -> list[Client]:
    """A client of each kind of seat."""
    return [at.client(who) for who in (CHAIR, DECIDER, NURSE, OFFICER, DISPLAY, *BUSY[:1])]
