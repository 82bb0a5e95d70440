"""Blocks as widgets: one that changed is filled anew, the others are left as they are."""

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.case.blocks import Act, Block, Look, Words
from ui.fonts import text_font
from ui.theme import colour, space
from ui.widgets import Label, Ladder, LinkButton, Notice, Rung, Standing
from ui.widgets.flow import Flow
from ui.words.ladder import LadderStep

_GAP = 12
_LONG, _PIECES, _BREAK = re.compile(r"\S{25,}"), re.compile(r".{1,12}"), "\u200b"


class HeadLine(QWidget):
    """A title at the left and who and when at the right; below it where both do not fit."""

    def __init__(self, title: str, meta: str, meta_ink: str, face: str) -> None:
        super().__init__()
        self._title, self._meta, self._ink = title, meta, meta_ink
        self._fonts = text_font(face), text_font("small")
        words = zip(self._fonts, (title, meta), strict=True)
        self._both = sum(QFontMetrics(f).horizontalAdvance(t) for f, t in words)
        self._known: dict[int, tuple[int, int]] = {}
        self.setAccessibleName(", ".join(filter(None, (title, meta))))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, meta = self._heights(width)
        beside = self._beside(width)
        return max(title, meta) if beside else title + meta

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(self._fonts[0]).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        wrap = Qt.TextFlag.TextWordWrap
        with QPainter(self) as painter:
            painter.setFont(self._fonts[0])
            painter.setPen(colour("ink"))
            painter.drawText(self.rect(), wrap, self._title)
            painter.setFont(self._fonts[1])
            painter.setPen(colour(self._ink))
            if self._beside(self.width()):
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(self.rect(), right, self._meta)
            else:
                below = self.rect().adjusted(0, self._heights(self.width())[0], 0, 0)
                painter.drawText(below, wrap, self._meta)

    def _beside(self, width: int) -> bool:
        return self._both + _GAP <= width

    def _heights(self, width: int) -> tuple[int, int]:
        """Of title and meta, reckoned once for each width: a layout asks many times."""
        if width not in self._known:
            self._known[width] = self._measured(width)
        return self._known[width]

    def _measured(self, width: int) -> tuple[int, int]:
        title, meta = (
            QFontMetrics(f).boundingRect(0, 0, max(width, 1), 9999, Qt.TextFlag.TextWordWrap, t)
            for f, t in zip(self._fonts, (self._title, self._meta), strict=True)
        )
        return title.height(), meta.height() if self._meta else 0


class BlockView(QWidget):
    """One block. `asked` names the act pressed."""

    asked = Signal(object)
    """Act."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._unfolded = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(3)
        self._block = block
        self._fill()

    def show_block(self, block: Block) -> None:
        """Fill it anew, where it differs. The keyboard stays at the action that had it."""
        if block == self._block:
            return
        held = self._held()
        self._block = block
        self._fill()
        again = [link for link in self.findChildren(LinkButton) if link.text() == held]
        if held and again:
            again[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._block.tone is None and self._block.title and not self._block.section:
            with QPainter(self) as painter:
                painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))

    def _held(self) -> str:
        links = self.findChildren(LinkButton)
        return next((link.text() for link in links if link.hasFocus()), "")

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._column.setContentsMargins(*self._margins())
        parts = self._notice() if self._block.tone else self._parts()
        for part in parts:
            self._column.addWidget(part)

    def _margins(self) -> tuple[int, int, int, int]:
        if self._block.tone:
            return (0, space("s"), 0, space("s"))
        return (0, 14, 0, 4) if self._block.section else (0, 9, 0, 9)

    def _notice(self) -> Iterable[QWidget]:
        block = self._block
        act = block.acts[0] if block.acts else None
        text = " ".join(words.text for words in block.words)
        notice = Notice(block.title, text, block.tone or "warn", act.label if act else "")
        if act is not None:
            notice.activated.connect(lambda: self.asked.emit(act))
        yield notice

    def _parts(self) -> Iterable[QWidget]:
        block = self._block
        if block.title:
            face = "section" if block.section else "strong-meta"
            yield HeadLine(block.title, block.meta, block.meta_ink, face)
        yield from map(_paragraph, block.words)
        if block.ladder:
            yield Ladder([_rung(step) for step in block.ladder])
        if self._unfolded:
            yield from map(_paragraph, block.folded)
        if block.acts or block.fold:
            yield self._links()

    def _links(self) -> QWidget:
        row = QWidget()
        flow = Flow(row, gap=14, below=0)
        if self._block.fold:
            fold = LinkButton("Hide" if self._unfolded else self._block.fold)
            fold.clicked.connect(self._turn)
            flow.addWidget(fold)
        for act in self._block.acts:
            flow.addWidget(self._link(act))
        return row

    def _link(self, act: Act) -> LinkButton:
        link = LinkButton(act.label)
        link.setAccessibleName(f"{act.label}: {self._block.title}" if self._block.title else "")
        link.clicked.connect(lambda: self.asked.emit(act))
        return link

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._fill()


class BlockList(QWidget):
    """Blocks below each other, matched by their keys."""

    asked = Signal(object)
    """Act."""

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[str, BlockView] = {}
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, space("s"))
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Touch only what differs from what is shown."""
        kept = {block.key for block in blocks}
        for key in [key for key in self._views if key not in kept]:
            view = self._views.pop(key)
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        for place, block in enumerate(blocks):
            self._put(place, block)

    def views(self) -> dict[str, BlockView]:
        """The widget of each block, by key."""
        return self._views

    def _put(self, place: int, block: Block) -> None:
        view = self._views.get(block.key)
        if view is None:
            view = self._views[block.key] = BlockView(block)
            view.asked.connect(self.asked)
            self._column.insertWidget(place, view)
            return
        if self._column.indexOf(view) != place:
            self._column.removeWidget(view)
            self._column.insertWidget(place, view)
        view.show_block(block)


class BlockPage(BlockList):
    """Shows what `blocks` makes of a look at a case."""

    def __init__(self, blocks: Callable[[Look], tuple[Block, ...]]) -> None:
        super().__init__()
        self._blocks = blocks

    def show_look(self, look: Look | None) -> None:
        """Nothing, without one."""
        self.show_blocks(self._blocks(look) if look else ())


def breakable(text: str) -> str:
    """A word too long for a line, such as an address, may break; others are left alone."""
    return _LONG.sub(lambda found: _BREAK.join(_PIECES.findall(found[0])), text)


def _rung(step: LadderStep) -> Rung:
    return Rung(step.label, Standing(step.standing), step.detail, step.late)


def _paragraph(words: Words) -> Label:
    label = Label(breakable(words.text), words.face, words.ink, wrap=True, selectable=True)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    label.setAccessibleName(words.text)
    return label
