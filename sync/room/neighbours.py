"""Who is with the other hubs of the board, and what this hub tells them of its own people.

Ids only: names come from the seats. Any word may be lost, so each stands for itself: this person
is there, or has gone. All are told again every few seconds, and who is told of no more is gone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import chain, islice

import msgspec
from msgspec import Struct

from app.domain.values import AccountId, Instant
from app.ports import Here

FORGOTTEN_AFTER = timedelta(seconds=15)
AT_ONCE = 40
"""People in one word, each of some 150 bytes: a database's way of telling takes 8,000."""
GOODBYE = ""
"""From a hub that ends: nobody is with it any more."""


class Whereabouts(Struct, frozen=True, array_like=True):
    account: AccountId
    here: Here | None = None
    """None: not with that hub any more."""


class _Seen(Struct, frozen=True):
    here: Here
    at: Instant


class Neighbours:
    """The people of the other hubs, as those told last."""

    def __init__(self) -> None:
        self._hubs: dict[str, dict[AccountId, _Seen]] = {}

    def hear(self, hub: str, people: str, now: Instant) -> bool:
        """Whether that changed anything. What another version says in other words is left out."""
        if people == GOODBYE:
            return self._hubs.pop(hub, None) is not None
        try:
            told = _decode(people)
        except ValueError:
            return False
        known = self._hubs.setdefault(hub, {})
        before = {account: seen.here for account, seen in known.items()}
        for one in told:
            if one.here is None:
                known.pop(one.account, None)
            else:
                known[one.account] = _Seen(one.here, now)
        return before != {account: seen.here for account, seen in known.items()}

    def forget(self, now: Instant) -> bool:
        """Those of whom nothing was said for too long; whether there were any."""
        late = [
            (known, account)
            for known in self._hubs.values()
            for account, seen in known.items()
            if now - seen.at > FORGOTTEN_AFTER
        ]
        for known, account in late:
            del known[account]
        self._hubs = {hub: known for hub, known in self._hubs.items() if known}
        return bool(late)

    def people(self) -> Iterator[tuple[AccountId, Here]]:
        everyone = chain.from_iterable(known.items() for known in self._hubs.values())
        return ((account, seen.here) for account, seen in everyone)


class OwnPeople:
    """What the other hubs were told of this one's."""

    def __init__(self) -> None:
        self._told: dict[AccountId, Here] = {}

    def changes(self, now: Mapping[AccountId, Here]) -> tuple[str, ...]:
        """Words for what is not as it was told last."""
        return self._say(now, (one for one in now.items() if self._told.get(one[0]) != one[1]))

    def everyone(self, now: Mapping[AccountId, Here]) -> tuple[str, ...]:
        """Words for all of them, for whoever missed some."""
        return self._say(now, now.items())

    def _say(
        self, now: Mapping[AccountId, Here], there: Iterable[tuple[AccountId, Here]]
    ) -> tuple[str, ...]:
        gone = (Whereabouts(account) for account in self._told if account not in now)
        words = tuple(_words(chain((Whereabouts(*one) for one in there), gone)))
        self._told = dict(now)
        return words


_decode = msgspec.json.Decoder(tuple[Whereabouts, ...]).decode


def _words(people: Iterable[Whereabouts]) -> Iterator[str]:
    left = iter(people)
    while some := tuple(islice(left, AT_ONCE)):
        yield msgspec.json.encode(some).decode()
