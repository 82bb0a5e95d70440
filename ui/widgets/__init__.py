"""The kit that every screen is built from. Plain strings in, Qt signals out; no clock, no timer.

Words and names
    RATING_WORDS, STATE_WORDS            the word of each rating and each answer's state
    ratings                              red amber green blue unrated
    answer states                        answered late nil asked seen writing overdue paused locked
                                         declined sealed corrected second_trawl not_asked
    Tone                                 neutral ok busy warn error dark
    faces (tokens.toml, [type])          key nav column label small chip pill meta strong-meta
                                         button tab body strong reading section title heading case
    inks and grounds                     any colour's name in tokens.toml

Painting, for delegates (all take a QRectF; colours follow the theme in force)
    paint_rating(painter, rect, rating, *, theme=None, inverted=False)
    paint_answer(painter, rect, state, *, theme=None)
    paint_gate(painter, rect, state, *, theme=None)       open owed locked dispensed
    paint_chip(painter, rect, text, tone="neutral"); chip_size(text) -> QSizeF
    paint_key(painter, corner, words, edge, ink, ground); key_size(words); key_words("Ctrl+N")
    paint_icon(painter, rect, name, ink)
    rating_outline(rating) -> QPainterPath in a box of 24

Words on a screen
    Label(text="", face="body", ink="ink", *, wrap=False, selectable=False)      set_ink(ink)
    Runs(runs=(), face="body", ink="ink")       set_runs([Run(text, weight=0, ink="")]); set_tail(w)
    LinkButton(text, face="meta", ink="accent-text")     clicked; set_ink(ink)
    Chip(text, tone="neutral")                           show_state(text, tone)
    Pill(text, tone="neutral", action="")                activated; show_state(text, tone, action)
    RatingBadge(rating, size=22, note="")                show_rating(rating, note)
    AnswerBadge(state, size=18, note="")                 show_answer(state, note)
    Avatars(people=(), *, ground="surface", room=9)      show_people([Person(initials, name,
                                                         virtual=False)])

    Flow(parent=None, gap=6)               a layout: parts side by side that wrap like words

Doing and choosing
    Button(text, kind="other", *, key="", size="normal", ground="surface")
        kind main other quiet danger; size small normal large; ground surface dock
        clicked; follow(action): a QAction's words, key and state; set_key(words): draw a key only
    Segmented(name, [Option(key, label, count=-1)])      chosen(str); choose(key), choice(),
                                                         set_count(key, n)
    SearchBox(placeholder, key="Ctrl+K")                 a QLineEdit: textChanged(str)
    Field(label, *, placeholder="", hint="", limit=0, lines=1, secret=False)
        edited(str) by the person alone, submitted; text(), set_text(text), set_error(wrong),
        error(), letters(), too_long(), editor (Line or Area)
    Line(*, secret=False), Area(lines=2, most=10, *, bare=False)     edited(str), submitted

Parts of a window
    NavRail([NavItem(key, label, icon, count=0)], last=())   selected(str); select(key),
                                                             set_count(key, n)
    TopBar(title, subtitle="")             set_title, set_subtitle, add(w) right, lead(w) left
    Panel(ground="surface", edge="")       canvas surface sunken dock; left right top bottom
    Card(title="", meta="", kind="plain")  add(widget), set_head(title, meta, meta_ink), set_kind
        kind plain waiting own warn strong
    Banner(lead="", text="", tone="warn", action="")     activated; show_state(...)
    Notice(lead, text="", tone="warn", action="")        activated; show_state(...)
    EmptyState(title, text="", action="")                activated
    Ladder([Rung(label, standing, detail="", late=False)])    steps on a line; Standing PASSED,
                                                         HERE, TO_COME

Beside the kit
    ui.theme    Theme, light(), dark(), apply(app, theme), current(), colour(name) -> QColor,
                space(name), radius(name) -> px
    ui.fonts    font(size_px, weight=400, *, tabular=True, tracking=0.0), text_font(face) -> QFont
    ui.focus    the ring round the focus comes by itself; paint_focus(painter, rect, colour,
                radius) draws it inside a delegate's row; a widget's property "radius" rounds it
    ui.dialogs  confirm, ask_text(parent, Question(...)), tell_error, each awaited; open_confirm,
                open_ask_text, open_tell_error with a callback
    announce(widget, text, *, urgent=False)              said once by a screen reader
    QCheckBox, QRadioButton (property boxed=true for a box round it), QComboBox, QTabBar, QMenu and
    item views take their look from the style sheet; set their fonts with text_font, never in it.
    Qt gives the words of a spin or date box no room at the left:
    lineEdit().setTextMargins(8, 0, 0, 0).
"""

from ui.widgets.access import announce
from ui.widgets.answers import paint_answer
from ui.widgets.avatars import Avatars, Person
from ui.widgets.badge import AnswerBadge, RatingBadge
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip, chip_size, paint_chip
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.gates import paint_gate
from ui.widgets.icons import paint_icon
from ui.widgets.keys import key_size, key_words, paint_key
from ui.widgets.label import Label, unmarked
from ui.widgets.ladder import Ladder, Rung, Standing
from ui.widgets.link import LinkButton
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.pill import Pill
from ui.widgets.rail import NavItem, NavRail
from ui.widgets.ratings import paint_rating, rating_outline
from ui.widgets.runs import Run, Runs
from ui.widgets.search import SearchBox
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tones import Tone
from ui.widgets.topbar import TopBar
from ui.widgets.writing import Area, Line
from ui.words.states import RATING_WORDS, STATE_WORDS

__all__ = [
    "RATING_WORDS",
    "STATE_WORDS",
    "AnswerBadge",
    "Area",
    "Avatars",
    "Banner",
    "Button",
    "Card",
    "Chip",
    "EmptyState",
    "Field",
    "Flow",
    "Label",
    "Ladder",
    "Line",
    "LinkButton",
    "NavItem",
    "NavRail",
    "Notice",
    "Option",
    "Panel",
    "Person",
    "Pill",
    "RatingBadge",
    "Run",
    "Rung",
    "Runs",
    "SearchBox",
    "Segmented",
    "Standing",
    "Tone",
    "TopBar",
    "announce",
    "chip_size",
    "key_size",
    "key_words",
    "paint_answer",
    "paint_chip",
    "paint_gate",
    "paint_icon",
    "paint_key",
    "paint_rating",
    "rating_outline",
    "unmarked",
]
