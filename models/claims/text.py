"""A text as paragraphs and tables: what is an item of a list, what is of a programme, what is of the time to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.claims.blocks import ITEM, blocks_of, joined_lines
from models.claims.nouns import Sort, noun_at
from models.claims.tokens import Kind, Piece, is_adjective, tokens_of
from models.plan.source import Block, Row
from models.plan.words import fold, plain, squash

_ROMAN = re.compile(r"^[IVXІХ]{1,5}[.)]?\s+(?=[А-ЯЁ«])")
_SECTION = re.compile(r"^(?:раздел|глава|часть|приложение)\s+\d", re.IGNORECASE)
_AIMS = re.compile(
    r"^(?:\W*(?:\d+(?:\.\d+)*\.?|[ivx]+\.?)\s+)?(?:(?:основны[ей]|ключевы[ей]|приоритетны[ей])\s+)?"
    r"(?:цель|цели|задач[аи]|план[ыа]?(?:$|:| работ| меропр| на\b| деятельн| действ| основн)|"
    r"ожидаемы[ей]|перспектив|приоритет|предложени|"
    r"направлени[яе] (?:работы|деятельности) на\b)"
    r"|\bна (?:20\d\d|следующий|будущий|новый|предстоящий)[^.]{0,40}?"
    r"\b(?:ставит|ставят|поставлен|планир|заплан|намеч|определ)"
    r"|^\W*(?:[ivx]+\.\s*)?на (?:20\d\d|следующий|будущий|новый|предстоящий)\b[^.]*:$"
)
_PAST = re.compile(
    r"(?<!не )\b(?:был[аои]?\s|провел[аи]?\b|проведен[оаы]?\b|состоял[аио]с|прошл[аио]\b|приняли\b|организован[оаы]?\b)"
)
PROGRAMME = re.compile(
    r"\bв рамках (?!(?:своей |нашей |данной )?"
    r"(?:работ|деятельност|план|сегмент|взаимодейств|межведомств|ресурсн|полномоч))"
    r"|\b(?:по|согласно|в соответствии с) (?:[а-я-]+ ){0,3}(?:программ[еа-я]*|проект[уа]|комплекс[у]? мер)\b"
    r"|\b(?:реализац\w+|выполнени\w+) (?:[а-я-]+ ){0,3}(?:комплекс\w* мер|программ\w*|проект\w*|гранта)\b"
    r"|\b(?:грант[аеу]\b|нацпроект)"
    r"|^(?:(?:[ivxхі]+|\d+(?:\.\d+)*)[.)]?\s+)?(?:программ[аы]|проект|комплекс мер)\b(?! и )"
)
WHOLE = re.compile(
    r"^\W*(?:всего|итого|в целом|общее|таким образом)\b.{0,40}\b(?:год\w*|период\w*|центр\w*|итог\w*)|^\W*итого\b"
)
_LONGEST_HEADING = 110
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(f"[{_MARKS}]+")
"""What a note under the text begins with: it says again what the text has said."""


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph, an item of a list, or a row of a table (then `cells` are its words)."""

    text: str
    number: int | None = None
    item: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    section: int = 0
    aims: bool = False
    """Of what is to come: aims, tasks, a plan, expected results."""
    programme: bool = False
    tokens: list[Piece] = field(default_factory=list)

    @property
    def opens(self) -> bool:
        """Whether a list follows: the paragraph ends in a colon."""
        return self.text.rstrip().endswith(":")


def paragraphs_of(source: str | Sequence[Block]) -> list[Paragraph]:
    """The paragraphs of a text or of a document, in order."""
    blocks = list(blocks_of(source) if isinstance(source, str) else source)
    found = [one for one in map(_paragraph, joined_lines(blocks)) if one.text and one.text[0] not in _MARKS]
    _mark(found)
    return found


def _paragraph(block: Block) -> Paragraph:
    if isinstance(block, Row):
        cells = tuple(_MARK.sub("", squash(plain(cell.text))) if not cell.continued else "" for cell in block.cells)
        return Paragraph(text=" ".join(cell for cell in cells if cell), cells=cells, table=block.table or -1)
    text = block.text if block.text[:1] in _MARKS else _MARK.sub("", block.text)
    match = ITEM.match(text)
    if match is None:
        return Paragraph(text=text)
    return Paragraph(text=text[match.end() :], number=int(match[1]) if match[1] else None, item=True)


def _mark(paragraphs: Sequence[Paragraph]) -> None:
    """Sections, and what in them is of a programme or of the time to come."""
    section, aims, programme = 0, False, False
    for place, one in enumerate(paragraphs):
        folded = fold(one.text)
        one.tokens = tokens_of(one.text) if not one.cells else []
        if one.number is not None and _heads(one, paragraphs[place + 1 : place + 2]):
            one.item, one.number, section, aims, programme = False, None, section + 1, False, False
        if not one.cells and not one.item:
            heading = _is_heading(one, paragraphs[place + 1 : place + 2])
            if heading or _ROMAN.match(one.text):
                section, aims, programme = section + 1, False, False
            if _AIMS.search(folded[:300]) and (one.opens or heading or len(folded) < _LONGEST_HEADING):
                aims = True
            elif aims and _PAST.search(folded):
                aims = False
            if WHOLE.search(folded):
                programme = False
            if PROGRAMME.search(folded) and (one.opens or heading):
                programme = True
        one.section, one.aims, one.programme = section, aims, programme


def _heads(one: Paragraph, following: Sequence[Paragraph]) -> bool:
    """«5. Задачи на 2026 год» over text or over a list of its own: a numbered heading and no item of a list."""
    if len(one.text) > _LONGEST_HEADING or one.text[-1] in ".;,:" or not following or not one.text[0].isupper():
        return False
    if leading_kind(one) is not None or any(token.kind in (Kind.NUMBER, Kind.TITLE) for token in one.tokens):
        return False
    return not following[0].item or following[0].number in (None, 1)


def _is_heading(one: Paragraph, following: Sequence[Paragraph]) -> bool:
    text = one.text
    if _ROMAN.match(text) or _SECTION.match(text):
        return len(text) <= _LONGEST_HEADING or bool(_SECTION.match(text))
    if one.item or one.cells or not following or len(text) > _LONGEST_HEADING or text[-1] in ".;,!?:":
        return False
    if any(token.kind is Kind.NUMBER for token in one.tokens) or leading_kind(one) is not None:
        return False
    return text[0].isupper() or text[0] in "«*"


def leading_kind(one: Paragraph) -> int | None:
    """Where the noun stands of an activity that the paragraph begins with, adjectives aside: «Релаксационный тренинг»;
    None where it begins otherwise."""
    for at, token in enumerate(one.tokens[:6]):
        found = noun_at(one.tokens, at)
        if found is not None:
            return at if found[0].sort is Sort.ACTIVITY else None
        if token.kind is not Kind.WORD or not (is_adjective(token.word) or token.word == "мастер"):
            return None
    return None
