"""What every test shares: no screen, nobody's keyring, searches that two slow cores can finish."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from hypothesis import HealthCheck, settings

from ui.bootstrap.collector import collect

# Two slow cores must not turn a slow example into a failure.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("proof", parent=settings.get_profile("default"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

pytest_plugins = ["tests.helpers.postgres"]


def pytest_configure() -> None:
    """Garbage waits for `pytest_runtest_teardown`.

    A hub's or a shelf's thread that found a closed window of an earlier test among it ended the
    whole run with a fault within Qt.
    """
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    collect()
