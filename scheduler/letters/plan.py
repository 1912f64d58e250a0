"""Letters about changes of the plan: what is proposed, what became of it, what was changed at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from models.calendar import working_days_between
from models.people import Person
from models.plan.proposals import Outcome, Proposal
from models.plan.tables import PlanChange, PlanItem
from places.plan import ItemPlace, ItemThen, ProposalPlace, ProposalThen
from scheduler.letters.letter import Button, Case, Letter, Line, Skipped, skipped
from services.plan.inner.proposals import suggestions, together
from services.plan.suggestion import Suggestion
from services.plan.words import CONTENT, changed_text, decided_text, proposed_text
from services.texts import texts

SHOWN = 10
"""Things of one proposal that a letter lists; the others are counted."""


async def proposal(case: Case) -> Letter | Skipped:
    """Who proposes what and why: one tap agrees or refuses."""
    return _asked(case, await _proposed(case))


async def waits(case: Case) -> Letter | Skipped:
    """The same, again: for how long nobody has answered."""
    found = await _proposed(case)
    days = max((working_days_between(case.local(one.at).date(), case.today) for one in found if one.waits), default=0)
    return _asked(case, found, days)


async def _proposed(case: Case) -> list[Suggestion]:
    return await together(case.session, case.center.id, case.subject)


def _asked(case: Case, found: Sequence[Suggestion], days: int = 0) -> Letter | Skipped:
    waiting = [one for one in found if one.waits]
    if not waiting:
        why = next((one.why for one in found if one.why), "")
        return skipped(f"moot-plan-{why}" if why else "moot-decided")
    ways = [
        Button(texts().plain(f"plan-proposal-{then.value}", number=0), ProposalPlace(proposal=case.subject, then=then))
        for then in ProposalThen
    ]
    return Letter(_question(waiting, days), [ways], choice=True)


def _question(some: Sequence[Suggestion], days: int = 0) -> Markup:
    first = some[0]
    key = "letter-plan-waits" if days else "letter-plan-proposal"
    text = texts().html(key, person=first.person, what=_what(some), days=days)
    if first.reason:
        text += Markup("\n") + texts().html("letter-plan-reason", reason=first.reason)
    return text


async def answered(case: Case) -> Letter | Skipped:
    """An older letter about a proposal that was answered, or of which nothing is left to decide."""
    said = await answered_letter(case)
    if said is None or case.together:
        return skipped("moot-no-letter")
    return replace(said, instead_of=case.row.details["message"])


async def answered_letter(case: Case) -> Letter | None:
    """What became of the proposal of a notice; while some of it waits, what is still asked. None where it is gone."""
    found = await _proposed(case)
    if not found:
        return None
    asked = _asked(case, found)
    if isinstance(asked, Letter):
        return asked
    ends = Counter((one.outcome if not one.why else Outcome.MOOT, one.why) for one in found)
    return Letter(Markup("\n").join([_question(found), decided_text(ends)]))


async def unanswered(case: Case) -> Letter | Skipped:
    """To whoever proposed: nobody has answered, and what holds meanwhile."""
    waiting = [one for one in await _proposed(case) if one.waits]
    if not waiting:
        return skipped("moot-decided")
    ways = [[Button(texts().plain("letter-open"), ItemPlace(item=waiting[0].item_id, then=ItemThen.OPEN))]]
    return Letter(texts().html("letter-plan-unanswered", what=_what(waiting)), ways)


async def decided(case: Case) -> Letter | Skipped:
    """What became of what the person proposed."""
    found = await suggestions(case.session, Proposal.center_id == case.center.id, Proposal.id.in_(_ids(case)))
    by_end: dict[tuple[Outcome, str], list[Suggestion]] = {}
    for one in found:
        by_end.setdefault((one.outcome, one.why), []).append(one)
    if not by_end:
        return skipped("moot-plan-item-cancelled")
    lines = [_end(outcome, why, some) for (outcome, why), some in by_end.items()]
    return Letter(Markup("\n").join(lines))


async def changed(case: Case) -> Line | Skipped:
    """Somebody changed a date of the plan, as the centre's rules allow."""
    line = await case.session.get(PlanChange, case.subject)
    if line is None:
        return skipped("moot-plan-item-cancelled")
    item = await case.session.get_one(PlanItem, line.item_id)
    person = await case.session.get_one(Person, line.person_id)
    cells = {"field": line.field, "old": line.old, "new": line.new, "reason": line.reason}
    said = changed_text(line.what, person=person.name, day=case.local(line.at).date(), **cells)
    text = texts().html("digest-plan-changed", content=item.words("content")[:CONTENT], said=said)
    place = ItemPlace(item=item.id, then=ItemThen.OPEN)
    look = Button(texts().plain("letter-open"), place)
    return Line(text, "digest-plan", f"~{line.id:010}", [[look]], look)


def _ids(case: Case) -> list[int]:
    return [int(one) for one in case.row.details["ids"]]


def _end(outcome: Outcome, why: str, some: Sequence[Suggestion]) -> Markup:
    because = texts().plain(f"moot-plan-{why}") if why else ""
    return texts().html(f"letter-plan-{outcome.value}", what=_what(some), why=because)


def _what(some: Sequence[Suggestion]) -> Markup:
    """One thing in a line, several in a list."""
    lines = [
        texts().html("plan-proposed", what=proposed_text(one), content=one.content[:CONTENT]) for one in some[:SHOWN]
    ]
    if len(some) == 1:
        return lines[0]
    more = [texts().html("digest-more", count=len(some) - SHOWN)] if len(some) > SHOWN else []
    return Markup("\n").join([Markup(""), *[Markup("· ") + one for one in lines], *more])
