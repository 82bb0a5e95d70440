"""The whole kit in one window, for tests and pictures."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.fonts import text_font
from ui.widgets import (
    RATING_WORDS,
    STATE_WORDS,
    AnswerBadge,
    Avatars,
    Banner,
    Button,
    Card,
    Chip,
    EmptyState,
    Field,
    Label,
    NavItem,
    NavRail,
    Notice,
    Option,
    Panel,
    Person,
    Pill,
    RatingBadge,
    Run,
    Runs,
    SearchBox,
    Segmented,
    Tone,
    TopBar,
)

KIT = QSize(1440, 1240)
PEOPLE = [
    Person("SA", "S. Adeyemi"),
    Person("DP", "D. Price"),
    Person("HV", "V. Hughes"),
    Person("ED", "E. Doyle", virtual=True),
    Person("PR", "P. Rahman", virtual=True),
]
STAGES: list[tuple[str, Tone]] = [
    ("New", "neutral"),
    ("Screening", "neutral"),
    ("Gathering", "neutral"),
    ("Ready", "busy"),
    ("Ready, Health missing", "warn"),
    ("In the meeting", "busy"),
    ("Proposed", "warn"),
    ("Decided", "ok"),
    ("Decided, feedback owed", "warn"),
    ("Closing", "neutral"),
    ("Restricted", "error"),
]
LINES: list[tuple[str, Tone, str]] = [
    ("Live", "ok", ""),
    ("Catching up, 214 changes", "busy", ""),
    ("Not live since 10:13 · 2 answers waiting here", "warn", ""),
    ("Hub is read-only: disk full, IT told", "error", ""),
    ("Certificate changed, not connected", "error", ""),
]
DEEDS: list[tuple[str, Tone, str]] = [
    ("Sending …", "neutral", ""),
    ("On the board 10:14", "ok", ""),
    ("Saved here, not sent yet", "warn", ""),
    ("Not accepted: decided at 10:12. Your text is kept.", "error", "Share as late information"),
]
WALLS: list[tuple[str, Tone, str]] = [
    ("Wall: open · headlines, initials", "ok", ""),
    ("Wall: shut", "dark", ""),
    ("Visitor present: wall shut for restricted cases", "warn", ""),
    ("Hand up: Health (V. Hughes)", "warn", "Call"),
]


def row(*parts: QWidget, gap: int = 12) -> QWidget:
    """Parts side by side."""
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return whole


def table(badges: list[tuple[QWidget, str]], columns: int) -> QWidget:
    """Badges beside their words."""
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    for place, (badge, words) in enumerate(badges):
        grid.addWidget(row(badge, Label(words)), *divmod(place, columns))
    return whole


def ratings() -> QWidget:
    """The sheet of ratings."""
    badges: list[tuple[QWidget, str]] = [
        (RatingBadge(name, 24), word) for name, word in RATING_WORDS.items()
    ]
    return table([*badges, (RatingBadge("amber", 40, "was Red at 09:10"), "40 px")], 6)


def answers() -> QWidget:
    """The sheet of answers."""
    return table([(AnswerBadge(name), word) for name, word in STATE_WORDS.items()], 5)


def pills(states: list[tuple[str, Tone, str]]) -> QWidget:
    """A row of pills."""
    return row(*(Pill(*state) for state in states))


def buttons() -> QWidget:
    """Each kind of button."""
    tied = Button("Disabled", "main")
    tied.setEnabled(False)
    return row(
        Button("Main", "main"),
        Button("Read back to the room", "main", key="Ctrl+R"),
        Button("Other"),
        Button("New referral", key="Ctrl+N"),
        Button("Quiet", "quiet"),
        Button("Cannot be undone", "danger"),
        Button("Small", size="small"),
        Button("Share with the board", "main", key="Ctrl+Return", size="large"),
        tied,
    )


def dock() -> QWidget:
    """The foot of a meeting."""
    foot = Panel("dock")
    line = QHBoxLayout(foot)
    shut = Button("Defer …", "danger", ground="dock")
    for part in (
        Button("‹ Back", ground="dock"),
        Button("Next case ›", "main", ground="dock"),
        shut,
        Button("Quiet", "quiet", ground="dock"),
        Label("decide or defer first", "meta", "dock-ink-2"),
        Label("04:12", "case", "dock-ink"),
        Avatars(PEOPLE, ground="dock"),
        Label("Wall: open", "strong", "dock-live"),
        Button("Shutter", ground="dock", key="F8"),
    ):
        line.addWidget(part)
    line.addStretch(1)
    return foot


def choices() -> QWidget:
    """What one ticks and picks."""
    ticked, box = QCheckBox("Off the wall"), QComboBox()
    boxed, picked = QRadioButton("Strategy discussion, level 4"), QRadioButton("Another outcome …")
    box.setAccessibleName("Lead for the child")
    boxed.setProperty("boxed", True)
    picked.setProperty("boxed", True)
    boxed.setChecked(True)
    ticked.setChecked(True)
    box.addItems(["Social care", "Police"])
    tabs = QTabBar()
    for name in ("Summary", "Shared 4", "Chronology"):
        tabs.addTab(name)
    tabs.setCurrentIndex(1)
    tabs.setFont(text_font("tab"))
    tabs.setDrawBase(False)
    tabs.setAccessibleName("Parts of the case")
    return row(ticked, QCheckBox("Not to be told"), boxed, picked, box, tabs)


def fields() -> QWidget:
    """Fields, empty, full and wrong."""
    known = Field("What is known", placeholder="What you know that bears on this case …", lines=2)
    head = Field("Headline for the wall", limit=160)
    head.set_text("Seen twice since August. More off the wall.")
    long = Field("Headline, too long", limit=20)
    long.set_text("Seen twice since August.")
    wrong = Field("Reason", hint="Kept on the record")
    wrong.set_error("Write this first.")
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    for part in (known, head, long, wrong):
        line.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return whole


def cards() -> QWidget:
    """Each kind of card."""
    police = Card("Police", "here · 08:50 · ring 101 x 4471")
    words = [
        Run("Found twice. "),
        Run("Intelligence, off the wall: ", 0, "ink-3"),
        Run("two others."),
    ]
    police.add(Runs(words))
    health = Card("Health", "due 09:30", "waiting")
    health.set_head("Health", "due 09:30", "red-ink")
    health.add(Label("V. Hughes is writing …", ink="accent-text"))
    challenge = Card("Challenge by Education", "open · 10:12", "warn")
    challenge.add(Label("Hold it within the hour.", wrap=True))
    challenge.add(row(Button("Answer", size="small"), gap=6))
    strong = Card("Strategy discussion", "", "strong")
    strong.add(Label("Level 4, clause 4.3.", ink="ink-2"))
    own = Card("Health (you)", "10:14", "own")
    own.add(Label("Two urgent care visits."))
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    for part in (police, health, challenge, strong, own):
        line.addWidget(part, 1)
    return whole


def notices() -> QWidget:
    """Notices in a panel's width."""
    owed = Notice(
        "Record the basis for asking Health.",
        "The request is out because the case is Red; the reason is owed today.",
        action="Record it now",
    )
    bad = Notice("Not accepted.", "Your text is kept.", "error", "Share as late information")
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    for part in (owed, bad, EmptyState("No requests", "Nothing waits for Health.", "New request")):
        line.addWidget(part, 1)
    line.setAlignment(owed, Qt.AlignmentFlag.AlignTop)
    line.setAlignment(bad, Qt.AlignmentFlag.AlignTop)
    return whole


def body() -> QWidget:
    """Everything below the bars, each part under its heading."""
    whole = Panel("surface")
    column = QVBoxLayout(whole)
    column.setContentsMargins(22, 14, 22, 16)
    column.setSpacing(8)
    seek = row(
        SearchBox("Find a case or person"),
        Segmented(
            "Show", [Option("all", "All", 11), Option("us", "For us", 3), Option("x", "Ready")]
        ),
    )
    for heading, part in (
        ("Rating", ratings()),
        ("An agency’s answer on a case", answers()),
        ("Stage of a case", row(*(Chip(*stage) for stage in STAGES))),
        ("Line to the hub", pills(LINES)),
        ("What you just did", pills(DEEDS)),
        ("Wall", pills(WALLS)),
        ("Buttons", buttons()),
        ("Choosing", seek),
        ("Ticks", choices()),
        ("Fields", fields()),
        ("Cards", cards()),
        ("Notices", notices()),
    ):
        column.addWidget(Label(heading, "strong", "ink-3"))
        column.addWidget(part)
    column.addWidget(dock())
    return whole


def rail() -> NavRail:
    """The rail of the drawings."""
    places = ["board", "meeting", "requests", "feedback", "insight", "thresholds", "record"]
    counts = {"requests": 4, "feedback": 7}
    items = [NavItem(key, key.title(), key, counts.get(key, 0)) for key in places]
    return NavRail(items, [NavItem("settings", "Settings", "settings")])


def top() -> TopBar:
    """A bar with all that a bar holds."""
    bar = TopBar("Jade Maple, 7", "NB-1042 · Family and chronology")
    bar.lead(RatingBadge("red", 26))
    for part in (Avatars(PEOPLE), Label("3 here · 2 virtual", "meta", "ink-3"), Pill("Live", "ok")):
        bar.add(part)
    bar.add(Button("Start meeting", "main"))
    return bar


def gallery() -> QWidget:
    """The whole kit in one window."""
    window = Panel("canvas")
    side = QVBoxLayout()
    side.setSpacing(0)
    side.addWidget(top())
    words = "2 answers are saved on this computer, encrypted, and go when the line returns."
    side.addWidget(Banner("Your line dropped. Keep working:", words))
    side.addWidget(Banner("You were away 40 s.", "Police took an action", "busy", "Show each"))
    side.addWidget(body(), 1)
    line = QHBoxLayout(window)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(rail())
    line.addLayout(side)
    window.resize(KIT)
    return window
