"""Addresses of a person in the net: e-mail, user names, pages. Pages of communities and posts are nobody's own."""

import re
from collections.abc import Iterator

from models.privacy.finding import Category, Finding, stretches

ZONES = r"(?:ru|рф|ру|ком|com|org|net|su|info|me|pro|online|biz|by|kz|ua|gmail|mail|yandex|[a-z]{2,4})"
EMAIL = re.compile(
    rf"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(собака\)|\bсобак[аи]\b|\bsobaka\b)\s?[\w-]+(?:\s?(?:\.|\bточка\b"
    rf"|\bdot\b)\s?[\w-]+)*"
    rf"\s?(?:\.|\bточка\b|\bdot\b)\s?{ZONES}\b",
    re.IGNORECASE,
)
ZONELESS = re.compile(
    r"[\w.+-]+\s?(?:@|\bсобак[аи]\b)\s?(?:gmail|mail|yandex|ya|bk|list|inbox|rambler|icloud|яндекс|мейл|майл|гмейл|джимейл"
    r"|рамблер)\b(?![.\w-])",
    re.IGNORECASE,
)
"""The end is left out, or spoken."""
AT = re.compile(r"@|\bat[)\]]|собак|sobak", re.IGNORECASE)
"""Without one of these there is no e-mail: looking for its beginning at every letter takes time."""
USERNAME = re.compile(r"(?<![\w.@/-])@[A-Za-z][A-Za-z0-9_.]{2,31}")
PAGE = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?P<site>t\.me|telegram\.me|telegram\.dog|vk\.com|vk\.ru|vkontakte\.ru|ok\.ru"
    r"|odnoklassniki\.ru"
    r"|instagram\.com|facebook\.com|fb\.com|wa\.me|viber\.me|max\.ru|tiktok\.com|twitter\.com"
    r"|x\.com)/(?P<path>[^\s<>»\"),;]+)",
    re.IGNORECASE,
)
DEEP = re.compile(r"(?:tg://(?:user|resolve)|viber://|skype:)\S+", re.IGNORECASE)
LATIN = re.compile("[A-Za-z]")
UNLIKE_RUSSIAN = re.compile(r"[A-Za-z_]|[а-яё]\d")
NETWORK = (
    r"(?:\bник(?:нейм)?(?:ом|а|е|у)?\b|\bлогин\w{0,2}|\bюзер(?:нейм)?\w{0,2}|\bайди\b|\buser(?:name)?\b|\bid\b|\bакк(?:аунт\w{0,2})?\b|\bпрофил[ьеяю]\w?"
    r"|\bстраниц[аеыу]\b|\bстраничк[аеиу]\b"
    r"|телеграм\w{0,3}|\bтелег[аеу]\b|\bтг\b|\btg\b|telegram|вконтакте|\bвк\b|\bvk\b|\bинст[аеу]\b|\binsta\b|инстаграм\w{0,3}"
    r"|instagram|\bтик[ -]?ток\w{0,2}|tik[ -]?tok|дискорд\w{0,2}|discord|ютуб\w{0,2}|youtube|одноклассник\w{0,2}"
    r"|скайп\w{0,2}|skype"
    r"|вайбер\w{0,2}|в[оа]т?с ?апп?\w{0,2}|снапчат\w{0,2}|роблокс\w{0,2}|roblox|\bстим\w{0,2}\b|steam"
    r"|твич\w{0,2}|\bлайк[еи]\b)"
)
OWNER = (
    r"(?:мам\w{1,4}|пап\w{1,3}|матер\w{1,2}|отц\w{1,2}|реб[её]н\w{2,4}|детей|девоч\w{2,3}|мальчи\w{1,3}|доч\w{1,4}|сын\w{0,3}"
    r"|подрост\w{2,3}|бабуш\w{2}|дедуш\w{2}|брат\w{0,2}|сестр\w{1,2}|семь\w{1,2}|опекун\w{0,2}|внуч?к?\w{1,2}|его|её|ее|их|ей|ему)"
)
OWNER_WORD = re.compile(rf"\b{OWNER}\b", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@.#/-])@?[A-Za-zА-Яа-яЁё][\w.#-]{2,40}")
COINED = re.compile(r"@?(?:[A-Za-z].*|.*_.*|[А-Яа-яё]+\d+)")
"""A name that somebody coined: in Latin letters, or with an underscore or a number."""
SPECIAL = re.compile(r"(?=.*[\d_]).{4,}")
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
    r"(?:групп|сообществ|паблик|канал|центр|клуб|учрежден|школ|сайт|чат)\w{0,5}[^.!?\n]{0,20}$", re.IGNORECASE
)
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
    for first, last in stretches(text, AT, LEAD):
        for pattern in (EMAIL, ZONELESS):
            for found in pattern.finditer(text, first, last):
                yield Finding(Category.EMAIL, *found.span())
    for found in DEEP.finditer(text) if LATIN.search(text) else ():
        yield Finding(Category.ACCOUNT, *found.span())
    for found in USERNAME.finditer(text) if "@" in text else ():
        lead = text[max(0, found.start() - 40) : found.start()]
        if not COMMON.search(lead) or OWNER_WORD.search(lead):
            yield Finding(Category.ACCOUNT, *found.span())
    yield from _handles(text)
    for found in PAGE.finditer(text) if "/" in text else ():
        site = found["site"].casefold()
        kind = "vk" if site.startswith("vk") else "t.me" if site.startswith("t") and "me" in site else site[:2]
        lead = text[max(0, found.start() - 40) : found.start()]
        common = COMMON.search(lead) and not OWNER_WORD.search(lead)
        if not common and not COMMUNITY.get(kind, COMMUNITY["other"]).match(found["path"]):
            yield Finding(Category.ACCOUNT, *found.span())


def _handles(text: str) -> Iterator[Finding]:
    """«инста девочки sonya.kot_2012», «у мальчика в дискорде shadow.fox», «ник: kotik99»."""
    if not UNLIKE_RUSSIAN.search(text):
        return
    for found in HANDLE.finditer(text):
        handle = found[0].rstrip(".-")
        if not COINED.fullmatch(handle) or NETWORK_WORD.fullmatch(handle):
            continue
        if _somebodys(BOUND.split(text[max(0, found.start() - LEAD) : found.start()])[-1], handle):
            yield Finding(Category.ACCOUNT, found.start(), found.start() + len(handle))


def _somebodys(lead: str, handle: str) -> bool:
    """Whether what stands before a coined name says that it is a person's in the net."""
    if OWNER_WORD.search(lead):
        return bool(IN_NETWORK.search(lead) or (OWNER_BEFORE.search(lead) and DOTTED.fullmatch(handle)))
    near = NETWORK_BEFORE.search(lead)
    return near is not None and not COMMON.search(lead) and bool(near["colon"] or SPECIAL.fullmatch(handle))
