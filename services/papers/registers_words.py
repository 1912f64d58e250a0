"""What stands in registers, in the words of the annual analysis: a sentence from its numbers, and the entries that they
are counted over. What is an activity as well is told in the activities' own parts, once."""

from collections import Counter
from collections.abc import Iterable

from models.dates import short
from models.papers.entries import Learner, PaperEntry, PaperRegister, told
from models.papers.marks import Marks, TraceRow
from models.registers.definition import Column, Register
from models.registers.money import money_said
from models.stored import JsonObject
from services.papers.words import quoted
from services.texts import label, small, texts

KEPT = ("projects", "grants", "resources")
"""Registers whose entries stand in no other part of a paper, each with a sentence of its own."""


def kept_part(registers: Iterable[PaperRegister], key: str, marks: Marks) -> JsonObject | None:
    """What stands in that register; None where nothing does."""
    one = next((one for one in registers if one.register.key == key), None)
    if one is None:
        return None
    if one.register.trains:
        return _qualification(one, marks)
    return _databank(one, marks) if one.register.snapshot else _kept(one, marks)


def _part(text: str, items: Iterable[str] = ()) -> JsonObject:
    return {"text": text, "items": list(items)}


def _kept(one: PaperRegister, marks: Marks) -> JsonObject:
    """«Центр вёл 2 проекта: идёт – 1, завершён – 1. Бюджет – 150 000 ₽.», and both of them."""
    said, register = texts().plain, one.register
    counted = label("analysis-kept", register.key, count=len(one.entries), mark="")
    mark = marks.rows(counted, (entry_row(entry, entry.title) for entry in one.entries))
    whole = label("analysis-kept", register.key, count=len(one.entries), mark=mark)
    if len(one.entries) == 1:
        return _part(said("analysis-kept-one", whole=whole, line=entry_line(register, one.entries[0])))
    parts = _parts(one)
    sum_said = _sum(one)
    text = said("analysis-kept-many", whole=whole, parts=parts or "none", sum=sum_said or "none")
    return _part(text, (entry_line(register, entry) for entry in one.entries))


def _parts(one: PaperRegister) -> str:
    """«идёт – 1, завершён – 1», in the states' order; of a register without several states by its kinds."""
    register, states = one.register, Counter(entry.state for entry in one.entries)
    found = [(state.label, states[state.id]) for state in register.states if states[state.id]]
    if len(found) < 2 and (sort := register.of_column(Column.SORT)) is not None:
        sorts = Counter(entry.sort for entry in one.entries if entry.sort)
        found = [(name, sorts[option]) for option, name in sort.options if sorts[option]]
    shown = [texts().plain("analysis-kept-part", name=small(name), count=count) for name, count in found]
    return ", ".join(shown) if len(shown) > 1 else ""


def _sum(one: PaperRegister) -> str:
    field, amount = one.register.of_column(Column.AMOUNT), one.tally.amount
    if field is None or not amount:
        return ""
    return texts().plain("analysis-kept-sum", name=field.label, sum=money_said(amount))


def entry_line(register: Register, one: PaperEntry) -> str:
    """««Мир детства», 16.03.2026, победа, 1 200 000 ₽»."""
    days = short(one.day) if one.until in (None, one.day) else f"{short(one.day)} – {short(one.until)}"
    state = small(register.state_called(one.state)) if one.state else ""
    amount = money_said(one.amount) if one.amount else ""
    return ", ".join(filter(None, (quoted(one.title), one.district, days, state, amount)))


def _qualification(one: PaperRegister, marks: Marks) -> JsonObject | None:
    """«Повысили квалификацию 3 сотрудника (144 часа)», each with what they learned."""
    learned = [entry for entry in one.entries if entry.people]
    if not learned:
        return None
    said, tally = texts().plain, one.tally
    rows = learner_rows(learned)
    mark = marks.rows(said("analysis-qualification-trace"), rows)
    hours = label("register-counted", "hours", count=tally.hours)
    text = said("analysis-qualification", count=tally.people, hours=hours, mark=mark)
    return _part(text, (_learned(entry, who) for entry in learned for who in entry.people))


def _learned(entry: PaperEntry, who: Learner) -> str:
    hours = texts().plain("register-hours", name=who.name, hours=who.hours)
    return texts().plain("analysis-qualification-line", hours=hours, title=quoted(entry.title))


def _databank(one: PaperRegister, marks: Marks) -> JsonObject:
    """«На 31.12.2023 в банке данных состоит 776 человек», and how many from where; totals only, no person."""
    said, last = texts().plain, told(one.register, one.entries)
    told_of = [(entry.district or "none", entry.count or 0) for entry in last]
    lines = [said("analysis-databank-line", district=district, count=count) for district, count in told_of]
    mark = marks.rows(said("analysis-databank-trace"), map(entry_row, last, lines))
    text = said("analysis-databank", name=one.register.name, day=short(last[-1].day), count=one.tally.number, mark=mark)
    return _part(text, lines if len(lines) > 1 else ())


def learner_rows(entries: Iterable[PaperEntry]) -> list[TraceRow]:
    """Each colleague of these entries with what they learned."""
    return [entry_row(entry, _learned(entry, who)) for entry in entries for who in entry.people]


def entry_row(entry: PaperEntry, title: str) -> TraceRow:
    """An entry behind a number."""
    return TraceRow(str(entry.number), short(entry.day), title, entry.who)
