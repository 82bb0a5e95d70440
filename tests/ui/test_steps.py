from hypothesis import given
from hypothesis import strategies as st

from ui.steps import Insert, Move, Remove, Step, steps

KEYS = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


def taken(old: list[str], new: list[str]) -> list[str]:
    """What a list becomes that takes every step, as the model does."""
    now = list(old)
    for step in steps(old, new):
        match step:
            case Remove(first, last):
                del now[first : last + 1]
            case Move(start, to):
                now.insert(to, now.pop(start))
            case Insert(first, last):
                now[first:first] = new[first : last + 1]
    return now


def of(old: str, new: str) -> list[Step]:
    return list(steps(old, new))


@given(KEYS, KEYS)
def test_the_steps_lead_from_one_list_to_the_other(old: list[str], new: list[str]) -> None:
    assert taken(old, new) == new


def test_one_line_that_moved_is_one_step() -> None:
    assert of("abcdef", "acdebf") == [Move(1, 4)]
    assert of("abcdef", "aebcdf") == [Move(4, 1)]


def test_neighbours_come_and_go_together() -> None:
    assert of("abcdef", "aef") == [Remove(1, 3)]
    assert of("aef", "abcdef") == [Insert(1, 3)]


def test_the_same_list_takes_none() -> None:
    assert of("abc", "abc") == []
