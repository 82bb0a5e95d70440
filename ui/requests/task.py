"""What one writes: an answer, further information, or a correction; and the command it makes."""

from collections.abc import Iterable

from msgspec import Struct

from app.domain.case.commands import (
    CorrectContribution,
    DeclineRequest,
    ShareInformation,
)
from app.domain.case.decide.scene import UNDECIDED
from app.domain.case.state import Case, Contribution, Request
from app.domain.commands import Command
from app.domain.values import CaseId, ContributionId, RequestId
from app.ports import Pending
from ui.requests.writing import Writing, same_words, to_content


class Answer(Struct, frozen=True):
    """To a request; once the case is decided it goes on the record as late information."""

    case: CaseId
    request: RequestId

    @property
    def key(self) -> str:
        return f"answer:{self.request}"


class Further(Struct, frozen=True):
    """What nobody asked for."""

    case: CaseId

    @property
    def key(self) -> str:
        return f"further:{self.case}"


class Correction(Struct, frozen=True):
    case: CaseId
    contribution: ContributionId

    @property
    def key(self) -> str:
        return f"correction:{self.contribution}"


Task = Answer | Further | Correction


def command_of(task: Task, writing: Writing, fresh_id: str, case: Case) -> Command:
    """What to submit, by what its author looks at in `case`."""
    content = to_content(writing)
    if isinstance(task, Correction):
        return CorrectContribution(
            case=task.case,
            seen=case.version,
            contribution=task.contribution,
            content=content,
            reason=writing.words.reason.strip(),
        )
    request = task.request if isinstance(task, Answer) and waits(case, task) else None
    return ShareInformation(
        case=task.case, contribution=ContributionId(fresh_id), content=content, request=request
    )


def waits(case: Case, task: Answer) -> bool:
    """Whether the request can still be answered; if not, what is known is further information."""
    request = request_of(case, task)
    return request is not None and request.open and case.stage in UNDECIDED


def task_of(command: Command) -> Task | None:
    """Whose words a command carries."""
    if isinstance(command, CorrectContribution):
        return Correction(command.case, command.contribution)
    if isinstance(command, ShareInformation | DeclineRequest) and command.request is not None:
        return Answer(command.case, command.request)
    return Further(command.case) if isinstance(command, ShareInformation) else None


def pending_for(task: Task, writing: Writing, pending: Iterable[Pending]) -> Pending | None:
    """The command of this task that the hub has not shown back."""
    return next((one for one in pending if _carries(one.command, task, writing)), None)


def _carries(command: Command, task: Task, writing: Writing) -> bool:
    """A late answer goes out as further information: it is told by its words."""
    of = task_of(command)
    if of == task:
        return True
    if not isinstance(command, ShareInformation) or of != Further(task.case):
        return False
    return same_words(writing, command.content)


def request_of(case: Case, task: Answer) -> Request | None:
    return next((r for r in case.requests if r.id == task.request), None)


def contribution_of(case: Case, contribution: ContributionId) -> Contribution | None:
    return next((c for c in case.contributions if c.id == contribution), None)
