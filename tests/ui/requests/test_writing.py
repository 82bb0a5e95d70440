from datetime import date

import pytest
from msgspec import structs

from app.domain.case.parts import Aware, Handling
from app.domain.values import Searched
from tests.helpers.builders import AT, BASIS, CHILD, HEALTH, content
from ui.requests.lacks import lacks
from ui.requests.writing import (
    Grounds,
    Look,
    Words,
    Writing,
    as_text,
    fill,
    from_content,
    from_text,
    grounds_of,
    looks_for,
    same_words,
    to_content,
)

TODAY = date(2026, 5, 12)
WHOLE = Writing(
    looks=(Look("GP", CHILD, Searched.FOUND, TODAY),),
    words=Words(facts="Seen twice.", meaning="Steady.", none_because="Not seen alone"),
    handling=Handling(off_wall=True),
    grounds=grounds_of(BASIS),
    confirmed=True,
    kept_at=AT,
)


def places(writing: Writing, *, correcting: bool = False) -> list[str]:
    return [lack.place for lack in lacks(writing, people=True, correcting=correcting)]


def test_a_draft_comes_back_as_it_was_written() -> None:
    half = structs.replace(WHOLE, grounds=Grounds(reasons="They", family_told=Aware.TOLD))
    assert from_text(as_text(half)) == half
    assert from_text("") is None
    assert from_text("{") is None


def test_nothing_lacks_where_all_is_said() -> None:
    assert places(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"confirmed": False}, "people"),
        ({"looks": (Look("GP", CHILD),)}, "looks"),
        ({"looks": (Look("GP", CHILD, Searched.CANNOT_SHARE),)}, "looks"),
        ({"looks": (), "words": Words()}, "facts"),
        ({"words": Words(facts="Seen.")}, "voice"),
        ({"words": Words(headline="x" * 161)}, "headline"),
        ({"words": Words(none_because="x" * 241)}, "none_because"),
        ({"grounds": Grounds(power="x" * 241)}, "basis"),
        ({"grounds": Grounds()}, "basis"),
    ],
)
def test_each_lack_is_told_in_its_place(changes: dict[str, object], place: str) -> None:
    assert places(structs.replace(WHOLE, **changes)) == [place]


def test_a_correction_needs_its_reason() -> None:
    assert places(WHOLE, correcting=True) == ["reason"]


def test_what_is_shared_comes_back_to_be_corrected() -> None:
    shared = to_content(WHOLE)
    assert to_content(from_content(shared)) == shared
    assert shared.voice.none_because == "Not seen alone"


def test_spoken_words_need_no_reason_for_none() -> None:
    words = Words(voice=" I want to go home. ", whose="Jade", none_because="Not asked")
    voice = to_content(structs.replace(WHOLE, words=words)).voice
    assert (voice.words, voice.whose, voice.none_because) == ("I want to go home.", "Jade", "")


def test_the_hubs_seal_does_not_make_it_other_words() -> None:
    shared = structs.replace(to_content(WHOLE), handling=Handling(only_for=(HEALTH,)))
    assert same_words(WHOLE, shared)
    assert not same_words(WHOLE, content())


def test_the_rest_is_filled_and_what_was_said_stays() -> None:
    looks = (Look("GP", CHILD, Searched.FOUND), *looks_for(("CAMHS",), (CHILD,)))
    filled = fill(looks, Searched.NO_RECORD, TODAY)
    assert [(one.result, one.as_of) for one in filled] == [
        (Searched.FOUND, None),
        (Searched.NO_RECORD, TODAY),
    ]
