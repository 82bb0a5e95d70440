"""Words as they stand in Markdown, so that they come back to the letter and are no structure."""

import re

_ODD = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]|&(?=#\d+;)|^\s+|\s+$")
"""What an editor or a line break would change: control signs, and blanks at either end."""
_STRUCTURE = re.compile(
    r"^(?=[#\-*+>\\])|^(?=(?:level|clause|version|in force from|sample)\b)", re.IGNORECASE
)
_CODE = re.compile(r"&#(\d{1,7});")
_IN_A_NUMBER = re.compile(r"[^\w.-]|^[.-]|[.-]$|&|_")
LAST_SIGN = 0x10FFFF


def line(words: str) -> str:
    """On one line, whatever they hold."""
    return _STRUCTURE.sub(r"\\", _ODD.sub(_coded, words), count=1)


def lines(words: str) -> str:
    """On as many lines as they have; empty ones at either end would be lost, and are coded."""
    body = words.strip("\n")
    start = len(words) - len(words.lstrip("\n"))
    end = len(words) - start - len(body)
    said = "\n".join(line(one) for one in body.split("\n"))
    return "&#10;" * start + said + "&#10;" * end


def number(words: str) -> str:
    """In one piece, without a sign at its end that people put after a number."""
    return _IN_A_NUMBER.sub(_coded, words)


def read(words: str) -> str:
    """What stands there, as it was before it was written so."""
    return _CODE.sub(_sign, words.removeprefix("\\"))


def read_lines(words: str) -> str:
    return "\n".join(read(one) for one in words.split("\n"))


def _coded(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])


def _sign(found: re.Match[str]) -> str:
    code = int(found[1])
    return chr(code) if code <= LAST_SIGN else found[0]
