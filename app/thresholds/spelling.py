"""Words as they stand in Markdown, so that they come back to the letter and are no structure."""

import re

_ODD = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]|&(?=#\d+;)|^\s+|\s+$|#+$")
"""What an editor, a line break or a heading would swallow: control signs, blanks at either end,
and the hashes that may close a heading."""
_STRUCTURE = re.compile(
    r"^(?=[#\-*+>_\\])|^(?=(?:level|clause|version|in force from|sample)\b)", re.IGNORECASE
)
_CODE = re.compile(r"&#(\d{1,7});")
_IN_A_NUMBER = re.compile(r"[^\w.-]|^[.-]|[.-]$|&|_")
BREAK = "&#10;"
LAST_SIGN = 0x10FFFF


def line(words: str) -> str:
    """On one line, whatever they hold."""
    return _STRUCTURE.sub(r"\\", _ODD.sub(_coded, words), count=1)


def lines(words: str) -> str:
    """On as many lines as they have; empty ones at either end would be lost, and are coded."""
    body = words.strip("\n")
    start = len(words) - len(words.lstrip("\n"))
    end = len(words) - start - len(body)
    first, *others = body.split("\n")
    # After a code nothing is taken for structure, and no backslash for the sign of one.
    begun = _ODD.sub(_coded, first) if start else line(first)
    said = "\n".join([begun, *map(line, others)])
    return BREAK * start + said + BREAK * end


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
