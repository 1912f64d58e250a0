"""The days on which something was held, as a text tells them."""

from __future__ import annotations

from models.sentences.days import DayDoubt, Days
from models.sentences.said import SaidText, SaidToken
from models.sentences.wording import parses

_HOLD = frozenset(["быть", "состояться", "пройти", "провести", "проводить"])
_FEASTS = frozenset(["день", "праздник", "посвятить", "к"])


def told_days(said: SaidText) -> list[tuple[SaidToken, Days]]:
    """Each mark of days with what it means; months and weeks only where no day is told."""
    tokens = [one for one in said.tokens if one.kind in ("d", "w")]
    if len(tokens) > 1:  # «ко дню 8 марта, прошёл 7 марта»: a holiday by its date
        tokens = [one for at, one in enumerate(said.tokens) if one in tokens and not _is_feast(said, at)] or tokens
    meant = [(one, said.moments[one.place].meaning(said.today, False)) for one in tokens]
    if any(found.days for _, found in meant):
        meant = [(one, found) for one, found in meant if found.doubt is not DayDoubt.VAGUE]
    return meant


def _is_feast(said: SaidText, at: int) -> bool:
    return bool(at) and said.tokens[at - 1].word in _FEASTS


def to_come(said: SaidText) -> bool:
    """«Будет семинар 27 числа»: a verb of the future, and none of the past."""
    tenses = {
        str(best[0].tag.tense)
        for one in said.tokens
        if one.word in _HOLD and (best := parses(said.text[one.start : one.end]))
    }
    return "futr" in tenses and "past" not in tenses
