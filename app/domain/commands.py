"""Every command there is."""

from app.domain.case.commands import CaseCommand
from app.domain.case.commands import Command as CaseCommands
from app.domain.meeting.commands import Command as MeetingCommands
from app.domain.meeting.commands import MeetingCommand
from app.domain.partnership.commands import Command as PartnershipCommands
from app.domain.partnership.commands import PartnershipCommand

Command = CaseCommands | MeetingCommands | PartnershipCommands

__all__ = ["CaseCommand", "Command", "MeetingCommand", "PartnershipCommand"]
