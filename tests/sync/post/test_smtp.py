"""Mail through a real server: what it takes, what it refuses, and what is told of it."""

import asyncio
from pathlib import Path

import pytest

from sync.post.letter import Said, Verdict
from sync.post.mail_server import MailServer
from sync.post.smtp import Smtp
from tests.helpers.mail import LOOPBACK, Mail, Postmaster, certificates, mail_server
from tests.sync.post.letters import REFERENCE, SENDER, letter
from tests.sync.sockets import until


def plain(port: int, **timeouts: float) -> Smtp:
    return Smtp(MailServer(LOOPBACK, port, plain=True), SENDER, **timeouts)


async def test_a_letter_arrives_as_it_was_written() -> None:
    body = "Ünicode, and\n.\na line with a dot\n" + "long " * 400 + "\n"
    async with mail_server() as server:
        carrier = plain(server.port)
        said = await carrier.send(letter(title="Ärger — begun", body=body))
        await carrier.rest()
    assert said.verdict is Verdict.TAKEN
    (mail,) = server.taken
    assert (mail.sender, mail.to) == ("mash@northbridge.example", "head@oakfield.example")
    assert mail.text.replace("\r\n", "\n") == body
    assert mail.message["Subject"] == "Ärger — begun"
    (sender,) = mail.message["From"].addresses
    assert sender.display_name == "Northbridge MASH (fictional)"
    assert mail.message["Date"].datetime == letter().at
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.id == f"<{REFERENCE}>"
    assert f"Message-ID: <{REFERENCE}>\r\n".encode() in mail.raw, "on one line"


async def test_one_line_serves_letter_after_letter() -> None:
    async with mail_server() as server:
        carrier = plain(server.port)
        for number in range(3):
            await carrier.send(letter(title=f"Number {number}"))
        await carrier.rest()
    assert [mail.message["Subject"] for mail in server.taken] == [f"Number {n}" for n in range(3)]


async def test_after_a_broken_line_the_next_letter_gets_a_new_one() -> None:
    master = Postmaster()
    async with mail_server(master) as first:
        carrier = plain(first.port)
        await carrier.send(letter())
    async with mail_server(master, first.port):
        # The first may meet the old line; what it says is to try again.
        said = [await carrier.send(letter()) for _ in range(2)]
        await carrier.rest()
    assert said[-1].verdict is Verdict.TAKEN


@pytest.mark.parametrize("implicit", [True, False], ids=["smtps", "starttls"])
async def test_over_tls_with_a_password(implicit: bool, tmp_path: Path) -> None:
    ca, context = certificates()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    first, later = (context, None) if implicit else (None, context)
    async with mail_server(implicit=first, starttls=later, auth=not implicit) as server:
        trusted = MailServer(
            LOOPBACK,
            server.port,
            implicit=implicit,
            user="" if implicit else "hub",
            password="" if implicit else "secret words",
            ca=str(tmp_path / "ca.pem"),
        )
        carrier = Smtp(trusted, SENDER)
        said = await carrier.send(letter())
        await carrier.rest()
    assert said.verdict is Verdict.TAKEN
    assert server.master.signed_in == ([] if implicit else ["hub"])
    assert len(server.taken) == 1


async def test_a_server_with_another_certificate_gets_nothing() -> None:
    _, context = certificates()
    async with mail_server(starttls=context) as server:
        said = await Smtp(MailServer(LOOPBACK, server.port), SENDER).send(letter())
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)
    assert server.taken == []


async def test_a_server_without_tls_gets_nothing() -> None:
    async with mail_server() as server:
        said = await Smtp(MailServer(LOOPBACK, server.port), SENDER).send(letter())
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)
    assert server.taken == []


async def test_a_wrong_password_is_for_those_who_run_the_hub(tmp_path: Path) -> None:
    ca, context = certificates()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    async with mail_server(starttls=context, auth=True) as server:
        wrong = MailServer(
            LOOPBACK, server.port, user="hub", password="wrong", ca=str(tmp_path / "ca.pem")
        )
        said = await Smtp(wrong, SENDER).send(letter())
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)
    assert "user or password" in said.detail
    assert "wrong" not in said.detail


async def answered(master: Postmaster) -> Said:
    async with mail_server(master) as server:
        carrier = plain(server.port)
        said = await carrier.send(letter())
        await carrier.rest()
        return said


async def test_an_unknown_address_is_final() -> None:
    master = Postmaster()
    master.refused["head@oakfield.example"] = "550 5.1.1 No such user"
    said = await answered(master)
    assert (said.verdict, said.line_down) == (Verdict.NEVER, False)
    assert said.detail == (
        "The mail server refused the address. Correct it and send again, or tell them another "
        "way. It said: 550 5.1.1 No such user"
    )


async def test_a_full_mailbox_is_tried_again() -> None:
    master = Postmaster()
    master.refused["head@oakfield.example"] = "452 4.2.2 Mailbox full"
    said = await answered(master)
    assert (said.verdict, said.line_down) == (Verdict.LATER, False)
    assert "452" in said.detail


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [("554 5.7.1 Looks like spam", Verdict.NEVER), ("451 4.3.0 Later", Verdict.LATER)],
)
async def test_a_refused_letter(answer: str, verdict: Verdict) -> None:
    master = Postmaster()
    master.answer = answer
    said = await answered(master)
    assert (said.verdict, said.line_down) == (verdict, False)


async def test_nobody_listens() -> None:
    async with mail_server() as server:
        port = server.port
    said = await plain(port).send(letter())
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)


async def test_a_slow_server_is_waited_for() -> None:
    master = Postmaster()

    async def slow(mail: Mail) -> None:
        await asyncio.sleep(0.3)

    master.before_answer = slow
    async with mail_server(master) as server:
        said = await plain(server.port, answer=0.1).send(letter())
    assert said.verdict is Verdict.TAKEN


async def test_a_server_that_never_answers_is_left() -> None:
    master = Postmaster()

    async def never(mail: Mail) -> None:
        await asyncio.Event().wait()

    master.before_answer = never
    async with mail_server(master) as server:
        said = await plain(server.port, taking=0.1).send(letter())
    assert (said.verdict, said.line_down) == (Verdict.LATER, True)


async def test_cut_off_in_the_middle_it_lets_the_line_go() -> None:
    master = Postmaster()

    async def never(mail: Mail) -> None:
        await asyncio.Event().wait()

    master.before_answer = never
    async with mail_server(master) as server:
        carrier = plain(server.port)
        sending = asyncio.create_task(carrier.send(letter()))
        await until(lambda: server.taken)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        async with asyncio.timeout(1):
            await carrier.rest()


@pytest.mark.parametrize(
    "to",
    [
        "head@oakfield.example\r\nBcc: all@oakfield.example",
        "Head\nof school <head@oakfield.example>",
        "head@oakfield.example, other@oakfield.example",
        "<head@oakfield.example> SIZE=1",
        "head @oakfield.example",
        "hëad@oakfield.example",
        "head",
        "",
    ],
)
async def test_what_is_no_address_goes_nowhere(to: str) -> None:
    said = await plain(1).send(letter(to=to))
    assert (said.verdict, said.line_down) == (Verdict.NEVER, False)


async def test_a_title_is_one_line() -> None:
    said = await plain(1).send(letter(title="Decided\r\nBcc: all@oakfield.example"))
    assert said.verdict is Verdict.NEVER
