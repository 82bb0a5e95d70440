"""The partner's screen as people meet it."""

from collections.abc import Callable, Iterable

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.case.commands import AskRelease, RaiseChallenge, ShareInformation
from app.domain.case.parts import Handling
from app.domain.case.releases import Recipient
from app.domain.case.state import Case
from app.domain.values import ChallengeId, ContributionId, Preset, ReleaseId, Searched
from tests.helpers.builders import (
    AT,
    HEALTH,
    NURSE,
    board,
    content,
    gathering,
    request,
    subject,
    uid,
)
from tests.helpers.demo import MORNING, Demo, demo
from tests.helpers.lawful import lawful_partnership, recorded
from tests.helpers.lawful import locked as waits
from tests.helpers.local_session import LocalHub, LocalSession
from tests.helpers.scenes import WINDOW, Scene
from ui.main_window import MainWindow
from ui.requests.task import Answer
from ui.requests.view import RequestsScreen
from ui.requests.writing import Look, Words, Writing, fill
from ui.session_bridge import SessionBridge

SMALL, NOTEBOOK = QSize(1100, 700), QSize(1280, 720)
KNOWN = (
    "Two urgent care visits since August, one with an older male who gave a false relationship. "
    "Declined examination."
)
MEANS = "Consistent with control by an adult. May disengage if met by a stranger."


def windowed(screen: RequestsScreen, bridge: SessionBridge) -> MainWindow:
    window = MainWindow(bridge, {"requests": screen})
    window.go("requests")
    return window


def at_work(who: str = "health") -> tuple[LocalHub, LocalSession]:
    morning = demo()
    hub = morning.hub()
    hub.arrive(*(morning.seats[key] for key in ("chair", "scribe", "police", "education")))
    return hub, hub.session(morning.seats[who])


def asked(case: str, agency: str = "health") -> Answer:
    """The open request to that agency on a case of the demo."""
    morning: Demo = demo()
    found = morning.board.case(morning.cases[case])
    assert found is not None
    request = next(r for r in found.requests if r.agency == agency and r.open)
    return Answer(found.id, request.id)


def written(screen: RequestsScreen) -> Writing:
    """As if it had been typed over what the page holds."""
    page = screen._answers.page
    before = page.writing()
    first, *rest = before.looks
    looks = (
        Look(first.system, first.subject, Searched.FOUND, MORNING.date()),
        *fill(rest, Searched.NO_RECORD, MORNING.date()),
    )
    words = Words(
        facts=KNOWN,
        meaning=MEANS,
        none_because="He was not seen alone",
        headline="Seen twice since August. More off the wall.",
    )
    return Writing(looks, words, Handling(off_wall=True), before.grounds, confirmed=True)


def opened(
    case: str = "kit",
    who: str = "health",
    then: Callable[[LocalHub, RequestsScreen], None] | None = None,
) -> Callable[[], QWidget]:
    def make() -> QWidget:
        hub, session = at_work(who)
        bridge = SessionBridge(session)
        screen = RequestsScreen(bridge)
        window = windowed(screen, bridge)
        if case:
            screen.open_request(asked(case, who).request)
        if then:
            then(hub, screen)
        return window

    return make


def put(screen: RequestsScreen, writing: Writing) -> None:
    """On the Shelf and on the page."""
    task = screen._answers.task
    assert task is not None
    screen._drafts.keep(task, writing)
    screen._drafts.flush()
    screen._answers.open(task)


def wrote(hub: LocalHub, screen: RequestsScreen) -> None:
    hub.wait(minutes=2)
    put(screen, written(screen))


def offline(hub: LocalHub, screen: RequestsScreen) -> None:
    wrote(hub, screen)
    hub.offline(demo().seats["health"])
    screen._answers.page.foot.share_asked.emit()


def shared(hub: LocalHub, screen: RequestsScreen) -> None:
    wrote(hub, screen)
    screen._answers.page.foot.share_asked.emit()


def outcome(hub: LocalHub, screen: RequestsScreen) -> None:
    screen._go(f"case:{demo().cases['fern']}")


def refused_half(hub: LocalHub, screen: RequestsScreen) -> None:
    screen._answers.page.foot.share_asked.emit()


def to_approve(hub: LocalHub, screen: RequestsScreen) -> None:
    """The chair asks whether what Health told may go to a school."""
    asha = demo().cases["asha"]
    case = hub.board.case(asha)
    assert case is not None
    told = next(c for c in case.contributions if c.agency == "health")
    release = ReleaseId(uid(1, 14))
    ask = AskRelease(
        case=asha,
        release=release,
        contributions=(told.id,),
        recipient=Recipient("A. Head", "Ashfield School (made up)"),
        purpose="So that the school rings before anybody collects her",
        redacted="Please ring social care before she is collected by anyone but her mother.",
    )
    hub.act(demo().seats["chair"], ask)
    screen._go(f"release:{release}")


def declining(hub: LocalHub, screen: RequestsScreen) -> None:
    screen._answers.page.foot.declining.begin()


def closed_in_time(hub: LocalHub, screen: RequestsScreen) -> None:
    """The answer is refused, since a colleague told it first."""
    wrote(hub, screen)
    hub.hold()
    screen._answers.page.foot.share_asked.emit()
    kit = asked("kit")
    told = ShareInformation(
        case=kit.case,
        contribution=ContributionId(uid(1, 0xA)),
        content=content(),
        request=kit.request,
        for_agency=HEALTH,
    )
    hub.act(demo().seats["chair"], told)
    hub.release()


def corrected(hub: LocalHub, screen: RequestsScreen) -> None:
    shared(hub, screen)
    case = hub.board.case(demo().cases["kit"])
    assert case is not None
    screen._cases.page.correct_asked.emit(case.contributions[-1].id)


def challenged(hub: LocalHub, screen: RequestsScreen) -> None:
    challenge = ChallengeId(uid(1, 0xC))
    asks = RaiseChallenge(
        case=demo().cases["dylan"],
        challenge=challenge,
        text="The attendance in March is not in your answer. Was he seen by a doctor then?",
        to=HEALTH,
    )
    hub.act(demo().seats["police"], asks)
    screen._go(f"challenge:{challenge}")


def long_names() -> QWidget:
    """The longest that may come: many systems, a long question, a long name."""
    person = subject(given="Anastasia-Philippa Wilhelmina", family="Featherstonehaugh-Cholmondeley")
    question = "What is known of attendance, of missed appointments and of who came along? " * 6
    long = request(
        due=AT, question=question, systems=tuple(f"Records of clinic number {n}" for n in range(9))
    )
    hub = LocalHub(board(gathering(long, subjects=(person,))))
    bridge = SessionBridge(hub.session(NURSE))
    return windowed(RequestsScreen(bridge), bridge)


def empty() -> QWidget:
    bridge = SessionBridge(LocalHub(board()).session(NURSE))
    return windowed(RequestsScreen(bridge), bridge)


def locked() -> QWidget:
    hub = LocalHub(board(gathering(request(basis=None))))
    bridge = SessionBridge(hub.session(NURSE))
    return windowed(RequestsScreen(bridge), bridge)


def lawful(one: Case) -> Callable[[], QWidget]:
    """With the agency's card, and the basis as the model of the case has it."""

    def make() -> QWidget:
        hub = LocalHub(board(lawful_partnership(), one))
        bridge = SessionBridge(hub.session(NURSE))
        screen = RequestsScreen(bridge)
        window = windowed(screen, bridge)
        page = screen._answers.page
        QTest.keyClicks(page._words.field("facts").editor, KNOWN)
        return window

    return make


def no_agency() -> QWidget:
    _, session = at_work("observer")
    bridge = SessionBridge(session)
    return windowed(RequestsScreen(bridge), bridge)


def scenes() -> Iterable[Scene]:
    yield Scene("requests-fresh", WINDOW, opened("kit"))
    yield Scene("requests-written", WINDOW, opened("kit", then=wrote))
    yield Scene("requests-family", WINDOW, opened("jade"))
    yield Scene("requests-small", SMALL, opened("jade", then=wrote))
    yield Scene("requests-offline", WINDOW, opened("kit", then=offline))
    yield Scene("requests-shared", WINDOW, opened("kit", then=shared))
    yield Scene("requests-outcome", WINDOW, opened("", "early-help", outcome))
    yield Scene("requests-lacking", WINDOW, opened("dylan", then=refused_half))
    yield Scene("requests-release", WINDOW, opened("", then=to_approve))
    yield Scene("requests-declining", WINDOW, opened("dylan", then=declining))
    yield Scene("requests-refused", WINDOW, opened("kit", then=closed_in_time))
    yield Scene("requests-correcting", WINDOW, opened("kit", then=corrected))
    yield Scene("requests-challenge", WINDOW, opened("dylan", then=challenged))
    yield Scene("requests-long-names", WINDOW, long_names)
    yield Scene("requests-locked", WINDOW, locked)
    yield Scene("requests-empty", WINDOW, empty)
    yield Scene("requests-no-agency", WINDOW, no_agency)
    protecting = gathering(
        request(systems=("GP records", "Urgent care")), preset=Preset.CHILD_PROTECTION
    )
    yield Scene("requests-lawful", WINDOW, lawful(protecting))
    yield Scene("requests-lawful-small", NOTEBOOK, lawful(protecting))
    yield Scene("requests-waits", NOTEBOOK, lawful(waits()))
    stopped = tuple(structs.replace(r, stopped=r.locked) for r in waits().requests)
    withdrawn = recorded(withdrawn_at=AT, withdrawn_because="She does not want it.")
    yield Scene("requests-stopped", WINDOW, lawful(waits(requests=stopped, consents=(withdrawn,))))
