"""What a tone means, in colours: the same six for chips, pills, notices and banners."""

from typing import Literal

import msgspec

Tone = Literal["neutral", "ok", "busy", "warn", "error", "dark"]


class Tint(msgspec.Struct, frozen=True):
    """Names of colours: a ground, its edge, the words on it and the dot before them."""

    ground: str
    edge: str
    ink: str
    dot: str


CHIP: dict[Tone, Tint] = {
    "neutral": Tint("neutral-weak", "neutral-weak", "ink-2", "idle"),
    "ok": Tint("green-weak", "green-weak", "green-ink", "live"),
    "busy": Tint("accent-weak", "accent-weak", "accent-ink", "accent-text"),
    "warn": Tint("amber-weak", "amber-weak", "amber-ink", "amber"),
    "error": Tint("red-weak", "red-weak", "red-ink", "red-edge"),
    "dark": Tint("ink", "ink", "ink-on", "ink-on"),
}
PILL: dict[Tone, Tint] = {
    "neutral": Tint("surface", "line", "ink-2", "idle"),
    "ok": Tint("surface", "line", "ink-2", "live"),
    "busy": Tint("surface", "line", "ink-2", "accent-text"),
    "warn": Tint("amber-weak", "amber-edge", "amber-deep", "amber"),
    "error": Tint("red-weak", "red-edge", "red-ink", "red-edge"),
    "dark": Tint("ink", "ink", "ink-on", "ink-on"),
}
BAND: dict[Tone, Tint] = {
    "neutral": Tint("sunken", "line", "ink-2", "idle"),
    "ok": Tint("green-weak", "green-weak", "green-ink", "live"),
    "busy": Tint("accent-weak", "accent-edge", "accent-deep", "accent-text"),
    "warn": Tint("amber-weak", "amber-line", "amber-deep", "amber"),
    "error": Tint("red-weak", "red-edge", "red-ink", "red-edge"),
    "dark": Tint("ink", "ink", "ink-on", "ink-on"),
}
