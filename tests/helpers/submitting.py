"""Commands as they reach a store: who, under which id, with which digest."""

from hashlib import sha256
from itertools import count

from app import codec
from app.domain.case.commands import AddNote, ReceiveReferral
from app.domain.commands import Command, PartnershipCommand
from app.domain.context import OPERATOR
from app.domain.partnership.commands import FoundPartnership, PutAgency, PutSeat
from app.domain.submission import Submission
from app.domain.values import AccountId, CommandId
from tests.helpers.builders import AGENCIES, COORDINATOR, SEATS, case_id, referral, subject, uid

_numbers = count(1)

FOUNDING: tuple[Command, ...] = (
    FoundPartnership(name="Northbridge (fictional)", prefix="NB"),
    *(PutAgency(agency=agency) for agency in AGENCIES),
    *(PutSeat(seat=seat) for seat in SEATS),
)


def submission(
    command: Command, by: AccountId | None = None, chosen: CommandId | None = None
) -> Submission:
    """Under a fresh id unless one is chosen; by someone who may, with letters for a reference."""
    number = next(_numbers)
    by = by or (OPERATOR if isinstance(command, PartnershipCommand) else COORDINATOR.account)
    digest = sha256(codec.encode(command)).digest()
    name = chosen or CommandId(uid(number, 0xC))
    return Submission(by, name, digest, command, letters(number))


def letters(number: int) -> tuple[str, ...]:
    """Three references that no other submission of this run has."""
    return tuple(f"{number:04X}{letter}" for letter in "ABC")


def submissions(*commands: Command) -> list[Submission]:
    return [submission(command) for command in commands]


def receive(n: int = 1) -> ReceiveReferral:
    return ReceiveReferral(case=case_id(n), referral=referral(), subjects=(subject(),))


def note(n: int = 1, text: str = "Rang the school (not a real one).") -> AddNote:
    return AddNote(case=case_id(n), text=text)
