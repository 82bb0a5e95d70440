"""A sheet of SVG: as much of it as a strip plot needs."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

PAPER, INK, FAINT, GRID = "#ffffff", "#1b1f24", "#57606a", "#e1e5ea"
BLUE, VERMILION = "#0072b2", "#d55e00"
"""Told apart by everyone, and never by colour alone."""
FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


class Sheet:
    def __init__(self, width: float) -> None:
        self.width = width
        self._parts: list[str] = []

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str = INK,
        width: float = 1.0,
        dashes: str = "",
    ) -> None:
        (x1, y1), (x2, y2) = start, end
        said = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": colour, "stroke-width": width}
        self._add("line", said | ({"stroke-dasharray": dashes} if dashes else {}))

    def dots(self, places: Iterable[tuple[float, float]], radius: float, opacity: float) -> None:
        self._parts.append(f'<g fill="{BLUE}" fill-opacity="{opacity}">')
        for x, y in places:
            self._add("circle", {"cx": x, "cy": y, "r": radius})
        self._parts.append("</g>")

    def diamond(self, x: float, y: float, size: float = 5.0) -> None:
        corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        points = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
        self._add("polygon", {"points": points, "fill": VERMILION, "stroke": PAPER})

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 12.0,
        colour: str = INK,
        anchor: str = "start",
        weight: int = 400,
    ) -> None:
        said = {"x": x, "y": y, "font-size": size, "fill": colour, "text-anchor": anchor}
        self._add("text", said | {"font-weight": weight}, escape(words))

    def whole(self, height: float) -> str:
        size = f'width="{self.width:g}" height="{height:g}" viewBox="0 0 {self.width:g} {height:g}"'
        paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}">'
        return "\n".join((head, paper, *self._parts, "</svg>", ""))

    def _add(self, kind: str, said: dict[str, object], inside: str = "") -> None:
        words = " ".join(f"{name}={quoteattr(_short(value))}" for name, value in said.items())
        self._parts.append(f"<{kind} {words}>{inside}</{kind}>" if inside else f"<{kind} {words}/>")


def _short(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
