"""What in a plan's cells looks like personal data: doubts, row by row, since a plan is the centre's paper and its words
stay as they are. Who answers for a row is named by right."""

from collections.abc import Iterable, Sequence

from models.plan.reading import Level, PlanRow, Problem
from models.privacy import Category, cleaned, find

CELLS = ("content", "coverage", "product", "expected_result", "note")
CALLED = {
    Category.NAME: "имя",
    Category.PHONE: "телефон",
    Category.ADDRESS: "адрес",
    Category.BIRTH: "дату рождения",
    Category.SNILS: "СНИЛС",
    Category.PASSPORT: "паспорт",
    Category.CERTIFICATE: "свидетельство",
    Category.INN: "ИНН",
    Category.POLICY: "полис",
    Category.EMAIL: "электронную почту",
    Category.ACCOUNT: "страницу или имя в сети",
    Category.BANK: "номер карты или счёта",
    Category.COURT: "номер дела",
    Category.PLATE: "номер машины",
}


def personal_in(rows: Iterable[PlanRow], people: Sequence[str]) -> list[Problem]:
    """A doubt for each thing that looks like personal data: «похоже на имя – Иванова Катя». `people` may be named, and
    so may those whom the row names as responsible."""
    return [
        Problem("personal", text, Level.DOUBT, row.place)
        for row in rows
        for text in dict.fromkeys(_of_row(row, people))
    ]


def said(words: str, people: Sequence[str]) -> Iterable[str]:
    """«похоже на имя – Иванова Катя» for each finding in the words."""
    for one in find(words, people):
        yield f"похоже на {CALLED[one.category]} – {cleaned(words)[one.start : one.end]}"


def _of_row(row: PlanRow, people: Sequence[str]) -> Iterable[str]:
    named = (*people, *(one.text for one in row.responsibles))
    for words in (*(row.words(cell) for cell in CELLS), *row.other.values()):
        yield from said(words, named)
