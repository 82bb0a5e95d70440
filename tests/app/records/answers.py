"""The six questions, answered from an exported record alone: nothing of mashboard is used.

`python -m tests.app.records.answers RECORD` prints, as JSON, each decision of each case with who
decided what, when, on which basis, on which information, who disagreed and how it ended.
"""

import json
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def events_of(folder: Path) -> list[tuple[Json, Json]]:
    """Each event that can still be read, after its header."""
    rows = [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]
    return [(json.loads(row["header"]), row["event"]) for row in rows if row["event"] is not None]


class Case:
    """What is known of a case after each event, as far as the six questions go."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        self.drafts: dict[str, Json] = {}
        self.asked: dict[str, Json] = {}
        self.shared: dict[str, Json] = {}
        self.challenges: dict[str, Json] = {}
        self.decided: dict[str, Json] = {}
        self.actions: dict[str, str | None] = {}
        self.closed: Json | None = None

    def take(self, header: Json, event: Json) -> None:
        follow = getattr(self, f"on_{event['type'].lower()}", None)
        if follow:
            follow(header, event)

    # Asked and said

    def on_informationrequested(self, header: Json, event: Json) -> None:
        self.asked[event["request"]] = {"agency": event["agency"], "basis": event.get("basis")}

    def on_basisrecorded(self, header: Json, event: Json) -> None:
        self.asked[event["request"]]["basis"] = event["basis"]

    def on_informationshared(self, header: Json, event: Json) -> None:
        said = {"agency": event["agency"], "content": event["content"]}
        self.shared[event["contribution"]] = said

    def on_contributioncorrected(self, header: Json, event: Json) -> None:
        self.shared[event["contribution"]]["content"] = event["content"]

    def on_contributionwithdrawn(self, header: Json, event: Json) -> None:
        del self.shared[event["contribution"]]

    def on_papersdestroyed(self, header: Json, event: Json) -> None:
        for gone in event["contributions"]:
            self.shared.pop(gone, None)

    # Disagreed

    def on_challengeraised(self, header: Json, event: Json) -> None:
        raised = {"agency": event["agency"], "text": event["text"], "state": "open", "answer": ""}
        self.challenges[event["challenge"]] = raised

    def on_challengeanswered(self, header: Json, event: Json) -> None:
        self.challenges[event["challenge"]].update(state="answered", answer=event["text"])

    def on_answeraccepted(self, header: Json, event: Json) -> None:
        self.challenges[event["challenge"]]["state"] = "accepted"

    def on_challengeescalated(self, header: Json, event: Json) -> None:
        self.challenges[event["challenge"]].update(state="open", answer="")

    def on_challengeleftopen(self, header: Json, event: Json) -> None:
        self.challenges[event["challenge"]]["state"] = "left-open"

    # Decided

    def on_decisionproposed(self, header: Json, event: Json) -> None:
        self.drafts[event["decision"]] = event["draft"]

    def on_decisionconfirmed(self, header: Json, event: Json) -> None:
        draft = self.drafts[event["decision"]]
        self.decided[event["decision"]] = {
            "who": event["by"]["name"],
            "account": event["by"]["account"],
            "when": header["at"],
            "what": draft,
            "information": json.loads(json.dumps(self.shared)),
            "grounds": json.loads(json.dumps(self.asked)),
            "stances": event.get("stances", []),
            "present": event.get("present", []),
            "silent": event.get("silent", False),
            "challenged": list(self.challenges),
        }
        self.put(draft)

    def on_decisioncorrected(self, header: Json, event: Json) -> None:
        self.decided[event["decision"]]["what"] = event["draft"]
        self.put(event["draft"])

    def put(self, draft: Json) -> None:
        for action in draft.get("actions", []):
            self.actions.setdefault(action["id"], None)

    def on_actioncompleted(self, header: Json, event: Json) -> None:
        self.actions[event["action"]] = header["at"]

    def on_caseclosed(self, header: Json, event: Json) -> None:
        self.closed = {"reason": event["reason"], "at": header["at"], "by": event["by"]["name"]}

    def on_casereopened(self, header: Json, event: Json) -> None:
        self.closed = None

    def answers(self) -> dict[str, Json]:
        return {name: self.answer(made) for name, made in self.decided.items()}

    def answer(self, made: Json) -> Json:
        draft = made["what"]
        own = {action["id"] for action in draft.get("actions", [])}
        return {
            "case": self.reference,
            "who": [made["who"], made["account"]],
            "what": [
                [child["subject"], child["outcomes"], child.get("level")]
                for child in draft["children"]
            ],
            "when": made["when"],
            "basis": {
                "threshold": [draft.get("threshold_version", ""), draft.get("clause", "")],
                "reasons": draft.get("reasons", ""),
                "powers": sorted(
                    [one["agency"], one["basis"]["power"] if one["basis"] else None]
                    for one in made["grounds"].values()
                ),
            },
            "information": sorted(
                [name, one["agency"], one["content"].get("facts", "")]
                for name, one in made["information"].items()
            ),
            "disagreed": {
                "stances": sorted(
                    [s["agency"], s.get("outcome"), s.get("level")] for s in made["stances"]
                ),
                "challenges": sorted(
                    [one["agency"], one["text"], one["state"], one["answer"]]
                    for name, one in self.challenges.items()
                    if name in made["challenged"]
                ),
                "silent": made["silent"],
            },
            "ended": {
                "actions": sorted([name, self.actions.get(name)] for name in own),
                "closed": self.closed,
            },
        }


def answers(record: Path) -> dict[str, Json]:
    """By the decision's id."""
    found: dict[str, Json] = {}
    for case in json.loads((record / "manifest.json").read_text())["cases"]:
        told = Case(case["reference"])
        for header, event in events_of(record / case["folder"]):
            told.take(header, event)
        found.update(told.answers())
    return found


if __name__ == "__main__":
    print(json.dumps(answers(Path(sys.argv[1]))))
