"""The operator's desk: takes an ask, does it at its bench, and tells how it goes."""

from collections.abc import AsyncIterator

from app.identity.doorkeeper import Doorkeeper
from app.persistence.layout import Store
from sync import tls
from sync.adapters import SystemClock, SystemEntropy, name_ids
from sync.cli import publishing
from sync.cli.address import Address
from sync.cli.adopting import adopt
from sync.cli.asks import Adopt, Answer, Ask, ExportThreshold, Import, ImportThreshold
from sync.cli.bench import Bench
from sync.cli.inviting import Reception, invite
from sync.cli.taking_in import take_in
from sync.serving import tls_of


class Desk:
    """Over an open store, for a hub that people reach at this address."""

    def __init__(self, store: Store, bench: Bench, address: Address) -> None:
        self._bench = bench
        self._clock = SystemClock()
        self._name_id = name_ids(store.events.naming)
        doorkeeper = Doorkeeper(store.accounts, self._clock, SystemEntropy())
        ca = tls.fingerprint(tls.load_ca(tls_of(store.folder)))
        self._reception = Reception(
            bench,
            store.accounts,
            doorkeeper,
            self._clock,
            SystemEntropy(),
            self._name_id,
            address,
            ca,
        )

    async def answers(self, ask: Ask) -> AsyncIterator[Answer]:
        """The last one is the result. Raises what `problem_of` knows."""
        if isinstance(ask, Import):
            async for answer in take_in(self._bench, self._clock, self._name_id, ask):
                yield answer
        elif isinstance(ask, Adopt):
            yield await adopt(self._bench, SystemEntropy(), ask)
        elif isinstance(ask, ExportThreshold):
            yield publishing.export(self._bench, self._clock, ask)
        elif isinstance(ask, ImportThreshold):
            yield await publishing.publish(self._bench, SystemEntropy(), ask)
        else:
            yield await invite(self._reception, ask)
