"""A case from which everything that one reader must not have is removed.

What is kept is named here; a part that is new is left out until somebody names it.
"""

from msgspec import structs

from app.domain.case.feedback import Message, Reader
from app.domain.case.lawful import Capacity
from app.domain.case.parts import ChildOutcome, Content, Draft, Referral, Search
from app.domain.case.state import Case, Contribution, Decision, DecisionState, Request
from app.domain.values import AgencyId, Subject, SubjectId, SubjectKind

AT_THE_HUB = frozenset({Reader.AGENCY, Reader.PRACTITIONER})
CHILDREN = frozenset({SubjectKind.CHILD, SubjectKind.UNBORN})


def releasable(case: Case, message: Message) -> Case:
    """Of the parts of a case: only those that this reader's templates may ever see."""
    reader = message.owed.reader
    return Case(
        id=case.id,
        version=case.version,
        reference=case.reference,
        stage=case.stage,
        opened_at=case.opened_at,
        opened_by=case.opened_by,
        referral=_referral(case, reader),
        subjects=subjects_for(case, message),
        requests=_requests(case, message),
        contributions=_contributions(case, message),
        decisions=_decisions(case, message),
        key_worker=None if reader is Reader.PUBLIC else case.key_worker,
        preset=case.preset,
    )


def subjects_for(case: Case, message: Message) -> tuple[Subject, ...]:
    """For a family: that one person, and the children they have parental responsibility for."""
    reader = message.owed.reader
    if reader is Reader.FAMILY:
        return _of_one(case, message.owed.to_subject)
    if reader in AT_THE_HUB:
        return case.subjects
    # Whoever referred one child is told of the outcome, not of who else lives there.
    return ()


def _of_one(case: Case, whose: SubjectId | None) -> tuple[Subject, ...]:
    own = _responsible_for(case, whose)
    return tuple(s for s in case.subjects if s.id == whose or s.id in own)


def _responsible_for(case: Case, whose: SubjectId | None) -> set[SubjectId]:
    """What is written of an adult is of the first child; of brothers and sisters, only where
    that adult has answered for them in that right. A half-brother is another's."""
    children = [s.id for s in case.subjects if s.kind in CHILDREN]
    adult = next((s for s in case.subjects if s.id == whose), None)
    first = children[:1] if adult and adult.parental_responsibility else []
    answered = [
        subject
        for record in case.consents
        if record.consent.giver == whose
        and record.consent.capacity is Capacity.PARENTAL_RESPONSIBILITY
        for subject in record.consent.subjects
    ]
    return {*first, *answered} & set(children)


def _referral(case: Case, reader: Reader) -> Referral:
    """When it came and from what kind of place; never in words, nor by whom."""
    told = case.referral
    referrer = reader in (Reader.PROFESSIONAL, Reader.SCHOOL)
    return Referral(
        received=told.received,
        source=told.source,
        anonymous=told.anonymous,
        source_reference=told.source_reference if referrer else "",
    )


def _requests(case: Case, message: Message) -> tuple[Request, ...]:
    """Who was asked about whom and by which power; for a family, only about its own."""
    reader = message.owed.reader
    if reader is Reader.PRACTITIONER:
        return case.requests
    if reader is not Reader.FAMILY:
        return ()
    own = {s.id for s in subjects_for(case, message)}
    return tuple(
        structs.replace(
            r,
            subjects=tuple(s for s in r.subjects if s in own),
            question="",
            purpose="",
            closed_because="",
            systems=(),
            pauses=(),
        )
        for r in case.requests
        if own & set(r.subjects) and r.agency not in _not_to_be_named(case)
    )


def _not_to_be_named(case: Case) -> set[AgencyId]:
    """What an agency said is kept from the family: then that it was asked is kept as well."""
    return {c.agency for c in case.contributions if _sealed(c) or not _tellable(c)}


def _contributions(case: Case, message: Message) -> tuple[Contribution, ...]:
    reader = message.owed.reader
    open_to_all = (c for c in case.contributions if not _sealed(c) and c.withdrawn_at is None)
    standing = [_unquoted(c) if c.working else c for c in open_to_all]
    if reader is Reader.PRACTITIONER:
        return tuple(_bare(c, c.content if _tellable(c) else Content()) for c in standing)
    if reader is Reader.AGENCY:
        return tuple(_bare(c, Content()) for c in standing)
    if reader is not Reader.FAMILY:
        return ()
    own = {s.id for s in subjects_for(case, message)}
    about = {r.id for r in case.requests if own & set(r.subjects)}
    return tuple(
        _bare(c, _searched(c.content, own))
        for c in standing
        if _tellable(c) and (c.request in about or own & {s.subject for s in c.content.searches})
    )


def _sealed(shared: Contribution) -> bool:
    return shared.sealed or bool(shared.content.handling.only_for)


def _tellable(shared: Contribution) -> bool:
    return not shared.content.handling.not_told


def _unquoted(paper: Contribution) -> Contribution:
    """A message outlives the working papers, so that it must not say what they said."""
    return structs.replace(paper, content=Content(handling=paper.content.handling))


def _bare(shared: Contribution, content: Content) -> Contribution:
    """Without its earlier words."""
    return Contribution(
        id=shared.id,
        agency=shared.agency,
        by=shared.by,
        at=shared.at,
        content=content,
        changed=shared.changed,
        request=shared.request,
        nil=shared.nil,
    )


def _searched(content: Content, own: set[SubjectId]) -> Content:
    """That was looked for them; no words, since those of one parent stand among the other's."""
    searches = tuple(
        Search("records", s.subject, s.result) for s in content.searches if s.subject in own
    )
    return Content(searches=searches, basis=content.basis)


def _decisions(case: Case, message: Message) -> tuple[Decision, ...]:
    """The one that the message is about; in free words only for those at the hub."""
    found = [d for d in case.decisions if d.id == message.decision]
    if message.owed.reader is Reader.PUBLIC:
        return ()
    return tuple(_decision(case, message, d) for d in found if d.state is DecisionState.CONFIRMED)


def _decision(case: Case, message: Message, decision: Decision) -> Decision:
    reader = message.owed.reader
    draft = decision.draft
    if reader not in AT_THE_HUB:
        draft = _coded(draft, None if reader is not Reader.FAMILY else subjects_for(case, message))
    return Decision(
        id=decision.id,
        draft=draft,
        proposed_by=decision.proposed_by,
        proposed_at=decision.proposed_at,
        changed=decision.changed,
        state=decision.state,
        decided_by=decision.decided_by if reader in AT_THE_HUB else None,
        decided_at=decision.decided_at,
    )


def _coded(draft: Draft, own: tuple[Subject, ...] | None) -> Draft:
    """Outcomes, lead and worker, without reasons or plans; of one's own children alone."""
    mine = None if own is None else {s.id for s in own}
    return Draft(
        children=tuple(
            ChildOutcome(child.subject, child.outcomes)
            for child in draft.children
            if mine is None or child.subject in mine
        ),
        lead=draft.lead,
        key_worker=draft.key_worker,
    )
