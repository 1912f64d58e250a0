"""Tables of figures: «Вид | Количество», «Категория | Участников», «Материал | Экземпляров»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.activity_kinds import Type
from models.claims.nouns import Noun, Sort, noun_at
from models.claims.phrases import PLAIN, Phrase, _mode
from models.claims.text import PROGRAMME, Paragraph
from models.claims.tokens import Kind, Piece, is_adjective, tokens_of
from models.plan.words import fold

_COUNT = re.compile(
    r"^(?:кол\S*|всего|факт\S*|проведен\S*|число|количество|итого|выполнен\S*|сделан\S*|результат)\b(?!.*участ)"
)
_PEOPLE = re.compile(r"участ|человек|\bчел\b|посещ|охват|присутств")
_COPIES = re.compile(r"экз|тираж|\bшт|распростран|роздан")
_OTHER = re.compile(r"план|целев|норм|прош|дата|срок|месяц|кварт|полугод|район|%")
_YEAR = re.compile(r"^20\d\d$")
_NUMBER = re.compile(r"^\d{1,3}(?: \d{3})*$|^\d+$")


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A number of a table: its words are the first cell's."""

    phrase: Phrase
    text: str


def figures_of(paragraphs: Sequence[Paragraph], year: int | None) -> Iterator[TableFigure]:
    """The figures of the whole that stand in the tables of a text."""
    for table, rows in groupby(paragraphs, key=lambda one: one.table):
        together = list(rows)
        if table and not together[0].aims and not together[0].programme:
            yield from _of_table(together, year)


def _of_table(rows: Sequence[Paragraph], year: int | None) -> Iterator[TableFigure]:
    head, body = rows[0], rows[1:]
    if any(_NUMBER.match(cell) and not _YEAR.match(cell) for cell in head.cells[1:]):
        head, body = Paragraph(text=""), rows
    column, about = _column(head, body, year)
    if column is None:
        return
    for row in body:
        if len(row.cells) > column and _NUMBER.match(row.cells[column]):
            named = next((cell for cell in row.cells if cell and not re.fullmatch(r"[\d. ]+", cell)), "")
            found = _figure(named, int(row.cells[column].replace(" ", "")), about)
            if found is not None:
                yield found


def _column(head: Paragraph, body: Sequence[Paragraph], year: int | None) -> tuple[int | None, str]:
    """The column that holds the figures, and what its name says it counts («people», «copies» or nothing)."""
    names = [fold(cell) for cell in head.cells]
    width = max((len(row.cells) for row in body), default=0)
    numeric = [at for at in range(1, width) if _is_numeric(body, at)]
    if names and any(_OTHER.search(name) for at, name in enumerate(names) if at not in numeric and at):
        return None, ""  # rows of districts, months, dates
    wanted = [at for at in numeric if at < len(names) and _COUNT.search(names[at])]
    if year is not None:
        wanted = wanted or [at for at in numeric if at < len(names) and str(year) in names[at]]
    years = {at: int(names[at][:4]) for at in numeric if at < len(names) and re.match(r"20\d\d\b", names[at])}
    if years and not wanted and len(years) == len(numeric):
        wanted = [max(years, key=lambda at: years[at])]
    unnamed = [at for at in numeric if at >= len(names) or not _OTHER.search(names[at])]
    column = wanted[0] if len(wanted) == 1 else (numeric[0] if len(numeric) == 1 and unnamed else None)
    if column is None or (column < len(names) and _OTHER.search(names[column]) and not wanted):
        return None, ""
    said = " ".join(names[column : column + 1])
    of_first = names[0] if names else ""
    if _PEOPLE.search(said) or (_PEOPLE.search(of_first) and _COUNT.search(said)) or re.search(r"категори", of_first):
        return column, "people"
    return column, "copies" if _COPIES.search(said) or "материал" in of_first else ""


def _is_numeric(body: Sequence[Paragraph], at: int) -> bool:
    cells = [row.cells[at] for row in body if len(row.cells) > at and row.cells[at] not in ("", "-", "–", "---")]
    return bool(cells) and all(_NUMBER.match(cell) for cell in cells)


def _figure(named: str, number: int, about: str) -> TableFigure | None:
    tokens = tokens_of(named)
    found = _whole_noun(tokens)
    if found is None or PROGRAMME.search(fold(named)):
        return None
    noun, adjectives = found
    wanted = {Sort.ACTIVITY: "", Sort.PEOPLE: "people", Sort.COPIES: "copies"}.get(noun.sort)
    if wanted != about:
        return None
    region = noun.key == Type.SEMINAR and any(one.startswith(("областн", "региональн")) for one in adjectives)
    mode = _mode(adjectives) if noun.key == Type.SUPERVISION else None
    told = [one for one in adjectives if not (region and one.startswith(("областн", "региональн")))]
    if not mode and not all(one.startswith(PLAIN) for one in told):
        return None
    return TableFigure(
        Phrase(noun=noun, number=number, at=0, start=0, end=0, region=region, mode=mode), f"{named} – {number}"
    )


def _whole_noun(tokens: Sequence[Piece]) -> tuple[Noun, list[str]] | None:
    """The noun that the cell is, with its adjectives and nothing else."""
    adjectives: list[str] = []
    for at, token in enumerate(tokens):
        found = noun_at(tokens, at)
        if found is not None and not (found[0].sort is Sort.UNKNOWN and is_adjective(token.word)):
            noun, end = found
            rest = [
                one
                for one in tokens[end:]
                if not one.is_mark(",", ".", "(", ")") and not one.is_word("шт", "экз", "чел", "ед")
            ]
            behind = [one.word for one in rest if one.kind is Kind.WORD and _mode([one.word])]
            return (noun, [*adjectives, *behind]) if len(behind) == len(rest) else None
        if token.kind is Kind.WORD and is_adjective(token.word):
            adjectives.append(token.word)
        elif not token.is_word("количество", "число", "проведено", "и"):
            return None
    return None
