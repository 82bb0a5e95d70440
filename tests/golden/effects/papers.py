"""Working papers: held, destroyed, and receipted."""

from tests.golden.effects.parts import Effect, Json, add, copied, named, put


def held(case: Json, event: Json, head: Json) -> None:
    case["hold"] = {**copied(event, "reason", "by"), "at": head["at"]}


def lifted(case: Json, event: Json, head: Json) -> None:
    case.pop("hold", None)


def destroyed(case: Json, event: Json, head: Json) -> None:
    gone = event["contributions"]
    put(
        case,
        stage=event["stage"],
        contributions=[c for c in case.get("contributions", []) if c["id"] not in gone],
        notes=[note for note in case.get("notes", []) if not note.get("working")],
    )
    for request, answered in event["requests"]:
        for found in named(case.get("requests", []), request):
            put(found, state="destroyed", closed_at=answered)
    said = ("contributions", "agencies", "by")
    case["certificate"] = {"at": head["at"], "notes": event.get("notes", 0), **copied(event, *said)}


def confirmed(case: Json, event: Json, head: Json) -> None:
    if "certificate" in case:
        add(case["certificate"], "receipts", {**copied(event, "agency", "by"), "at": head["at"]})


TABLE: dict[str, Effect] = {
    "PapersHeld": held,
    "HoldLifted": lifted,
    "PapersDestroyed": destroyed,
    "DestructionConfirmed": confirmed,
}
