"""The sections, in the order in which they are listed."""

from ui.settings.agencies import AGENCIES
from ui.settings.clocks import CLOCKS
from ui.settings.directory import DIRECTORY
from ui.settings.feedback import FEEDBACK
from ui.settings.law import LAW
from ui.settings.models import MODELS
from ui.settings.people import PEOPLE

SECTIONS = (AGENCIES, CLOCKS, LAW, MODELS, DIRECTORY, FEEDBACK, PEOPLE)
