"""Every word that stands for a code, in one place; no Qt here, so view models may use it.

word(code)                        "Gathering", "Early help", "School": any code of the domain
STAGES, OUTCOMES, SOURCES …       the whole tables (ui.words.codes), for choosers
clock_time(instant)               "10:14" in London; exact_time "10:14:51"; today(now) -> date
long_date(day), short_date(day)   "Monday 23 November", "23 Nov 2026"
when(instant, now)                "11:40", "Tue 14:00", "2 Dec 14:00"
time_left(due, now)               "2 h 02", "8 min over", "1 d 4 h"; short_time_left "2 h";
                                  spoken_time_left "2 hours 2 minutes left"
case_name(case)                   "Jade Maple, 7 +2"; subject_name(subject, on), person_name,
                                  nhs_words, age_words, initials("S. Adeyemi") "SA"
refusal_words(refused)            Refused(what, safe, to_do); refusal_sentence: all of it
missing_words("reasons,lead")     "the reasons and the lead agency"
connection_words(connection, pending), band_words, pending_words(pending), on_the_board(at)
                                  Said(text, tone, lead); waiting_words "2 answers";
                                  closing_words: what to know before closing the window
clock_words(rule)                 "answers within 4 hours, day or night"
plural(2, "answer")               "2 answers"
"""

from enum import StrEnum

from ui.words.clocks import clock_words
from ui.words.codes import TABLES
from ui.words.line import (
    Said,
    band_words,
    closing_words,
    connection_words,
    on_the_board,
    pending_words,
    waiting_words,
)
from ui.words.people import (
    age_words,
    case_name,
    initials,
    nhs_words,
    person_name,
    subject_name,
)
from ui.words.refusals import Refused, missing_words, refusal_sentence, refusal_words
from ui.words.states import RATING_WORDS, STATE_WORDS
from ui.words.times import (
    clock_time,
    exact_time,
    long_date,
    narrow_date,
    plural,
    short_date,
    short_time_left,
    spoken_time_left,
    time_left,
    today,
    when,
)

_BY_TYPE = {type(next(iter(table))): table for table in TABLES}


def word(code: StrEnum) -> str:
    """The word of any code of the domain. Raises KeyError for a code that has none."""
    return _BY_TYPE[type(code)][code]


__all__ = [
    "RATING_WORDS",
    "STATE_WORDS",
    "Refused",
    "Said",
    "age_words",
    "band_words",
    "case_name",
    "clock_time",
    "clock_words",
    "closing_words",
    "connection_words",
    "exact_time",
    "initials",
    "long_date",
    "missing_words",
    "narrow_date",
    "nhs_words",
    "on_the_board",
    "pending_words",
    "person_name",
    "plural",
    "refusal_sentence",
    "refusal_words",
    "short_date",
    "short_time_left",
    "spoken_time_left",
    "subject_name",
    "time_left",
    "today",
    "waiting_words",
    "when",
    "word",
]
