"""The time of day at which something begins, and how long it lasts: «в 10:00», «с 10 до 12», «в 3 часа дня, 2 часа»."""

from __future__ import annotations

import re
from datetime import time

from models.sentences.draft import Found
from models.sentences.said import SaidText, SaidToken

EARLIEST = 7
"""The hour from which one is taken as it was said: «в 3» may be at night or in the afternoon, and is asked about."""
LONGEST = 12 * 60
_AFTER = 8
"""Characters behind a time in which «утра», «дня» or «вечера» stand."""
_AT = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?:\s*ч(?:ас\w*)?\.?)?(?:\s+(?P<part>утра|дня|вечера))?"
)
_DASHED = re.compile(r"(?<=\s)(\d{1,2})-([0-5]\d)$")
_NO_BEGINNING = ("до ", "после ", "около ")
_LENGTH = re.compile(r"(?P<number>\d{1,3})(?:[.,](?P<tenth>\d))?\s*(?P<unit>ч|мин)")


def begins_at(said: SaidText) -> Found[time] | None:
    """The first time that the text names as a beginning; None where it names none, or one that may mean two."""
    for one in said.tokens:
        found = _times(said, one) if one.kind == "h" else []
        if found:
            return Found(found[0], said.text[one.start : one.end], one.start, one.end)
    return None


def lasts(said: SaidText) -> Found[int] | None:
    """How many minutes it lasts: from one time to another, else «2 часа», «90 минут»."""
    for one in said.tokens:
        words = said.text[one.start : one.end]
        length = _between(_times(said, one)) if one.kind == "h" else _length(words) if one.kind == "x" else None
        if length:
            return Found(length, words, one.start, one.end)
    return None


def _times(said: SaidText, one: SaidToken) -> list[time]:
    """The times of a token; none where it names no beginning or one of them is none."""
    words = said.plain[one.start : one.end + _AFTER]
    words = _DASHED.sub(r"\1:\2", words[: one.end - one.start]) + words[one.end - one.start :]
    if words.startswith(_NO_BEGINNING):
        return []
    found = [_time(match) for match in _AT.finditer(words) if match.start() < one.end - one.start]
    return [at for at in found if at is not None] if None not in found else []


def _time(match: re.Match[str]) -> time | None:
    hour, minute, part = int(match["hour"]), int(match["minute"] or 0), match["part"]
    if part in ("дня", "вечера") and hour < 12:
        hour += 12
    if hour > 23 or (hour < EARLIEST and not part):
        return None
    return time(hour, minute)


def _between(times: list[time]) -> int | None:
    if len(times) < 2:
        return None
    first, last = (one.hour * 60 + one.minute for one in times[:2])
    return last - first if 0 < last - first <= LONGEST else None


def _length(words: str) -> int | None:
    match = _LENGTH.match(words.casefold())
    if match is None:
        return None
    minutes = int(match["number"]) * (60 if match["unit"] == "ч" else 1) + int(match["tenth"] or 0) * 6
    return minutes if 0 < minutes <= LONGEST else None
