"""What is spelled out to slip through: «к о л я и в а н о в», «vk точка ком слэш id12345», «тг: at sonya kot»."""

import re
from collections.abc import Iterator
from functools import lru_cache

from models.privacy.links import IN_NETWORK
from models.privacy.numerals import SPOKEN, SPOKEN_PART, SPOKEN_WORD, spoken
from models.privacy.reading import Reading, replaced
from models.privacy.vocabulary import SURNAME
from models.privacy.word import likeness
from models.privacy.words import dictionary, more_names

SPACED = re.compile(r"(?<![\w-])[А-ЯЁа-яё](?:[ ._*-]{1,3}[А-ЯЁа-яё](?![А-ЯЁа-яё\d])){3,}")
"""Four letters or more, each by itself."""
LETTER = re.compile(r"[А-ЯЁа-яё]")
CAMEL = re.compile(r"\b[А-ЯЁ][а-яё]{2,}(?:[А-ЯЁ][а-яё]{2,})+\b")
CAPITAL = re.compile(r"(?<=[а-яё])(?=[А-ЯЁ])")
HASHTAG = re.compile(r"#([а-яё]{5,30})\b", re.IGNORECASE)
SHORT = frozenset("иваскоуя")
"""Words of one letter."""
LONGEST_WORD = 14
AT_ONCE = 48
"""Letters in a row that are parted into words together."""
SIGN = re.compile(
    r"точка|тчк|собак|собачк|сл[эе]ш|дробь|подч[её]рк|\b(?:dot|slash|at|эт|sobaka|tochka|underscore)\b", re.IGNORECASE
)
POINT = re.compile(
    r"(?:\b(?P<site>вк|вконтакте|ок|инстаграм\w?|телеграм\w?|фейсбук|т|тг))?"
    r"(?P<point> ?\b(?:точка|тчк|dot|tochka) ?|(?<=\w)\.)"
    r"(?P<zone>ком|com|ру|ru|рф|орг|org|нет|net|ми|me)\b",
    re.IGNORECASE,
)
SITES = {"вк": "vk", "вконтакте": "vk", "ок": "ok", "т": "t", "тг": "t", "фейсбук": "facebook"}
ZONES = {"ком": "com", "ру": "ru", "орг": "org", "нет": "net", "ми": "me"}
STROKE = re.compile(r" ?\b(?:сл[эе]ш|slash|дробь) ?(?=[A-Za-z\d])", re.IGNORECASE)
LOW_LINE = re.compile(r" ?\b(?:нижн\w{2} )?(?:подч[её]рк\w+|underscore) ?", re.IGNORECASE)
MONKEY = re.compile(r"\b(?:at|эт|собак[аи]|собачк[аи]|sobaka) (?=[A-Za-z][\w.]{2,})", re.IGNORECASE)
NUMBERED = re.compile(
    rf"\b(?:дом\w{{0,3}}|д\.|квартир\w{{1,2}}|кв\.?|корп\w*\.?|комнат\w|номер\w?|сери[яи]|паспорт\w?|снилс|инн|полис\w?|карт\w)"
    rf" (?P<number>(?:(?:{SPOKEN})\b[ ,-]{{0,2}})+)",
    re.IGNORECASE,
)
"""«дом пять квартира семь», «серия шестьдесят восемь ноль один»."""
LONG = re.compile(r"\w{9,}")
GLUED = re.compile(rf"(?:{SPOKEN}){{3,}}")
"""«восемьдевятьсотпять», in small letters: no three numbers have fewer than nine."""
BESIDE = 120
"""Characters on both sides of what is spelled out that say what it means."""
BEFORE = 40
"""Characters before a spoken «at» that say that a name of the net follows."""


def spelled_out(text: str) -> Iterator[tuple[int, Reading]]:
    """The parts of the text that hide something, from which place on, as they would be written if they did not."""
    parts = [*_spaced(text), *_run_together(text)]
    if SIGN.search(text):
        parts += _signs(text)
    if SPOKEN_WORD.search(text):
        parts += _numbers(text)
    near: list[tuple[int, int, str]] = []
    for part in _apart(parts):
        if near and part[0] - near[-1][1] > 2 * BESIDE:
            yield _cut(text, near)
            near = []
        near.append(part)
    if near:
        yield _cut(text, near)


def _cut(text: str, parts: list[tuple[int, int, str]]) -> tuple[int, Reading]:
    """The part of the text around what is replaced, from its place on."""
    first = text.rfind(" ", 0, max(0, parts[0][0] - BESIDE)) + 1
    last = text.find(" ", parts[-1][1] + BESIDE)
    part = text[first : len(text) if last < 0 else last]
    return first, replaced(part, ((start - first, end - first, new) for start, end, new in parts))


def _apart(parts: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    last = 0
    for start, end, new in sorted(parts):
        if start >= last:
            yield start, end, new
            last = end


def _spaced(text: str) -> Iterator[tuple[int, int, str]]:
    for found in SPACED.finditer(text):
        places = [found.start() + one.start() for one in LETTER.finditer(found[0])]
        for first in range(0, len(places), AT_ONCE):
            some = places[first : first + AT_ONCE]
            letters = "".join(text[place] for place in some)
            if words := _words(letters.casefold()):
                yield some[0], some[-1] + 1, " ".join(words)


def _run_together(text: str) -> Iterator[tuple[int, int, str]]:
    """«КоляИванов», «#коляиванов»."""
    for found in CAMEL.finditer(text):
        yield *found.span(), CAPITAL.sub(" ", found[0])
    for found in HASHTAG.finditer(text) if "#" in text else ():
        if words := _words(found[1].casefold()):
            yield *found.span(1), " ".join(words)


@lru_cache(maxsize=2_000)
def _words(letters: str) -> tuple[str, ...]:
    """The fewest words that the letters are, names with a capital; none when they are no words."""
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *[None] * len(letters)]
    for first in range(len(letters)):
        if (so_far := best[first]) is None:
            continue
        for last in range(first + 1, min(len(letters), first + LONGEST_WORD) + 1):
            word = letters[first:last]
            if (cost := _cost(word)) is not None:
                known = best[last]
                if known is None or so_far[0] + cost < known[0]:
                    best[last] = so_far[0] + cost, (*so_far[1], word)
    parted = best[-1]
    return tuple(word.capitalize() if _is_somebody(word) else word for word in parted[1]) if parted else ()


def _cost(word: str) -> float | None:
    if len(word) == 1:
        return 1.5 if word in SHORT else None
    if word in more_names() or dictionary().word_is_known(word):
        return 1.0 if len(word) > 2 else 1.4
    return 2.2 if len(word) > 4 and SURNAME.fullmatch(word) else None


def _is_somebody(word: str) -> bool:
    like = likeness(word)
    return len(word) > 2 and (like.is_name or like.is_patronymic or like.may_be_surname or like.reads_as_patronymic)


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for found in NUMBERED.finditer(text):
        number = found["number"].rstrip(" ,-")
        yield found.start("number"), found.start("number") + len(number), spoken(number)
    for found in LONG.finditer(text.lower()):
        if GLUED.fullmatch(found[0]):
            yield *found.span(), " ".join(one[0] for one in SPOKEN_PART.finditer(found[0]))


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    for found in POINT.finditer(text):
        if found["site"]:
            site = found["site"].casefold()
            known = "instagram" if site.startswith("инст") else "telegram" if site.startswith("телег") else ""
            yield *found.span("site"), SITES.get(site, known or site)
        yield *found.span("point"), "."
        zone = found["zone"].casefold()
        yield *found.span("zone"), ZONES.get(zone, zone)
    for found in STROKE.finditer(text):
        yield *found.span(), "/"
    for found in LOW_LINE.finditer(text):
        yield *found.span(), "_"
    for found in MONKEY.finditer(text):
        handle = text[found.end() : found.end() + 40].split(" ")[0]
        if any(c in handle for c in "_.0123456789") or IN_NETWORK.search(
            text, max(0, found.start() - BEFORE), found.start()
        ):
            yield *found.span(), "@"
