"""Rows of the journals and the parts of a description, in words: what papers are written from."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class JournalRow:
    """A held meeting as the journals show it (docs/supervision.md, «Журнал»); empty texts where nothing is known."""

    day: str
    mode: str
    format: str
    districts: str
    initiators: str
    codes: str
    topic: str
    people: int
    supervisor: str
    minutes: int | None
    """None where nobody said how long it took: a written consultation takes no hour."""
    recommendations: str
    feedback: str
    done: str


@dataclass(frozen=True)
class Advice:
    """A recommendation: what, who, by when."""

    words: str
    who: str
    due: str


@dataclass(frozen=True, kw_only=True)
class Description:
    """«Описание супервизии» (docs/supervision.md): the row of the journal, the parts, and what was recommended."""

    center: str
    row: JournalRow
    participants: str
    situation: str
    inquiry: str
    tried: str
    course: str
    advice: Sequence[Advice]
    control: str
