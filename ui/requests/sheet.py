"""What stands round the words one writes: about whom, asked by whom and why, and what one may."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from app.domain.board import Board
from app.domain.case.basis import may_owe_basis
from app.domain.case.commands import CorrectContribution, DeclineRequest, ShareInformation
from app.domain.case.decide.scene import UNDECIDED
from app.domain.case.gate import request_gate
from app.domain.case.parts import Aware, Basis, Handling
from app.domain.case.state import Case, Request
from app.domain.commands import Command
from app.domain.partnership.state import Agency, Partnership, Seat
from app.domain.rights import MAY
from app.domain.values import AgencyId, Instant, Subject, SubjectId
from ui.requests.task import Answer, Correction, Task, contribution_of, waits
from ui.requests.usual import usual_grounds
from ui.requests.writing import Grounds, Look, Writing, from_content, looks_for
from ui.words import case_name, nhs_words, short_date, subject_name, today, when, word
from ui.words.gates import REASONS
from ui.words.people import CHILDREN

_STOPPED = "Consent was withdrawn, so the request stopped. Your words are kept here."


class Person(Struct, frozen=True):
    """Someone asked about, as one finds them on one's own record."""

    id: SubjectId
    name: str
    facts: str


class Sheet(Struct, frozen=True):
    """`main` is the word on the main button; `hindered` says why it cannot be pressed."""

    title: str
    people: tuple[Person, ...]
    asked: str = ""
    why: str = ""
    who_asked: str = ""
    on_what: str = ""
    main: str = "Share with the board"
    may_nil: bool = False
    may_decline: bool = False
    hindered: str = ""
    note: str = ""


def may(seat: Seat, command: type[Command]) -> bool:
    """Whether one of the seat's roles may give such a command at all."""
    return not MAY[command].isdisjoint(seat.roles)


def sheet(board: Board, case: Case, task: Task, seat: Seat, now: Instant) -> Sheet:
    if isinstance(task, Answer):
        request = next((r for r in case.requests if r.id == task.request), None)
        if request is not None:
            return _answering(board, case, request, seat, now)
    correcting = isinstance(task, Correction)
    kind = CorrectContribution if correcting else ShareInformation
    return Sheet(
        title=case_name(case),
        people=tuple(people(case, subjects_of(case, task, seat.agency), now)),
        main="Correct it on the board" if correcting else "Share with the board",
        hindered="" if may(seat, kind) else "Your seat reads this and does not answer.",
    )


def _answering(board: Board, case: Case, request: Request, seat: Seat, now: Instant) -> Sheet:
    late = not request.locked and not waits(case, Answer(case.id, request.id))
    hindered = _hindered(board, case, request, seat, now)
    return Sheet(
        title=case_name(case),
        people=tuple(people(case, request.subjects, now)),
        asked=f"Asked {when(request.at, now)} by {_asker(board, request)}, and why",
        why=f"{_sentence(request.question)} {_sentence(request.purpose)}",
        who_asked=_asker(board, request),
        on_what=on_what(request, now),
        main=_main(case, late=late),
        may_nil=not hindered and not late,
        may_decline=may(seat, DeclineRequest) and not late and not request.locked,
        hindered=hindered,
        note=_late_words(case, request, now) if late else _STOPPED if request.stopped else "",
    )


def _main(case: Case, *, late: bool) -> str:
    if not late:
        return "Share with the board"
    late_kind = "late" if case.stage not in UNDECIDED else "further"
    return f"Share as {late_kind} information"


def _hindered(board: Board, case: Case, request: Request, seat: Seat, now: Instant) -> str:
    if not may(seat, ShareInformation):
        return "Your seat reads this and does not answer."
    if request.locked:
        return f"Locked: {_locked(board, case, request, now)} Your words are kept here."
    if request.basis is None and not may_owe_basis(case, request.level):
        return (
            "Locked: no basis recorded. Your words are kept here; "
            f"{request.by.name} or the front door is to record why they ask."
        )
    return ""


def _locked(board: Board, case: Case, request: Request, now: Instant) -> str:
    """Why nobody is asked yet, and that nobody need do anything for it here."""
    found = request_gate(case, board.partnership, request, now) if board.partnership else None
    short = REASONS[found.reason] if found else "it waits for consent"
    return f"{short}. It comes to you by itself once it may."


def _late_words(case: Case, request: Request, now: Instant) -> str:
    if case.stage in UNDECIDED:
        return f"The request was {request.state.value} while you wrote. Your words are kept."
    at = case.decision.decided_at if case.decision else None
    when_decided = f" at {when(at, now)}" if at else ""
    return f"The case was decided{when_decided}. What you know still counts: it goes on the record."


def people(case: Case, subjects: Iterable[SubjectId], now: Instant) -> Iterator[Person]:
    wanted = set(subjects)
    for subject in case.subjects:
        if subject.id in wanted:
            yield Person(subject.id, subject_name(subject, today(now)), identity(subject))


def identity(subject: Subject) -> str:
    """ "born 2 Feb 2011 · NHS 999 051 7730 · 4 Elm Row"."""
    nhs = nhs_words(subject.nhs_number) or "NHS number not known"
    return " · ".join(filter(None, (subject.relationship, _born(subject), nhs, _home(subject))))


def subjects_of(case: Case, task: Task, agency: AgencyId | None) -> tuple[SubjectId, ...]:
    """Whom the words are about: those asked about, else the children."""
    if isinstance(task, Answer):
        return next((r.subjects for r in case.requests if r.id == task.request), ())
    if isinstance(task, Correction):
        shared = contribution_of(case, task.contribution)
        return tuple(dict.fromkeys(s.subject for s in shared.content.searches)) if shared else ()
    asked = [s for r in case.requests if r.agency == agency for s in r.subjects]
    return tuple(dict.fromkeys(asked or [s.id for s in case.subjects if s.kind in CHILDREN]))


def begun(board: Board, case: Case, task: Task, agency: Agency, on: date) -> Writing:
    """A fresh page: the checklist, the agency's usual handling and its usual basis."""
    if isinstance(task, Correction):
        shared = contribution_of(case, task.contribution)
        return from_content(shared.content) if shared else Writing()
    looks: tuple[Look, ...] = ()
    if isinstance(task, Answer):
        asked = next((r.systems for r in case.requests if r.id == task.request), ())
        looks = looks_for(asked or agency.systems, subjects_of(case, task, agency.id))
    handling = Handling(off_wall=agency.off_wall)
    return Writing(looks=looks, handling=handling, grounds=usual_grounds(board, case, agency, on))


def on_what(request: Request, now: Instant) -> str:
    """The asker's own basis, or that and when it is owed."""
    by = f"Asked by {request.by.name}, {when(request.at, now)}"
    contact = f"{by}, {request.by.contact}." if request.by.contact else f"{by}."
    if request.basis is not None:
        return f"{basis_words(request.basis)} {contact}"
    if request.basis_owed_by is not None:
        owed = when(request.basis_owed_by, now)
        return f"The basis is owed by {owed}. At this level nothing waits for it. {contact}"
    return f"No basis is recorded. {contact}"


def basis_words(basis: Basis | Grounds) -> str:
    """All that is recorded but for the power, or with it for the asker's."""
    told = "" if basis.family_told is Aware.NOT_STATED else word(basis.family_told)
    told = f"{told}: {basis.family_told_note}" if told and basis.family_told_note else told
    power = basis.power if isinstance(basis, Basis) else ""
    article_6 = f"UK GDPR article {basis.article_6}" if basis.article_6 else ""
    conditions = (basis.article_9, basis.article_10, basis.confidentiality)
    parts = (power, article_6, *conditions, basis.reasons, told)
    return " ".join(_sentence(part) for part in parts if part)


def _asker(board: Board, request: Request) -> str:
    return agency_name(board.partnership, request.by.agency) or request.by.name


def agency_name(partnership: Partnership | None, agency: AgencyId | None) -> str:
    found = partnership.agency(agency) if partnership and agency else None
    return found.name if found else agency or ""


def about(case: Case) -> str:
    """ "Domestic abuse · NB-4TQ7K"."""
    return " · ".join(filter(None, (case.referral.concern, case.reference)))


def _sentence(text: str) -> str:
    text = f"{text.strip()[:1].upper()}{text.strip()[1:]}"
    return text if not text or text[-1] in ".?!" else f"{text}."


def _born(subject: Subject) -> str:
    if subject.born is not None:
        return f"born {short_date(subject.born)}"
    return f"due {short_date(subject.due)}" if subject.due else "birth date not known"


def _home(subject: Subject) -> str:
    return ", ".join(filter(None, (subject.address, subject.postcode)))
