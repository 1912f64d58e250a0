"""Which row of the plan an entry of a register is done for."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.plan.words import fold
from models.registers.definition import Register

_QUOTED = re.compile(r"«([^«»]{3,})»")


class RegisterRow(NamedTuple):
    """A row of a plan: its number, its words, and the register that a coordinator linked it to (empty: to none)."""

    id: int
    content: str
    counted_by: str | None = None


def is_row(register: Register, row: RegisterRow) -> bool:
    """Whether a row is the register's: as it was linked by hand, else by its words."""
    return register.is_row(row.content) if row.counted_by is None else row.counted_by == register.key


def register_for(registers: Iterable[Register], row: RegisterRow) -> Register | None:
    """The register that counts a row: of several that its words are, the first."""
    return next((one for one in registers if is_row(one, row)), None)


def rows_of(register: Register, rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Those rows of a plan that are the register's, in the plan's order."""
    return [row for row in rows if is_row(register, row)]


def row_for(register: Register, rows: Sequence[RegisterRow], title: str) -> int | None:
    """The row that an entry of that title counts for: the one that names it («Семья – основа мира!»), else the first
    that names nothing, else the only one. None where several name something else, or where the only one is another
    thing by its name: a row that was closed by mistake is reminded of no more."""
    found, said = rows_of(register, rows), _plain(title)
    named = {row.id: [_plain(one) for one in _QUOTED.findall(row.content)] for row in found}
    if said:
        for number, names in named.items():
            if any(one and (one in said or said in one) for one in names):
                return number
    if len(found) == 1:
        return None if said and _is_another(register, found[0].content) else found[0].id
    return next((number for number, names in named.items() if not names), None)


def _is_another(register: Register, content: str) -> bool:
    """Whether a row that does not name an entry names another one: «Проект «Тёплый дом»», not «Проекты фонда «Дом»».
    Of activities a name in the row may be the programme's."""
    return not register.recorded and any(re.search(rf"(?:{one})\w*\s*«", fold(content)) for one in register.rows)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))
