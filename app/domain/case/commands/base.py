"""What every command of a case has."""

from msgspec import Struct

from app.domain.values import CaseId, Version


class CaseCommand(Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """Every command on a case names it; `seen` is the stream version its author looked at."""

    case: CaseId
    seen: Version | None = None
