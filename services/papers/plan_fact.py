"""«План-факт»: the plan's own table with «Отметка о выполнении» filled from the records."""

from dataclasses import dataclass

from documents.papers.sheets import PaperSheet
from models.access import Permission
from models.activities import Evidence
from models.dates import short
from models.papers.entries import tally_of
from models.papers.plan_fact import ItemState, PlanDeed, PlanFact, PlanLine
from models.periods import Period
from models.registers.tallies import RegisterTally
from models.stored import JsonObject
from services.papers.inner.people import Head, head_of
from services.papers.inner.plan_lines import plan_fact
from services.papers.words import counted, head_json, head_words, quoted
from services.registers.words import tally_said
from services.texts import label, small, texts
from services.work import Work, use_case

COLUMNS = ("number", "content", "deadline", "responsible", "coverage", "product")
LISTED = 6
"""Records that a mark tells one by one; of more it tells how many, and from when until when."""


@dataclass(frozen=True)
class PlanFactFacts:
    """The plan and what became of it."""

    head: Head
    period: Period
    plan: PlanFact | None

    @property
    def empty(self) -> bool:
        """Whether the centre has no plan of that time, or nothing of it lies in the period."""
        return self.plan is None or not self.plan.lines

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """The items in the plan's order."""
        return self.plan.lines if self.plan else ()


@use_case(Permission.SEE_SUMMARY)
async def gather_plan_fact(work: Work, period: Period) -> PlanFactFacts:
    """The facts of a year or a part of it."""
    async with work.db.reading() as session:
        return PlanFactFacts(await head_of(session, work), period, await plan_fact(session, work, period))


def plan_fact_words(facts: PlanFactFacts) -> JsonObject:
    """What the template is filled with: the sections with their rows, and how many items are in which state."""
    sections: list[JsonObject] = []
    for one in facts.lines:
        path = ". ".join(one.section)
        if not sections or sections[-1]["title"] != path:
            sections.append({"title": path, "rows": []})
        sections[-1]["rows"].append({**_cells(one), "mark": mark(one)})
    return {
        **head_words(facts.head, facts.period, "paper-plan-fact-title"),
        "text": states(facts.plan) if facts.plan else "",
        "sections": sections,
    }


def plan_fact_sheets(facts: PlanFactFacts) -> list[PaperSheet]:
    """The same as a sheet."""
    said = texts().plain
    titles = [said("plan-fact-section"), *(said(f"plan-fact-{name}") for name in COLUMNS), said("plan-fact-mark")]
    rows = [[". ".join(one.section), *_cells(one).values(), mark(one)] for one in facts.lines]
    words = plan_fact_words(facts)
    return [
        PaperSheet(name=said("paper-plan-fact"), title=words["title"], titles=titles, rows=rows, note=words["text"])
    ]


def plan_fact_json(facts: PlanFactFacts) -> JsonObject:
    """The items with their states, and how many are in each; a zero is written."""
    return {
        **head_json(facts.head, facts.period),
        "states": {state.value: sum(one.state is state for one in facts.lines) for state in ItemState},
        "items": [
            {
                "section": list(one.section),
                **_cells(one),
                "state": one.state.value,
                "mark": mark(one),
                "records": [deed.number for deed in one.deeds],
                "register": one.register.key if one.register else None,
                "entries": [entry.number for entry in one.entries],
            }
            for one in facts.lines
        ],
    }


def states(plan: PlanFact) -> str:
    """«В плане на 2026 год – 40 пунктов: выполнено 25, не выполнено 3»."""
    said = texts().plain
    found = [(state, len(plan.of(state))) for state in ItemState]
    told = [said(f"analysis-plan-{state}", count=count, mark="") for state, count in found if count]
    items = counted("items", len(plan.lines))
    return said("analysis-plan", period=plan.year.words, items=items, mark="", states=", ".join(told))


def _cells(one: PlanLine) -> dict[str, str]:
    cells = {name: one.cells[name] for name in COLUMNS}
    if expected := one.cells["expected_result"]:
        cells["product"] = "\n".join(filter(None, (cells["product"], expected)))
    return cells


def mark(one: PlanLine) -> str:
    """«Выполнено: 15.03.2026 (8 чел.), психолог. Лист регистрации – папка 3.»; what the plan's own «Примечание» says
    stands first."""
    said = texts().plain
    note = [one.cells["note"]] if one.cells["note"] else []
    waiting = [date for date in one.dates if not date.cancelled and not date.is_done]
    match one.state:
        case ItemState.CANCELLED:
            gone = one.reason or next((date.reason for date in one.dates if date.reason), "")
            state = said("plan-fact-cancelled", reason=gone) if gone else said("plan-fact-cancelled-bare")
        case ItemState.LATE:
            state = said("plan-fact-late", days=", ".join(short(date.due) for date in waiting))
        case ItemState.AHEAD:
            state = said("plan-fact-ahead", day=short(waiting[0].due))
        case ItemState.PARTLY:
            days = ", ".join(short(date.due) for date in waiting[:LISTED])
            state = said("plan-fact-partly", done=_done(one), count=_expected(one), days=days)
        case ItemState.RUNNING:
            state = said("plan-fact-running", done=_done(one), count=_expected(one), day=short(waiting[0].due))
        case ItemState.DONE:
            state = said("plan-fact-done")
        case _:
            state = said("plan-fact-unasked")
    moved = [
        said("plan-fact-moved", old=short(date.moved_from), new=short(date.due), reason=date.reason or "none")
        for date in one.dates
        if date.moved_from and not date.cancelled
    ]
    marked = [said("plan-fact-marked", words=date.marked) for date in one.dates if date.marked]
    done = [*_register(one), *_entries(one), *_deeds(one), *_proofs(one)]
    return "\n".join([*note, state, *done, *dict.fromkeys(marked), *moved])


def _done(one: PlanLine) -> int:
    return sum(min(date.done, date.count) for date in one.dates if not date.cancelled) or one.times


def _expected(one: PlanLine) -> int:
    return sum(date.count for date in one.dates if not date.cancelled)


def _register(one: PlanLine) -> list[str]:
    """«Реестр «Конкурсы и гранты»: 3 записи из 4, 1 200 000 ₽.»: what the register that counts it comes to; of one
    whose entries are activities, how many of them there are against what was promised."""
    register, target = one.register, one.target
    if register is None or one.cancelled or not (one.entries or (register.recorded and target and one.deeds)):
        return []
    own = sum(deed.type in register.types for deed in one.deeds)
    tally = RegisterTally(entries=own) if register.recorded else tally_of(register, one.entries)
    counted = tally_said(register, tally, target or 0)
    return [texts().plain("plan-fact-register", register=register.name, counted=counted)]


def _entries(one: PlanLine) -> list[str]:
    """Each entry while they are few; of a snapshot none: its number says all."""
    register = one.register
    if register is None or register.snapshot or len(one.entries) > LISTED:
        return []
    return [
        texts().plain(
            "plan-fact-entry",
            day=short(entry.day),
            title=quoted(entry.title),
            state=small(register.state_called(entry.state)) or "none",
        )
        for entry in one.entries
    ]


def _deeds(one: PlanLine) -> list[str]:
    """Each record, or how many there were."""
    if not one.deeds:
        return []
    said = texts().plain
    if len(one.deeds) > LISTED:
        came, copies = sum(deed.came for deed in one.deeds), sum(deed.copies for deed in one.deeds)
        first, last = short(one.deeds[0].day), short(one.deeds[-1].day)
        times = counted("times", len(one.deeds))
        return [said("plan-fact-many", times=times, first=first, last=last, came=came, copies=copies)]
    return [_deed(deed) for deed in one.deeds]


def _deed(deed: PlanDeed) -> str:
    return texts().plain(
        "plan-fact-deed", day=short(deed.day), came=deed.came, copies=deed.copies, post=deed.post or "none"
    )


def _proofs(one: PlanLine) -> list[str]:
    """«Лист регистрации – папка 3; фотоотчёт»: what there is, and where it lies, each said once."""
    found: dict[Evidence, list[str]] = {}
    for deed in one.deeds:
        for kind, place in deed.papers.items():
            places = found.setdefault(kind, [])
            if place and place not in places:
                places.append(place)
    told = [
        f"{label('evidence', kind)} – {', '.join(places)}" if places else label("evidence", kind)
        for kind, places in sorted(found.items(), key=lambda one: list(Evidence).index(one[0]))
    ]
    return ["; ".join([told[0], *(one[0].lower() + one[1:] for one in told[1:])])] if told else []
