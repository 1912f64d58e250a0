"""What stands in registers, as rows of the quarter's papers."""

from collections.abc import Mapping

from models.papers.entries import PaperEntry, PaperRegister, told
from models.papers.marks import TraceRow
from models.registers.definition import Register, shipped
from models.registers.measures import PEOPLE, RegisterMeasure, measured, measures
from models.registers.tallies import RegisterTally
from services.papers.comparing import Compared, ComparedFacts
from services.papers.registers_words import entry_row, learner_rows
from services.registers.words import measure_name


def register_rows(facts: ComparedFacts) -> list[Compared]:
    """Every number of every register that anything stands in. How many entries there are that are activities stands
    among these already: of such a register only what it adds to them is a row, hours and people."""
    three = [
        {one.register.key: one for one in of}
        for of in (facts.registers, facts.before_registers, facts.year_ago_registers)
    ]
    known = {key: one.register for of in three for key, one in of.items()}
    rows = [_row(known[key], one, three) for key in shipped() if key in known for one in _own(known[key])]
    return [one for one in rows if any(one.numbers)]


def _own(register: Register) -> list[RegisterMeasure]:
    return [one for one in measures(register) if not (register.recorded and one is RegisterMeasure.ENTRIES)]


def _row(register: Register, measure: RegisterMeasure, three: list[dict[str, PaperRegister]]) -> Compared:
    found = [of.get(register.key) for of in three]
    return Compared(
        name=measure_name(register, measure),
        numbers=[measured(one.tally if one else RegisterTally(), measure) for one in found],
        entries=_behind(found[0], measure) if found[0] else (),
        money=measure is RegisterMeasure.AMOUNT,
    )


def _behind(one: PaperRegister, measure: RegisterMeasure) -> list[TraceRow]:
    """The entries that make the number; of hours and people each colleague of each."""
    entries = told(one.register, one.entries)
    if measure in PEOPLE:
        return learner_rows(entries)
    asked: Mapping[RegisterMeasure, list[PaperEntry]] = {
        RegisterMeasure.AMOUNT: [entry for entry in entries if entry.amount],
        RegisterMeasure.NUMBER: [entry for entry in entries if entry.count],
    }
    return [entry_row(entry, entry.title or entry.district) for entry in asked.get(measure, entries)]
