"""Addresses of a person in the net: e-mail, user names, pages. Pages of communities and posts are nobody's own."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from models.privacy.finding import Category, Finding, is_office, stretches

ZONES = r"(?:ru|рф|ру|ком|com|org|net|su|info|me|pro|online|biz|by|kz|ua|gmail|mail|yandex|[a-z]{2,12})"
EMAIL = re.compile(
    rf"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(собака\)|\bсобач?к[аи]\b|\bsobaka\b|\bat\b)\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(точка\)|\bточка\b"
    rf"|\bdot\b)\s?[\w-]+)*"
    rf"\s?(?:\.|\(dot\)|\[dot\]|\(точка\)|\bточка\b|\bdot\b)\s?{ZONES}\b",
    re.IGNORECASE,
)
ZONELESS = re.compile(
    r"[\w.+-]+\s?(?:@|\bсобач?к[аи]\b)\s?(?:gmail|mail|yandex|ya|bk|list|inbox|rambler|icloud|яндекс|мейл|майл|гмейл|джимейл"
    r"|рамблер)\b(?![.\w-])",
    re.IGNORECASE,
)
"""The end is left out, or spoken."""
AT = re.compile(r"@|(?<!\w)at\b|собач?к|sobak")
"""In small letters. Without one of these there is no e-mail: looking for its beginning at every letter takes time."""
USERNAME = re.compile(r"(?<![\w.@/-])@[A-Za-z][A-Za-z0-9_.]{2,31}")
PAGE = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?P<site>t\.me|telegram\.me|telegram\.dog|vk\.com|vk\.ru|vkontakte\.ru|ok\.ru"
    r"|odnoklassniki\.ru"
    r"|instagram\.com|facebook\.com|fb\.com|wa\.me|viber\.me|max\.ru|tiktok\.com|twitter\.com"
    r"|x\.com)/(?P<path>[^\s<>»\"),;]+)",
    re.IGNORECASE,
)
SITE = re.compile(r"\.(?:me|dog|com|ru)/")
"""How all of these sites end."""
TOKEN = re.compile(r"\S+")
NICKNAME = re.compile(r"\b(?:профиль|аккаунт|ник) «[^»]{3,40}»|\b(?:под|с) ник(?:ом|неймом) «?[\w.]{3,}(?: \d+)?")
"""Of a text in small letters."""
NUMBERED = re.compile(
    r"\bid ?\d{5,12}\b|\b(?:(?:вк|vk|вконтакте|ок|одноклассник\w{1,3})(?: [а-яё]{2,8})? ?[:-]? ?|ид |айди )"
    r"(?:(?:id|ид|айди)[ :]{0,2})?\d{6,10}\b"
)
"""«id12345», «вк 12345678»: a page by its number, of a text in small letters."""
FIVE_DIGITS = re.compile(r"\d{5}")
DEEP = re.compile(r"(?:tg://(?:user|resolve)|viber://|skype:)\S+")
"""Of a text in small letters."""
UNLIKE_RUSSIAN = re.compile(r"[A-Za-z_]|[а-яё]\d")
NETWORK = (
    r"\b(?:ник(?:нейм)?(?:ом|а|е|у)?\b|логин\w{0,2}|юзер(?:нейм)?\w{0,2}|айди\b|user(?:name)?\b|id\b|акк(?:аунт\w{0,2})?\b|профил[ьеяю]\w?"
    r"|страниц[аеыу]\b|страничк[аеиу]\b"
    r"|телеграм\w{0,3}|телег[аеу]\b|тг\b|tg\b|telegram|вконтакте|вк\b|vk\b|инст[аеу]\b|insta\b|инстаграм\w{0,3}"
    r"|instagram|тик[ -]?ток\w{0,2}|tik[ -]?tok|дискорд\w{0,2}|discord|ютуб\w{0,2}|youtube|одноклассник\w{0,2}"
    r"|скайп\w{0,2}|skype"
    r"|вайбер\w{0,2}|в[оа]т?с ?апп?\w{0,2}|снапчат\w{0,2}|роблокс\w{0,2}|roblox|стим\w{0,2}\b|steam"
    r"|почт[аыуе]\b|мыло\b|мэйл\w{0,2}|мейл\w{0,2}|имейл\w{0,2}|e-?mail|в игре\b"
    r"|твич\w{0,2}|лайк[еи]\b)"
)
OWNER = (
    r"(?:мам\w{1,4}|пап\w{1,3}|матер\w{1,2}|отц\w{1,2}|реб[её]н\w{2,4}|детей|девоч\w{2,3}|мальчи\w{1,3}|доч\w{1,4}|сын\w{0,3}"
    r"|подрост\w{2,3}|бабуш\w{2}|дедуш\w{2}|брат\w{0,2}|сестр\w{1,2}|семь\w{1,2}|опекун\w{0,2}|внуч?к?\w{1,2}|его|её|ее|их|ей|ему)"
)
OWNER_WORD = re.compile(rf"\b{OWNER}\b", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@.#/-])@?(?=[A-Za-z]|[А-Яа-яЁё][\w.#-]*[_\d])[A-Za-zА-Яа-яЁё][\w.#-]{2,40}(?![\w.#-]*@)")
COINED = re.compile(r"@?(?:[A-Za-z].*|.*_.*|[А-Яа-яё]+\d+)")
"""A name that somebody coined: in Latin letters, or with an underscore or a number."""
SPECIAL = re.compile(r"(?!.*\.(?:ru|com|org|net|рф)$)(?=.*[\d_.]).{4,}")
"""Without a colon before it a name has a digit or an underscore, as no word of a title has: «в телеге masha_85»."""
DOTTED = re.compile(r"(?=.*[A-Za-z])(?=.*[._])(?:.*\d.*|\w*_\w*)")
BOUND = re.compile(r"[.!?\n«»;]")
NETWORK_BEFORE = re.compile(
    rf"{NETWORK}(?:[ -]+(?:у|в|на|он|она|они|это|есть|сидит|под|как|ником|{OWNER}|{NETWORK}))*\s?(?P<colon>[:-]?)\s?$",
    re.IGNORECASE,
)
OWNER_BEFORE = re.compile(rf"\b{OWNER}\s$", re.IGNORECASE)
IN_NETWORK = re.compile(NETWORK, re.IGNORECASE)
LEAD = 70
"""Characters before a name that say what it is."""
NETWORK_WORD = re.compile(rf"(?:{NETWORK}|max|zoom|viber|whatsapp|rutube|google|android|online|pdf|qr)", re.IGNORECASE)
COMMON = re.compile(
    r"(?:подпи[сш]|новост|анонс|публикац|групп|сообществ|паблик|канал|центр|клуб|учрежден|школ|сайт|чат)\w{0,5}"
    r"[^.!?\n]{0,20}$",
    re.IGNORECASE,
)
OURS = re.compile(r"\S+ ?[-(] ?(?:наш|официальн|канал|групп)", re.IGNORECASE)
COMMUNITY = {
    "vk": re.compile(
        r"(?:wall-|club|public|event|topic-|album-|photo-|video-|clip-|clips-|@-|feed|doc|market-|page-|app)|.*w=wall-",
        re.IGNORECASE,
    ),
    "t.me": re.compile(r"(?:s/|c/|\+|joinchat|addlist|[\w]+/\d+|\w+bot\b)", re.IGNORECASE),
    "ok": re.compile(r"(?:group|live|video|[\w.]+/(?:topic|statuses|album))", re.IGNORECASE),
    "other": re.compile(r"(?:p/|reel|groups/|events/|watch|join|\w+/video)", re.IGNORECASE),
}


def find_links(text: str) -> Iterator[Finding]:
    """Every way to a person in the net."""
    low = text.lower()
    yield from _emails(text, low)
    for found in DEEP.finditer(low) if ":" in low else ():
        yield Finding(Category.ACCOUNT, *found.span())
    named = (
        USERNAME.finditer(text) if "@" in text else (),
        NUMBERED.finditer(low) if FIVE_DIGITS.search(text) else (),
        NICKNAME.finditer(low),
    )
    for found in chain.from_iterable(named):
        if not _is_common(text, found.start()):
            yield Finding(Category.ACCOUNT, *found.span())
    yield from _handles(text)
    yield from _pages(text, low)


def _pages(text: str, low: str) -> Iterator[Finding]:
    tokens = TOKEN.finditer(text) if SITE.search(low) else ()
    for found in chain.from_iterable(PAGE.finditer(text, *one.span()) for one in tokens if "/" in one[0]):
        site = found["site"].casefold()
        kind = "vk" if site.startswith("vk") else "t.me" if site.startswith("t") and "me" in site else site[:2]
        community = COMMUNITY.get(kind, COMMUNITY["other"]).match(found["path"])
        if not community and not _is_common(text, found.start()):
            yield Finding(Category.ACCOUNT, *found.span())


def _emails(text: str, low: str) -> Iterator[Finding]:
    for first, last in stretches(low, AT, LEAD):
        for pattern in (EMAIL, ZONELESS):
            for found in pattern.finditer(text, first, last):
                if not is_office(text, found.start()):
                    yield Finding(Category.EMAIL, *found.span())


def _is_common(text: str, start: int) -> bool:
    """Whether what stands there is said to be a group's, a centre's, and nobody's own."""
    lead = text[max(0, start - 40) : start]
    return bool(COMMON.search(lead) or OURS.match(text, start)) and not OWNER_WORD.search(lead)


def _handles(text: str) -> Iterator[Finding]:
    """«инста девочки sonya.kot_2012», «у мальчика в дискорде shadow.fox», «ник: kotik99»."""
    coined = [
        (found.start(), handle)
        for found in HANDLE.finditer(text if UNLIKE_RUSSIAN.search(text) else "")
        if COINED.fullmatch(handle := found[0].rstrip(".-")) and not NETWORK_WORD.fullmatch(handle)
    ]
    networks, owners = _before(text, coined, IN_NETWORK), _before(text, coined, OWNER_WORD)
    for start, handle in coined if networks or owners else ():
        first = _bound(text, start)
        if _somebodys(text, handle, start, _within(networks, first, start), _within(owners, first, start)):
            yield Finding(Category.ACCOUNT, start, start + len(handle))


def _before(text: str, coined: list[tuple[int, str]], words: re.Pattern[str]) -> list[int]:
    """Where such words stand that a coined name follows."""
    parts: list[list[int]] = []
    for start, _ in coined:
        if parts and start - LEAD <= parts[-1][1]:
            parts[-1][1] = start
        else:
            parts.append([max(0, start - LEAD), start])
    return [found.start() for first, last in parts for found in words.finditer(text, first, last)]


def _bound(text: str, start: int) -> int:
    """Where what leads up to the place begins."""
    first = max(0, start - LEAD)
    return max((found.end() for found in BOUND.finditer(text, first, start)), default=first)


def _within(places: list[int], first: int, last: int) -> list[int]:
    return places[bisect_left(places, first) : bisect_left(places, last)]


def _somebodys(text: str, handle: str, start: int, networks: list[int], owners: list[int]) -> bool:
    """Whether the networks and the people named before a coined name say that it is a person's in the net."""
    if owners:
        return bool(networks) or bool(DOTTED.fullmatch(handle) and OWNER_BEFORE.match(text, owners[-1], start))
    near = next((one for at in networks if (one := NETWORK_BEFORE.match(text, at, start))), None)
    if near is None or not (near["colon"] or SPECIAL.fullmatch(handle)):
        return False
    return not COMMON.search(text, _bound(text, start), start)
