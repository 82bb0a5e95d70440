"""What every event of a case has."""

from msgspec import Struct

from app.domain.values import By


class CaseEvent(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """Content of its own stream only; when and where stand in the header."""

    by: By
