"""Who may come in, as stored."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.values import AccountId
from app.persistence.layout import DataFolder, Store, open_store
from app.persistence.providers import FileKey
from app.ports import Account
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.sharing import everywhere as folder
from tests.helpers.builders import AT, DAY, HOUR, account

__all__ = ["folder"]
ANNA = Account(account(1), "Anna Able", "hash of anna's")
BELA = Account(account(2), "Bela")


@pytest.fixture(autouse=True)
def two_accounts(store: Store) -> None:
    store.accounts.add_account(ANNA)
    store.accounts.add_account(BELA)


def test_an_account_is_found_by_id_and_by_name(store: Store) -> None:
    assert store.accounts.account(ANNA.id) == ANNA
    assert store.accounts.account_named(" anna ABLE ") == ANNA
    assert store.accounts.account(AccountId("nobody")) is None
    assert store.accounts.account_named("nobody") is None


def test_a_name_is_taken_once(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.accounts.add_account(Account(account(3), "ANNA able"))
    assert store.accounts.account(account(3)) is None


def test_a_password_is_set(store: Store) -> None:
    store.accounts.set_password(BELA.id, "a new hash")
    assert store.accounts.account(BELA.id) == Account(BELA.id, "Bela", "a new hash")
    assert store.accounts.account(ANNA.id) == ANNA


def test_an_account_is_disabled_and_enabled(store: Store) -> None:
    for disabled in (True, False):
        store.accounts.set_disabled(BELA.id, disabled=disabled)
        found = store.accounts.account(BELA.id)
        assert found is not None
        assert found.disabled is disabled


def test_an_invitation_works_once(store: Store) -> None:
    store.accounts.add_invitation("code", ANNA.id, AT + DAY)
    assert store.accounts.take_invitation("other", AT) is None
    assert store.accounts.take_invitation("code", AT) == ANNA.id
    assert store.accounts.take_invitation("code", AT) is None


def test_an_invitation_expires(store: Store) -> None:
    store.accounts.add_invitation("code", ANNA.id, AT + DAY)
    assert store.accounts.take_invitation("code", AT + DAY) is None
    assert store.accounts.take_invitation("code", AT + DAY - HOUR) == ANNA.id


def test_a_device_is_known_until_revoked(store: Store) -> None:
    store.accounts.add_device("one", ANNA.id, AT)
    store.accounts.add_device("two", ANNA.id, AT)
    store.accounts.add_device("three", BELA.id, AT)
    store.accounts.seen_device("one", AT + HOUR)
    assert store.accounts.device("one") == ANNA.id
    store.accounts.revoke_devices(ANNA.id, AT + DAY)
    found = [store.accounts.device(token) for token in ("one", "two", "three", "none")]
    assert found == [None, None, BELA.id, None]


def test_accounts_outlive_a_restart(store: Store, folder: DataFolder, key: FileKey) -> None:
    store.accounts.add_device("one", ANNA.id, AT)
    store.close()
    with open_store(folder, key, ENTROPY) as again:
        assert again.accounts.account(ANNA.id) == ANNA
        assert again.accounts.device("one") == ANNA.id
