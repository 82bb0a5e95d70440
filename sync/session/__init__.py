"""A client's shell: it keeps a line to the hub and does what the replica says."""

from sync.session.config import Address, Patience
from sync.session.session import Session

__all__ = ["Address", "Patience", "Session"]
