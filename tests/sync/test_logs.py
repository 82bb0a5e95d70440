"""A log tells what failed and where, and nothing of what people wrote."""

from collections.abc import Iterator

import pytest
import structlog

from app.domain.commands import Command
from sync import logs
from tests.helpers.submitting import note

WORDS = "Jade Maple told her teacher"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    structlog.reset_defaults()


def fails(command: Command) -> None:
    raise KeyError(type(command).__name__)


@pytest.mark.parametrize("as_json", [True, False])
def test_a_defect_is_logged_without_the_words_it_met(
    as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.to_stderr(as_json)
    log = structlog.get_logger(__name__)
    command = note(1, WORDS)
    try:
        fails(command)
    except KeyError:
        log.exception("turn.defect")
    out, err = capsys.readouterr()
    assert out == ""
    assert "turn.defect" in err
    assert "AddNote" in err
    assert "fails" in err
    assert "Maple" not in err
