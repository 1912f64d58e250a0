"""Names of people. What is no name by itself becomes one beside a mother, a boy, a surname, initials."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.privacy.context import followed_by_geo, is_famous, is_place, nobody, scholarly
from models.privacy.finding import Category, Finding, stretches
from models.privacy.initials import (
    BARE_INITIALS,
    INITIAL_LETTER,
    INITIALS_FIRST,
    INITIALS_LAST,
    INITIALS_SMALL_FIRST,
    NOT_INITIALS,
    SMALL_INITIALS,
)
from models.privacy.kinship import beside, is_kin, is_living, is_namesake
from models.privacy.known import is_known
from models.privacy.people import people, private, tells, where_told
from models.privacy.sentence import TO_WHOM, WHERE, does, hers, in_a_sentence
from models.privacy.vocabulary import (
    ABSTRACT,
    COMMON_PHRASES,
    FOREIGN,
    GEO,
    PLACELIKE,
    PLURAL_SURNAME,
    SINGULAR_SURNAME,
    SON_OR_DAUGHTER,
    SURNAME,
    TITLE,
    TOWNS,
    WORD,
)
from models.privacy.word import Word, likeness, set_apart
from models.privacy.words import KNOWN, more_names, readings, tags

FROM_WHERE = frozenset({"от", "около", "у", "близ", "возле", "через", "к", "с", "село", "деревня", "станция"})
GENERATION = re.compile(r"-(?:старш|младш)\w+$")
ARMENIAN = re.compile(r"[а-яё]{3,}(?:[тджрлснчщ]ян(?:ам|ами|ах|ы)?|швили|дзе)")
"""«Хачатрянам отказали»: the dictionary takes it for a people's name."""
AGAINST = re.compile(r"жалоб|заявлени|сигнал|характеристик|акт\b|протокол|справк|документ|опек|материал|дело\b|иск\b")
FAIRY = re.compile(r"-(?:гор|чай|да|царевич|дурак|искусниц|растеряш|крас|мари)")
OF_SURNAME = re.compile(r"[а-яё]{3,}[оеё]в(?:а|у|ой|ым|ы|ых|ыми)?")
IS_TOWN = re.compile(r" - (?:это )?(?:город|столиц|сел[оа]|пос[её]лок|рек[аи]|озер)")
STARRED = re.compile(r"\b[А-ЯЁ][а-яё]{0,2}(?:\*{2,}|_{2,}|…)[а-яё]{1,5}\b")
"""«семья И***вых»."""
LONGEST = 60
"""Letters of a name at most: the dictionary takes its time over a word of thousands."""


def find_names(text: str, known: Sequence[str] = ()) -> Iterator[Finding]:
    """Every name of a person in a cleaned text, but for those who work with families and may be named."""
    text = COMMON_PHRASES.sub(lambda found: "." * len(found[0]), text)
    titled = bytearray(len(text))
    for title in TITLE.finditer(text):
        titled[title.start() : title.end()] = b"\1" * len(title[0])
    words = [
        Word(found[0], *found.span(), bool(titled[found.start()]))
        for found in WORD.finditer(text)
        if len(found[0]) <= LONGEST
    ]
    set_apart(text, words)
    spans = [*_initials(text, words), *_groups(text, words), *beside(text, words)]
    spans += [found.span() for found in STARRED.finditer(text)]
    for start, end in stretches(text, SON_OR_DAUGHTER, LONGEST):
        spans += [found.span() for found in FOREIGN.finditer(text, start, end)]
    told = where_told(words) if spans else ()
    for one in people(text, words, spans):
        if private(text, words, one, told) and not is_known(text, words, one, known):
            kin = one.first < one.last and words[one.first].start == one.start and is_kin(words[one.first].low)
            begins = words[one.first + 1].start if kin and one.last - one.first > 1 else one.start
            yield Finding(Category.NAME, begins, one.end)  # «Семей Ивановой»: the family is nobody's name


def _initials(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """«Л. С. Иванова», «Иванова М. П.», «Маша К.», «Иванова МП»."""
    at = {word.start: n for n, word in enumerate(words)}
    for pattern in (INITIALS_FIRST, INITIALS_LAST, SMALL_INITIALS, INITIALS_SMALL_FIRST, BARE_INITIALS):
        for found in pattern.finditer(text):
            n = at.get(found.start(1))
            if n is None or nobody(text, words, n, found.start(), place=pattern is not INITIALS_SMALL_FIRST):
                continue
            word = words[n]
            if pattern is INITIALS_FIRST:
                two = len(INITIAL_LETTER.findall(found[0])) == 2
                somebody = word.may_be_surname or (two and not GEO.match(word.low))
            elif pattern is INITIALS_SMALL_FIRST:
                somebody = word.is_surname or (word.capital and bool(SURNAME.fullmatch(word.low)))
            elif pattern is SMALL_INITIALS:
                both = found[0].count(".") == 2 and bool(SURNAME.fullmatch(word.low))
                somebody = word.is_surname or (both and readings(word.low).surname >= 0.3)
            elif pattern is INITIALS_LAST:
                somebody = word.may_be_surname or word.is_name or is_namesake(word.low) or _is_called(text, word, found)
                somebody = somebody or _ends_as_surname(text, word, found)
            else:
                somebody = word.is_surname and found[2] not in NOT_INITIALS
            if somebody:
                yield found.span()


def _ends_as_surname(text: str, word: Word, found: re.Match[str]) -> bool:
    """«Лапина Н. В.»: before two initials a word that ends as surnames do, whatever the dictionary says of it."""
    two = len(INITIAL_LETTER.findall(found[0])) == 2
    follows = text[found.end() : found.end() + 2].strip()
    return two and bool(SURNAME.fullmatch(word.low)) and not follows[:1].isupper()


def _is_called(text: str, word: Word, found: re.Match[str]) -> bool:
    """«Кате К.»: beside an initial a word is hardly anything but a name, if no surname follows («Тема А. Барто»)."""
    return word.may_be_name and word.low not in ABSTRACT and not text[found.end() : found.end() + 2].strip().isupper()


def _groups(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Names that are names by themselves: patronymics, a name with a surname, a first name, a surname."""
    for n, word in enumerate(words):
        following = words[n + 1] if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " else None
        if not (word.capital or is_namelike(word.low)):
            continue
        if scholarly(text, words, n) and not word.is_patronymic and not _acts(word, following):
            continue
        if word.is_patronymic and not readings(word.low).known and _learned(words, n):
            continue
        if following and is_famous(following.low) and word.capital:
            continue
        if word.is_patronymic and (word.capital or readings(word.low).patronymic >= KNOWN):
            yield word.start, word.end
        elif following and _full_name(word, following):
            yield word.start, following.end
        elif not word.title and (_by_itself(text, words, n) or (following and does(text, words, n))):
            yield word.start, word.end
        elif following and _unheard_of(word) and _unheard_of(following):
            yield word.start, following.end


def _by_itself(text: str, words: list[Word], n: int) -> bool:
    word = words[n]
    if word.capital:
        return _alone(text, words, n)
    if word.is_name and n and len(word.low) > 3 and TO_WHOM.fullmatch(words[n - 1].low):
        return text[words[n - 1].end : word.start] == " "
    return word.is_surely_name or hers(text, words, n) or _is_surely_surname(word)


def _is_surely_surname(word: Word) -> bool:
    """«у петрова долги»: in small letters, when the dictionary knows it as nothing else."""
    read = readings(word.low)
    if not word.may_be_surname or not read.known or len(word.low) < 5:
        return False
    owned = OF_SURNAME.fullmatch(word.low) and read.surname >= 0.3 and read.surname + read.adjective + read.name > 0.95
    return bool(owned) or (word.is_surname and read.surname >= 0.95)


def _full_name(first: Word, second: Word) -> bool:
    """«Ваня Сидоров», «Сидорова Лена», in small letters too when neither is another word."""
    for name, surname in ((first, second), (second, first)):
        listed = name.low in more_names() and surname.capital and SINGULAR_SURNAME.fullmatch(surname.low)
        if is_famous(surname.low) or not name.may_be_name or not (surname.may_be_surname or listed):
            continue
        if name.capital and surname.capital and not (GEO.match(second.low)):
            return bool(listed) or name.is_name or surname.is_surname or not readings(surname.low).adjective
        if not name.capital and not surname.capital and surname.is_surname and readings(surname.low).noun < 0.1:
            return True
        if name.is_name and name.capital != surname.capital and surname.is_surname:
            return True
    return False


def _alone(text: str, words: list[Word], n: int) -> bool:
    """A capitalised word that is a first name, or a surname that is nothing else."""
    word = words[n]
    if is_famous(word.low) or is_place(words, n, text) or followed_by_geo(text, words, n) or _is_town(text, words, n):
        return False
    if word.abbreviation and len(word.text) < 5:  # РИК, КИМ
        return False
    if word.is_name or in_a_sentence(text, words, n) or hers(text, words, n):
        return True
    if "-" in word.text:
        if not FAIRY.search(word.low) and _is_of_names(word.text.split("-")):
            return True
        return bool(GENERATION.search(word.low)) and bool(SURNAME.fullmatch(word.low.split("-")[0]))
    if TOWNS.fullmatch(word.low) and not word.low.endswith("ой") and not PLURAL_SURNAME.fullmatch(word.low):
        return False
    if readings(word.low).surname >= 0.95 and (n == 0 or not words[n - 1].capital):
        return True  # «Кравец»
    return word.is_surname or _is_no_village(words, n)


def _is_of_names(parts: list[str]) -> bool:
    """«Саид-Ахмед», «Оля-старшая», «Иванов-Коля», «Фёдоров-Рыжов»."""
    alike = [likeness(part.casefold()) for part in parts if part[:1].isupper() and len(part) > 2]
    others = [part for part in parts if not part[:1].isupper()]
    if not all(is_kin(part) or is_living(part) or part.startswith(("старш", "младш")) for part in others):
        return False
    if any(like.is_name for like in alike):
        return True
    return len(parts) > 1 and bool(alike) and all(like.may_be_surname for like in alike)


def _is_no_village(words: list[Word], n: int) -> bool:
    """«получила Зуева», «решение Зуевой»: Зуево is a village, but nothing says where."""
    word, read = words[n], readings(words[n].low)
    if n > 1 and words[n - 1].low == "на" and AGAINST.match(words[n - 2].low):
        return bool(SINGULAR_SURNAME.fullmatch(word.low))  # «жалоба на Ильина»
    if n and (words[n - 1].low in WHERE | FROM_WHERE or GEO.match(words[n - 1].low)):
        return False
    if PLURAL_SURNAME.fullmatch(word.low):
        return n > 0 and not words[n - 1].capital and (not read.known or read.surname > 0)  # «это Чулковы»
    if not SINGULAR_SURNAME.fullmatch(word.low):
        return not read.known and bool(ARMENIAN.fullmatch(word.low))
    guessed = not read.known and len(word.low) > 4 and read.surname + read.name > 0.2 and read.noun < 0.5
    return guessed or (read.surname >= 0.6 and read.place < 0.4)  # «Мурзина на учёте»


def _is_town(text: str, words: list[Word], n: int) -> bool:
    """«во Владимире», «Артём - город»: nobody is gone into."""
    if IS_TOWN.match(text, words[n].end):
        return True
    if n == 0 or words[n - 1].low not in ("в", "во"):
        return False
    return any(tag.gender == "masc" and tag.case in ("nomn", "loct") for tag in tags(words[n].low))


def _learned(words: list[Word], n: int) -> bool:
    """«игры Воскобовича»: with no first name before it, a surname that only looks like a patronymic."""
    return n > 0 and words[n - 1].like.is_scholarly and words[n - 1].low != "имени"


def _unheard_of(word: Word) -> bool:
    """A capitalised word that is no other than a name for all that the dictionary knows: «Нгуен Ван», «Тхи Хоа»."""
    read = readings(word.low)
    if (
        word.title
        or not word.capital
        or tells(word.low)
        or word.abbreviation
        or "-" in word.text
        or GEO.match(word.low)
    ):
        return False
    short = 1 < len(word.text) <= 3 and not read.noun and not read.adjective
    return not (read.known or PLACELIKE.fullmatch(word.low)) or short or read.name + read.surname > 0.5


def _acts(word: Word, following: Word | None) -> bool:
    """«Тест Маша не прошла»: she is no author of it."""
    if following is None or following.capital or not word.is_name:
        return False
    first = tags(word.low)[0].case
    return first == "nomn" and (following.low == "не" or tags(following.low)[0].POS == "VERB")


@lru_cache(maxsize=20_000)
def is_namelike(low: str) -> bool:
    """Whether a word in small letters may be any part of a name."""
    word = Word(low, 0, len(low), title=False)
    return word.may_be_name or word.may_be_surname or word.is_patronymic
