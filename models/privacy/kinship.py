"""Whom a word of kinship means: «мама Лена», «мальчик ваня», «семья Ивановых», «ученик 5 класса Петров»."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from models.privacy.context import followed_by_geo, is_famous, is_place, scholarly
from models.privacy.staff import is_post
from models.privacy.vocabulary import (
    AGED,
    BY_NAME,
    CITIZEN,
    CLAN,
    FAMILY,
    GAP,
    GEO,
    IN_CLASS,
    KIN,
    MANY,
    NAMED_AS,
    PLACELIKE,
    PLAIN_SURNAME,
    PLURAL_SURNAME,
    SINGULAR_SURNAME,
    STOPS,
    SURNAME,
    TOWNS,
    WEAK_KIN,
)
from models.privacy.word import Word, likeness
from models.privacy.words import first_forms, more_names, readings, shy_names, tags

OWN = re.compile(r"([а-яё]{2,})ин(?:а|ы|у|ой|ым|ых|ому|ого|о|ом)?")


RELATIVE = re.compile(r"(?:доч|сын|внук|внуч|жен|муж|брат|сестр|племянни|мать|отец)[а-яё]{0,4}")
KNOWN_BY = re.compile(
    r"(?:продавц|продавщиц|почтальон|доярк|тракторист|повар|водител|сторож|бригадир|старост)[а-яё]{0,3}"
)
OF_PEOPLE = re.compile(
    r"\b([А-ЯЁ][а-яё]{2,20})(?: и [А-ЯЁ][а-яё]+)?, (?:казах|тувин|узбек|таджик|киргиз|армян|азербайджан|чечен"
    r"|дагестан|цыган|бурят|калмы|татар|башкир|чуваш|мордв|украин|молдаван|грузин|лезгин|авар|ингуш|осетин|туркмен"
    r"|кореян|китай|вьетнам)[а-яё]*\b"
)
"""«Темирлан, казах»."""
APART = re.compile(r"[.!?;,:\n]")
MONTHS = ("марта", "мая", "августа")
"""Months that are names too."""
DAY = re.compile(r"\d(?:-?го)? $")


def beside(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """«мама Лена», «мальчик ваня», «семья Ивановых», «ученик 5 класса Петров»."""
    for n, kin in enumerate(words):
        if not is_kin(kin.low) or (kin.abbreviation and len(kin.text) < 3):
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
            if is_kin(word.low) and not word.capital:
                break
            if _called(text, words, n, n + 1 + distance, near=distance == 0):
                yield word.start, word.end
                break
    yield from _owners(text, words)
    yield from _relatives(text, words)
    yield from _by_class_and_age(text)
    for found in NAMED_AS.finditer(text):
        read = readings(found[1].casefold())
        low = found[1].casefold()
        if (
            (found[1][0].isupper() and low not in ("на", "и") and not read.adjective)
            or read.name > 0
            or low in more_names()
        ):
            yield found.span(1)


def _owners(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """«Ксюшин папа», «у мишиной мамы»: whose they are is said."""
    for whose, kin in pairwise(words):
        if is_kin(kin.low) and is_of_somebody(whose.low) and text[whose.end : kin.start] == " ":
            yield whose.start, whose.end


def _relatives(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """«дочь директора Дубровской школы»: whom everybody in a place knows is named by their post."""
    for n, (kin, post) in enumerate(pairwise(words)):
        if RELATIVE.fullmatch(kin.low) and (is_post(post.low) or KNOWN_BY.fullmatch(post.low)):
            for word in words[n + 2 : n + 6]:
                if APART.search(text, post.end, word.start):
                    break
                if word.capital and not word.abbreviation:
                    yield kin.start, word.end
                    break


def _by_class_and_age(text: str) -> Iterator[tuple[int, int]]:
    """«7б, Антонов», «Арсюша, полтора года», «к Мкртчянам»: a pupil's, a child's, a family's name."""
    for found in chain(IN_CLASS.finditer(text), AGED.finditer(text), OF_PEOPLE.finditer(text), CLAN.finditer(text)):
        word = Word(found[1], *found.span(1), title=False)
        if (not readings(word.low).known or word.may_be_name or word.may_be_surname) and not GEO.match(word.low):
            yield found.span(1)


def _called(text: str, words: list[Word], kin: int, n: int, *, near: bool) -> bool:
    """Whether this word names the person whom the word of kinship means."""
    who, word = words[kin], words[n]
    many = bool(MANY.fullmatch(who.low))
    if is_place(words, n, text) or _is_month(text, word) or (not near and _far(text, words, kin, n)):
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
    if word.abbreviation and _is_no_name(word, who):
        return False
    if word.title and (many or not near) and not who.title:
        return False
    if word.may_be_name and word.low not in MONTHS:
        return near or word.is_name or not word.title
    return _surnamed(text, words, kin, n, near=near)


def _is_month(text: str, word: Word) -> bool:
    """«С ребёнком 3 марта»: a day, and nobody called Марта."""
    return word.low in MONTHS and bool(DAY.search(text[max(0, word.start - 6) : word.start]))


def _is_no_name(word: Word, who: Word) -> bool:
    """«семьи СОП», «дети ОВЗ»: letters are no name unless all is written in capitals."""
    if len(word.text) < 4 and not who.abbreviation:
        return True
    return not (word.may_be_name or word.is_surname or word.is_patronymic)


def _far(text: str, words: list[Word], kin: int, n: int) -> bool:
    """Whether a word that stands not right behind the word of kinship has nothing to do with it."""
    return bool(WEAK_KIN.fullmatch(words[kin].low)) or is_famous(words[n].low) or scholarly(text, words, n)


def _surnamed(text: str, words: list[Word], kin: int, n: int, *, near: bool) -> bool:
    """Whether a capitalised word after a word of kinship is somebody's surname or a rare name, not a place."""
    who, word = words[kin], words[n]
    read = readings(word.low)
    many = bool(MANY.fullmatch(who.low))
    if followed_by_geo(text, words, n) or (many and (TOWNS.fullmatch(word.low) or read.place)):
        return False
    following = words[n + 1] if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " else None
    if read.adjective:
        described = (
            following is not None
            and not following.capital
            and bool(readings(following.low).noun + readings(following.low).adjective >= 0.5)
        )
        return (
            (
                word.may_be_surname
                or bool(PLAIN_SURNAME.fullmatch(word.low))
                or (near and not many and word.low.endswith(("их", "ых")))
            )
            and not described
            and not PLACELIKE.fullmatch(word.low)
        )
    if near and not many and PLAIN_SURNAME.fullmatch(word.low) and not read.place:
        return True
    if near and not many and SINGULAR_SURNAME.fullmatch(word.low) and (not read.place or CITIZEN.fullmatch(who.low)):
        return True
    if read.surname > 0.1:
        return near or word.is_surname
    if not read.known:
        return (
            near
            and not word.title
            and not (PLACELIKE.fullmatch(word.low) and (many or not SURNAME.fullmatch(word.low)))
        )
    if near and FAMILY.fullmatch(who.low) and len(word.text) <= 4 and not word.abbreviation and not word.title:
        return True  # «семья Пак», «семья Ткач»
    # «семья Мельник», «семья Лебедь»: a living thing in the first case is no «Семья года»
    return near and not many and is_living(word.low) and not is_post(word.low) and not is_kin(word.low)


def is_living(word: str) -> bool:
    """Whether it is a noun in the first case that a surname may be made of."""
    return any({"NOUN", "anim", "nomn", "sing"} <= set(tag.grammemes) for tag in tags(word))


@lru_cache(maxsize=20_000)
def is_of_somebody(word: str) -> bool:
    """Whether the word, in small letters, is somebody's own: «Ксюшин папа», «Олина бабушка»."""
    owner = OWN.fullmatch(word)
    return owner is not None and any(likeness(owner[1] + end).is_name for end in "ая")


@lru_cache(maxsize=20_000)
def is_kin(word: str) -> bool:
    """Whether the word, in small letters, is one of kinship, or of a child."""
    return bool(KIN.fullmatch(word)) or ("-" in word and all(KIN.fullmatch(part) for part in word.split("-")))


def is_namesake(word: str) -> bool:
    """Whether a surname may be a word of this sort, and it is neither kin nor a post: «Коваль Е.», not «мальчик Е.»."""
    return is_living(word) and len(word) > 3 and not KIN.fullmatch(word) and not is_post(word)
