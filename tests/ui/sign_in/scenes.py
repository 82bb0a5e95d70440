"""The sign-in screen as people meet it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize

from sync.joining import No
from tests.helpers.scenes import WINDOW, Scene
from ui.sign_in.form import SignInForm
from ui.sign_in.view import SignInView

INVITATION = f"mashboard://hub.northbridge.example:8443/7K3FQ-M4XTP-R9WHD-22222#{'5e' * 32}"
HUB = "hub.northbridge.example:8443"
SMALL = QSize(560, 680)


def written(view: SignInView, who: str, password: str) -> SignInView:
    """As if a person had typed it."""
    form = next(f for f in view.findChildren(SignInForm) if not f.isHidden())
    form._who.set_text(who)
    form._who.edited.emit(who)
    form._password.set_text(password)
    return view


def refused(code: No) -> Callable[[], SignInView]:
    def make() -> SignInView:
        view = written(SignInView(), INVITATION, "four words to keep")
        view.show_refusal(code)
        return view

    return make


def busy() -> SignInView:
    view = written(SignInView(HUB, "Nat Nurse"), "Nat Nurse", "four words to keep")
    view.set_busy(True)
    return view


def scenes() -> Iterable[Scene]:
    yield Scene("sign-in-first", WINDOW, SignInView)
    yield Scene("sign-in-known", WINDOW, lambda: SignInView(HUB, "Nat Nurse"))
    yield Scene("sign-in-busy", SMALL, busy)
    yield Scene("sign-in-wrong-hub", WINDOW, refused(No.WRONG_HUB))
    yield Scene("sign-in-used", SMALL, refused(No.BAD_INVITATION))
