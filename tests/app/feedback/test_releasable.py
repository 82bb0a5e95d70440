"""No word reaches a reader who may not have it: by the product's templates, nor by any other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.domain.case.feedback import Reader
from app.domain.case.lawful import Capacity, Consent, ConsentRecord
from app.domain.values import AgencyId, Source, SubjectId
from app.feedback import releasable
from tests.app.feedback.marked import (
    ASKED,
    BROTHER,
    FATHER,
    PEOPLE,
    SAID,
    asked,
    marked,
    of,
    reached,
    shared,
    told,
    whole,
)
from tests.helpers.builders import CHILD, HEALTH, MOTHER, POLICE, SOCIAL_CARE

NEVER = ("sealed", "gone", "another", "case")
"""Sealed, withdrawn, of another decision, or a part that nobody names for any reader."""

KNOWN = {"case:Case.reference"}
WORKER = {"decision:Draft.key_worker"}
DECIDED = {"decision:Draft.reasons", "decision:Draft.clause", "decision:By.name", *WORKER}
CHILDREN = {
    f"{child}:{field}"
    for child in ("child", "brother")
    for field in ("Subject.given", "Subject.family", "ChildOutcome.plan")
}
CONTACTS = {
    f"{tag}:By.{field}" for tag in ("open", "nottold", "ofhim") for field in ("name", "contact")
}
PACK = {
    *(
        f"{tag}:{field}"
        for tag in ("open", "ofhim")
        for field in (
            *("Content.facts", "Content.meaning", "Content.opinion", "Voice.words", "Basis.power"),
            *("Basis.article_6", "Basis.article_9", "Basis.article_10", "Basis.confidentiality"),
        )
    ),
    *(
        f"{who}:Subject.{field}"
        for who in ("child", "brother", "mother", "father")
        for field in ("given", "family", "relationship")
    ),
    *(f"decision:Action.{field}" for field in ("what", "person")),
    *(f"{tag}:Request.purpose" for tag in ("asked", "askedofhim")),
}
MAY = {
    Reader.PROFESSIONAL: KNOWN | WORKER | {"referral:Referral.source_reference"},
    Reader.SCHOOL: KNOWN | WORKER | {"referral:Referral.source_reference"},
    Reader.PUBLIC: KNOWN,
    Reader.AGENCY: KNOWN | DECIDED | CHILDREN | CONTACTS,
    Reader.PRACTITIONER: KNOWN | DECIDED | CHILDREN | CONTACTS | PACK,
    Reader.FAMILY: KNOWN | WORKER | {"child:Subject.known_as"},
}


@pytest.mark.parametrize("reader", Reader)
def test_report_L554_L558_each_reader_is_told_exactly_what_it_may_know(reader: Reader) -> None:
    """Exactly: a list that is too long would let words pass unseen."""
    assert reached(whole(), told(reader)) == MAY[reader]


@pytest.mark.parametrize("reader", Reader)
def test_report_L554_L558_no_sealed_word_reaches_anyone(reader: Reader) -> None:
    found = reached(whole(), told(reader))
    assert of(NEVER, found) <= KNOWN
    assert not {mark for mark in of(("nottold",), found) if "By." not in mark}


@pytest.mark.parametrize(
    ("whose", "other"), [(MOTHER, ("father", "ofhim", "askedofhim")), (FATHER, ("mother",))]
)
def test_report_L588_L590_no_text_about_one_parent_reaches_the_other(
    whose: SubjectId, other: tuple[str, ...]
) -> None:
    assert of(other, reached(whole(), told(Reader.FAMILY, whose))) == set()


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize("anonymous", [True, False])
def test_a_family_is_never_told_who_referred(source: Source, anonymous: bool) -> None:
    found = reached(whole(source, anonymous), told(Reader.FAMILY))
    assert of(("referral",), found) == set()


def test_a_parent_hears_of_the_first_child_alone_unless_they_answered_for_another() -> None:
    """What is written of an adult is of the first child: a half-brother is another's."""
    seen = {s.id for s in releasable(whole(), told(Reader.FAMILY)).subjects}
    assert seen == {CHILD, MOTHER}
    consent = structs.replace(
        marked(Consent, "consent"),
        giver=MOTHER,
        capacity=Capacity.PARENTAL_RESPONSIBILITY,
        subjects=(BROTHER,),
    )
    record = structs.replace(marked(ConsentRecord, "consent"), consent=consent)
    answered = structs.replace(whole(), consents=(record,))
    seen = {s.id for s in releasable(answered, told(Reader.FAMILY)).subjects}
    assert seen == {CHILD, MOTHER, BROTHER}
    assert of(("consent",), reached(answered, told(Reader.FAMILY))) == set()


def test_one_without_parental_responsibility_hears_of_no_child() -> None:
    people = tuple(structs.replace(s, parental_responsibility=None) for s in PEOPLE)
    found = reached(structs.replace(whole(), subjects=people), told(Reader.FAMILY))
    assert found == KNOWN | WORKER


@pytest.mark.parametrize(("responsible", "told_of"), [(True, [CHILD]), (None, [])])
def test_nor_of_any_outcome_but_of_their_own_child(
    responsible: bool | None, told_of: list[SubjectId]
) -> None:
    people = tuple(structs.replace(s, parental_responsibility=responsible) for s in PEOPLE)
    seen = releasable(structs.replace(whole(), subjects=people), told(Reader.FAMILY))
    (decision,) = seen.decisions
    assert [child.subject for child in decision.draft.children] == told_of


@pytest.mark.parametrize("reader", Reader)
def test_report_L317_L322_no_message_says_what_a_working_paper_said(reader: Reader) -> None:
    """It would outlive them: what is sent is of the record, and they are destroyed."""
    case = whole()
    papers = tuple(structs.replace(c, working=True) for c in case.contributions)
    found = reached(structs.replace(case, contributions=papers), told(reader))
    assert found <= MAY[reader]
    words = (mark for mark in found if mark.partition(":")[2].split(".")[0] in ("Content", "Voice"))
    assert not set(words)


def test_that_police_were_asked_is_kept_where_what_they_said_is() -> None:
    case = structs.replace(whole(), requests=(*ASKED, asked(3, "secret", POLICE, MOTHER)))
    named = {r.agency for r in releasable(case, told(Reader.FAMILY)).requests}
    assert named == {HEALTH}


SUBJECTS = st.lists(st.sampled_from([CHILD, MOTHER, FATHER, BROTHER]), max_size=4, unique=True)
AGENCIES = st.sampled_from([HEALTH, POLICE, SOCIAL_CARE])


@st.composite
def contributions(draw: st.DrawFn) -> tuple[object, ...]:
    """Some of them sealed, not to be told, or withdrawn; each tagged by what it is."""
    made = []
    for n in range(draw(st.integers(0, 5))):
        sealed, not_told, gone = (draw(st.booleans()) for _ in range(3))
        about, agency = draw(SUBJECTS), draw(AGENCIES)
        tag = "kept" if sealed or gone else "nottold" if not_told else f"open{n}"
        only_for: tuple[AgencyId, ...] = (agency,) if sealed else ()
        made.append(
            shared(n, tag, agency, *about, withdrawn=gone, not_told=not_told, only_for=only_for)
        )
    return tuple(made)


@settings(max_examples=max(10, settings().max_examples // 4))
@given(
    contributions(),
    st.lists(st.tuples(AGENCIES, SUBJECTS), max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.sampled_from([MOTHER, FATHER]),
)
def test_whatever_was_said_of_whom_nothing_kept_comes_out(
    said: tuple[object, ...],
    requests: list[tuple[AgencyId, list[SubjectId]]],
    responsible: list[bool],
    whose: SubjectId,
) -> None:
    people = tuple(
        structs.replace(s, parental_responsibility=may)
        for s, may in zip(PEOPLE, responsible, strict=True)
    )
    asks = tuple(asked(n, "asked", agency, *about) for n, (agency, about) in enumerate(requests))
    case = structs.replace(whole(), subjects=people, contributions=said, requests=asks)
    for reader in Reader:
        found = reached(case, told(reader, whose))
        assert of(("kept",), found) == set()
        assert not {mark for mark in of(("nottold",), found) if "By." not in mark}
    letter = reached(case, told(Reader.FAMILY, whose))
    assert letter <= MAY[Reader.FAMILY]


def test_what_is_marked_would_be_found() -> None:
    """The markers stand in the case, so that their absence means something."""
    assert {c.content.facts for c in SAID} == {
        f"«{tag}:Content.facts»" for tag in ("open", "sealed", "nottold", "gone", "ofhim")
    }
