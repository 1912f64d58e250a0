"""Which row of the plan an entry of a register is done for."""

import re
from collections.abc import Sequence

from models.plan.words import fold
from models.registers.definition import Register

_QUOTED = re.compile(r"«([^«»]{3,})»")


def rows_of(register: Register, rows: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those rows of a plan (number, words) that are the register's, in the plan's order."""
    return [(number, content) for number, content in rows if register.is_row(content)]


def row_for(register: Register, rows: Sequence[tuple[int, str]], title: str) -> int | None:
    """The row that an entry of that title counts for: the one that names it («Семья – основа мира!»), else the first
    that names nothing, else the only one. None where several name something else."""
    found, said = rows_of(register, rows), _plain(title)
    named = {number: [_plain(one) for one in _QUOTED.findall(content)] for number, content in found}
    if said:
        for number, names in named.items():
            if any(one and (one in said or said in one) for one in names):
                return number
    if len(found) == 1:
        return found[0][0]
    return next((number for number, names in named.items() if not names), None)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))
