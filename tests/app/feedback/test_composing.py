"""From what is owed to words: the product's, a hub's own, or a reference and a number to ring."""

import pytest
from msgspec import structs

from app.domain.case.feedback import REFERENCE_ONLY, About, Channel, Message, Reader
from app.domain.case.state import Case, DecisionState
from app.domain.partnership.state import FeedbackRules, Template
from app.domain.values import Outcome, Source
from app.feedback import check, compose, composed, detail_allowed, discloses, shipped
from app.feedback.facts import FIELDS
from app.feedback.templates import LONGEST_BODY, reference_only
from app.feedback.words import CAME_FROM, OUTCOMES
from tests.helpers.builders import (
    AT,
    DECIDER,
    MOTHER,
    by,
    content,
    contribution,
    decision,
    decision_id,
    draft,
    gathering,
    mother,
    partnership,
    referral,
    search,
    subject,
)
from tests.helpers.telling import message

RULES = FeedbackRules(trusted=("school.example",), phone="01632 960100")
AT_HUB = partnership(feedback=RULES)
PAIRS = [(about, reader) for about in (About.OUTCOME, About.CORRECTION) for reader in Reader]
PAIRS += [(About.RECEIPT, r) for r in (Reader.PROFESSIONAL, Reader.SCHOOL, Reader.PUBLIC)]
OWN = Template(Reader.SCHOOL, About.OUTCOME, 3, "About {{ reference }}", "We decided: {{ lead }}.")


def case(**changes: object) -> Case:
    told = decision(
        state=DecisionState.CONFIRMED, decided_by=by(DECIDER), decided_at=AT, draft=draft()
    )
    said = content(searches=(search(), search(subject=MOTHER)))
    usual = gathering(
        decisions=(told,),
        contributions=(contribution(content=said),),
        subjects=(subject(), mother(parental_responsibility=True)),
        referral=referral(source=Source.SCHOOL),
    )
    return structs.replace(usual, **changes)


def owed(reader: Reader, about: About = About.OUTCOME) -> Message:
    to_subject = MOTHER if reader is Reader.FAMILY else None
    return message(
        1, reader, about=about, name="Robin", to_subject=to_subject, decision=decision_id(1)
    )


@pytest.mark.parametrize(("about", "reader"), PAIRS)
def test_every_reader_has_words_that_say_what_they_are_and_whom_to_ring(
    about: About, reader: Reader
) -> None:
    words = compose(case(), AT_HUB, owed(reader, about), AT)
    assert words.template == f"{about}-{reader}"
    assert "NB-AAAAA" in words.title + words.body
    assert "01632 960100" in words.body
    assert "{" not in words.title + words.body
    assert "\n\n\n" not in words.body


@pytest.mark.parametrize(("about", "reader"), PAIRS)
def test_the_products_own_templates_are_sound(about: About, reader: Reader) -> None:
    source = shipped(about, reader)
    assert check(reader, source.title, source.body) == ()
    assert discloses(reader, source)


def test_words_without_anything_to_say_are_still_whole() -> None:
    """A hub without a number, a case without a decision or a name."""
    bare = structs.replace(case(), decisions=(), contributions=(), requests=())
    for about, reader in PAIRS:
        nameless = structs.replace(owed(reader, about), decision=None)
        assert compose(bare, partnership(), nameless, AT).body


def test_domain_1_2_a_member_of_the_public_is_told_less() -> None:
    body = compose(case(), AT_HUB, owed(Reader.PUBLIC), AT).body
    assert "assessment" not in body
    assert "social care" not in body
    assert "assessment" in compose(case(), AT_HUB, owed(Reader.PROFESSIONAL), AT).body


def test_report_L313_L317_a_note_has_the_outcome_and_practitioners_to_ring() -> None:
    body = compose(case(), AT_HUB, owed(Reader.AGENCY), AT).body
    for told in ("Jade Maple", "assessment", "Nat Nurse, Health", "12 May 2026", "social care"):
        assert told in body


def test_report_L588_L590_a_family_reads_what_was_shared_with_whom_and_why_and_its_rights() -> None:
    body = compose(case(), AT_HUB, owed(Reader.FAMILY), AT).body
    for told in ("Health", "Jade:", "YOUR RIGHTS", "a school", "ico.org.uk", "we will look again"):
        assert told in body
    assert "Seen by the school nurse" not in body


def test_the_words_to_a_family_are_short_and_plain() -> None:
    """Of a reading age of about 11: few syllables to a word and few words to a sentence."""
    body = shipped(About.OUTCOME, Reader.FAMILY).body
    sentences = [s for s in body.replace("\n", " ").split(". ") if "{%" not in s]
    assert max(len(sentence.split()) for sentence in sentences) <= 30
    words = [w.strip(".,:?") for s in sentences for w in s.split()]
    assert sum(len(word) > 9 for word in words) / len(words) < 0.06


# Where it may go


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("a@school.example", True),
        ("a@SCHOOL.example", True),
        ("a@infants.school.example", True),
        ("a@school.example.evil.example", False),
        ("a@evilschool.example", False),
        ("b@evil.example,a@school.example", False),
        ("a", False),
        ("", False),
    ],
)
def test_detail_goes_only_to_trusted_domains(address: str, may: bool) -> None:
    assert detail_allowed(RULES, address) is may


@pytest.mark.parametrize("reader", Reader)
def test_all_others_get_a_reference_and_a_number_to_ring(reader: Reader) -> None:
    words = compose(case(), AT_HUB, owed(reader), AT, Channel.EMAIL, "a@mail.example")
    assert words.template == REFERENCE_ONLY
    assert words.body == (
        "There is a message for you.\nPlease ring 01632 960100 and give the reference NB-AAAAA."
    )
    assert "hub" not in (words.title + words.body).casefold()


def test_an_agencys_mailbox_hears_only_that_there_is_a_note() -> None:
    to = (Channel.EMAIL, "mash@school.example")
    assert compose(case(), AT_HUB, owed(Reader.AGENCY), AT, *to).template == REFERENCE_ONLY
    assert compose(case(), AT_HUB, owed(Reader.SCHOOL), AT, *to).template == "outcome-school"


def test_a_letter_may_hold_all_of_it() -> None:
    words = compose(case(), AT_HUB, owed(Reader.FAMILY), AT, Channel.LETTER, "anywhere")
    assert words.template == "outcome-family"


# A hub's own templates


def test_a_hubs_own_words_stand_in_the_place_of_the_products() -> None:
    hub = structs.replace(AT_HUB, templates=(OWN,))
    words = compose(case(), hub, owed(Reader.SCHOOL), AT)
    assert (words.title, words.body) == ("About NB-AAAAA", "We decided: Children's social care.")
    assert (words.template, words.version) == ("outcome-school", 3)
    other = compose(case(), hub, owed(Reader.PROFESSIONAL), AT)
    assert other.version == 0


def test_a_preview_tries_one_that_is_not_kept_yet_and_says_what_it_discloses() -> None:
    tried = composed(case(), AT_HUB, owed(Reader.SCHOOL), AT, template=OWN)
    assert tried.discloses == ("the reference", "which agency leads")


BAD = {
    "{{ father }}": "unknown field: father",
    "{{ reasons }}": "unknown field: reasons",
    "{% for child in children %}{{ child.plan }}{% endfor %}": "unknown field: children",
    "{{ lead": "unexpected end of template",
    "{% include 'outcome-agency.txt' %}": "it may not take in another template",
    "{{ lead.__class__ }}": "access to attribute",
    "{{ ''.join(1) }}": "",
    "  ": "it says nothing",
}


@pytest.mark.parametrize("body", BAD)
def test_an_unknown_field_is_named_and_the_usual_words_go_out(body: str) -> None:
    (problem, *_) = check(Reader.SCHOOL, "Title", body)
    assert BAD[body] in problem
    hub = structs.replace(AT_HUB, templates=(structs.replace(OWN, body=body),))
    made = composed(case(), hub, owed(Reader.SCHOOL), AT)
    assert "own template cannot be used" in made.problem
    assert made.words == compose(case(), AT_HUB, owed(Reader.SCHOOL), AT)


def test_a_field_inside_a_field_is_tried_too() -> None:
    body = "{% for child in children %}{{ child.born }}{% endfor %}"
    assert check(Reader.AGENCY, "Title", body) == ()
    (problem,) = check(Reader.FAMILY, "Title", body)
    assert "born" in problem


def test_a_title_is_one_line() -> None:
    sly = structs.replace(OWN, title="About\nBcc: everyone@evil.example")
    hub = structs.replace(AT_HUB, templates=(sly,))
    assert "\n" not in compose(case(), hub, owed(Reader.SCHOOL), AT).title


def test_what_is_too_long_says_that_there_is_more() -> None:
    said = tuple(contribution(n=n, content=content("Long. " * 3_000)) for n in range(1, 4))
    words = compose(case(contributions=said), AT_HUB, owed(Reader.PRACTITIONER), AT)
    assert len(words.body) == LONGEST_BODY
    assert words.body.endswith("The rest stands on the board.)")


def test_every_outcome_has_plain_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert not {s for s in CAME_FROM if s.value[0] == "1" or s in (Source.ANONYMOUS, Source.OTHER)}


def test_each_field_says_what_it_discloses() -> None:
    assert all(what for fields in FIELDS.values() for what in fields.values())
    assert reference_only().name == REFERENCE_ONLY
