"""A change is painted before the next picture of a screen that shows sixty a second."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.board.large import seconds_to_paint

CHANGES, FRAME = 300, 0.016


@pytest.mark.proof
def test_one_answer_among_500_cases_is_painted_at_once(qapp: QApplication, tmp_path: Path) -> None:
    times = seconds_to_paint(qapp, tmp_path, CHANGES)
    assert times[int(len(times) * 0.99)] < FRAME
