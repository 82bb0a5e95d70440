"""Information that leaves the hub."""

from typing import Any

from tests.golden.effects.parts import Effect, Json, add, copied, named, put


def asked(case: Json, event: Json, head: Json) -> None:
    names = ("contributions", "originators", "recipient", "purpose", "redacted")
    new = {"id": event["release"], "asked_at": head["at"], "asked_by": event["by"]}
    add(case, "releases", {**new, **copied(event, *names)})


def answered(case: Json, event: Json, head: Json) -> None:
    for release in on_release(case, event):
        if release.get("state") != "released":
            said = {**copied(event, "agency", "approved", "by", "note"), "at": head["at"]}
            others = [a for a in release.get("approvals", []) if a["agency"] != event["agency"]]
            put(release, approvals=[*others, said], state=state(release, [*others, said]))


def state(release: Json, approvals: list[Json]) -> str | None:
    if not all(a["approved"] for a in approvals):
        return "refused"
    heard = {a["agency"] for a in approvals}
    return "approved" if set(release["originators"]) <= heard else None


def released(case: Json, event: Json, head: Json) -> None:
    said: dict[str, Any] = {"released_at": head["at"], "released_by": event["by"]}
    for release in on_release(case, event):
        put(release, state="released", recipients=event["recipients"], **said)


def followed_up(case: Json, event: Json, head: Json) -> None:
    for release in on_release(case, event):
        add(release, "follow_ups", {**copied(event, "text", "by"), "at": head["at"]})


def on_release(case: Json, event: Json) -> list[Json]:
    return named(case.get("releases", []), event["release"])


TABLE: dict[str, Effect] = {
    "ReleaseAsked": asked,
    "ReleaseAnswered": answered,
    "InformationReleased": released,
    "ReleaseFollowedUp": followed_up,
}
