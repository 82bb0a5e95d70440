"""Stances, challenges, decisions, actions, and the end of a case."""

from typing import Any

from tests.golden.effects.feedback import hold_back, let_go, supersede, to_be_told, wait_again
from tests.golden.effects.parts import (
    Effect,
    Json,
    add,
    any_open,
    copied,
    named,
    place,
    put,
    to_stage,
)


def stance_given(case: Json, event: Json, head: Json) -> None:
    agency = event["stance"]["agency"]
    others = [s for s in case.get("stances", []) if s["agency"] != agency]
    case["stances"] = [*others, event["stance"]]


def revealed(case: Json, event: Json, head: Json) -> None:
    put(case, stances=event["stances"], stances_revealed=True)


def challenged(case: Json, event: Json, head: Json) -> None:
    new = copied(event, "agency", "by", "text", "to", "headline", "due")
    add(case, "challenges", {**new, "id": event["challenge"], "at": head["at"]})


def on_challenge(case: Json, event: Json, **members: Any) -> None:
    for challenge in named(case.get("challenges", []), event["challenge"]):
        put(challenge, **members)


def challenge_answered(case: Json, event: Json, head: Json) -> None:
    answer = {"answer": event["text"], "answered_by": event["by"], "answered_at": head["at"]}
    on_challenge(case, event, state="answered", settled_at=None, **answer)


def escalated(case: Json, event: Json, head: Json) -> None:
    for challenge in named(case.get("challenges", []), event["challenge"]):
        said = copied(challenge, "answer", "answered_by", "answered_at")
        step = {**copied(event, "rung", "to", "reason", "by", "due"), "at": head["at"], **said}
        add(challenge, "escalations", step)
        put(challenge, due=event.get("due"), state=None, settled_at=None)
        put(challenge, **dict.fromkeys(said))


def settled_challenge(state: str) -> Effect:
    return lambda case, event, head: on_challenge(case, event, state=state, settled_at=head["at"])


def proposed(case: Json, event: Json, head: Json) -> None:
    known = named(case.get("decisions", []), event["decision"])
    new = {"id": event["decision"], "draft": event["draft"], "changed": head["version"]}
    new.update(proposed_by=event["by"], proposed_at=head["at"])
    place(case.setdefault("decisions", []), new)
    if not known and case.get("stances_revealed"):
        new_round(case)


def new_round(case: Json) -> None:
    put(case, stances=None, stances_revealed=None)


def on_decision(case: Json, event: Json, head: Json, **members: Any) -> None:
    for decision in named(case.get("decisions", []), event["decision"]):
        put(decision, changed=head["version"], **members)


def read_back(case: Json, event: Json, head: Json) -> None:
    said = {"read_back_by": event["by"], "read_back_at": head["at"]}
    on_decision(case, event, head, state="read-back", **said)


def confirmed(case: Json, event: Json, head: Json) -> None:
    said = {"decided_by": event["by"], "decided_at": head["at"]}
    names = ("owed", "owed_by", "present", "stances", "silent")
    told = {name: event.get(name) for name in names}
    on_decision(case, event, head, state="confirmed", **said, **told)
    decided(case, event)
    supersede(case, event)
    to_be_told(case, event, head, decision=event["decision"])
    case["stage"] = "decided"


def decided(case: Json, event: Json) -> None:
    """The actions become the case's; the latest confirmed decision gives the level."""
    for decision in named(case.get("decisions", []), event["decision"]):
        take_over(case, decision["draft"].get("actions", []))
        latest = [d for d in case["decisions"] if d.get("state") == "confirmed"][-1:]
        if latest == [decision]:
            levels = [child["level"] for child in decision["draft"]["children"] if "level" in child]
            put(case, decided_level=max(levels, default=None))


def take_over(case: Json, actions: list[Json]) -> None:
    """What is done stays as it was done."""
    held = list(case.get("actions", []))
    for action in actions:
        if not any("done_at" in known for known in named(held, action["id"])):
            place(held, action)
    put(case, actions=held)


def proposal_withdrawn(case: Json, event: Json, head: Json) -> None:
    on_decision(case, event, head, state="withdrawn", withdrawn_because=event["reason"])
    new_round(case)


def corrected(case: Json, event: Json, head: Json) -> None:
    for decision in named(case.get("decisions", []), event["decision"]):
        before = {"earlier": decision["draft"], "at": head["at"]}
        add(decision, "corrections", {**before, **copied(event, "by", "reason")})
        decision["draft"] = event["draft"]
    owed = {"owed": event.get("owed"), "owed_by": event.get("owed_by")}
    on_decision(case, event, head, **owed)
    wait_again(case, decision=event["decision"])
    to_be_told(case, event, head, decision=event["decision"])
    hold_back(case, event)
    decided(case, event)


def action_put(case: Json, event: Json, head: Json) -> None:
    take_over(case, [event["action"]])


def action_done(case: Json, event: Json, head: Json) -> None:
    for action in named(case.get("actions", []), event["action"]):
        put(action, done_at=head["at"], done_note=event.get("note"))


def deferred(case: Json, event: Json, head: Json) -> None:
    add(case, "deferrals", {**copied(event, "until", "reason", "by"), "at": head["at"]})
    put(case, decide_by=event["until"])
    new_round(case)


def case_closed(case: Json, event: Json, head: Json) -> None:
    closing = {**copied(event, "reason", "text", "by"), "at": head["at"]}
    case.update(stage="closed", closing=closing)
    let_go(case)


def reopened(case: Json, event: Json, head: Json) -> None:
    case.pop("closing", None)
    case["stage"] = "gathering" if any_open(case) else "screening"
    put(case, decide_by=event.get("decide_by"))
    hold_back(case, event)
    new_round(case)


TABLE: dict[str, Effect] = {
    "StanceGiven": stance_given,
    "StancesRevealed": revealed,
    "ChallengeRaised": challenged,
    "ChallengeAnswered": challenge_answered,
    "ChallengeEscalated": escalated,
    "AnswerAccepted": settled_challenge("accepted"),
    "ChallengeLeftOpen": settled_challenge("left-open"),
    "DecisionProposed": proposed,
    "DecisionReadBack": read_back,
    "DecisionConfirmed": confirmed,
    "ProposalWithdrawn": proposal_withdrawn,
    "DecisionCorrected": corrected,
    "ActionPut": action_put,
    "ActionCompleted": action_done,
    "CaseDeferred": deferred,
    "ClosingBegun": to_stage("closing"),
    "CaseClosed": case_closed,
    "CaseReopened": reopened,
}
