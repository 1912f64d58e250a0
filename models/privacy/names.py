"""Names of people. What is no name by itself becomes one beside a mother, a boy, a surname, initials."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.privacy.context import followed_by_geo, is_place, nobody, scholarly
from models.privacy.finding import Category, Finding, stretches
from models.privacy.kinship import beside, is_kin, is_namesake
from models.privacy.people import is_known, people, private
from models.privacy.vocabulary import (
    BARE_INITIALS,
    COMMON_PHRASES,
    FAMOUS,
    FOREIGN,
    GEO,
    INITIAL_LETTER,
    INITIALS_FIRST,
    INITIALS_LAST,
    INITIALS_SMALL_FIRST,
    NOT_INITIALS,
    PLACELIKE,
    PLURAL_SURNAME,
    SCHOLARLY,
    SMALL_INITIALS,
    SON_OR_DAUGHTER,
    SURNAME,
    TITLE,
    TOWNS,
    WORD,
)
from models.privacy.word import Word
from models.privacy.words import KNOWN, more_names, readings, shy_names, tags

WHERE = frozenset({"в", "во", "из", "на", "до", "под", "за", "по"})
GENERATION = re.compile(r"-(?:старш|младш)\w+$")
SAYING = frozenset({"VERB", "INFN", "GRND", "PREP", "PRTS"})
"""What is said of people by name."""
LIFE = re.compile(
    r"беременн?а|пь[её]т|выпивает|родила|рожает|плачет|бо(?:ится|леет)|спит|сбежала?|прогуливает|вору?ет|кур(?:ит|ила?)"
    r"|уехала?|приехала?|пропала?|ушла|уш[её]л|умер(?:ла)?|хамит|кричит|бь[её]т|болен|больна|дома|жив[её]т|устала?"
    r"|сидит|работает|учится|состоит"
)
"""What is said of people alone; a programme or a ministry does other things."""
OF_WHOM = frozenset({"у", "к", "от", "с", "со", "для", "без", "о", "про"})
OWNED = re.compile(r"[а-яё]{3,}(?:[оеё]в|[иы]н)(?:ой|ым|у|а)")
UNKNOWN_SURNAME = re.compile(r"[а-яё]{3,}(?:[оеё]в|[иы]н)(?:у|ой|ым|ых|ыми)")
"""A surname in another case than the first, that the dictionary does not know: «навестили Тимошину»."""
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
    spans = [*_initials(text, words), *_groups(text, words), *beside(text, words)]
    for start, end in stretches(text, SON_OR_DAUGHTER, LONGEST):
        spans += [found.span() for found in FOREIGN.finditer(text, start, end)]
    for one in people(text, words, spans):
        if private(text, words, one) and not is_known(text, words, one, known):
            yield Finding(Category.NAME, one.start, one.end)


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
                somebody = word.may_be_surname or word.is_name or is_namesake(word.low)
            else:
                somebody = word.is_surname and found[2] not in NOT_INITIALS
            if somebody:
                yield found.span()


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
        if following and FAMOUS.fullmatch(following.low) and word.capital:
            continue
        if word.is_patronymic and (word.capital or readings(word.low).patronymic >= KNOWN):
            yield word.start, word.end
        elif following and _full_name(word, following):
            yield word.start, following.end
        elif not word.title and (_by_itself(text, words, n) or (following and _does(text, words, n))):
            yield word.start, word.end
        elif following and _unheard_of(word) and _unheard_of(following):
            yield word.start, following.end


def _by_itself(text: str, words: list[Word], n: int) -> bool:
    word = words[n]
    return _alone(text, words, n) if word.capital else word.is_surely_name or _hers(text, words, n)


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
    if FAMOUS.fullmatch(word.low) or is_place(words, n, text) or followed_by_geo(text, words, n):
        return False
    if word.abbreviation and len(word.text) < 5:  # РИК, КИМ
        return False
    if word.is_name or _in_a_sentence(text, words, n) or _hers(text, words, n):
        return True
    if "-" in word.text:
        return bool(GENERATION.search(word.low)) and bool(SURNAME.fullmatch(word.low.split("-")[0]))
    if TOWNS.fullmatch(word.low) and not PLURAL_SURNAME.fullmatch(word.low):
        return False
    return word.is_surname


def _in_a_sentence(text: str, words: list[Word], n: int) -> bool:
    """«с Юрой», «ждём Веру», «навестили Тимошину»: the capital within a sentence makes a name of another word too,
    unless it says where, or what a thing is called («клуб Надежда»)."""
    if n == 0 or text[words[n - 1].end : words[n].start] != " " or words[n - 1].low in WHERE:
        return False
    said = tags(words[n - 1].low)[0].POS
    if said not in SAYING:
        return False
    word = words[n]
    if word.may_be_name:
        return word.low in more_names() or readings(word.low).name >= 0.1
    read = readings(word.low)
    if said in ("VERB", "PRTS") and read.surname >= 0.3 and read.place < 0.2 and SURNAME.fullmatch(word.low):
        return not PLACELIKE.fullmatch(word.low)
    return bool(UNKNOWN_SURNAME.fullmatch(word.low)) and not read.known


def _hers(text: str, words: list[Word], n: int) -> bool:
    """«у ивановой, дверь не открыла», «По Дроздовой: суд», «дело Карповой»: the dictionary takes such a surname for an
    adjective as likely, and an adjective has its noun right behind it."""
    word = words[n]
    if n == 0 or text[words[n - 1].end : word.start] != " " or not OWNED.fullmatch(word.low):
        return False
    read, before = readings(word.low), words[n - 1]
    if (
        read.noun > 0.5
        or read.place > 0.5
        or before.low in WHERE - {"по"}
        or GEO.match(before.low)
        or (before.capital and n > 1)
    ):
        return False
    if read.surname < 0.5 and not word.capital:
        return False
    if word.low.endswith("а") and before.low not in {"у", "с", "от", "для", "без"}:
        return False
    behind = words[n + 1] if n + 1 < len(words) and text[word.end : words[n + 1].start] == " " else None
    if behind is not None and (tags(behind.low)[0].POS in ("NOUN", "ADJF") or not word.capital):
        return behind.capital and not GEO.match(behind.low) and word.capital
    return word.capital or before.low in OF_WHOM


def _learned(words: list[Word], n: int) -> bool:
    """«игры Воскобовича»: with no first name before it, a surname that only looks like a patronymic."""
    return n > 0 and bool(SCHOLARLY.fullmatch(words[n - 1].low)) and words[n - 1].low != "имени"


def _does(text: str, words: list[Word], n: int) -> bool:
    """«Глухова не пускает», «Оразгуль с детьми приехала»: whoever has children, or does what people do, is somebody."""
    word, next_ = words[n], words[n + 1]
    read = readings(word.low)
    if not word.capital or word.abbreviation or PLACELIKE.fullmatch(word.low) or TOWNS.fullmatch(word.low):
        return False
    third = words[n + 2] if n + 2 < len(words) and text[next_.end : words[n + 2].start] == " " else None
    whose = words[n + 3].low if third is not None and third.low in ("её", "ее", "его") and n + 3 < len(words) else ""
    with_kin = next_.low in ("с", "со", "и") and third is not None and is_kin(whose or third.low) and not third.capital
    if word.low in shy_names() and read.place < 0.5:
        return bool(LIFE.fullmatch(next_.low))  # «Вика пропала»
    if PLURAL_SURNAME.fullmatch(word.low) and read.noun + read.place < 0.5:
        acts = tags(next_.low)[0]
        return bool(acts.POS == "VERB" and acts.number == "plur")
    if not read.known and len(word.text) > 3 and "-" not in word.text:
        return with_kin or bool(LIFE.fullmatch(next_.low))
    if not (read.surname > 0.3 and read.noun < 0.5 and SURNAME.fullmatch(word.low)):
        return False
    acts = tags(third.low if next_.low in ("не", "снова", "опять") and third is not None else next_.low)[0]
    return with_kin or bool(acts.POS == "VERB" and acts.number == "sing")


def _unheard_of(word: Word) -> bool:
    """A capitalised word that is no other than a name for all that the dictionary knows: «Нгуен Ван», «Тхи Хоа»."""
    read = readings(word.low)
    if word.title or not word.capital or word.abbreviation or "-" in word.text or GEO.match(word.low):
        return False
    short = len(word.text) <= 3 and not read.noun and not read.adjective
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
