"""Where a text names days: «вчера», «15-го», «10 и 12 марта», «в прошлую среду», «с 2 по 4.03»."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from models.claims.numerals import number_of
from models.dates import MONTHS, NEAR, SHORT_DAYS, UNITS, WEEKDAYS
from models.sentences import days as of

_MONTH = (
    r"(?:(?:январ[ьяею]|феврал[ьяею]|март[аеу]?|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]|август[аеу]?|сентябр[ьяею]"
    r"|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею])(?![а-я])|(?:янв|февр?|мар|апр|июн|июл|авг|сент?"
    r"|окт|нояб?р?|дек)(?![а-я])\.?)"
)
_YEAR = r"(?:\s*,?\s*(20\d\d)(?:\s*г(?:\.|од[а-я]*)?(?![а-я]))?)?"
_ONE = r"\d{1,2}(?:-?(?:го|ое|е|ого)(?![а-я]))?"
_DD = r"(\d{1,2})(?:-?(?:го|ое|е|ого))?"
_DOTTED = r"(\d{1,2})[./](\d{1,2})(?:[./](20\d\d|\d\d)(?!\d))?(?:\s*г(?:\.|ода)?(?![а-я]))?"
_JOIN = r"\s*(?:-| или |,\s*и|,|и)\s*"
_WD = (
    r"(понедельник[аеу]?|вторник[аеу]?|сред[уыае]|четверг[аеу]?|пятниц[уыае]|суббот[уыае]|воскресень[еяю]"
    r"|(?:(?<=в )|(?<=след )|(?<=прош )|(?<=[,;] )|(?<=\n)|(?<![\s\S])(?=[а-я]{2}\s))(?:пн|вт|ср|чт|пт|сб|вс)"
    r"|(?<=во )вт|(?:пн|вт|ср|чт|пт|сб|вс)(?=\.?,? \d))(?![а-я])\.?"
)
_WEEK = r"(?:на\s+)?(прошл|прошедш|минувш|позапрошл|эт|следующ|будущ|т)(?:ой|ей)\s+неделе"
_WHICH = (
    r"(?:(прошл|прошедш|минувш|эт|следующ|ближайш|будущ|след(?!у)|прош(?!л|е))"
    r"(?:ый|ий|ую|ей|ого|ее|его|юю|ое|ем|ом|от|у|\.)?\s+)?"
)
_TENS = ("двадцать ", "тридцать ")
_ORDINALS = (
    "перв", "втор", "третье", "четверт", "пят", "шест", "седьм", "восьм", "девят",
    "десят", "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат",
    "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат",
)  # fmt: skip
_ORDINAL = (
    r"((?:двадцать |тридцать )?(?:"
    + "|".join(_ORDINALS)
    + r")(?:ого|го|ое|е)|двадцатого|двадцатое|тридцатого|тридцатое)"
)
_WEEKS = {"прошл": -1, "прошедш": -1, "минувш": -1, "позапрошл": -2, "эт": 0, "следующ": 1, "будущ": 1}


@dataclass(frozen=True, kw_only=True)
class DaySaid:
    """Characters that name days. `old` says that they are the days something is moved away from."""

    start: int
    end: int
    meaning: of.Meaning
    weekday: int | None = None
    vague: bool = False
    old: bool = False


Found = re.Match[str]
Reader = Callable[[Found], of.Meaning | None]


def moments(text: str) -> list[DaySaid]:
    """The days that a text in small letters names, in its order."""
    found: list[DaySaid] = []
    rest = _KEPT.sub(lambda match: "\x00" * len(match[0]), text)
    for pattern, read in _SHAPES:
        for match in pattern.finditer(rest):
            meaning = read(match)
            if meaning is None:
                continue
            number = _number(match[match.re.groups]) if pattern in _OF_WEEKDAYS else None
            found.append(
                DaySaid(
                    start=match.start(), end=match.end(), meaning=meaning, weekday=number, vague=meaning is of.vague
                )
            )
            rest = rest[: match.start()] + "\x00" * (match.end() - match.start()) + rest[match.end() :]
    return [_governed(one, text) for one in _joined(sorted(found, key=lambda one: one.start), text)]


def _joined(found: list[DaySaid], text: str) -> Iterator[DaySaid]:
    """With «в четверг, 12 марта» and «12 марта, в четверг» as one."""
    held: DaySaid | None = None
    for one in found:
        if held is not None and (held.weekday is None) != (one.weekday is None) and not (held.vague or one.vague):
            between = text[held.end : one.start]
            if re.fullmatch(r"[\s,(]*(?:в )?", between):
                day, date = (held, one) if held.weekday is not None else (one, held)
                meaning = of.named(day.weekday or 0, date.meaning)
                held = DaySaid(start=held.start, end=one.end, meaning=meaning)
                continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


_OLD = re.compile(
    r"(?<![а-я])(?:вместо|кроме|не|изначально|планировал\w*(?: на)?|был\w* назначен\w*(?: на)?)\s+(?:на\s+|в\s+)?$"
)
_FROM = re.compile(r"(?<![а-я])со?\s+$")


def _governed(one: DaySaid, text: str) -> DaySaid:
    """Whether it is the day that something is moved from."""
    before = text[max(0, one.start - 30) : one.start]
    own = text[one.start : one.end]
    return replace(one, old=bool(_OLD.search(before) or _FROM.search(before) or own.startswith(("вместо ", "кроме "))))


def _month(word: str) -> int:
    stem = word.strip(".")
    return next(
        number for number, begins in sorted(enumerate(MONTHS, 1), key=lambda m: -len(m[1])) if stem.startswith(begins)
    )


def _year(said: str | None) -> int | None:
    return None if not said else int(said) + (2000 if len(said) == 2 else 0)


def _number(word: str) -> int:
    word = word.strip(".")
    if word in SHORT_DAYS:
        return SHORT_DAYS.index(word)
    return next(number for number, stem in enumerate(WEEKDAYS) if word.startswith(stem))


def _iso(match: Found) -> of.Meaning:
    return of.dated(((int(match[3]), int(match[2])),), int(match[1]))


def _from_to(match: Found) -> of.Meaning:
    first, last, month = int(match[1]), int(match[2]), _month(match[3])
    return of.dated(((first, month), (last, month)), _year(match[4]), stretch=True)


def _two_months(match: Found) -> of.Meaning:
    ends = ((int(match[1]), _month(match[2])), (int(match[3]), _month(match[4])))
    return of.dated(ends, _year(match[5]), stretch=True)


def _two_dotted(match: Found) -> of.Meaning | None:
    ends = ((int(match[1]), int(match[2])), (int(match[4]), int(match[5])))
    if any(month > 12 or not month for _, month in ends):
        return None
    return of.dated(ends, _year(match[6] or match[3]), stretch=True)


_KEPT = re.compile(
    r"(?:(?<![а-я])(?:папк\w*|пап\.|п\.|каб\w*\.?|школ(?:а|ы|е|у|ой)|сош|стр\.?|том[а-я]{0,2})|№)\s*(?:№\s*)?\d+(?![\d.])"
)
_COUNTED = re.compile(
    r"(?<!\d )(?<!двух )(?<!трех )(?<!двое )(?<!трое )(?<!четырех )(?<!пяти )(?<!шести )(?<!семи )(?<!восьми )"
    r"(?<![а-я])(?:педагог|пед|куратор|кур|спец|челов|чел|родител|дет|опек|подрост|школьник|волонт|участник|буклет|памят|листов"
    r"|экз|шт)[а-я]*\.?\s*[:-]?\s*$"
)


def _of_a_month(match: Found) -> of.Meaning | None:
    """«12 марта», «10 и 12 марта», «25-26 февраля»; numbers that do not grow are no list of days."""
    numbers = [int(one) for one in re.findall(r"\d+", match[1])]
    month, year = _month(match[2]), _year(match[3])
    if any(one >= other for one, other in pairwise(numbers)):
        return None
    if (
        len(numbers) > 1
        and "-" not in match[1]
        and not match.string[: match.start()].endswith(": ")
        and _COUNTED.search(match.string[: match.start()])
    ):
        return None
    if "или" in match[1]:
        return of.vague
    stretch = len(numbers) == 2 and "-" in re.sub(r"-(?:го|е|ое)", "", match[1])
    return of.dated(tuple((one, month) for one in numbers), year, stretch=stretch)


def _dotted(match: Found) -> of.Meaning | None:
    day, month = int(match[1]), int(match[2])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return of.dated(((day, month),), _year(match[3]))


def _days_dotted(match: Found) -> of.Meaning | None:
    first, last, month = int(match[1]), int(match[2]), int(match[3])
    if not 1 <= month <= 12 or not 0 < first < last <= 31:
        return None
    return of.dated(((first, month), (last, month)), _year(match[4]), stretch=True)


def _ordinal(word: str) -> int:
    tens = next((n for n, begins in enumerate(_TENS, 2) if word.startswith(begins)), 0)
    rest = word[len(_TENS[tens - 2]) :] if tens else word
    if rest.startswith(("двадцат", "тридцат")):
        return 20 if rest.startswith("двадцат") else 30
    stems = sorted(enumerate(_ORDINALS, 1), key=lambda one: -len(one[1]))
    return tens * 10 + next(number for number, stem in stems if rest.startswith(stem))


def _ordinal_of_month(match: Found) -> of.Meaning:
    return of.dated(((_ordinal(match[1]), _month(match[2])),), _year(match[3]))


def _bare_days(match: Found) -> of.Meaning:
    numbers = tuple(int(one) for one in re.findall(r"\d+", match[0]))
    return of.of_month(numbers, stretch="-" in re.sub(r"-(?:го|е|ое|ого)", "", match[0]) or " по " in match[0])


def _near(match: Found) -> of.Meaning:
    return of.away(NEAR[match[0]])


def _ago(match: Found) -> of.Meaning | None:
    later, said, unit, ago = match[1], match[2], match[3], match[4]
    if bool(later) == bool(ago):
        return None
    value = int(said) if said and said.isdigit() else (number_of([said]) or (0, 0))[0] if said else 1
    return of.away(value * UNITS[unit[0]] * (1 if later else -1)) if value else None


def _week_and_day(match: Found) -> of.Meaning:
    return _in_week(match[1], match[2])


def _day_and_week(match: Found) -> of.Meaning:
    return _in_week(match[2], match[1])


def _in_week(which: str, day: str) -> of.Meaning:
    return of.weekday(_number(day), "that" if which == "т" else f"week{_WEEKS[which]}")


def _weekday(match: Found) -> of.Meaning:
    which = {"": "", "эт": "this", "ближ": "", "след": "next", "буду": "next"}.get((match[1] or "")[:4], "last")
    return of.weekday(_number(match[2]), which)


def _vague(_match: Found) -> of.Meaning:
    return of.vague


def _shape(pattern: str, read: Reader) -> tuple[re.Pattern[str], Reader]:
    return re.compile(pattern), read


_SHAPES = (
    _shape(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)", _iso),
    _shape(rf"(?<![а-я])со?\s+{_DD}\s+(?:по|до)\s+{_DD}\s+({_MONTH}){_YEAR}", _from_to),
    _shape(rf"(?<!\d)(?:со?\s+)?{_DD}\s+({_MONTH})\s*(?:-|по|до)\s*{_DD}\s+({_MONTH}){_YEAR}", _two_months),
    _shape(rf"(?<![\d.])(?:со?\s+)?{_DOTTED}\s*(?:-|по|до)\s*{_DOTTED}(?![\d])", _two_dotted),
    _shape(
        r"(?<![\d.])(?:со?\s+)?(\d{1,2})\s*(?:-|по)\s*(\d{1,2})\.(\d\d)(?:\.(20\d\d|\d\d))?(?![\d.:])", _days_dotted
    ),
    _shape(rf"(?<![\d.,:/№])(?<!\d-)({_ONE}(?:{_JOIN}{_ONE}){{0,4}})\s*({_MONTH}){_YEAR}", _of_a_month),
    _shape(rf"(?<![\d.:/№])(?<!\d-)({_ONE})\s*({_MONTH}){_YEAR}", _of_a_month),
    _shape(rf"(?<![\d.:/№-])(?<!пункт )(?<!п\. )(?<!п\.){_DOTTED}(?!\d|:\d)(?!\s*(?:час|ч\.|экз|шт|чел))", _dotted),
    _shape(
        rf"(?:(?<![а-я])со?\s+)?{_ORDINAL}\s*(-|по|до|и|,)\s*{_ORDINAL}\s+({_MONTH}){_YEAR}",
        lambda match: of.dated(
            ((_ordinal(match[1]), _month(match[4])), (_ordinal(match[3]), _month(match[4]))),
            _year(match[5]),
            stretch=match[2] in ("-", "по", "до"),
        ),
    ),
    _shape(rf"{_ORDINAL}\s+({_MONTH}){_YEAR}", _ordinal_of_month),
    _shape(
        r"(?<![\d.])(?:с\s+)?\d{1,2}(?:-?го|-?е|-?ое)?(?:\s*(?:-|,|и|по)\s*\d{1,2}(?:-?го|-?е|-?ое)?)*\s+числ[ао]"
        r"|(?<![\d.])\d{1,2}-?му?\s+числ[а-я]*|(?<=(?<![а-я])на )\d{1,2}-(?:е|ое)(?![а-я])"
        r"|(?<![\d.])\d{1,2}-?го(?![а-я])(?:\s*(?:и|по|,)\s*\d{1,2}-?(?:го|е|ое)(?![а-я]))*",
        _bare_days,
    ),
    _shape(
        rf"{_ORDINAL}(?:\s+числа)?(?![а-я])(?!\s+[а-я]+(?:ого|его)(?![а-я]))(?=[^а-я]*(?:$|[^а-я ]"
        rf"|\s(?:числа|провел|был|прошл|в|на)))",
        lambda match: (
            of.of_month((_ordinal(match[1]),))
            if match[1].endswith("го") or match.string[: match.start()].endswith((" на ", " а "))
            else None
        ),
    ),
    _shape(r"(?<![а-я])(?:позавчера|послезавтра|сегодня|вчера|завтра)(?![а-я])", _near),
    _shape(
        r"(?<![а-я])(через )?(?:(\d{1,3}|[а-я]{3,8}) )?(день|дня|дней|неделю|недели|недель)( назад)(?![а-я])"
        r"|(?<![а-я])через (?:\d{1,3} |[а-я]{3,8} )?(?:день|дня|дней|неделю|недели|недель)",
        lambda match: _ago(match) if match[3] else _later(match[0]),
    ),
    _shape(rf"{_WEEK}\s*,?\s*(?:во?\s+)?{_WD}", _week_and_day),
    _shape(rf"(?<![а-я])(?:во?\s+)?{_WD}\s+{_WEEK}", _day_and_week),
    _shape(
        r"(?<![а-я])кажд[а-я]+\s+(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)[а-я]*"
        r"|(?<![а-я])по\s+(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)(?:ам|ям)(?![а-я])",
        _vague,
    ),
    _shape(rf"(?<![а-я]){_WHICH}{_WD}(?!\s*обитан)", _weekday),
    _shape(rf"{_WEEK}", _vague),
    _shape(
        r"(?<![а-я])(?:на|к|до|с|в)?\s*(?:начал[оаеу]|кон(?:ец|ца|цу|це)|середин[аеуы])\s+(?:(?:прошл|эт"
        r"|следующ|текущ)[а-я]+\s+)?(?:недели|месяца)(?![а-я])"
        rf"|(?<![а-я])(?:в[о]?\s+)?(?:перв|втор|треть)[а-я]+\s+(?:половин|декад|недел)[а-я]+\s+(?:{_MONTH}|месяца|недели)",
        _vague,
    ),
    _shape(
        r"(?<![а-я])(?:в|за|на|к|до|с|весь|начал[оае]|конц[еау]|середин[аеу])\s+(?:(?:прошл|эт"
        r"|следующ|текущ)[а-я]+\s+)?"
        rf"(?:{_MONTH}|месяц[ае]?|квартал[ае]?|полугоди[еяи]|год[ау]?)(?![а-я])(?:\s+20\d\d(?:\s*г(?:\.|ода)?)?)?",
        _vague,
    ),
    _shape(r"(?<![а-я])(?:(?:прошл|эт|следующ|текущ)(?:ого|ий|ый|от|ом|ем|его)\s+)(?:месяц|квартал|год)[а-я]*", _vague),
    _shape(r"(?<![а-я])(?:недавно|на днях|(?:до|в|на|после) выходны[ех])(?![а-я])", _vague),
)


def _later(text: str) -> of.Meaning | None:
    words = text.split()[1:]
    value = 1 if len(words) == 1 else int(words[0]) if words[0].isdigit() else (number_of(words[:1]) or (0, 0))[0]
    return of.away(value * UNITS[words[-1][0]]) if value else None


_OF_WEEKDAYS = frozenset(pattern for pattern, read in _SHAPES if read is _weekday)
