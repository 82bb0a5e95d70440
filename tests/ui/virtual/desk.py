"""What a virtual partner does at their desk."""

from collections.abc import Callable

from tests.helpers.sitting import Sitting
from ui.virtual.view import VirtualMeeting

NURSE = "health"
Open = Callable[[Sitting], VirtualMeeting]
