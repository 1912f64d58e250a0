"""Letters about changes of the plan: what is proposed, what became of it, what was changed at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from models.calendar import working_days_between
from models.notifications import NoticeKind
from models.people import Person
from models.plan.proposals import WHY, Outcome, Proposal
from models.plan.tables import PlanChange, PlanItem
from places.plan import ItemPlace, ItemThen, ProposalPlace, ProposalThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from services.plan.inner.proposals import suggestions, together
from services.plan.suggestion import Suggestion
from services.plan.words import CONTENT, changed_text, decided_text, proposed_text
from services.texts import keys, texts

SHOWN = 10
"""Things of one proposal that a letter lists; the others are counted."""


async def proposal(context: LetterContext) -> Letter | Skipped:
    """Who proposes what and why: one tap agrees or refuses."""
    return _asked(context, await _proposed(context))


async def waits(context: LetterContext) -> Letter | Skipped:
    """The same, again: for how long nobody has answered."""
    found = await _proposed(context)
    days = max(
        (working_days_between(context.local(one.at).date(), context.today) for one in found if one.waits), default=0
    )
    return _asked(context, found, days)


async def _proposed(context: LetterContext) -> list[Suggestion]:
    return await together(context.session, context.center.id, context.subject)


def _asked(context: LetterContext, found: Sequence[Suggestion], days: int = 0) -> Letter | Skipped:
    waiting = [one for one in found if one.waits]
    if not waiting:
        why = next((one.why for one in found if one.why), "")
        return skipped(f"moot-plan-{why}" if why else "moot-decided")
    ways = [
        Button(
            texts().plain(f"plan-proposal-{then.value}", number=0), ProposalPlace(proposal=context.subject, then=then)
        )
        for then in ProposalThen
    ]
    return Letter(text=_question(waiting, days), buttons=[ways], choice=True)


def _question(some: Sequence[Suggestion], days: int = 0) -> Markup:
    first = some[0]
    key = "letter-plan-waits" if days else "letter-plan-proposal"
    text = texts().html(key, person=first.person, what=_what(some), days=days)
    if first.reason:
        text += Markup("\n") + texts().html("letter-plan-reason", reason=first.reason)
    return text


async def answered(context: LetterContext) -> Letter | Skipped:
    """An older letter about a proposal that was answered, or of which nothing is left to decide."""
    said = await answered_letter(context)
    if said is None or context.together:
        return skipped("moot-no-letter")
    return replace(said, instead_of=context.row.details["message"])


async def answered_letter(context: LetterContext) -> Letter | None:
    """What became of the proposal of a notice; while some of it waits, what is still asked. None where it is gone."""
    found = await _proposed(context)
    if not found:
        return None
    asked = _asked(context, found)
    if isinstance(asked, Letter):
        return asked
    ends = Counter((one.outcome if not one.why else Outcome.MOOT, one.why) for one in found)
    return Letter(text=Markup("\n").join([_question(found), decided_text(ends)]))


async def unanswered(context: LetterContext) -> Letter | Skipped:
    """To whoever proposed: nobody has answered, and what holds meanwhile."""
    waiting = [one for one in await _proposed(context) if one.waits]
    if not waiting:
        return skipped("moot-decided")
    ways = [[Button(texts().plain("letter-open"), ItemPlace(item=waiting[0].item_id, then=ItemThen.OPEN))]]
    return Letter(text=texts().html("letter-plan-unanswered", what=_what(waiting)), buttons=ways)


async def decided(context: LetterContext) -> Letter | Skipped:
    """What became of what the person proposed."""
    found = await suggestions(context.session, Proposal.center_id == context.center.id, Proposal.id.in_(_ids(context)))
    by_end: dict[tuple[Outcome, str], list[Suggestion]] = {}
    for one in found:
        by_end.setdefault((one.outcome, one.why), []).append(one)
    if not by_end:
        return skipped("moot-plan-item-cancelled")
    lines = [_end(outcome, why, some) for (outcome, why), some in by_end.items()]
    return Letter(text=Markup("\n").join(lines))


async def changed(context: LetterContext) -> Line | Skipped:
    """Somebody changed a date of the plan, as the centre's rules allow."""
    line = await context.session.get(PlanChange, context.subject)
    if line is None:
        return skipped("moot-plan-item-cancelled")
    item = await context.session.get_one(PlanItem, line.item_id)
    person = await context.session.get_one(Person, line.person_id)
    cells = {"field": line.field, "old": line.old, "new": line.new, "reason": line.reason}
    said = changed_text(line.what, person=person.name, day=context.local(line.at).date(), **cells)
    text = texts().html("digest-plan-changed", content=item.words("content")[:CONTENT], said=said)
    place = ItemPlace(item=item.id, then=ItemThen.OPEN)
    look = Button(texts().plain("letter-open"), place)
    return Line(text=text, group="digest-plan", order=f"~{line.id:010}", buttons=[[look]], button=look)


def _ids(context: LetterContext) -> list[int]:
    return [int(one) for one in context.row.details["ids"]]


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


WRITERS: Writers = {
    NoticeKind.PLAN_PROPOSAL: proposal,
    NoticeKind.PLAN_PROPOSAL_WAITS: waits,
    NoticeKind.PLAN_UNANSWERED: unanswered,
    NoticeKind.PLAN_ANSWERED: answered,
    NoticeKind.PLAN_DECIDED: decided,
    NoticeKind.PLAN_CHANGED: changed,
}
TEXTS = (
    *keys("letter-plan", (Outcome.AGREED, Outcome.REFUSED, Outcome.MOOT)),
    *keys("moot-plan", WHY),
)
