import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from sync.joining import No
from tests.helpers.find import button
from tests.helpers.scenes import Scene, picture
from tests.ui.sign_in.scenes import HUB, INVITATION, scenes, written
from ui import theme
from ui.sign_in.form import SignInForm
from ui.sign_in.view import SignInView

PASSWORD = "four words to keep"


def opened(qtbot: QtBot, view: SignInView) -> tuple[SignInView, SignInForm]:
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    return view, form(view)


def form(view: SignInView) -> SignInForm:
    """The one that is shown."""
    return next(f for f in view.findChildren(SignInForm) if f.isVisible())


def test_the_first_time_asks_for_an_invitation_and_a_password(qtbot: QtBot) -> None:
    view, first = opened(qtbot, written(SignInView(), INVITATION, PASSWORD))
    with qtbot.waitSignal(view.redeem_asked) as asked:
        button(first, "Join").click()
    assert asked.args == [INVITATION, PASSWORD]


def test_a_known_hub_asks_for_the_password_alone(qtbot: QtBot) -> None:
    view, known = opened(qtbot, SignInView(HUB, "Nat Nurse"))
    assert known._who.text() == "Nat Nurse"
    assert view.focusWidget() is known._password.editor
    QTest.keyClicks(known._password.editor, PASSWORD)
    with qtbot.waitSignal(view.sign_in_asked) as asked:
        QTest.keyClick(known._password.editor, Qt.Key.Key_Return)
    assert asked.args == ["Nat Nurse", PASSWORD]


def test_the_keyboard_alone_gets_one_in(qtbot: QtBot) -> None:
    view, first = opened(qtbot, SignInView())
    assert view.focusWidget() is first._who.editor
    QTest.keyClicks(first._who.editor, INVITATION)
    QTest.keyClick(first._who.editor, Qt.Key.Key_Tab)
    assert view.focusWidget() is first._password.editor
    QTest.keyClicks(first._password.editor, PASSWORD)
    with qtbot.waitSignal(view.redeem_asked):
        QTest.keyClick(first._password.editor, Qt.Key.Key_Return)


def test_nothing_is_asked_of_the_hub_with_half_a_form(qtbot: QtBot) -> None:
    view, first = opened(qtbot, written(SignInView(), INVITATION, "short"))
    with qtbot.assertNotEmitted(view.redeem_asked):
        button(first, "Join").click()
    assert first._password.error()
    assert view.focusWidget() is first._password.editor


def test_while_busy_nothing_changes_and_nothing_is_lost(qtbot: QtBot) -> None:
    view, first = opened(qtbot, written(SignInView(), INVITATION, PASSWORD))
    view.set_busy(True)
    assert not button(first, "Joining …").isEnabled()
    assert not first._who.isEnabled()
    view.show_refusal(No.BAD_INVITATION)
    assert button(first, "Join").isEnabled()
    assert (first._who.text(), first._password.text()) == (INVITATION, PASSWORD)
    assert "used already" in first._who.error()


def test_what_is_about_no_field_stands_above_the_action(qtbot: QtBot) -> None:
    view, first = opened(qtbot, written(SignInView(), INVITATION, PASSWORD))
    assert not first._notice.isVisible()
    view.show_refusal(No.WRONG_HUB)
    assert first._notice.accessibleName().startswith("Certificate changed, not connected.")
    assert "hub.northbridge.example:8443" in first._notice.accessibleName()
    assert first._notice.isVisible()
    view.set_busy(True)
    assert not first._notice.isVisible()


def test_where_an_invitation_leads_is_said_as_it_is_pasted(qtbot: QtBot) -> None:
    _, first = opened(qtbot, SignInView())
    QTest.keyClicks(first._who.editor, INVITATION)
    assert first._who.editor.accessibleDescription() == "Your hub is hub.northbridge.example:8443."


def test_the_password_shows_when_asked(qtbot: QtBot) -> None:
    _, first = opened(qtbot, SignInView())
    editor = first._password.editor
    assert isinstance(editor, QLineEdit)
    assert editor.echoMode() is QLineEdit.EchoMode.Password
    first.findChildren(QCheckBox)[0].click()
    assert editor.echoMode() is QLineEdit.EchoMode.Normal


def test_one_may_go_the_other_way_and_back(qtbot: QtBot) -> None:
    view, known = opened(qtbot, SignInView(HUB, "Nat Nurse"))
    button(known, "Use an invitation").click()
    invited = form(view)
    assert invited is not known
    button(invited, "Sign in by name").click()
    assert form(view) is known


def test_closing_is_told(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, SignInView())
    with qtbot.waitSignal(view.closed):
        view.close()


@pytest.mark.parametrize("look", [theme.light(), theme.dark()], ids=lambda look: look.name)
@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene.name)
def test_pictures(qapp: QApplication, scene: Scene, look: theme.Theme) -> None:
    assert picture(qapp, scene, look).exists()
