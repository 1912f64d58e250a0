"""Line breaks inside a deadline's cell: a list of dates, a date with its place, or words that only wrap."""

from __future__ import annotations

import re

from models.plan.likeness import deadline_likeness, only_fills
from models.plan.words import fold, join_cut, plain, squash, unfinished

_GOES_ON = re.compile(
    r"(?:и|или|либо|по|до|года?|гг?|числ[ао]|месяца|квартала|полугодия|недели|четверти|декады|лет|"
    r"января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?![а-я])|[(\-–—+/]"
)
"""What no date begins with: it belongs to the line before."""


def deadline_words(text: str) -> tuple[str, str]:
    """The cell's words as a deadline is read from them, dates on their own lines parted by commas, and what stands
    under the dates and is none («Дом культуры, ул. …»); the latter empty mostly."""
    groups: list[str] = []
    for line in plain(text).split("\n"):
        if groups and _goes_on(groups, line):
            groups[-1] = join_cut(groups[-1], line)
        else:
            groups.append(line)
    dated = [group.strip(" ,;") for group in groups if deadline_likeness(group)]
    if not dated or len(groups) == 1:
        return squash(plain(text)), ""
    return ", ".join(dated), "; ".join(group for group in groups if not deadline_likeness(group))


def _goes_on(groups: list[str], line: str) -> bool:
    before, words = groups[-1], fold(line)
    if unfinished(before) or _GOES_ON.match(words) or only_fills(line):
        return True
    if deadline_likeness(before):
        return False
    return not (deadline_likeness(line) and any(map(deadline_likeness, groups)))
