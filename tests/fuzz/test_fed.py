"""The targets of the coverage-guided fuzzer, which itself is not needed here."""

from random import Random

from tests.fuzz.fed import Fed, OneCommand, OneLine

NUMBERS = Random(1)
SOME = [NUMBERS.randbytes(NUMBERS.choice((0, 8, 200, 2_000))) for _ in range(300)]


def test_the_same_bytes_are_drawn_the_same_and_then_noughts() -> None:
    one, other = Fed(b"\x07\xff"), Fed(b"\x07\xff")
    assert [one.randrange(8) for _ in range(3)] == [other.randrange(8) for _ in range(3)]
    assert [one.random() for _ in range(2)][1] == 0
    assert one.choice("abc") == "a"


def test_any_bytes_make_a_command_that_is_answered() -> None:
    target = OneCommand()
    for data in SOME:
        target(data)


def test_any_bytes_make_a_line_that_the_hub_survives() -> None:
    target = OneLine()
    for data in SOME[:100]:
        target(data)
    target.end()
