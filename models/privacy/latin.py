"""Russian written in Latin letters: «semya Petrovyh, mat Elena Viktorovna», as the other rules can read it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from models.privacy.finding import stretches
from models.privacy.kinship import is_kin
from models.privacy.numerals import DIGITS
from models.privacy.reading import Reading, replaced
from models.privacy.vocabulary import KIN, PATRONYMIC, PLURAL_SURNAME, WORD
from models.privacy.words import KNOWN, more_names, readings

TOKEN = re.compile(r"(?<![\w@/#-])(?<!\w\w\.)(?<!\d\.)[A-Za-z]+(?:['’][A-Za-z]+)*(?:-[A-Za-z]+)*(?![\w@/#]|[.-]\w{2})")
"""A word of Latin letters, no part of an address."""
LETTERS = (
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("tz", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("yo", "ё"), ("jo", "ё"), ("yu", "ю"), ("ju", "ю"), ("iu", "ю"), ("ya", "я"), ("ja", "я"), ("ia", "я"),
    ("ye", "е"), ("je", "е"), ("iy", "ий"), ("ij", "ий"), ("yy", "ый"), ("ay", "ай"), ("ai", "ай"), ("aj", "ай"),
    ("ey", "ей"), ("ei", "ей"), ("ej", "ей"), ("oy", "ой"), ("oi", "ой"), ("oj", "ой"), ("uy", "уй"), ("x", "кс"),
    ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"),
    ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"), ("y", "ы"), ("w", "в"), ("q", "к"), ("'", "ь"), ("’", "ь"),
)  # fmt: skip
PARTS = dict(LETTERS)
SPLIT = re.compile(
    "|".join(
        latin + ("(?![aeouy])" if russian.endswith("й") and len(russian) == 2 else "") for latin, russian in LETTERS
    ),
    re.IGNORECASE,
)
VOWELLED = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?=[яюеё])")
"""Where a soft sign is left out: «semya», «Kondratyev»."""
HARD_L = re.compile(r"л(?=[бвгджзкмнпрстфхцчшщ])")
SIGNED = re.compile(r"\b[A-Z][a-z]+(?:[oe]v|in|sk[iy]y?|enko)(?:a|aya|oy|u|ym)? [A-Z]\. ?[A-Z]?\.?")
SOFTENED = re.compile(r"(?<=[bvgdzklmnprstfhc])y(?=[aeou])", re.IGNORECASE)
FOREIGN_WORDS = frozenset({
    "max", "viber", "telegram", "zoom", "google", "windows", "word", "excel", "alice", "office", "teams",
    "master", "class", "art", "media", "online", "line", "pro", "club", "center", "plus", "super", "best", "top",
    "family", "day", "happy", "kids", "party", "school", "parents",
    "are", "dir", "you", "when", "the", "and", "ready", "ich", "und", "ist",
    "test", "park", "star", "mini", "smart", "net", "sos", "link", "meet", "forms", "classroom", "canva", "mts",
    "main",
})  # fmt: skip
"""Programmes and loan words that read like names or words of Russian."""
TELLING = frozenset({
    "улица", "улице", "дом", "доме", "квартира", "проживает", "живет", "живёт", "родилась", "родился", "адрес",
    "переулок", "телефон", "ул", "кв", "д", "пер", "г", "село", "рождения",
})  # fmt: skip
"""Two of these, or of numbers, in a text of Latin letters: it tells where somebody lives, or how to ring them."""
SHARE = 0.4
"""From which share of its words on a text in Latin letters is Russian."""
HARDENED = {word.replace("ь", ""): word for word in DIGITS}
"""Numbers without their soft signs: «pyatdesyat»."""
LONGEST = 30
LATIN = re.compile("[A-Za-z]+")
BESIDE = 120
"""Characters on both sides of Latin words that say what these mean."""


def in_russian(text: str) -> Reading | None:
    """The text with its Latin words read as Russian where they are; None when they are so nowhere."""
    found: list[re.Match[str]] = []
    for first, last in stretches(text, LATIN, BESIDE):
        found += _russian_words(text, first, last)
    return replaced(text, ((*one.span(), _russian(one[0])) for one in found)) if found else None


def _russian_words(text: str, first: int, last: int) -> list[re.Match[str]]:
    """The Latin words of a part of the text, when they are Russian ones."""
    tokens = [one for one in TOKEN.finditer(text, first, last) if len(one[0]) <= LONGEST]
    tokens = [one for one in tokens if one[0].casefold() not in FOREIGN_WORDS]
    part = text[first:last]
    if tokens and (
        _is_russian(part, [_russian(one[0]).casefold() for one in tokens])
        or any(is_kin(word.casefold()) for word in WORD.findall(part))
    ):
        return tokens
    return []


def _is_russian(text: str, words: list[str]) -> bool:
    """Whether these are words of Russian: kin, patronymics, families, or many that the dictionary knows."""
    if sum(word in DIGITS or word in TELLING for word in words) >= 2:
        return True
    if SIGNED.search(text):
        return True
    long = [word for word in words if len(word) > 2]
    if any(KIN.fullmatch(w) or (PATRONYMIC.fullmatch(w) and len(w) > 7) or PLURAL_SURNAME.fullmatch(w) for w in long):
        return True
    known = sum(readings(word).known for word in long)
    return known >= 2 and known >= SHARE * len(long)


@lru_cache(maxsize=5_000)
def _russian(latin: str) -> str:
    """The likeliest Russian word: of kinship, then a name, then any that the dictionary knows."""
    candidates = list(dict.fromkeys(_candidates(latin.casefold())))
    best = max(candidates, key=lambda word: (_likeness(word), -candidates.index(word)))
    if latin.isupper() and len(latin) > 1:
        return best.upper()
    return best[:1].upper() + best[1:] if latin[:1].isupper() else best


def _candidates(latin: str) -> Iterator[str]:
    soft = SOFTENED.sub("'y", latin)
    for one in (latin, soft):
        base = SPLIT.sub(lambda found: PARTS[found[0].casefold()], one)
        yield base
        yield base.removesuffix("ы") + "й" if base.endswith("ы") else base + "ь"
        yield VOWELLED.sub("ь", base, count=1)
        if "ай" in base or "ей" in base:
            yield base.replace("ай", "аи").replace("ей", "еи")
        if skeleton := HARDENED.get(base.replace("ц", "тс").replace("ь", "")):
            yield skeleton
        if base.endswith("ы"):
            yield base[:-1] + "ий"
            yield base[:-1] + "ый"
        yield HARD_L.sub("ль", base)
        if "ц" in base:
            yield base.replace("ц", "к")
        if "е" in base:
            yield base.replace("е", "ё", 1)
            yield base[:1].replace("е", "э") + base[1:]


def _likeness(word: str) -> int:
    if KIN.fullmatch(word) or word in DIGITS or word in TELLING:
        return 5
    read = readings(word)
    if read.name >= KNOWN or word in more_names():
        return 4
    if read.patronymic >= KNOWN or read.surname >= KNOWN:
        return 3
    return 2 if read.known else int(bool(PATRONYMIC.fullmatch(word)))
