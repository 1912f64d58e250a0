"""A number that is not of its noun alone: «11 семинаров и тренингов», «семинары и вебинары (9)» are of both, «материалы
5 семинаров» are of some of them."""

from __future__ import annotations

from collections.abc import Sequence

from models.claims.nouns import Noun, Sort, noun_at
from models.claims.phrases import Phrase
from models.claims.tokens import Kind, Piece, cases_of, is_adjective

_OF_EVENTS = (
    *("материал", "результат", "участни", "сценари", "отчет", "фото", "видео", "конспект", "презентац", "опыт"),
    *("отзыв", "слушател", "организатор", "ведущ", "анонс", "тезис", "содержани", "слайд", "список", "списки"),
)
"""Beginnings of words that have events of their own: what stands beside them is not all that was held."""
_EVENTS = (Sort.ACTIVITY, Sort.EVENTS)


def is_shared(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """Does the number count something else together with the noun, so that it is the number of neither?"""
    if phrase.after > phrase.at:
        return _goes_on(tokens, phrase)
    return tokens[phrase.after].is_mark("/") or _began(tokens, phrase)


def is_about_some(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """«Материалы 5 семинаров», «участники 3 тренингов»."""
    if phrase.noun.sort not in _EVENTS or phrase.after <= phrase.at or not phrase.start:
        return False
    before = tokens[phrase.start - 1]
    return before.kind is Kind.WORD and before.word.startswith(_OF_EVENTS)


def _goes_on(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """Does another noun follow in the same form, and without a number of its own: «… и тренингов», «, вебинаров»?"""
    end = phrase.end
    if end >= len(tokens) or not _joins(tokens[end]):
        return False
    place = _past_adjectives(tokens, end + 1)
    found = noun_at(tokens, place) if place < len(tokens) else None
    if found is None or not _is_another(found[0], phrase.noun):
        return False
    return bool(cases_of(tokens[end - 1].word) & cases_of(tokens[place].word)) and not _is_counted(tokens, found[1])


def _began(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """Does another noun stand before it in the same form, without a number of its own: «семинары и вебинары (9)»?"""
    start = phrase.start
    if start < 2 or not _joins(tokens[start - 1]):
        return False
    at = next((one for one in range(start - 2, max(start - 5, -1), -1) if noun_at(tokens, one) is not None), None)
    before = noun_at(tokens, at) if at is not None else None
    if at is None or before is None or not _is_another(before[0], phrase.noun):
        return False
    counted = _before_adjectives(tokens, at - 1)
    if before[1] != start - 1 or (counted >= 0 and tokens[counted].kind is Kind.NUMBER):
        return False
    own = next((one for one in range(start, phrase.at) if noun_at(tokens, one) is not None), start)
    return bool(cases_of(tokens[at].word) & cases_of(tokens[own].word))


def _is_another(one: Noun, noun: Noun) -> bool:
    """«Детей и подростков» are of one category."""
    return (one.sort, one.key) != (noun.sort, noun.key)


def _is_counted(tokens: Sequence[Piece], at: int) -> bool:
    """«… – 14», «… (14)», «… 14»."""
    if at < len(tokens) and tokens[at].is_mark("-", "–", "—", ":", "(", "="):
        at += 1
    return at < len(tokens) and tokens[at].kind is Kind.NUMBER


def _joins(token: Piece) -> bool:
    return token.is_word("и", "или") or token.is_mark(",", "/")


def _past_adjectives(tokens: Sequence[Piece], place: int) -> int:
    while place < len(tokens) and _describes(tokens, place):
        place += 1
    return place


def _before_adjectives(tokens: Sequence[Piece], place: int) -> int:
    while place >= 0 and _describes(tokens, place):
        place -= 1
    return place


def _describes(tokens: Sequence[Piece], at: int) -> bool:
    return tokens[at].kind is Kind.WORD and is_adjective(tokens[at].word) and noun_at(tokens, at) is None
