"""How those outside the board are told: the hub's own rules and words."""

import pytest
from msgspec import structs

from app.domain.case.feedback import About, Reader
from app.domain.errors import Code
from app.domain.partnership.commands import PutTemplate, SetFeedbackRules
from app.domain.partnership.events import FeedbackRulesSet, TemplatePut
from app.domain.partnership.state import FeedbackRules, Template
from tests.helpers.builders import ADMINISTRATOR
from tests.helpers.given import given

RULES = FeedbackRules(trusted=("school.example", "gov.example"), phone="01632 960100")
OWN_WORDS = Template(Reader.SCHOOL, About.OUTCOME, 1, "The outcome", "We decided: {{ lead }}.")


def test_the_rules_of_feedback_are_the_hubs_own() -> None:
    event = FeedbackRulesSet(rules=RULES)
    after = given().when(SetFeedbackRules(rules=RULES), by=ADMINISTRATOR).then(event)
    assert after.partnership().feedback == RULES
    after.when(SetFeedbackRules(rules=RULES), by=ADMINISTRATOR).refused(Code.NOTHING_CHANGED)


def test_report_L588_L590_no_rule_tells_a_family_by_itself() -> None:
    rules = structs.replace(RULES, at_once=(Reader.AGENCY, Reader.FAMILY))
    asked = given().when(SetFeedbackRules(rules=rules), by=ADMINISTRATOR)
    asked.refused(Code.BAD_COMMAND, at_once="family")


@pytest.mark.parametrize("domain", ["", "uk", "a@b.example", "b.example, c.example", ".", "uk."])
def test_no_domain_is_trusted_that_anybody_could_be_in(domain: str) -> None:
    rules = structs.replace(RULES, trusted=(domain,))
    asked = given().when(SetFeedbackRules(rules=rules), by=ADMINISTRATOR)
    asked.refused(Code.BAD_COMMAND, trusted=domain)


def test_a_template_follows_the_one_that_its_author_saw() -> None:
    first = given().when(PutTemplate(template=OWN_WORDS), by=ADMINISTRATOR)
    after = first.then(TemplatePut(template=OWN_WORDS))
    second = structs.replace(OWN_WORDS, version=2, body="Decided. {{ lead }} leads.")
    stale = structs.replace(second, version=1)
    after.when(PutTemplate(template=stale), by=ADMINISTRATOR).refused(
        Code.CHANGED_SINCE, seen="0", changed="1"
    )
    after.when(
        PutTemplate(template=structs.replace(OWN_WORDS, version=2)), by=ADMINISTRATOR
    ).refused(Code.NOTHING_CHANGED)
    both = after.when(PutTemplate(template=second), by=ADMINISTRATOR).accepted()
    assert both.partnership().templates == (second,)
    other = structs.replace(OWN_WORDS, reader=Reader.AGENCY)
    kept = both.when(PutTemplate(template=other), by=ADMINISTRATOR).accepted().partnership()
    assert kept.template(Reader.SCHOOL, About.OUTCOME) == second
    assert kept.template(Reader.AGENCY, About.OUTCOME) == other
    assert kept.template(Reader.FAMILY, About.OUTCOME) is None


@pytest.mark.parametrize("field", ["title", "body"])
def test_a_template_says_something(field: str) -> None:
    blank = structs.replace(OWN_WORDS, **{field: " "})
    given().when(PutTemplate(template=blank), by=ADMINISTRATOR).refused(
        Code.TEXT_NEEDED, field=field
    )
