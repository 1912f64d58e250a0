"""Names of people. What is no name by itself becomes one beside a mother, a boy, a surname, initials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.privacy.finding import Category, Finding
from models.privacy.vocabulary import (
    BARE_INITIALS,
    BREAKS,
    BY_NAME,
    COMMON_PHRASES,
    FAMILY,
    FAMOUS,
    FOREIGN,
    GAP,
    GEO,
    INITIAL_LETTER,
    INITIALS_FIRST,
    INITIALS_LAST,
    KIN,
    MANY,
    NAMED_AS,
    NOT_INITIALS,
    PATRONYMIC,
    PLACELIKE,
    PLAIN_SURNAME,
    PLURAL_SURNAME,
    SCHOLARLY,
    SMALL_INITIALS,
    STOPS,
    SURNAME,
    TITLE,
    TOWN_LETTERS,
    TOWN_WORDS,
    TOWNS,
    WEAK_KIN,
    WORD,
)
from models.privacy.words import KNOWN, SURE, dictionary, first_forms, more_names, readings, shy_names

LONGEST = 60
"""Letters of a name at most: the dictionary takes its time over a word of thousands."""
REACH = 12
"""Words that are looked back over at most: a text of nothing but names must not take the square of its length."""


@dataclass(frozen=True)
class Word:
    """A word of the text, where it stands, and what it may be."""

    text: str
    start: int
    end: int
    title: bool
    """Whether it stands inside «ёлочки»."""

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def abbreviation(self) -> bool:
        return self.text.isupper() and len(self.text) > 1

    @property
    def may_be_name(self) -> bool:
        return readings(self.low).name > 0 or self.low in more_names()

    @property
    def is_name(self) -> bool:
        """A first name and nothing else to speak of."""
        if self.low in shy_names():
            return False
        return readings(self.low).name >= KNOWN or self.low in more_names()

    @property
    def is_surely_name(self) -> bool:
        """A first name even in small letters."""
        return self.is_name and len(self.low) > 2 and (readings(self.low).name >= SURE or self.low in more_names())

    @property
    def is_patronymic(self) -> bool:
        read = readings(self.low)
        return read.patronymic >= KNOWN or (
            self.capital
            and len(self.low) > 6
            and not read.noun
            and bool(PATRONYMIC.fullmatch(self.low))
            and not read.place
        )

    @property
    def may_be_surname(self) -> bool:
        read = readings(self.low)
        return read.surname > 0 or (not read.known and bool(SURNAME.fullmatch(self.low)))

    @property
    def is_surname(self) -> bool:
        """A surname and nothing else to speak of: no town, no adjective."""
        read = readings(self.low)
        plural = bool(PLURAL_SURNAME.fullmatch(self.low)) and read.surname >= 0.3
        return (
            read.surname >= KNOWN and read.place < 0.2 and read.adjective < 0.3 and bool(SURNAME.fullmatch(self.low))
        ) or plural


def find_names(text: str) -> Iterator[Finding]:
    """Every name of a person in a cleaned text."""
    text = COMMON_PHRASES.sub(lambda found: "." * len(found[0]), text)
    titles = [found.span() for found in TITLE.finditer(text)]
    words = [
        Word(found[0], *found.span(), any(start < found.start() < end for start, end in titles))
        for found in WORD.finditer(text)
        if len(found[0]) <= LONGEST
    ]
    spans = [*_initials(text, words), *_groups(text, words), *_beside(text, words)]
    spans += [found.span() for found in FOREIGN.finditer(text)]
    for start, end in spans:
        yield Finding(Category.NAME, start, end)


def _initials(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """«Л. С. Иванова», «Иванова М. П.», «Маша К.», «Иванова МП»."""
    at = {word.start: n for n, word in enumerate(words)}
    for pattern in (INITIALS_FIRST, INITIALS_LAST, SMALL_INITIALS, BARE_INITIALS):
        for found in pattern.finditer(text):
            n = at.get(found.start(1))
            if n is None or _nobody(text, words, n, found.start()):
                continue
            word = words[n]
            if pattern is INITIALS_FIRST:
                two = len(INITIAL_LETTER.findall(found[0])) == 2
                somebody = word.may_be_surname or (two and not GEO.match(word.low))
            elif pattern is SMALL_INITIALS:
                somebody = word.is_surname
            elif pattern is INITIALS_LAST:
                somebody = word.may_be_surname or word.is_name
            else:
                somebody = word.is_surname and found[2] not in NOT_INITIALS
            if somebody:
                yield found.span()


def _nobody(text: str, words: list[Word], n: int, start: int) -> bool:
    """Whether the word is a town, a place, or somebody whom everybody knows."""
    return (
        bool(FAMOUS.fullmatch(words[n].low))
        or _is_place(words, n, text)
        or _followed_by_geo(text, words, n)
        or _scholarly(text, words, n, start)
    )


def _groups(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Names that are names by themselves: patronymics, a name with a surname, a first name, a surname."""
    for n, word in enumerate(words):
        following = words[n + 1] if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " else None
        if not (word.capital or word.may_be_name or word.may_be_surname or word.is_patronymic):
            continue
        if _scholarly(text, words, n) and not word.is_patronymic:
            continue
        if following and FAMOUS.fullmatch(following.low) and word.capital:
            continue
        if word.is_patronymic and (word.capital or readings(word.low).patronymic >= KNOWN):
            yield word.start, word.end
        elif following and _full_name(word, following):
            yield word.start, following.end
        elif (word.capital and not word.title and _alone(text, words, n)) or (
            not word.capital and word.is_surely_name and not word.title
        ):
            yield word.start, word.end


def _full_name(first: Word, second: Word) -> bool:
    """«Ваня Сидоров», «Сидорова Лена», in small letters too when neither is another word."""
    for name, surname in ((first, second), (second, first)):
        if FAMOUS.fullmatch(surname.low) or not name.may_be_name or not surname.may_be_surname:
            continue
        if name.capital and surname.capital and not (GEO.match(second.low)):
            return name.is_name or surname.is_surname or not readings(surname.low).adjective
        if not name.capital and not surname.capital and surname.is_surname and readings(surname.low).noun < 0.1:
            return True
        if name.is_name and name.capital != surname.capital and surname.is_surname:
            return True
    return False


def _alone(text: str, words: list[Word], n: int) -> bool:
    """A capitalised word that is a first name, or a surname that is nothing else."""
    word = words[n]
    if FAMOUS.fullmatch(word.low) or _is_place(words, n, text) or _followed_by_geo(text, words, n):
        return False
    if word.abbreviation and len(word.text) < 5:  # РИК, КИМ
        return False
    if word.is_name:
        return True
    if "-" in word.text or (TOWNS.fullmatch(word.low) and not PLURAL_SURNAME.fullmatch(word.low)):
        return False
    return word.is_surname


def _beside(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """«мама Лена», «мальчик ваня», «семья Ивановых», «ученик 5 класса Петров»."""
    for n, kin in enumerate(words):
        if not KIN.fullmatch(kin.low) or (kin.abbreviation and len(kin.text) < 3):
            continue
        for distance, word in enumerate(words[n + 1 : n + 2 + GAP]):
            if len(word.text) == 1:  # «7 Б класса»
                continue
            between = text[kin.end : word.start]
            # «гр. Сидорова» and «ученик 5 кл.» have a point that ends nothing
            if STOPS.search(
                between.replace(". ", " ", 1)
                if kin.low == "гр" or re.search(r"\d ?«?\w?»? ?кл\. ", between)
                else between
            ):
                break
            if KIN.fullmatch(word.low) and not word.capital:
                break
            if _called(text, words, n, n + 1 + distance, near=distance == 0):
                yield word.start, word.end
                break
    for found in NAMED_AS.finditer(text):
        read = readings(found[1].casefold())
        low = found[1].casefold()
        if (
            (found[1][0].isupper() and low not in ("на", "и") and not read.adjective)
            or read.name > 0
            or low in more_names()
        ):
            yield found.span(1)


def _called(text: str, words: list[Word], kin: int, n: int, *, near: bool) -> bool:
    """Whether this word names the person whom the word of kinship means."""
    who, word = words[kin], words[n]
    weak = bool(WEAK_KIN.fullmatch(who.low)) and not near
    many = bool(MANY.fullmatch(who.low))
    if _is_place(words, n, text) or (not near and _scholarly(text, words, n)) or weak:
        return False
    if who.low in ("имени", "имя") and not BY_NAME.search(text[: who.end]):
        return False
    if not word.capital:
        if not near:
            return word.is_surely_name
        if word.low in shy_names():
            return word.low in first_forms() and not many
        if word.is_surname and readings(word.low).noun < 0.1:
            return not many or bool(PLURAL_SURNAME.fullmatch(word.low))
        return word.is_name or (readings(word.low).name >= 0.4 and not many)
    if word.abbreviation and not (word.may_be_name or word.is_surname or word.is_patronymic):
        return False
    if word.title and (many or not near) and not who.title:
        return False
    if word.may_be_name and word.low not in ("марта", "мая", "августа"):
        return near or word.is_name or not word.title
    return _surnamed(text, words, kin, n, near=near)


def _surnamed(text: str, words: list[Word], kin: int, n: int, *, near: bool) -> bool:
    """Whether a capitalised word after a word of kinship is somebody's surname or a rare name, not a place."""
    who, word = words[kin], words[n]
    read = readings(word.low)
    many = bool(MANY.fullmatch(who.low))
    if _followed_by_geo(text, words, n) or (many and (TOWNS.fullmatch(word.low) or read.place)):
        return False
    following = words[n + 1] if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " else None
    if read.adjective:
        described = (
            following is not None
            and not following.capital
            and bool(readings(following.low).noun + readings(following.low).adjective >= 0.5)
        )
        return (
            (word.may_be_surname or bool(PLAIN_SURNAME.fullmatch(word.low)))
            and not described
            and not PLACELIKE.fullmatch(word.low)
        )
    if near and not many and PLAIN_SURNAME.fullmatch(word.low) and not read.place:
        return True
    if read.surname > 0.1:
        return near or word.is_surname
    if not read.known:
        return (
            near
            and not word.title
            and not (PLACELIKE.fullmatch(word.low) and (many or not SURNAME.fullmatch(word.low)))
        )
    # «семья Мельник», «семья Лебедь»: a living thing in the first case is no «Семья года»
    return near and bool(FAMILY.fullmatch(who.low)) and read.noun >= KNOWN and _living(word.low)


def _living(word: str) -> bool:
    tag = str(dictionary().parse(word)[0].tag)
    return "anim" in tag and "inan" not in tag and "nomn" in tag and "sing" in tag and "femn" not in tag


def _is_place(words: list[Word], n: int, text: str) -> bool:
    """«г. Киров», «в городе Кирсанов»."""
    if n > 0 and words[n - 1].low in TOWN_WORDS and text[words[n - 1].end : words[n].start] == " ":
        return True
    return bool(TOWN_LETTERS.search(text[max(0, words[n].start - 5) : words[n].start]))


def _followed_by_geo(text: str, words: list[Word], n: int, near: int = 3) -> bool:
    """«Петровского и Лесного районов», «Тамбовской области»."""
    if not (readings(words[n].low).adjective or not readings(words[n].low).known):
        return False
    for word in words[n + 1 : n + 1 + near]:
        if STOPS.search(text[words[n].end : word.start]):
            return False
        if GEO.match(word.low):
            return True
    return False


def _scholarly(text: str, words: list[Word], n: int, start: int | None = None) -> bool:
    """Whether a learned or a holy thing stands right before: «по методике Марии Монтессори», «храм святой Нины»."""
    start = words[n].start if start is None else start
    seen = 0
    for word in reversed(words[max(0, n - REACH) : n]):
        if word.end > start or (word.title and not words[n].title):
            continue  # its initials, or another title between: «методика «Дом» Сакса»
        seen += not word.capital
        if seen > 3 or BREAKS.search(text[word.end : start].replace(". ", " ")):
            return False
        if word.low in ("по", "и"):
            continue
        if word.low == "имени" and BY_NAME.search(text[:start]):
            return False
        if SCHOLARLY.fullmatch(word.low):
            return True
        if not word.capital:
            return False
    return False
