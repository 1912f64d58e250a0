"""«Отчёт по программе» (T1.11, «Комплекс мер»): what was done for each programme, and what its plan's items came to."""

from dataclasses import dataclass

from models.access import Permission
from models.papers.marks import Marks
from models.papers.plan_fact import PlanFact, PlanLine
from models.papers.records import PaperRecord, counts, programmes
from models.periods import Period
from models.stored import JsonObject
from services.papers.analysis_words import programme_part
from services.papers.inner.people import Head, head_of
from services.papers.inner.plan_lines import plan_fact
from services.papers.inner.records import of_period, records_of
from services.papers.plan_fact import mark
from services.papers.words import head_json, head_words, trace_words
from services.work import Work, use_case


@dataclass(frozen=True)
class ProgrammeFacts:
    """The records of a period by programme, and the plan whose items belong to them."""

    head: Head
    period: Period
    records: tuple[PaperRecord, ...]
    plan: PlanFact | None

    @property
    def by_name(self) -> dict[str, list[PaperRecord]]:
        """What the centre held for each programme."""
        return programmes(self.records)

    @property
    def empty(self) -> bool:
        """Whether nothing belongs to a programme."""
        return not self.by_name

    def items(self, programme: str) -> list[PlanLine]:
        """The plan's items of a programme."""
        return [one for one in self.plan.lines if one.programme == programme] if self.plan else []


@use_case(Permission.SEE_SUMMARY)
async def gather_programme(work: Work, period: Period) -> ProgrammeFacts:
    """The facts of any stretch of time."""
    async with work.db.reading() as session:
        return ProgrammeFacts(
            await head_of(session, work),
            period,
            await records_of(session, work, *of_period(work, period)),
            await plan_fact(session, work, period),
        )


def programme_words(facts: ProgrammeFacts) -> JsonObject:
    """A part a programme: its sentence, its list, its items of the plan."""
    marks = Marks()
    parts = [
        {
            **programme_part(marks, name, found),
            "plan": [{**one.cells, "mark": mark(one)} for one in facts.items(name)],
        }
        for name, found in facts.by_name.items()
    ]
    return {
        **head_words(facts.head, facts.period, "paper-programme-title"),
        "programmes": parts,
        **trace_words(marks),
    }


def programme_json(facts: ProgrammeFacts) -> JsonObject:
    """The numbers of each programme, a zero written."""
    return {
        **head_json(facts.head, facts.period),
        "programmes": {
            name: {**counts(found), "records": [one.number for one in found]} for name, found in facts.by_name.items()
        },
    }
