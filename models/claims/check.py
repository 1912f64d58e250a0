"""The text held against the records and against its own lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.activity_kinds import Category, Type
from models.claims.claim import Claim
from models.claims.dates import dates_of, year_of_text, year_of_title
from models.claims.facts import FAMILY, Facts
from models.claims.lists import Lists, listed_under, sums
from models.claims.nouns import Noun, Sort, noun_at
from models.claims.phrases import Phrase
from models.claims.reading import Setting, Statement, key_of, said_in
from models.claims.registers import of_registers
from models.claims.sentences import sentences
from models.claims.tables import figures_of
from models.claims.text import PROGRAMME, WHOLE, Paragraph, leading_kind, paragraphs_of
from models.claims.tokens import Kind, Piece
from models.plan.source import Block
from models.plan.words import fold, squash

_PROFESSIONALS = (
    Category.CURATORS,
    Category.SPECIALISTS,
    Category.TEACHERS,
    Category.GUARDIANSHIP,
    Category.COUNCILS,
    Category.OFFICIALS,
)
_TIMES = re.compile(
    r"\b(?:за|итоги|по итогам|в)\s+(?:(?:[ivx1-4]+|перв\w+|втор\w+|трет\w+|четверт\w+)(?:-?(?:й|м|ый|ом))?\s+)?"
    r"(квартал|полугоди|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)
_TITLED = re.compile(r"\b(?:справк|отчет|анализ|итог|сведени|информаци)\w*")
_NAMES = {"полугоди": "полугодие", "ма": "май"}
LONGEST_TITLE, LONGEST_HEADING = 400, 80


def verify(source: str | Sequence[Block], facts: Facts) -> list[Claim]:
    """The claims of a text (or of a document's blocks) that are sure, in order: with what the records and the lists in
    the same text hold. What is of a programme, of a part of the year, or to come is not held against the records."""
    paragraphs = paragraphs_of(source)
    lists = Lists(paragraphs)
    titled = year_of_text(paragraphs)
    year = facts.year or titled
    period = _period(paragraphs)
    found: list[Claim] = []
    for place, one in enumerate(paragraphs):
        if not one.cells:
            found.extend(_of_paragraph(place, paragraphs, lists, Setting(year=year, period=period), facts))
    for figure in figures_of(paragraphs, year):
        found.extend(_claim(figure.phrase, figure.text, facts, None, whole=True))
    told = facts.year is not None or (
        titled is not None and any(_TITLED.search(fold(p.text[:300])) for p in paragraphs[:40])
    )
    return [*found, *dates_of(paragraphs, year, told=told)]


def titled_year(source: str | Sequence[Block]) -> int | None:
    """The year of an analysis whose title says it: «Анализ деятельности за 2025 год»."""
    return year_of_title([fold(one.text[:LONGEST_TITLE]) for one in paragraphs_of(source)[:60] if not one.aims])


def _period(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """The words for times that the text as a whole is of: a quarter's report speaks of its quarter all through."""
    for one in paragraphs[:20]:
        folded = fold(one.text[:300])
        if _TITLED.search(folded) and (match := _TIMES.search(folded)):
            return frozenset({_NAMES.get(match[1], match[1])})
    return frozenset()


def _of_paragraph(
    place: int, paragraphs: Sequence[Paragraph], lists: Lists, setting: Setting, facts: Facts
) -> Iterator[Claim]:
    one = paragraphs[place]
    event = _is_event(one) or (place in lists.within and not one.item)
    programme, about = one.programme, _about(place, paragraphs)
    for tokens in sentences(one.tokens):
        words = fold(one.text[tokens[0].start : tokens[-1].end])
        programme = programme and (one.programme or not WHOLE.search(words))
        begins = PROGRAMME.search(_outside(words)) if not programme else None
        since = 0 if programme else tokens[0].start + begins.start() if begins else None
        programme = since is not None
        here = Setting(
            year=setting.year, period=setting.period, event=event, programme=since, aims=one.aims, about=about
        )
        said = list(said_in(tokens, here))
        yield from of_registers(tokens, one.text, here, facts)
        alone = sum(one.phrase.noun.sort in (Sort.ACTIVITY, Sort.EVENTS) for one in said) == 1
        added = {id(whole): total for whole, total in sums(said)}
        for claim in said:
            listed = listed_under(claim, place, paragraphs, lists, alone)
            listed = added.get(id(claim)) if listed is None else listed
            words = one.text[claim.start : claim.end]
            yield from _claim(claim.phrase, words, facts, listed, whole=claim.whole, said=said)
        event = _speaks_of_an_event(tokens, event=event)


def _about(place: int, paragraphs: Sequence[Paragraph]) -> Noun | None:
    """What the heading right over the paragraph names, where it has modes."""
    over = paragraphs[place - 1] if place else None
    if over is None or over.item or over.cells or len(over.text) > LONGEST_HEADING:
        return None
    found = [one[0] for at in range(len(over.tokens)) if (one := noun_at(over.tokens, at)) is not None]
    return found[0] if len(found) == 1 and found[0].key == Type.SUPERVISION else None


def _outside(folded: str) -> str:
    return re.sub(r"«[^»]*»", lambda title: "«" + "…" * (len(title[0]) - 2) + "»", folded)


def _is_event(one: Paragraph) -> bool:
    """An item of a list that begins with a kind of activity is of one event: its people are not all people."""
    return one.item and leading_kind(one) is not None and any(token.kind is Kind.TITLE for token in one.tokens)


def _speaks_of_an_event(tokens: Sequence[Piece], *, event: bool) -> bool:
    """Are the people of the next sentence those of what this one names?"""
    for at, token in enumerate(tokens):
        if token.kind in (Kind.TITLE, Kind.DATE):
            return True
        found = noun_at(tokens, at)
        if found is not None and found[0].sort is Sort.ACTIVITY:
            return True
    return event


def _claim(
    phrase: Phrase, words: str, facts: Facts, listed: int | None, *, whole: bool, said: Sequence[Statement] = ()
) -> Iterator[Claim]:
    """The claim, when there is something to hold it against."""
    what = key_of(phrase)
    readings = _readings(phrase, what, facts, said) if whole else ()
    recorded = _fitting(phrase, readings)
    if recorded is None and listed is None:
        return
    yield Claim(
        text=squash(words),
        number=phrase.number,
        what=what if what != "activities" else "list",
        recorded=recorded,
        listed=listed,
        least=phrase.least,
    )


def _fitting(phrase: Phrase, readings: Sequence[int]) -> int | None:
    """Of all that the phrase may mean what it says, else the likeliest, which is the first; None where nothing is
    recorded, or where the phrase means less than what is recorded and says less."""
    if not readings:
        return None
    fits = [one for one in readings if one == phrase.number or (phrase.least and one >= phrase.number)]
    if fits:
        return fits[0]
    if phrase.noun.narrow and phrase.number < readings[0]:
        return None
    return readings[0]


def _readings(phrase: Phrase, what: str, facts: Facts, said: Sequence[Statement]) -> Sequence[int]:
    if what == "activities":
        return ()
    if phrase.noun.key == Type.SEMINAR and not phrase.region and what.startswith("activities"):
        others = {one.phrase.noun.key for one in said if one.phrase is not phrase and one.phrase.number}
        apart = any(one.phrase.region for one in said) or Type.PRACTICUM in others
        told = [_without(facts, said), facts.count(what)] if apart else []
        return [one for one in (facts.seminars(), *told) if one is not None]
    first = facts.count(what)
    if first is None:
        return ()
    if phrase.noun.key == Category.SPECIALISTS:
        visits = [facts.count(f"visits.{one}") or 0 for one in _PROFESSIONALS]
        return (first, sum(visits))
    if phrase.noun.key == Type.LESSON:
        clubs = facts.count(f"activities.{Type.CLUB}") or 0
        return (first,) if phrase.number not in (clubs, clubs + first) or not clubs else ()
    return (first,)


def _without(facts: Facts, said: Sequence[Statement]) -> int:
    """Seminars, when others of the family are counted beside them."""
    apart = {Type.REGIONAL_SEMINAR for one in said if one.phrase.region} | {
        Type.PRACTICUM for one in said if one.phrase.noun.key == Type.PRACTICUM
    }
    return sum(facts.activities.get(kind, 0) for kind in FAMILY if kind not in apart)
