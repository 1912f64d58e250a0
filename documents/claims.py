"""An analysis read to be checked: its text out of a .docx or a .txt, and what it claims against the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents.plan.docx import read_docx
from documents.plan.guard import Format, check_size, recognise
from documents.plan.text import decode
from models.claims import Claim, read_facts, titled_year, verify
from models.plan.errors import BadPlan, Refusal
from models.plan.source import Block, Row

MOST_LETTERS = 200_000
"""Of a text: a year's analysis has some thirty thousand."""
REFUSED = {
    Refusal.UNSUPPORTED: "такой файл прочитать нельзя, нужен .docx или .txt",
    Refusal.BROKEN: "файл повреждён и не открывается",
    Refusal.PROTECTED: "файл закрыт паролем",
    Refusal.TOO_LARGE: "файл слишком большой: можно до 20 МБ и до 200 000 знаков текста",
    Refusal.BOMB: "после распаковки файл слишком велик",
    Refusal.EMPTY: "в файле нет текста",
}
"""Why a text was not read, for the person."""


@dataclass(frozen=True)
class Checked:
    """The claims of a text, and the year that its title says it is of."""

    claims: list[Claim]
    titled: int | None = None


def check_file(data: bytes, name: str, facts: Mapping[str, object]) -> Checked:
    """The claims of a file, against facts as `read_facts` takes them. Raises BadPlan for what cannot be read."""
    text = read_text_of(data, name)
    return Checked(verify(text, read_facts(dict(facts))), titled_year(text))


def read_text_of(data: bytes, name: str) -> str | Sequence[Block]:
    """The words of a .docx with its tables, or of a plain text. Raises BadPlan."""
    check_size(len(data))
    kind = recognise(data, name)
    if kind is Format.EXCEL:
        raise BadPlan(Refusal.UNSUPPORTED, "a workbook")
    if kind is Format.TEXT:
        text = decode(data)
        _check_length(len(text), blank=not text.strip())
        return text
    try:
        blocks = [block for part in read_docx(data) for block in part.blocks]
    except BadPlan:
        raise
    except Exception as error:  # on a broken file the libraries raise whatever their inner code does
        raise BadPlan(Refusal.BROKEN, f"{type(error).__name__}: {error}") from error
    lengths = [_length(block) for block in blocks]
    _check_length(sum(lengths), blank=not any(lengths))
    return blocks


def _length(block: Block) -> int:
    texts = [cell.text for cell in block.cells] if isinstance(block, Row) else [block.text]
    return sum(len(text.strip()) for text in texts)


def _check_length(letters: int, *, blank: bool) -> None:
    if blank:
        raise BadPlan(Refusal.EMPTY, "no words")
    if letters > MOST_LETTERS:
        raise BadPlan(Refusal.TOO_LARGE, f"{letters} letters")
