"""The example reads as a letter to every reader, and names nobody who could be somebody."""

import pytest

from app.domain.case.feedback import About, Reader
from app.domain.partnership.state import Template
from app.feedback.example import tried
from app.feedback.facts import FIELDS
from app.feedback.templates import shipped
from tests.helpers.builders import AT, partnership


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("about", [About.OUTCOME, About.CORRECTION])
def test_the_products_own_words_can_be_tried_on_it(reader: Reader, about: About) -> None:
    usual = shipped(about, reader)
    made = tried(partnership(), Template(reader, about, 1, usual.title, usual.body), AT)
    assert made.problem == ""
    assert "NB-EXMPL" in f"{made.words.title} {made.words.body}"


@pytest.mark.parametrize("reader", Reader)
def test_every_field_of_a_reader_says_something(reader: Reader) -> None:
    silent = {"not_here", "phone"}
    if reader is Reader.AGENCY:
        silent.add("name")
    for field in FIELDS[reader].keys() - silent:
        body = f"{{% if {field} %}}yes{{% endif %}}."
        made = tried(partnership(), Template(reader, About.OUTCOME, 1, "T", body), AT)
        assert made.words.body == "yes.", field


def test_it_can_be_tried_before_there_are_agencies() -> None:
    template = Template(Reader.AGENCY, About.OUTCOME, 1, "T", "{{ lead }}")
    assert tried(partnership(agencies=()), template, AT).words.body == "example-agency"
