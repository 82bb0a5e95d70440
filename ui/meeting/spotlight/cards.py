"""Cards two abreast: one for each agency, and what it all means."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.meeting.spotlight.view_model import AgencyCard, Said
from ui.widgets import Card, Run, Runs

_GAP = 10
_BESIDE = 2
_MEANING = "What it means"


class Cards(QWidget):
    """Only the card that changed is touched."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, AgencyCard] = {}
        self._cards: dict[str, _AgencyCard] = {}
        self._meaning = _MeaningCard()
        self._abreast = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cards(self, cards: Sequence[AgencyCard], meaning: Sequence[Said]) -> None:
        places = [card.agency for card in cards]
        moved = places != list(self._shown)
        for gone in set(self._cards) - set(places):
            self._cards.pop(gone).deleteLater()
        for card in cards:
            if self._shown.get(card.agency) != card:
                self._cards.setdefault(card.agency, _AgencyCard()).show_card(card)
        self._shown = {card.agency: card for card in cards}
        wide = self._meaning.show_meaning(meaning)
        if moved or wide or self._grid.indexOf(self._meaning) < 0:
            self._arrange([self._cards[place] for place in places], wide=len(meaning) > _BESIDE)

    def set_abreast(self, abreast: int) -> None:
        """One or two beside each other, as there is room."""
        if self._abreast != abreast:
            self._abreast = abreast
            self._grid.setColumnStretch(1, abreast - 1)
            wide = self._meaning.lines() > _BESIDE
            self._arrange([self._cards[place] for place in self._shown], wide=wide)

    def _arrange(self, cards: Sequence[QWidget], *, wide: bool) -> None:
        """What it means stands beside the last card; where it is long, below them all."""
        for widget in (*cards, self._meaning):
            self._grid.removeWidget(widget)
        for n, widget in enumerate(cards):
            self._grid.addWidget(widget, n // self._abreast, n % self._abreast)
        row, column = divmod(len(cards), self._abreast)
        if wide:
            self._grid.addWidget(self._meaning, row + column, 0, 1, self._abreast)
        else:
            self._grid.addWidget(self._meaning, row, column)


class _AgencyCard(Card):
    def __init__(self) -> None:
        super().__init__()
        self._words = Runs()
        self.add(self._words)

    def show_card(self, card: AgencyCard) -> None:
        self.set_head(card.title, card.meta, card.meta_ink)
        self.set_kind(card.kind)
        self._words.set_runs(Run(part.text, ink=part.ink) for part in card.parts)


class _MeaningCard(Card):
    def __init__(self) -> None:
        super().__init__(_MEANING, "as agreed so far")
        self._lines: list[Runs] = []
        self._said: tuple[Said, ...] = ()

    def lines(self) -> int:
        return len(self._said)

    def show_meaning(self, meaning: Sequence[Said]) -> bool:
        """Whether anything changed."""
        if self._lines and self._said == tuple(meaning):
            return False
        self._said = tuple(meaning)
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [Runs(_meant(one)) for one in meaning] or [
            Runs([Run("No agency has said yet what it means.", ink="ink-3")])
        ]
        for line in self._lines:
            self.add(line)
        return True


def _meant(one: Said) -> list[Run]:
    return [Run(f"{one.by}: ", 560, "ink-2"), Run(one.words)]
