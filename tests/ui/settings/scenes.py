"""The settings as people meet them: an administrator, and somebody who may only read."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import structs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.domain.case.feedback import About, Reader
from app.domain.clocks import Closure
from app.domain.partnership.commands import PutAgency, PutTemplate, SetAgencyMode
from app.domain.partnership.state import (
    Agency,
    FeedbackRules,
    ModeChange,
    Partnership,
    Policy,
    Seat,
    Service,
    Template,
)
from app.domain.values import AgencyId, Factor, SeatMode, ServiceId
from app.legal_profiles import sample
from tests.helpers.builders import ADMINISTRATOR, AGENCIES, HEALTH, NURSE, board, partnership
from tests.helpers.local_session import LocalHub
from tests.helpers.scenes import WINDOW, Scene
from ui.forms.parts import Values
from ui.main_window import MainWindow
from ui.session_bridge import SessionBridge
from ui.settings.block_view import BlockView
from ui.settings.view import SettingsScreen

SMALL = QSize(1280, 720)
LONG = "Northbridge and Upper Willowmere Community Safeguarding and Family Wellbeing Partnership"


def full() -> Partnership:
    """What a hub that has been at work for a while has agreed."""
    usual = partnership()
    agencies = tuple(_worked(agency) for agency in AGENCIES)
    closed = Closure(date(2026, 12, 24), date(2027, 1, 1), "Between the years")
    return structs.replace(
        usual,
        agencies=agencies,
        calendar=structs.replace(
            usual.calendar, bank_holidays=(date(2026, 5, 25),), closures=(closed,)
        ),
        profiles=(
            sample("england"),
            structs.replace(
                sample("england"),
                version="2027",
                name="Northbridge",
                sample=False,
                effective=date(2027, 4, 1),
                signed_by="Lena Legal",
                signed_on=date(2026, 5, 4),
            ),
        ),
        directory=(
            Service(
                ServiceId("family-hub"),
                "Family hub, Elm Row",
                "Parenting groups and home visits",
                "01632 960111",
                (2, 3),
                (Factor.NEGLECT,),
            ),
            Service(ServiceId("young-carers"), "Young carers", "Someone to talk to", "", (2,)),
        ),
        feedback=FeedbackRules(trusted=("school.example", "nhs.example"), phone="01632 960000"),
    )


def _worked(agency: Agency) -> Agency:
    if agency.id != HEALTH:
        return agency
    return structs.replace(
        agency,
        changes=(ModeChange(date(2026, 6, 1), SeatMode.CO_LOCATED),),
        systems=("Child health", "GP summary", "Urgent care"),
        contact="01632 960222",
        email="safeguarding@health.example",
        gateway="Children Act 2004 s.10 and s.11",
        duties="Shares what bears on a child's safety, with the least that is needed.",
        speak_to="Named nurse, 01632 960333",
        policies=(
            Policy("Information sharing agreement", date(2025, 4, 1), date(2026, 4, 1)),
            Policy("Retention schedule", date(2025, 9, 1), date(2027, 9, 1)),
        ),
    )


def at_desk(hub: LocalHub, who: Seat = ADMINISTRATOR) -> tuple[MainWindow, SettingsScreen]:
    bridge = SessionBridge(hub.session(who))
    screen = SettingsScreen(bridge)
    window = MainWindow(bridge, {"settings": screen})
    window.go("settings")
    return window, screen


def write(view: BlockView, values: Values) -> None:
    """As if it had been typed over what the block holds."""
    assert view.fields is not None
    view.fields.set_values({**view.fields.values(), **values})
    view.fields.edited.emit()


Then = Callable[[LocalHub, SettingsScreen], None]


def opened(
    section: str, row: str = "", who: Seat = ADMINISTRATOR, then: Then | None = None
) -> Callable[[], QWidget]:
    def make() -> QWidget:
        hub = LocalHub(board(full()))
        window, screen = at_desk(hub, who)
        screen.go(section, row)
        if then:
            then(hub, screen)
        return window

    return make


def refused(hub: LocalHub, screen: SettingsScreen) -> None:
    """Another administrator put words of their own there first."""
    view = screen.page().views()[0]
    write(view, {"body": "Thank you, {{ name }}. Ring {{ phone }}."})
    hub.hold()
    view.save()
    theirs = Template(Reader.SCHOOL, About.OUTCOME, 1, "Your referral", "We write to you soon.")
    hub.act(ADMINISTRATOR, PutTemplate(template=theirs))
    hub.release()


def already(hub: LocalHub, screen: SettingsScreen) -> None:
    """The agency's mode was changed by somebody else, and nothing is left to do."""
    view = screen.page().views()[0]
    write(view, {"mode": "off"})
    hub.hold()
    view.save()
    hub.act(ADMINISTRATOR, SetAgencyMode(agency=HEALTH, mode=SeatMode.OFF))
    hub.release()


def sending(hub: LocalHub, screen: SettingsScreen) -> None:
    hub.hold()
    view = screen.page().views()[0]
    write(view, {"amber": "same-time:2"})
    view.save()


def offline(hub: LocalHub, screen: SettingsScreen) -> None:
    hub.offline(ADMINISTRATOR)
    view = screen.page().views()[0]
    write(view, {"amber": "same-time:2"})
    view.save()


def wrong(_hub: LocalHub, screen: SettingsScreen) -> None:
    view = screen.page().views()[1]
    write(view, {"closes": "8"})
    view.save()


def destroys(_hub: LocalHub, screen: SettingsScreen) -> None:
    write(screen.page().views()[0], {"destroys": "yes"})


def unknown_field(_hub: LocalHub, screen: SettingsScreen) -> None:
    write(screen.page().views()[0], {"body": "Dear {{ name }}, {{ surname }} is safe."})


def moved(hub: LocalHub, screen: SettingsScreen) -> None:
    """Another administrator changes the same while one writes."""
    view = screen.page().views()[1]
    write(view, {"name": "Health and care"})
    found = hub.board.partnership
    assert found is not None
    agency = found.agency(HEALTH)
    assert agency is not None
    hub.act(ADMINISTRATOR, PutAgency(agency=structs.replace(agency, name="NHS")))


def long_names() -> QWidget:
    many = tuple(
        structs.replace(agency, name=f"{LONG}, {agency.name}", systems=(LONG, LONG))
        for agency in AGENCIES
    )
    own = Template(Reader.AGENCY, About.OUTCOME, 3, LONG, f"{{{{ reference }}}} {LONG * 4}")
    hub = LocalHub(board(structs.replace(full(), agencies=many, templates=(own,))))
    window, screen = at_desk(hub)
    screen.go("agencies", AgencyId("social-care"))
    return window


def scenes() -> Iterable[Scene]:
    health = str(HEALTH)
    yield Scene("settings-agencies", WINDOW, opened("agencies", health))
    yield Scene("settings-agencies-small", SMALL, opened("agencies", health))
    yield Scene("settings-agency-new", WINDOW, opened("agencies", "new"))
    yield Scene("settings-clocks", WINDOW, opened("clocks"))
    yield Scene("settings-clocks-small", SMALL, opened("clocks"))
    yield Scene("settings-law", WINDOW, opened("law"))
    yield Scene("settings-law-new", WINDOW, opened("law", "new"))
    yield Scene("settings-models", WINDOW, opened("models", "child-protection"))
    yield Scene("settings-destroys", WINDOW, opened("models", "early-help", then=destroys))
    yield Scene("settings-ladder", WINDOW, opened("directory"))
    yield Scene("settings-service", SMALL, opened("directory", "family-hub"))
    yield Scene("settings-feedback", WINDOW, opened("feedback"))
    yield Scene("settings-template", WINDOW, opened("feedback", "outcome-school"))
    yield Scene(
        "settings-unknown-field", SMALL, opened("feedback", "outcome-school", then=unknown_field)
    )
    yield Scene("settings-people", WINDOW, opened("people", NURSE.account))
    yield Scene("settings-invite", WINDOW, opened("people", "new"))
    yield Scene("settings-read-only", WINDOW, opened("agencies", health, NURSE))
    yield Scene("settings-read-only-law", SMALL, opened("clocks", "", NURSE))
    changed = opened("feedback", "outcome-school", then=refused)
    yield Scene("settings-changed-since", WINDOW, changed)
    yield Scene("settings-refused", WINDOW, opened("agencies", health, then=already))
    yield Scene("settings-moved", WINDOW, opened("agencies", health, then=moved))
    yield Scene("settings-sending", WINDOW, opened("clocks", then=sending))
    yield Scene("settings-offline", WINDOW, opened("clocks", then=offline))
    yield Scene("settings-wrong", WINDOW, opened("clocks", then=wrong))
    yield Scene("settings-long-names", SMALL, long_names)
