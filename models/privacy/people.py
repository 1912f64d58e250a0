"""Whose names a text holds: the words of one person together, and whether that person is anybody's family.

Staff at work, authors, those whom schools and days are named after, heroes of titles and the centre's own people are
not what the guard is for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.privacy.staff import on_duty
from models.privacy.vocabulary import KIN, SCHOLARLY, WORD
from models.privacy.word import Word
from models.privacy.words import KNOWN, more_names, readings, tags

JOINED = re.compile(r"[\s,]?(?: ?[А-ЯЁ]\.){0,2} ?")
"""What may stand between two words of one name: a space, initials."""
LEAD = 160
"""Characters before a name that say whose it is."""
NAMING = r"(?<!по )(?:\bим\.|\bимени|\bпамяти)"
WRITING = (
    r"\b(?:стать[яеиюё]\w{0,3}|книг\w{1,3}|пособи\w{1,3}|учебник\w{0,3}|монографи\w{1,3}|труд(?:ам?|ы|ов|ах)|сборник\w{0,2}"
    r"|программ\w{1,3}(?: (?:тренинг|заняти|курс|семинар|клуб|развити)\w{0,3})?|посвящ[её]нн\w{2,3}"
    r"|(?<=по )материалам|авторств\w{1,2}|редакци[ияе]й?|перевод\w{0,2}|цитат\w{1,3}"
    r"|исследовани\w{1,3}|техник(?:а|и|е|у|ой|ами)|музе\w{1,3}|рол[иьей]{1,2}|персонаж\w{0,3}|геро[ийюяе]\w?|вебинар\w{0,2}|лекци\w{1,3}|поэзи\w{1,2}|живопис\w{1,2}|музык\w{1,2}|творчеств\w{1,2}|ред|сост|авт)\.?"
)
SHOWING = (
    r"(?:фильм|спектак|пьес|рассказ|сказк|книг|комеди|опер[аеуы]|повест|роман|мультик|мультфильм|кинопоказ|викторин|квест"
    r"|балет|выставк|экскурси|конкурс|праздник|утренник|концерт|вечер|занят|фестивал|мастер-класс|игр|квиз|акци|театр"
    r"|фонд|клуб|студи|ансамбл|объединени|мюзикл|постановк|чтени|кинолектори"
    r"|просмотр|кафе|ресторан|магазин|столов)[а-яё]{0,4}"
)
LEADING = r"\b(?:семинар|тренинг|мастер-класс|супервизи)\w{0,2}"
MEASURING = r"\b(?:шкал|опросник|тест|методик|анкет|проб|карт|теори|концепци|модел)[аыуеиоьяю]?м?"
NAMED_AFTER = re.compile(rf"{NAMING} ?(?P<title>(?:[А-ЯЁа-яё]{{3,30}} ){{0,4}})(?:[А-ЯЁ]\. ?){{0,2}}$", re.IGNORECASE)
WROTE = re.compile(
    rf"(?:{WRITING})(?: ?«[^«»]{{1,120}}»)?[ :,-]{{0,3}}(?:(?:[А-ЯЁ]\. ?){{0,2}}[А-ЯЁ][а-яё]+(?: и | ?- ?|, ))?$",
    re.IGNORECASE,
)
"""«Статья Т. И. Шульги», «Программа «Школа» Ж. А. Захаровой»: right before the name, but for a title."""
AFTER_TITLE = re.compile(r"(?P<what>(?:[а-яё-]+ )?[а-яё-]+[ :,]{0,2})?«[^«»]{1,120}» $", re.IGNORECASE)
"""«Кинозал: «Чучело» Ролана Быкова»: a work's title stands before its author, a group's before who is in it."""
OF_PEOPLE = re.compile(
    r"(?:групп|клуб|центр|сад|школ|лагер|приют|класс|кружк|отряд|семь|прожива|объединени|интернат|воспитан|учени)\w*|"
    + KIN.pattern,
    re.IGNORECASE,
)
BY_METHOD = re.compile(
    r"(?:карт|дневник|таблиц|диагностик|коррекци|терапи|развити|воспитани|мастерск|наблюдени|психодрам|расстановк|мандал)"
    r"\w{0,3}(?: [а-яё]+| «[^«»]{1,60}»){0,2} по $",
    re.IGNORECASE,
)
MEASURES = re.compile(rf"{MEASURING}(?P<of>(?: [а-яё]{{3,}}){{1,4}}) $", re.IGNORECASE)
"""«Шкала семейного окружения Р. Х. Муса»: what is measured stands between, and it is no person."""
SHOWN = re.compile(rf"{SHOWING}(?: по [а-яё]{{3,12}})? ?«[^«»]{{0,120}}$", re.IGNORECASE)
"""«Фильм «Иван Васильевич меняет профессию»»: whoever stands in such a title was invented."""
LED = re.compile(rf"{LEADING} $", re.IGNORECASE)
"""«Семинар Ольги Писарик», and not «На тренинге Катя плакала»."""
TELLS = re.compile(rf"(?={WRITING}|{LEADING}|{MEASURING}|{SHOWING}|\b(?:им|имени|памяти|материалам)\b)", re.IGNORECASE)
DAY = re.compile(r" (?:д(?:ень|ня|ню|нём|нем)|пост[ау]?)\b", re.IGNORECASE)
POSSESSIVE = re.compile(r"[а-яё]+(?:[оеё]в|[иы]н)(?:а|у|ым)?")


@dataclass(frozen=True)
class Named:
    """One person's name: from `start` to `end`, and which words of the text."""

    start: int
    end: int
    first: int
    last: int


def people(text: str, words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """The names that the spans are parts of, in their order."""
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or JOINED.fullmatch(text, merged[-1][1], start)):
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    n = 0
    for start, end in merged:
        while n < len(words) and words[n].end <= start:
            n += 1
        last = n
        while last < len(words) and words[last].start < end:
            last += 1
        yield Named(start, end, n, last)


def private(text: str, words: Sequence[Word], one: Named, telling: Sequence[int]) -> bool:
    """Whether it is a name that must not be kept: nobody at work, no author, no hero of a title. `telling`: what
    `where_told(words)` found."""
    before, name = words[max(0, one.first - 12) : one.first], words[one.first : one.last]
    lead = text[max(0, one.start - LEAD) : one.start]
    full = "." in text[one.start : one.end]
    return not (
        _told(text, one.start, telling, whose=_may_be_whose(name), full=full or _is_surname(name))
        or (len(name) == 1 and DAY.match(text, one.end) and POSSESSIVE.fullmatch(name[0].low))
        or (lead.endswith("по ") and BY_METHOD.search(lead))
        or _wrote_it(lead, name, full=full)
        or _hero(text, before, name, one)
        or on_duty(text, before, [word for word in name if len(word.text) > 1], one.start, one.end)
    )


def where_told(words: Sequence[Word]) -> list[int]:
    """Where it may be told who wrote something, who is its hero or whom it is named after, in order."""
    return [word.start + at for word in words for at in tells(word.low)]


@lru_cache(maxsize=20_000)
def tells(word: str) -> tuple[int, ...]:
    """Where in a word in small letters such a word begins: «видеолекция»."""
    return tuple(found.start() for found in TELLS.finditer(word))


def _told(text: str, start: int, telling: Sequence[int], *, whose: bool, full: bool) -> bool:
    """Whether one of these words within reach says it of the name at `start`; `full`: the name has initials."""
    for n in range(bisect_left(telling, start) - 1, -1, -1):
        if (at := telling[n]) < start - LEAD:
            return False
        if (
            WROTE.match(text, at, start)
            or (whose and LED.match(text, at, start))
            or SHOWN.match(text, at, start)
            or _named_after(text, at, start)
        ):
            return True
        if full and _measures(text, at, start):
            return True
    return False


def _is_surname(name: Sequence[Word]) -> bool:
    """«Тест руки Вагнера»: a surname by itself, that says whose; the dictionary takes some for first names."""
    return len(name) == 1 and name[0].low not in more_names() and any(tag.case == "gent" for tag in tags(name[0].low))


def _may_be_whose(name: Sequence[Word]) -> bool:
    """Whether the name may say whose a thing is: «На тренинге Катя плакала» does not."""
    return (
        len(name) > 1 or not name[0].is_name or any(tag.case == "gent" and "Name" in tag for tag in tags(name[0].low))
    )


def _wrote_it(lead: str, name: Sequence[Word], *, full: bool) -> bool:
    titled = AFTER_TITLE.search(lead) if lead.endswith("» ") else None
    method = titled is not None and SCHOLARLY.match((titled["what"] or "").casefold())
    if (
        titled is None
        or not (full or len(name) > 1 or method)
        or any(readings(word.low).patronymic >= KNOWN for word in name)
    ):
        return False
    if any(OF_PEOPLE.fullmatch(word) for word in WORD.findall(titled["what"] or "")):
        return False
    whole = [word.low for word in name if len(word.text) > 1]
    return all(any(tag.case == "gent" for tag in tags(low)) or (full and not readings(low).known) for low in whole)


def _measures(text: str, at: int, start: int) -> bool:
    found = MEASURES.match(text, at, start)
    return found is not None and not any(KIN.fullmatch(word) for word in found["of"].split())


def _named_after(text: str, at: int, start: int) -> bool:
    found = NAMED_AFTER.match(text, at, start)
    return found is not None and not any(KIN.fullmatch(word) for word in found["title"].split())


def _hero(text: str, before: Sequence[Word], name: Sequence[Word], one: Named) -> bool:
    """«Беседа «Евгений Онегин и мы»»: a title begins with it, and it is no letter's or child's."""
    if text[one.start - 1 : one.start] != "«" or "." in text[one.start : one.end]:
        return False
    return not any(word.is_patronymic for word in name) and not (before and KIN.fullmatch(before[-1].low))
