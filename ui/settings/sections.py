"""The sections, in the order in which they are listed, and what each is about."""

from ui.settings import agencies, clocks, directory, feedback, law, models, people
from ui.settings.section import Section

SECTIONS = (
    Section(
        "agencies",
        "Agencies",
        "Who is asked, how each takes part, and by what law it shares.",
        agencies,
        add="Add an agency",
    ),
    Section(
        "clocks",
        "Clocks and calendar",
        "There is no national standard: how long agencies have is for the partners to agree.",
        clocks,
    ),
    Section(
        "law",
        "Law",
        "Which purposes, powers and conditions may be cited, and where requests wait for consent.",
        law,
        add="Adopt a profile",
    ),
    Section(
        "models",
        "Models",
        "How a case is worked: who is asked first and later, on what grounds, and how it ends.",
        models,
    ),
    Section(
        "directory",
        "Challenges, early help",
        "The steps of a challenge, and the services that an outcome can lead to.",
        directory,
        add="Add a service",
    ),
    Section(
        "feedback",
        "Feedback",
        "How those outside the board hear of a case, and in which words.",
        feedback,
    ),
    Section(
        "people",
        "People",
        "Who has a seat, in which roles, and for whom they speak.",
        people,
        add="Invite somebody",
    ),
)
