import pytest

from app.identity.passwords import SHORTEST
from sync.joining import No
from tests.ui.sign_in.scenes import INVITATION
from ui.sign_in.view_model import Way, invited_to, missing, problem, texts

PASSWORD = "four words to keep"


@pytest.mark.parametrize("code", No)
def test_every_no_says_what_happened_and_what_to_do(code: No) -> None:
    said = problem(code, "hub.example:8443")
    assert said.text.endswith(".")
    assert code.value not in said.text
    assert (said.place == "form") is bool(said.lead)


def test_a_wrong_certificate_says_that_nothing_was_sent() -> None:
    said = problem(No.WRONG_HUB, "hub.example:8443")
    assert said.lead == "Certificate changed, not connected."
    assert "hub.example:8443" in said.text
    assert "nothing was sent" in said.text


def test_an_invitation_tells_where_it_leads_once_it_is_whole() -> None:
    assert invited_to(INVITATION) == "hub.northbridge.example:8443"
    assert invited_to(f"  {INVITATION[:30]}\n{INVITATION[30:]} ") == invited_to(INVITATION)
    assert invited_to(INVITATION[:-1]) == ""


@pytest.mark.parametrize(
    ("way", "who", "password", "place"),
    [
        (Way.INVITATION, " ", PASSWORD, "who"),
        (Way.INVITATION, INVITATION[:-1], PASSWORD, "who"),
        (Way.INVITATION, INVITATION, "x" * (SHORTEST - 1), "password"),
        (Way.PASSWORD, "", PASSWORD, "who"),
        (Way.PASSWORD, "Nat Nurse", "", "password"),
    ],
)
def test_what_is_missing_is_seen_before_anything_is_sent(
    way: Way, who: str, password: str, place: str
) -> None:
    found = missing(way, who, password)
    assert found
    assert found.place == place


def test_what_is_whole_goes_out() -> None:
    assert missing(Way.INVITATION, INVITATION, "x" * SHORTEST) is None
    assert missing(Way.PASSWORD, "Nat Nurse", "short") is None


def test_there_is_another_way_only_where_a_hub_is_known() -> None:
    assert texts(Way.INVITATION, "").other_way == ""
    assert texts(Way.INVITATION, "hub:1").other_way
    assert texts(Way.PASSWORD, "hub:1").intro == "Your hub is hub:1."
