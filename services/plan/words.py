"""What became of a date and what is proposed, in words: the same in letters, on cards and under a finger."""

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from models.dates import brief, short
from models.plan.proposals import Proposed
from models.plan.tables import PlanChangeKind
from services.plan.plan_date import Closing, PlanDate
from services.plan.proposals import Verdict
from services.plan.suggestion import Suggestion
from services.texts import label, texts

CONTENT = 400
"""Characters of an item's words in a message."""
CELL = 120
"""Characters of a cell in a line."""


def closed_args(found: PlanDate, closed: Closing, today: date) -> dict[str, object]:
    """What «Уже отмечено 12 апреля, 14 чел.» is filled with."""
    return {"due": brief(found.due, today), "day": brief(closed.day, today), "came": closed.came}


def closed_text(found: PlanDate, closed: Closing, today: date) -> Markup:
    """What a letter about the date says from then on."""
    said = texts().html("activity-closed", **closed_args(found, closed, today))
    return texts().html("letter-date-closed", content=found.content[:CONTENT], said=said)


def proposed_text(one: Suggestion) -> Markup:
    """«перенести срок 31.03.2026 → 10.04.2026»: what somebody proposes."""
    due = short(one.due) if one.due else ""
    if one.kind is Proposed.DEADLINE:
        new = one.new[:CELL] or texts().plain("plan-no-deadline")
        return texts().html("plan-proposed-deadline", old=one.old[:CELL] or "–", new=new)
    return texts().html(f"plan-proposed-{one.kind.value}", due=due, day=short(one.day) if one.day else "")


def decided_text(verdicts: Mapping[Verdict, int]) -> Markup:
    """«✅ Согласовано.»: what the coordinator said to what was proposed together, and of how many of them."""
    ends = [
        texts().html(f"plan-decided-{outcome.value}", count=count, why=texts().plain(f"moot-plan-{why}") if why else "")
        for (outcome, why), count in sorted(verdicts.items())
    ]
    return Markup("\n").join(ends)


def changed_text(
    what: PlanChangeKind, *, person: str, day: date, field: str, old: str, new: str, reason: str
) -> Markup:
    """A line of an item's history: who, when, what, old → new, why."""
    cell = label("plan-cell", field) if field else ""
    key = "cell" if what is PlanChangeKind.IMPORTED else what.value
    cells = {"old": old[:CELL] or "–", "new": new[:CELL] or "–", "reason": reason[:CELL]}
    return texts().html(f"plan-step-{key}", day=short(day), person=person, field=cell, **cells)
