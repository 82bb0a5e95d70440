"""What two spellings of one word share: for finding people, never for storing them."""

import unicodedata

UNDECOMPOSED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Small letters and digits alone, without accents: "Éowyn O'Brien" is "eowynobrien"."""
    small = unicodedata.normalize("NFKD", text).casefold().translate(UNDECOMPOSED)
    return "".join(c for c in unicodedata.normalize("NFKD", small) if c.isalnum())
