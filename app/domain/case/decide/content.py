"""What an agency's words must say before they are shared."""

from msgspec import structs

from app.domain.case.decide.scene import Scene, need
from app.domain.case.parts import Content, Search
from app.domain.errors import Code, Refused
from app.domain.values import AgencyId, Searched

UNSEEN = (Searched.NOT_SEARCHED, Searched.CANNOT_SHARE)
NOTHING_THERE = {Searched.NO_RECORD, Searched.NOT_SEARCHED}


def checked(scene: Scene, agency: AgencyId, content: Content) -> Content:
    """The content as it is kept: sealed words always for their own agency too."""
    if not content.searches and not _words(content):
        raise Refused(Code.TEXT_NEEDED)
    for search in content.searches:
        _check(scene, search)
    named = content.handling.only_for
    for other in named:
        scene.agency(other)
    only_for = tuple(dict.fromkeys((agency, *named))) if named else ()
    handling = structs.replace(content.handling, only_for=only_for)
    return structs.replace(content, handling=handling)


def _words(content: Content) -> str:
    said = (content.facts, content.meaning, content.opinion, content.voice.words, content.headline)
    return "".join(said).strip()


def _check(scene: Scene, search: Search) -> None:
    scene.subject(search.subject)
    if search.result in UNSEEN:
        need(search.reason, Code.REASON_NEEDED, system=search.system)


def is_nil(content: Content) -> bool:
    """No record found in any system searched, and nothing else known."""
    results = {search.result for search in content.searches}
    no_record = Searched.NO_RECORD in results and results <= NOTHING_THERE
    return no_record and not f"{content.facts}{content.opinion}".strip()


def is_sealed(content: Content) -> bool:
    return bool(content.handling.only_for)
