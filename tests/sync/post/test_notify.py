"""GOV.UK Notify: what it takes, what it refuses, and what it says later."""

from collections.abc import Iterator

import pytest

from sync.post.letter import Said, Verdict
from sync.post.notify import Notify, NotifyAccount
from tests.helpers.notify_service import KEY, TEMPLATE, Service, notify_service
from tests.sync.post.letters import REFERENCE, letter


@pytest.fixture
def service() -> Iterator[Service]:
    with notify_service() as one:
        yield one


@pytest.fixture
def carrier(service: Service) -> Iterator[Notify]:
    one = Notify(NotifyAccount(KEY, TEMPLATE, service.url), seconds=2)
    yield one
    one.close()


async def test_a_letter_goes_by_the_template_of_the_service(
    service: Service, carrier: Notify
) -> None:
    said = await carrier.send(letter(title="What was decided", body="An assessment."))
    (sent,) = service.sent
    assert said == Said(Verdict.TAKEN, "Taken by GOV.UK Notify.", reference=str(sent["id"]))
    assert sent["email_address"] == "head@oakfield.example"
    assert sent["template_id"] == TEMPLATE
    assert sent["personalisation"] == {"title": "What was decided", "body": "An assessment."}
    assert sent["reference"] == REFERENCE


async def test_a_letter_that_arrived_before_is_not_sent_again(
    service: Service, carrier: Notify
) -> None:
    first = await carrier.send(letter())
    again = await carrier.send(letter(doubtful=True))
    assert again == first
    assert len(service.sent) == 1


async def test_a_doubtful_one_that_never_arrived_is_sent(service: Service, carrier: Notify) -> None:
    assert (await carrier.send(letter(doubtful=True))).verdict is Verdict.TAKEN
    assert len(service.sent) == 1


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("delivered", Verdict.DELIVERED),
        ("permanent-failure", Verdict.NEVER),
        ("temporary-failure", Verdict.NEVER),
        ("technical-failure", Verdict.NEVER),
        ("sending", None),
        ("created", None),
    ],
)
async def test_what_became_of_it(
    service: Service, carrier: Notify, status: str, verdict: Verdict | None
) -> None:
    taken = await carrier.send(letter())
    service.sent[0]["status"] = status
    said = await carrier.ask(taken.reference)
    assert (said and said.verdict) == verdict


async def test_nothing_is_known_of_what_it_does_not_know(carrier: Notify) -> None:
    assert await carrier.ask("none") is None


@pytest.mark.parametrize(
    ("refusal", "verdict"),
    [
        ((400, "ValidationError", "email_address Not a valid email address"), Verdict.NEVER),
        ((429, "RateLimitError", "Exceeded rate limit"), Verdict.LATER),
        ((500, "Exception", "Internal server error"), Verdict.LATER),
    ],
)
async def test_what_it_refuses(
    service: Service, carrier: Notify, refusal: tuple[int, str, str], verdict: Verdict
) -> None:
    service.refusal = refusal
    said = await carrier.send(letter())
    assert said.verdict is verdict
    assert f"{refusal[0]} {refusal[2]}" in said.detail


async def test_a_key_that_is_not_known(service: Service) -> None:
    wrong = Notify(NotifyAccount(KEY[:-1] + "9", TEMPLATE, service.url), seconds=2)
    said = await wrong.send(letter())
    wrong.close()
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)
    assert service.sent == []


async def test_nobody_listens(service: Service) -> None:
    away = Notify(NotifyAccount(KEY, TEMPLATE, "http://127.0.0.1:1"), seconds=2)
    said = await away.send(letter())
    away.close()
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)
