"""What one may do about a message now: nothing that the hub would refuse for rights or state."""

from enum import StrEnum

from msgspec import Struct

from app.domain.case import commands as c
from app.domain.case.decide.feedback import TO_QUEUE
from app.domain.case.feedback import BY_HAND, SETTLED, TOLD, Channel, MessageState
from app.domain.case.owing import stands
from app.domain.values import Role
from ui.feedback.scene import Scene
from ui.feedback.view_model import runs
from ui.feedback.writing import ways
from ui.words import plural


class Do(StrEnum):
    """What a button of the page does."""

    APPROVE = "approve"
    RELEASE = "release"
    RECALL = "recall"
    GIVEN = "given"
    SETTLE = "settle"
    DISPUTE = "dispute"
    FILE = "file"
    CORRECT = "correct"


class Deed(Struct, frozen=True):
    do: Do
    label: str
    main: bool = False


def may_approve(scene: Scene) -> bool:
    if not _waits(scene):
        return False
    return scene.may_release() if scene.family else runs(scene.seat)


def _waits(scene: Scene) -> bool:
    """For somebody's approval, and says what stands."""
    return scene.message.state in TO_QUEUE and stands(scene.case, scene.message)


def cannot(scene: Scene) -> str:
    if not _waits(scene) or may_approve(scene):
        return ""
    if scene.family:
        kept = scene.case.referral.keep_from_family
        return f"Only the {'decider' if kept else 'chair or the decider'} can release it."
    return "The chair, a coordinator or the decider approves it."


def deeds(scene: Scene) -> list[Deed]:
    return [*_first(scene), *_by_hand(scene), *_after(scene)]


def _first(scene: Scene) -> list[Deed]:
    message = scene.message
    if may_approve(scene) and (not scene.family or _may_go(scene)):
        do = Do.RELEASE if scene.family else Do.APPROVE
        settles = message.state is MessageState.DISPUTED and scene.may(c.SettleDispute)
        return [Deed(do, _approve_label(scene), main=not settles)]
    if message.state is MessageState.QUEUED and scene.may(c.RecallMessage):
        gone = message.send_after is not None and message.send_after <= scene.now
        if not gone or message.channel in BY_HAND:
            return [Deed(Do.RECALL, "Recall …")]
    return []


def _may_go(scene: Scene) -> bool:
    """A family's letter by a safe way, and not before its day."""
    return bool(ways(scene.case, scene.message)) and scene.too_early() is None


def _approve_label(scene: Scene) -> str:
    state, channel = scene.message.state, scene.writing.channel
    if scene.family:
        return "Release …"
    if state is MessageState.FAILED:
        return "Send again"
    if state is MessageState.DISPUTED:
        return "Send it anew"
    if channel is Channel.LETTER:
        return "Approve for printing"
    minutes = scene.partnership.feedback.recall_minutes
    at_once = scene.message.owed.reader in scene.partnership.feedback.at_once
    return (
        "Approve" if at_once or not minutes else f"Approve: leaves in {plural(minutes, 'minute')}"
    )


def _by_hand(scene: Scene) -> list[Deed]:
    message = scene.message
    if message.state in SETTLED or not scene.may(c.MarkGiven):
        return []
    queued = message.state is MessageState.QUEUED
    if scene.family and not queued:
        return []
    ours = scene.mine or (message.known_to is not None and message.known_to == scene.seat.agency)
    if runs(scene.seat) or ours:
        main = queued and message.channel in BY_HAND
        return [Deed(Do.GIVEN, "Mark as given …", main=main)]
    return []


def _after(scene: Scene) -> list[Deed]:
    message = scene.message
    found = []
    if scene.mine and message.words is not None and message.filed_at is None:
        found.append(Deed(Do.FILE, "Filed in our system …", main=not runs(scene.seat)))
    if message.state is MessageState.DISPUTED:
        if scene.may(c.SettleDispute):
            found.append(Deed(Do.SETTLE, "Settle it …", main=True))
    elif message.state in TOLD and (scene.mine or _on_behalf(scene)):
        who = "we" if scene.mine else "they"
        found.append(Deed(Do.DISPUTE, f"Not what {who} expected …"))
    last = scene.case.decision
    decided = last is not None and last.id == message.decision
    if decided and message.state in TOLD and scene.may(c.CorrectDecision):
        found.append(Deed(Do.CORRECT, "Correct the decision …"))
    return found


def _on_behalf(scene: Scene) -> bool:
    return runs(scene.seat) or scene.has(Role.SCRIBE)
