"""Whose names a text holds: the words of one person together, and whether that person is anybody's family.

Staff at work, authors, those whom schools and days are named after, heroes of titles and the centre's own people are
not what the guard is for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.privacy.staff import on_duty
from models.privacy.vocabulary import KIN, WORD
from models.privacy.word import Word
from models.privacy.words import KNOWN, readings, tags

JOINED = re.compile(r"[\s,]?(?: ?[А-ЯЁ]\.){0,2} ?")
"""What may stand between two words of one name: a space, initials."""
NAMED_AFTER = re.compile(
    r"(?<!по )(?:\bим\.|\bимени|\bпамяти) ?(?P<title>(?:[А-ЯЁа-яё]{3,30} ){0,4})(?:[А-ЯЁ]\. ?){0,2}$", re.IGNORECASE
)
WROTE = re.compile(
    r"(?:\b(?:стать[яеиюё]\w{0,3}|книг\w{1,3}|пособи\w{1,3}|учебник\w{0,3}|монографи\w{1,3}|труд(?:ам?|ы|ов|ах)|сборник\w{0,2}"
    r"|программ\w{1,3}(?: (?:тренинг|заняти|курс|семинар|клуб|развити)\w{0,3})?|посвящ[её]нн\w{2,3}"
    r"|по материалам|авторств\w{1,2}|редакци[ияе]й?|перевод\w{0,2}|цитат\w{1,3}"
    r"|исследовани\w{1,3}|техник(?:а|и|е|у|ой|ами)|музе\w{1,3}|рол[иьей]{1,2}|персонаж\w{0,3}|геро[ийюяе]\w?|вебинар\w{0,2}|лекци\w{1,3}|поэзи\w{1,2}|живопис\w{1,2}|музык\w{1,2}|творчеств\w{1,2}|ред|сост|авт)\.?)"
    r"(?: ?«[^«»]{1,120}»)?[ :,-]{0,3}(?:(?:[А-ЯЁ]\. ?){0,2}[А-ЯЁ][а-яё]+(?: и | ?- ?|, ))?$",
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
    r"(?:\bкарт|дневник|таблиц|диагностик|коррекци|терапи|развити|воспитани|мастерск|наблюдени|психодрам|расстановк|мандал)"
    r"\w{0,3}(?: [а-яё]+| «[^«»]{1,60}»){0,2} по $",
    re.IGNORECASE,
)
MEASURES = re.compile(
    r"\b(?:шкал|опросник|тест|методик|анкет|проб|карт)[аыуеио]?м?(?P<of>(?: [а-яё]{3,}){1,4}) $", re.IGNORECASE
)
"""«Шкала семейного окружения Р. Х. Муса»: what is measured stands between, and it is no person."""
INITIAL = re.compile(r"\b([А-ЯЁ])\.")
SHOWN = re.compile(
    r"(?:фильм|спектак|пьес|рассказ|сказк|книг|комеди|опер[аеуы]|повест|роман|мультик|мультфильм|кинопоказ|викторин|квест"
    r"|балет|выставк|экскурси|конкурс|праздник|утренник|концерт|вечер|занят|фестивал|мастер-класс|игр|квиз|акци|театр"
    r"|фонд|клуб|студи|ансамбл|объединени|мюзикл|постановк|чтени|кинолектори"
    r"|просмотр)[а-яё]{0,4}(?: по [а-яё]{3,12})? ?«[^«»]{0,120}$",
    re.IGNORECASE,
)
"""«Фильм «Иван Васильевич меняет профессию»»: whoever stands in such a title was invented."""
DAY = re.compile(r" д(?:ень|ня|ню|нём|нем)\b", re.IGNORECASE)
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


def private(text: str, words: Sequence[Word], one: Named) -> bool:
    """Whether it is a name that must not be kept: nobody at work, no author, no hero of a title."""
    before, name = words[max(0, one.first - 12) : one.first], words[one.first : one.last]
    lead = text[max(0, one.start - 160) : one.start]
    return not (
        _named_after(lead)
        or WROTE.search(lead)
        or (len(name) == 1 and DAY.match(text, one.end) and POSSESSIVE.fullmatch(name[0].low))
        or SHOWN.search(lead)
        or ("." in text[one.start : one.end] and _measures(lead))
        or (lead.endswith("по ") and BY_METHOD.search(lead))
        or _wrote_it(lead, name, full="." in text[one.start : one.end])
        or _hero(text, before, name, one)
        or on_duty(text, before, [word for word in name if len(word.text) > 1], one.start, one.end)
    )


def _wrote_it(lead: str, name: Sequence[Word], *, full: bool) -> bool:
    titled = AFTER_TITLE.search(lead) if lead.endswith("» ") else None
    if titled is None or not (full or len(name) > 1) or any(readings(word.low).patronymic >= KNOWN for word in name):
        return False
    if any(OF_PEOPLE.fullmatch(word) for word in WORD.findall(titled["what"] or "")):
        return False
    whole = [word.low for word in name if len(word.text) > 1]
    return all(any(tag.case == "gent" for tag in tags(low)) or (full and not readings(low).known) for low in whole)


def _measures(lead: str) -> bool:
    found = MEASURES.search(lead)
    return found is not None and not any(KIN.fullmatch(word) for word in found["of"].split())


def _named_after(lead: str) -> bool:
    found = NAMED_AFTER.search(lead)
    return found is not None and not any(KIN.fullmatch(word) for word in found["title"].split())


def _hero(text: str, before: Sequence[Word], name: Sequence[Word], one: Named) -> bool:
    """«Беседа «Евгений Онегин и мы»»: a title begins with it, and it is no letter's or child's."""
    if text[one.start - 1 : one.start] != "«" or "." in text[one.start : one.end]:
        return False
    return not any(word.is_patronymic for word in name) and not (before and KIN.fullmatch(before[-1].low))


def is_known(text: str, words: Sequence[Word], one: Named, known: Sequence[str]) -> bool:
    """Whether it is the name of somebody in the list, in any case: by surname, or by first name and patronymic; of
    several people («Гусев И. А., Лаптева Т. П.») whether each is."""
    if known and (comma := text.find(",", one.start, one.end)) > 0:
        middle = next((n for n in range(one.first, one.last) if words[n].start > comma), one.last)
        parts = Named(one.start, comma, one.first, middle), Named(comma + 1, one.end, middle, one.last)
        if one.first < middle < one.last and all(is_known(text, words, part, known) for part in parts):
            return True
    if one.first and KIN.fullmatch(words[one.first - 1].low):
        return False  # «мама Ольга Соколова» is somebody else
    name = [word.low for word in words[one.first : one.last] if len(word.text) > 1]
    initials = [letter.casefold() for letter in INITIAL.findall(text[one.start : one.end])]
    return any(_is_of(who, name, initials) for who in known)


def _is_of(who: str, name: Sequence[str], initials: Sequence[str]) -> bool:
    parts = [part.casefold() for part in WORD.findall(who)]
    whole = [part for part in parts if len(part) > 1]
    matched = {part for word in name for part in whole if _same(part, word)}
    if len(matched) < len(name) or not all(any(part[0] == letter for part in parts) for letter in initials):
        return False
    return len(matched) > 1 or any(readings(part).name < KNOWN for part in matched)


def _same(part: str, word: str) -> bool:
    """Whether the words differ in their ending alone."""
    stem = max(min(3, len(part) - 1), len(part) - 2)
    return part[:stem] == word[:stem] and abs(len(part) - len(word)) <= 3
