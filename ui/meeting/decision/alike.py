"""Like cases at hand: what was decided for others, without anything that says whose they were."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.case.anonymous import Sketch
from app.domain.case.likeness import Like
from ui.widgets import Label, LinkButton
from ui.words import plural
from ui.words.anonymous import outcome_words, sketch_words


class AlikeList(QWidget):
    """One line that says how they went, and each of them below it once it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] | None = None
        self._said = ""
        self._rows: list[QWidget] = []
        self.open = LinkButton("", "small")
        self.open.clicked.connect(self._turn)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(3)
        self._list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open)
        column.addWidget(self._list)

    def show_cases(self, lines: Sequence[str], said: str) -> None:
        """`said` is how they went; each in words that name nobody below it, once it is opened."""
        if self._shown == tuple(lines):
            return
        self._shown, self._said = tuple(lines), said
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [Label(f"\N{BULLET} {line}", "small", "ink-2", wrap=True) for line in lines]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(lines))
        self._say()

    def _turn(self) -> None:
        self._list.setVisible(self._list.isHidden())
        self._say()

    def _say(self) -> None:
        folded = self._list.isHidden()
        self.open.setText(self._said if folded else "Hide the like cases")
        self.open.updateGeometry()


def alike_lines(found: Sequence[Like]) -> tuple[str, ...]:
    """ "Level 2 · child 5 to 9 · neglect · early help · clause 2.1"."""
    return tuple(
        " · ".join(filter(None, (sketch_words(one.sketch), _clause(one.sketch)))) for one in found
    )


def alike_said(found: Sequence[Like]) -> str:
    """ "1 like case: early help, level 2"; "3 like cases: 2 early help, 1 strategy discussion"."""
    count = plural(len(found), "like case")
    if len(found) == 1:
        level = found[0].sketch.level
        return f"{count}: {outcome_words(found[0].sketch)}{f', level {level}' if level else ''}"
    outcomes = Counter(outcome_words(one.sketch) for one in found)
    return f"{count}: {', '.join(f'{n} {words}' for words, n in outcomes.most_common())}"


def _clause(sketch: Sketch) -> str:
    return f"clause {sketch.clause}" if sketch.clause else ""
