"""Clauses of the threshold document that a case calls into question."""

from tests.golden.effects.parts import Effect, Json, add, copied, named, put


def questioned(case: Json, event: Json, head: Json) -> None:
    new = copied(event, "version", "clause", "text", "by")
    add(case, "reviews", {**new, "id": event["review"], "at": head["at"]})


def settled(case: Json, event: Json, head: Json) -> None:
    said = {"answer": event["text"], "amend": event.get("amend")}
    for review in named(case.get("reviews", []), event["review"]):
        put(review, settled_at=head["at"], settled_by=event["by"], **said)


TABLE: dict[str, Effect] = {"ThresholdQuestioned": questioned, "ReviewSettled": settled}
