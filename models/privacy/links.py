"""Addresses of a person in the net: e-mail, user names, pages. Pages of communities and posts are nobody's own."""

import re
from collections.abc import Iterator

from models.privacy.finding import Category, Finding

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
NICK = re.compile(
    r"(?:\bник(?:нейм)?\b|\bлогин\b|телеграм\w*|телега|\bтг\b|вконтакте|\bвк\b|инстаграм\w*|скайп\w*|skype|telegram"
    r"|instagram)"
    r"(?:\s+(?:мамы|папы|ребёнка|ребенка|семьи))?\s*[:-]\s*@?[A-Za-z][\w.]{3,31}",
    re.IGNORECASE,
)
TYPED = re.compile(
    r"(?:\bник(?:нейм)?|\bлогин|\bтелег[аеу]|\bтг|\bвк|\bинст[аеу]|телеграм\w*|инстаграм\w*|скайп\w*)"
    r"(?: (?:в|у|мамы|папы|его|её|ее|телег\w+|вк|тг|инст\w+))*\s(?=[\w.]*[\d_])[A-Za-z][\w.]{3,31}",
    re.IGNORECASE,
)
"""«ник в телеге masha_85»: without a colon it has a digit or an underscore, as no word of a title has."""
COMMON = re.compile(r"(?:групп|сообществ|паблик|канал|центр)\w*[^.!?\n]{0,20}$", re.IGNORECASE)
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
    for found in EMAIL.finditer(text) if AT.search(text) else ():
        yield Finding(Category.EMAIL, *found.span())
    for found in ZONELESS.finditer(text) if AT.search(text) else ():
        yield Finding(Category.EMAIL, *found.span())
    for pattern in (USERNAME, DEEP, NICK) if LATIN.search(text) else ():
        for found in pattern.finditer(text):
            yield Finding(Category.ACCOUNT, *found.span())
    for found in TYPED.finditer(text):
        if not COMMON.search(text[max(0, found.start() - 40) : found.start()]):
            yield Finding(Category.ACCOUNT, *found.span())
    for found in PAGE.finditer(text):
        site = found["site"].casefold()
        kind = "vk" if site.startswith("vk") else "t.me" if site.startswith("t") and "me" in site else site[:2]
        if not COMMUNITY.get(kind, COMMUNITY["other"]).match(found["path"]):
            yield Finding(Category.ACCOUNT, *found.span())
