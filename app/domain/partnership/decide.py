"""What becomes of a command on the partnership's settings."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from msgspec import UNSET, Struct, structs

from app.domain.board import Board
from app.domain.case.feedback import Reader
from app.domain.context import BUILT_IN, Context
from app.domain.errors import Code, Refused
from app.domain.partnership import commands, events
from app.domain.partnership.state import Agency, Partnership, Seat, ThresholdVersion, domain_of
from app.domain.values import AccountId, AgencyId, Role, Rung, StreamId
from app.domain.writes import Writes, on

HIGHEST_LEVEL = 4
NOT_GIVEN_OUT = frozenset(role for seat in BUILT_IN.values() for role in seat.roles)


class Scene(Struct, frozen=True):
    """The partnership, and who asks."""

    partnership: Partnership
    context: Context

    @property
    def today(self) -> date:
        """In the hub's own zone."""
        return self.partnership.calendar.local(self.context.now).date()

    def agency(self, agency: AgencyId) -> Agency:
        found = self.partnership.agency(agency)
        if found is None:
            raise Refused(Code.UNKNOWN_AGENCY, agency=agency)
        return found

    def write(self, event: events.Event) -> Writes:
        return on(self.partnership, event)


def decide(board: Board, command: commands.Command, context: Context) -> Writes:
    """Raises `Refused`; all but founding needs a partnership."""
    if isinstance(command, commands.FoundPartnership):
        return found(board, command)
    if board.partnership is None:
        raise Refused(Code.NOT_FOUNDED)
    return TABLE[type(command)](Scene(board.partnership, context), command)


def found(board: Board, command: commands.FoundPartnership) -> Writes:
    if board.partnership is not None:
        raise Refused(Code.ALREADY_DONE)
    for field, text in (("name", command.name), ("prefix", command.prefix)):
        _needs(field, text.strip())
    event = events.PartnershipFounded(board=board.id, name=command.name, prefix=command.prefix)
    return ((cast(StreamId, board.id), event),)


def put_agency(scene: Scene, command: commands.PutAgency) -> Writes:
    agency = command.agency
    _needs("name", agency.name.strip())
    _replaces(scene.partnership.agency(agency.id), command.stands, agency)
    return scene.write(events.AgencyPut(agency=agency))


def set_agency_mode(scene: Scene, command: commands.SetAgencyMode) -> Writes:
    """From today on; where an earlier change by date has begun, as one more of those."""
    agency, today = scene.agency(command.agency), scene.today
    _replaces(agency.mode_on(today), command.stands, command.mode)
    if any(change.since <= today for change in agency.changes):
        event = events.AgencyModeScheduled(agency=agency.id, mode=command.mode, since=today)
        return scene.write(event)
    return scene.write(events.AgencyModeSet(agency=command.agency, mode=command.mode))


def put_seat(scene: Scene, command: commands.PutSeat) -> Writes:
    seat = structs.replace(command.seat, removed=False)
    _needs("name", seat.name.strip())
    _needs("roles", seat.roles)
    if seat.agency is not None:
        scene.agency(seat.agency)
    before = scene.partnership.seat(seat.account)
    _replaces(before, command.stands, seat)
    _check_rights(scene, before, seat)
    if Role.ADMINISTRATOR not in seat.roles:
        _leaves_an_administrator(scene, seat.account)
    return scene.write(events.SeatPut(seat=seat))


def remove_seat(scene: Scene, command: commands.RemoveSeat) -> Writes:
    if scene.partnership.seat(command.account) is None:
        raise Refused(Code.UNKNOWN_ACCOUNT, account=command.account)
    _leaves_an_administrator(scene, command.account)
    return scene.write(events.SeatRemoved(account=command.account, reason=command.reason))


def set_clocks(scene: Scene, command: commands.SetClocks) -> Writes:
    _replaces(scene.partnership.clocks, command.stands, command.clocks)
    return scene.write(events.ClocksSet(clocks=command.clocks))


def set_calendar(scene: Scene, command: commands.SetCalendar) -> Writes:
    _replaces(scene.partnership.calendar, command.stands, command.calendar)
    return scene.write(events.CalendarSet(calendar=command.calendar))


def set_ladder(scene: Scene, command: commands.SetLadder) -> Writes:
    """From the practitioners up: each rung once, and some may be left out."""
    order = list(Rung)
    places = [order.index(one.rung) for one in command.ladder]
    if places[:1] != [0] or places != sorted(set(places)):
        raise Refused(Code.BAD_COMMAND, field="ladder")
    _replaces(scene.partnership.ladder, command.stands, command.ladder)
    return scene.write(events.LadderSet(ladder=command.ladder))


def put_service(scene: Scene, command: commands.PutService) -> Writes:
    service = command.service
    _needs("name", service.name.strip())
    _replaces(scene.partnership.service(service.id), command.stands, service)
    return scene.write(events.ServicePut(service=service))


def remove_service(scene: Scene, command: commands.RemoveService) -> Writes:
    if scene.partnership.service(command.service) is None:
        raise Refused(Code.UNKNOWN_SERVICE, service=command.service)
    return scene.write(events.ServiceRemoved(service=command.service))


def publish_threshold(scene: Scene, command: commands.PublishThreshold) -> Writes:
    """Unsigned: each partner puts its own name under it."""
    threshold = structs.replace(command.threshold, sign_offs=())
    _needs("version", threshold.version.strip())
    if scene.partnership.threshold(threshold.version) is not None:
        raise Refused(Code.ALREADY_DONE, version=threshold.version)
    _check_clauses(threshold)
    return scene.write(events.ThresholdPublished(threshold=threshold))


def sign_threshold(scene: Scene, command: commands.SignThreshold) -> Writes:
    actor = scene.context.actor
    if actor.agency is None:
        raise Refused(Code.NOT_PERMITTED)
    version = scene.partnership.threshold(command.version)
    if version is None:
        raise Refused(Code.UNKNOWN_THRESHOLD, version=command.version)
    if any(signed.agency == actor.agency for signed in version.sign_offs):
        raise Refused(Code.ALREADY_DONE, version=command.version)
    event = events.ThresholdSigned(version=version.version, agency=actor.agency, name=actor.name)
    return scene.write(event)


def _check_clauses(threshold: ThresholdVersion) -> None:
    numbers: set[str] = set()
    for clause in threshold.clauses:
        _needs("number", clause.number.strip())
        if clause.number in numbers:
            raise Refused(Code.ID_IN_USE, clause=clause.number)
        if not 1 <= clause.level <= HIGHEST_LEVEL:
            raise Refused(Code.BAD_COMMAND, clause=clause.number, level=str(clause.level))
        numbers.add(clause.number)


def schedule_agency_mode(scene: Scene, command: commands.ScheduleAgencyMode) -> Writes:
    agency = scene.agency(command.agency)
    if command.since < scene.today:
        raise Refused(Code.TIME_PASSED, field="since")
    _replaces(agency.mode_on(command.since), command.stands, command.mode)
    event = events.AgencyModeScheduled(agency=agency.id, mode=command.mode, since=command.since)
    return scene.write(event)


def adopt_profile(scene: Scene, command: commands.AdoptProfile) -> Writes:
    """Signed, or plainly a sample. A version that was a sample may be adopted again, signed."""
    profile = command.profile
    for field, text in (("name", profile.name), ("version", profile.version)):
        _needs(field, text.strip())
    if not profile.sample and not (profile.signed_by.strip() and profile.signed_on):
        raise Refused(Code.NOT_SIGNED)
    adopted = {(p.id, p.version, p.sample) for p in scene.partnership.profiles}
    if (profile.id, profile.version, profile.sample) in adopted:
        raise Refused(Code.ALREADY_DONE, version=profile.version)
    return scene.write(events.ProfileAdopted(profile=profile))


def set_preset(scene: Scene, command: commands.SetPreset) -> Writes:
    rules = command.rules
    _needs("name", rules.name.strip())
    for agency in (*rules.asks, *rules.asks_later):
        scene.agency(agency)
    _replaces(scene.partnership.rules(rules.preset), command.stands, rules)
    return scene.write(events.PresetSet(rules=rules))


def set_feedback_rules(scene: Scene, command: commands.SetFeedbackRules) -> Writes:
    """A family is never told by itself, and no domain is trusted that anybody could be in."""
    rules = command.rules
    _replaces(scene.partnership.feedback, command.stands, rules)
    if Reader.FAMILY in rules.at_once:
        raise Refused(Code.BAD_COMMAND, at_once=Reader.FAMILY.value)
    for domain in rules.trusted:
        if not domain_of(f"anyone@{domain}") or "." not in domain.strip("."):
            raise Refused(Code.BAD_COMMAND, trusted=domain)
    return scene.write(events.FeedbackRulesSet(rules=rules))


def put_template(scene: Scene, command: commands.PutTemplate) -> Writes:
    """Its version follows the one that its author saw. Whether its fields are known is asked
    where templates are read; until then the words that came with the product go out."""
    new = command.template
    _needs("title", new.title.strip())
    _needs("body", new.body.strip())
    before = scene.partnership.template(new.reader, new.about)
    stands = before.version if before else 0
    if before and (before.title, before.body) == (new.title, new.body):
        raise Refused(Code.NOTHING_CHANGED)
    if new.version != stands + 1:
        raise Refused(Code.CHANGED_SINCE, seen=str(new.version - 1), changed=str(stands))
    return scene.write(events.TemplatePut(template=new))


def _check_rights(scene: Scene, before: Seat | None, seat: Seat) -> None:
    """Nobody takes the command line's place, and nobody changes what they may do themselves."""
    if seat.account in BUILT_IN or NOT_GIVEN_OUT & set(seat.roles):
        raise Refused(Code.NOT_PERMITTED)
    own = seat.account == scene.context.actor.account
    if own and (before is None or _may(before) != _may(seat)):
        raise Refused(Code.NOT_PERMITTED, account=seat.account)


def _leaves_an_administrator(scene: Scene, leaver: AccountId) -> None:
    """Without one nobody at the board could change a setting, nor give the role to somebody."""
    if scene.partnership.administrators() == {leaver}:
        raise Refused(Code.LAST_ADMINISTRATOR, account=leaver)


def _may(seat: Seat) -> tuple[frozenset[Role], AgencyId | None]:
    """What a seat's rights rest on: what is sealed to an agency is read by its seats."""
    return frozenset(seat.roles), seat.agency


def _needs(field: str, value: object) -> None:
    if not value:
        raise Refused(Code.TEXT_NEEDED, field=field)


def _replaces(before: object, stands: object, after: object) -> None:
    """What its author saw must stand there still: the words of somebody who was a moment faster
    are not lost unread. Another setting that changed meanwhile hinders nobody."""
    if before == after:
        raise Refused(Code.NOTHING_CHANGED)
    if stands is not UNSET and stands != before:
        raise Refused(Code.CHANGED_SINCE)


TABLE: dict[type[commands.Command], Callable[[Scene, Any], Writes]] = {
    commands.PutAgency: put_agency,
    commands.SetAgencyMode: set_agency_mode,
    commands.PutSeat: put_seat,
    commands.RemoveSeat: remove_seat,
    commands.SetClocks: set_clocks,
    commands.SetCalendar: set_calendar,
    commands.SetLadder: set_ladder,
    commands.PutService: put_service,
    commands.RemoveService: remove_service,
    commands.PublishThreshold: publish_threshold,
    commands.SignThreshold: sign_threshold,
    commands.ScheduleAgencyMode: schedule_agency_mode,
    commands.AdoptProfile: adopt_profile,
    commands.SetPreset: set_preset,
    commands.SetFeedbackRules: set_feedback_rules,
    commands.PutTemplate: put_template,
}
