"""Names reach the ticks of a decision as people wrote them, also where they hold an "&"."""

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from app.domain.partnership.state import Agency, Service
from app.domain.values import AgencyId, ServiceId
from tests.helpers.find import part
from ui.meeting.decision.agencies import AgencyBoxes
from ui.meeting.decision.services import ServicesPick
from ui.widgets import Field, Label

SHOWN = "Health && care"
"""Qt draws one "&" of two, and none of one."""


def test_an_agency_to_tick_is_called_what_it_is_called(qtbot: QtBot) -> None:
    boxes = AgencyBoxes("Supporting")
    qtbot.addWidget(boxes)
    boxes.show_agencies([Agency(AgencyId("health"), "Health & care")], [])
    box = part(boxes, QCheckBox)
    assert box.text() == SHOWN
    assert box.accessibleName() == "Supporting: Health & care"
    assert box.toolTip() == "Health & care"


def test_a_service_to_tick_is_called_what_it_is_called(qtbot: QtBot) -> None:
    services = ServicesPick()
    qtbot.addWidget(services)
    services.show_services([Service(ServiceId("help"), "Health & care")], [])
    assert part(services, QCheckBox).text() == SHOWN


def test_a_field_reads_as_its_label_was_written(qtbot: QtBot) -> None:
    field = Field("Health & care")
    qtbot.addWidget(field)
    assert part(field, Label).text() == SHOWN
    assert field.editor.accessibleName() == "Health & care"
