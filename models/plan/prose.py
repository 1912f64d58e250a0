"""What stands around the table: the title, the year, the dates of approval, targets, announced counts."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.plan.coverage import Coverage, read_coverage
from models.plan.words import fold, plain, squash
from models.plan_years import PlanYear

_TITLE = re.compile(r"^(?:\d+\.?\s*)?(?:годовой\s+|календарный\s+|комплексный\s+|перспективный\s+|рабочий\s+)*план\b")
_PLAN_YEAR = re.compile(r"\bна\s+(20\d\d)(?:\s*[-/]\s*(20\d\d))?\s*(?:-?[а-я]{0,2}\s)?(?:год|г\b|уч|календ)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TWO_YEARS = r"(20\d\d)\s*(?:г\w*\.?)?\s*[-/]\s*(?:20)?(\d\d)(?!\d)"
_PAIR = re.compile(rf"(?<!\d){_TWO_YEARS}")
_AHEAD = re.compile(r"\bна\s+(?:20\d\d|уч)")
_SCHOOL_YEAR = re.compile(
    rf"(?<!\d){_TWO_YEARS}\s*-?\s*(?:г\w*\.?\s*|[а-я]{{1,2}}\s+)?уч(?:ебн\w*|\.|\b)|"
    rf"уч(?:ебн\w*|\.)\s*г(?:од\w*|\.)\s*:?\s*{_TWO_YEARS}"
)
_TITLE_LINES = 10
_LONGEST = 2_000  # letters of a line that are looked at: prose, not a book in one line
_MONTHS = (
    *("январ", "феврал", "март", "апрел", "мая", "июн"),
    *("июл", "август", "сентябр", "октябр", "ноябр", "декабр"),
)
_DAY = r"[«\"]?\s*(\d{1,2})\s*[»\"]?\s*"
_DATE = re.compile(
    rf"{_DAY}(?:[.\s]\s*(\d{{1,2}})|({'|'.join(_MONTHS)})[а-я]*)[.\s]+(20\d\d)(?!\d)|(\d{{1,2}})\.(\d{{1,2}})\.(20\d\d)"
)
_ORDER = re.compile(r"\b(?:приказ\w*|распоряжени\w*)\b[^.]{0,60}?\bот\b\s*(.{6,40})")
_ACT_DAY = r"\bот\s+(?:\d{1,2}\.\d{1,2}\.|[«\"]?\d{1,2}[»\"]?\s+[а-яё]+\s+)20\d\d(?:\s*(?:г\.?|года))?"
ACT = re.compile(rf"№\s*[\w/-]+\s+{_ACT_DAY}|{_ACT_DAY}(?=,?\s*№)", re.IGNORECASE)
"""The date of an order or a law beside its number: a part of its name."""
_APPROVED = re.compile(r"^\W*(?:утвержд|согласован)")
_PEOPLE = (
    r"человек\w*|чел\b\.?|семь\w*|семей|дет[еяи]\w*|специалист\w*|педагог\w*|куратор\w*|родител\w*|"
    r"подростк\w*|экз\w*|шт\b"
)
_TARGET_BRACKET = re.compile(
    rf"\(\s*((?:не менее|не более|не меньше|до|от|более|свыше|около)?\s*\d[\d\s]*(?:{_PEOPLE})[^()]{{0,20}})"
    rf"\)\s*[;.,]?\s*$"
)
_TARGET_WORDS = re.compile(rf"\b((?:не менее|не меньше|свыше|не менее чем)\s+\d[\d\s]*(?:{_PEOPLE}))")
_PAST = re.compile(
    r"\b(?:провел[иа]?|проведен[оаы]?|приняли?|участвовал|состоял|организован[оаы]?|подготовлен[оаы]?|охвачен[оаы]?|"
    r"отчетный период|за 20\d\d год|в 20\d\d году (?:было|были|специалист))"
)
_ANALYSIS = re.compile(r"^\W*(?:анализ|итоги|отчет)\b")
_ITEM = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)")
_ROMAN_ITEM = re.compile(r"^\s*[IVX]{1,4}[.)]\s")
_LETTERED = re.compile(r"^\s*(?:[-–—•]\s*)?(?:\d{1,2}[.)]|[а-я]\)|[-–—•])\s*", re.IGNORECASE)
_ANNOUNCED = re.compile(r"([а-яё -]{4,40}?)\s*\((\d{1,3})\)", re.IGNORECASE)
_KINDS = (
    ("семинар", r"семинар"),
    ("совещание", r"совещани"),
    ("круглый стол", r"кругл\w+ стол"),
    ("тренинг", r"тренинг"),
    ("лекторий", r"лектори"),
    ("вебинар", r"вебинар"),
    ("мастер-класс", r"мастер.класс"),
    ("конференция", r"конференци"),
    ("фестиваль", r"фестивал"),
    ("лекция", r"лекци"),
    ("стажировка", r"стажировк"),
    ("консилиум", r"консилиум"),
    ("супервизия", r"супервизи"),
    ("консультация", r"консультаци"),
    ("методическая гостиная", r"гостин"),
    ("занятие", r"заняти"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A coverage target outside of the table: for whom, and how many."""

    text: str
    who: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Announced:
    """«совещания (3)» against the numbered list that follows."""

    text: str
    listed: int


@dataclass(frozen=True, slots=True)
class Approval:
    """The dates of the stamp: when it was approved and when the order was given."""

    approved: datetime.date | None = None
    ordered: datetime.date | None = None


def find_title(lines: Sequence[str]) -> str | None:
    """The lines from «План …» to «на 2024 год»."""
    texts = [squash(plain(line[:_LONGEST])) for line in lines]
    for place, text in enumerate(texts):
        if not _TITLE.match(fold(text)) or len(text) > 300:
            continue
        title: list[str] = []
        for following in [text for text in texts[place:] if text][:_TITLE_LINES]:
            if title and (following.endswith(":") or len(following) > 300):
                break
            title.append(following)
            if _PLAN_YEAR.search(fold(following)):
                return " ".join(title)
        return text
    return None


def find_year(title: str | None, lines: Sequence[str], names: Iterable[str] = ()) -> int | None:
    """The plan's year: in the title, else the commonest «на 2024 год», else in a file's name."""
    for text in (title or "",):
        match = _PLAN_YEAR.search(fold(text))
        if match:
            return int(match[1])
    years = Counter(int(match[1]) for line in lines for match in _PLAN_YEAR.finditer(fold(line[:_LONGEST])))
    if years:
        return max(years, key=lambda year: (years[year], year))
    named = {int(year) for name in (title or "", *names) for year in _YEAR.findall(name)}
    return named.pop() if len(named) == 1 else None


def find_plan_year(title: str | None, lines: Sequence[str], names: Iterable[str] = ()) -> tuple[PlanYear | None, bool]:
    """The plan's year, and whether it is in doubt: «на 2025–2026 год» may be a school year or a calendar one.

    The title decides; without a year there, the words around the table, then the names of the sheet and the file.
    """
    names = [name.replace("_", " ") for name in names]
    for texts in ((title,), lines, names):
        for text in texts:
            past = texts is lines and not _AHEAD.search(
                fold((text or "")[:_LONGEST])
            )  # «итоги 2024–2025 учебного года»
            if not past and (said := _school_year(text)) is not None:
                return PlanYear(said, school=True), False
        if any(_of_one_year(text) for text in texts):
            break
    pairs = [_PAIR.search(fold(text)) for text in (title or "", *names)]
    years = {int(pair[1]) for pair in pairs if pair and (int(pair[1]) + 1) % 100 == int(pair[2])}
    if len(years) == 1:
        return PlanYear(years.pop(), school=True), True
    year = find_year(title, lines, names)
    return (None if year is None else PlanYear(year)), False


def _of_one_year(text: str | None) -> bool:
    """«на 2026 год», with nothing of a second one."""
    match = _PLAN_YEAR.search(fold((text or "")[:_LONGEST]))
    return bool(match and not match[2])


def _school_year(text: str | None) -> int | None:
    match = _SCHOOL_YEAR.search(fold((text or "")[:_LONGEST]))
    if match is None:
        return None
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    return int(first) if (int(first) + 1) % 100 == int(second) else None


def years_in(text: str) -> list[int]:
    """All years a text names; a span of years («2022 – 2024») names those between, too."""
    words = fold(text)
    years = [int(year) for year in _YEAR.findall(words)]
    for first, last in re.findall(r"(20\d\d)\s*(?:-|по|до)\s*(20\d\d)", words):
        years.extend(range(int(first) + 1, min(int(last), int(first) + 30)))
    return sorted(set(years))


def find_approval(lines: Sequence[str]) -> Approval:
    """The date beside «Утверждаю» and the order's date, out of the first lines."""
    approved = ordered = None
    stamp = False
    for line in lines[:60]:
        words = fold(line[:_LONGEST])
        if len(words) > 200:
            continue
        order = _ORDER.search(words)
        if order:
            ordered = ordered or _date(order[1])
            continue
        stamp = stamp or bool(_APPROVED.match(words))
        if stamp and approved is None and not _TITLE.match(words):
            approved = _date(words)
    return Approval(approved, ordered)


def _date(words: str) -> datetime.date | None:
    match = _DATE.search(words)
    if not match:
        return None
    if match[7]:
        day, month, year = match[5], int(match[6]), match[7]
    else:
        month = int(match[2]) if match[2] else 1 + _MONTHS.index(match[3])
        day, year = match[1], match[4]
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        return None


def find_targets(before: Sequence[str], after: Sequence[str]) -> list[Target]:
    """Targets such as «волонтёры (не менее 20 человек)»; the past year's analysis holds facts."""
    targets = []
    for lines in (before, after):
        past = False
        for line in lines:
            words = squash(plain(line[:_LONGEST]))
            folded = fold(words)
            past = _still_past(folded, past)
            if past or _PAST.search(folded):
                continue
            target = _target(words)
            if target:
                targets.append(target)
    return targets


def _still_past(folded: str, past: bool) -> bool:
    if _ANALYSIS.match(folded):
        return True
    if re.match(r"на 20\d\d год|\W*план\b|\W*(?:цель|задачи) (?:и задачи )?на ", folded):
        return False
    return past


def _target(words: str) -> Target | None:
    match = _TARGET_BRACKET.search(words) or _TARGET_WORDS.search(words)
    if not match:
        return None
    who = words[: match.start()] if match.re is _TARGET_BRACKET else words
    who = _LETTERED.sub("", who).strip(" ,;:(")
    return Target(words, who, read_coverage(match[1])) if who else None


def item_words(line: str) -> str:
    """The words of a list's item without its number or dash."""
    return _LETTERED.sub("", squash(plain(line)))


def find_announced(lines: Sequence[str]) -> list[Announced]:
    """Counts in brackets, two at least in a line, each against the numbered list under it."""
    texts = [squash(plain(line[:_LONGEST])) for line in lines]
    found: list[Announced] = []
    for place, text in enumerate(texts):
        counts = [(kind, match) for match in _ANNOUNCED.finditer(text) if (kind := _kinds(match[1])[-1])]
        if len(counts) < 2:
            continue
        listed = Counter(_kinds(item)[0] for item in _list_after(texts[place + 1 :]))
        if listed:
            found.extend(
                Announced(squash(match[0]).lstrip("и ,"), listed[kind])
                for kind, match in counts
                if listed[kind] != int(match[2])
            )
    return found


def _list_after(texts: Sequence[str]) -> list[str]:
    """The items of the first numbered list, to where its numbers start anew."""
    items: list[str] = []
    last = 0
    for text in texts:
        match = _ITEM.match(text)
        if not match:
            if items and _ROMAN_ITEM.match(text):
                break
            continue
        number = int(match[1])
        if number <= last or (not items and number != 1):
            break
        items.append(re.split(r"[«:\"]", text[match.end() :], maxsplit=1)[0])
        last = number
    return items


def _kinds(words: str) -> list[str | None]:
    """The kinds of activity named, in order; [None] where there is none."""
    folded = fold(words)
    places = [(match.start(), kind) for kind, pattern in _KINDS for match in re.finditer(pattern, folded)]
    return [kind for _, kind in sorted(places)] or [None]
