"""«Чего не хватает» in words: the head of the list, and its lines."""

from markupsafe import Markup

from handlers.gaps.getters import LinesFacts, OwnersFacts
from models.forms.kinds import TextKey
from models.gaps import LineKind
from services.activities.words import called
from services.gaps.listing import GapLine, OwnerLine
from services.periods import name_of
from services.texts import label, texts
from services.work import Work

NAME = 60
"""Characters of a title or an item's words in a line."""


def head_text(_work: Work, shown: OwnersFacts) -> TextKey:
    """How much is lacking for the year."""
    found = shown.found
    return TextKey("gaps-none" if found.empty else "gaps-head", {"year": found.year.words, "lines": found.lines})


def besides_text(_work: Work, shown: OwnersFacts) -> Markup | None:
    """The texts that nobody wrote, and the dates that are not marked."""
    counts = {"gaps-unwritten": len(shown.found.parts), "gaps-unmarked": shown.found.dates}
    told = [texts().html(key, count=count) for key, count in counts.items() if count]
    return Markup("\n").join(told) if told else None


def owner_text(_work: Work, one: OwnerLine) -> str:
    """«Мария Орлова · 5»."""
    return f"{one.name or texts().plain('gaps-no-post')} · {one.count}"


def lines_text(_work: Work, shown: LinesFacts) -> TextKey:
    """Whose the lines are."""
    page = shown.found
    if not page.total:
        return TextKey("gaps-own-none" if shown.own else "gaps-all-right", {"year": page.year.words})
    name = page.name or texts().plain("gaps-no-post")
    key = "gaps-own" if shown.own else "gaps-of"
    return TextKey(key, {"year": page.year.words, "name": name, "count": page.total})


def numbered_text(_work: Work, shown: LinesFacts) -> Markup | None:
    """«1. 12.03 Семинар «О доме»: нет числа участников», each by the number of its button."""
    found = [Markup.escape(f"{number}. {line_text(one)}") for number, one in shown.page.numbered]
    return Markup("\n").join(found) if found else None


def line_text(line: GapLine) -> str:
    """What is wrong with a record, an item or a report."""
    said = texts().plain
    if line.kind is LineKind.ITEM:
        return said("gap-line-item", name=_brief(line.title) or "–", lacks=", ".join(line.lacks))
    if line.kind is LineKind.REPORT and line.quarter is not None:
        return said("gap-line-report", name=line.title, quarter=name_of(line.quarter))
    day, kind = line.day, line.type
    if day is None or kind is None:
        raise LookupError("a record has a day and a type")
    gaps = ", ".join(label("gap", one) for one in line.gaps)
    return said("gap-line-record", day=f"{day:%d.%m}", name=_brief(called(kind, line.title)), gaps=gaps)


def _brief(words: str) -> str:
    return words if len(words) <= NAME else f"{words[: NAME - 1].rstrip()}…"
