"""Registers for the sample that a centre's own template is tried with."""

from datetime import date

from models.papers.entries import Learner, PaperEntry, PaperRegister
from models.registers.definition import Register, shipped
from services.texts import texts

DAY = date(2026, 3, 17)


def sample_registers() -> tuple[PaperRegister, ...]:
    """Two entries of each, so that every sentence is said."""
    return tuple(PaperRegister(one, (_entry(one, 1), _entry(one, 2))) for one in shipped().values())


def _entry(register: Register, number: int) -> PaperEntry:
    states = [one.id for one in register.states if register.counts(one.id)] or [""]
    return PaperEntry(
        number=number,
        day=DAY,
        title=texts().plain("sample-title", number=str(number)),
        state=states[number % len(states)],
        district=texts().plain("sample-district"),
        amount=10_000_000,
        count=8,
        who=texts().plain("sample-post"),
        people=(Learner(1, texts().plain("sample-person"), 72),) if register.trains else (),
    )
