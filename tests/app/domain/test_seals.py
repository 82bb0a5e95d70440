"""What an agency keeps from others, and what it does not."""

from app.domain.case.parts import Handling
from app.domain.case.state import Version
from app.domain.disclosure.seals import contribution_for
from tests.helpers.builders import AT, HEALTH, NURSE, POLICE, by, content, contribution

SEALED = content("A refuge address.", handling=Handling(only_for=(HEALTH,)))


def test_open_words_are_the_same_for_everyone() -> None:
    shared = contribution()
    assert contribution_for(POLICE, shared) is shared


def test_the_reason_for_sealed_words_is_sealed_with_them() -> None:
    before = Version(content("Lives with an aunt."), AT, by(NURSE), "The aunt moved to a refuge.")
    shared = contribution(content=SEALED, earlier=(before,), sealed=True)
    seen = contribution_for(POLICE, shared)
    assert seen.content.facts == ""
    assert [(v.content.facts, v.reason) for v in seen.earlier] == [("Lives with an aunt.", "")]
    assert contribution_for(HEALTH, shared) is shared
