"""Dates of birth. A plain date is no personal data; a date that somebody was born on is."""

import re
from collections.abc import Iterator

from models.privacy.finding import Category, Finding, stretches

MONTH = r"(?:январ|феврал|март|апрел|ма[яйе]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
WORDED = rf"\d{{1,2}}(?:-?го)? {MONTH}(?: (?:\d{{4}}|\d{{2}}))?"
YEAR = r"(?:(?:19|20)\d{2}|\d{2})(?:-?го)?"
DATE = rf"(?:{NUMERIC}|{WORDED}|\d{{4}}-\d{{2}}-\d{{2}})"
G = r"(?:\s?(?:г\.|г|года|год|гг\.))?"
BORN = (
    r"(?:родил(?:ся|ась)|родивш(?:ийся|аяся|егося|ейся|уюся)|рожд[её]н(?:а|ный|ная|ного|ной|ному)?(?!и)"
    r"|появил(?:ся|ась) на свет)"
)
THINGS = r"(?:проект|клуб|центр|иде|програм|движен|традици|отряд|объединен|учрежден|организаци|фонд|фестивал|праздник)"
ORDINAL = r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|\w{3,9}надцат|десят|двадцат|тридцат)\w*"
CHILD = r"(?:ему|ей|реб[её]н\w+|мальчик\w*|девочк\w+|подрост\w+|сын\w*|доч\w+|внук\w*|внучк\w+)"
OF_A_THING = re.compile(rf"\b{THINGS}\w*\s$", re.IGNORECASE)
"""«Идея проекта родилась в 2019 году»."""
ABOUT = re.compile(r"рожд|исполн|возраст|роди[лв]|род(?<!\wрод)\.|г\.? ?р\b|г/р|д(?<!\wд)[./]? ?р|появил|р(?<!\wр)\.")
"""In small letters."""
AROUND = 100
"""Characters on both sides of such a word that a date may stand in."""
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"(?:{DATE}|{YEAR})\s?{G},?\s?\(?(?:г\.? ?р\b\.?|г/р|год[а]? рожд\w*|рожд(?:\.|ения\b)|р\.(?= |,|$|\)))"
            r"(?!\.? и (?:старше|младше|моложе))"
        ),
        rf"(?<![\w-])р\. ?{DATE}",
        rf"{DATE}{G}\s*(?:-\s*)?(?:дата|день) рожд\w*",
        (
            rf"(?:дат[аыуе] рожд\w*|\bд\.? ?р\.|\bд/р\b|\bдр\b|\bрожд\.|\bрод\.|г\.? ?р\.)[^\d\n]{{0,20}}"
            rf"(?:{DATE}|(?:19|20)\d{{2}})"
        ),
        r"(?:год[ау]? рожд\w*|год рожд\w*|\bг\.? ?р\b\.?)\s*[:-]?\s*(?:19|20)\d{2}(?!\d)",
        rf"(?:день|дня|дню|дн[её]м) рожд\w*(?!\s+\w*{THINGS})(?:\s+(?!\w*{THINGS})[а-яё]+){{0,2}}\s*[:-]?\s*{DATE}",
        rf"{BORN}(?!\s+\w*{THINGS})(?:\s+[а-яё]+)?\s+(?:{DATE}|в\s+(?:{MONTH}\s+)?(?:19|20)\d{{2}}|(?:19|20)\d{{2}})",
        rf"(?:{DATE}|в (?:{MONTH} )?(?:19|20)\d{{2}}){G}\s+(?:у \w+ )?{BORN}(?!\s+\w*{THINGS})",
        rf"{BORN}(?!\s+\w*{THINGS})\s+в\s+{MONTH}(?:\s+\d{{4}})?",
        rf"возраст\w*\s?:?\s?{NUMERIC}",
        rf"{BORN}\s+(?:\w+\s+)?{ORDINAL}\s+(?:{ORDINAL}\s+)?{MONTH}",
        rf"{ORDINAL}\s+{MONTH}(?:\s+[а-яё]+){{1,6}}\s+рождения\b",
        rf"{CHILD}\s+исполн\w+\s+(?:\d{{1,2}}|[а-яё]+)(?:\s+(?:лет|год[а]?))?,?\s+{DATE}",
        rf"{CHILD} {DATE}{G} исполн\w+",
        rf"{DATE}{G}\s+(?:{CHILD}|[А-ЯЁ]\w+)\s+исполн\w+",
    )
)


def find_births(text: str) -> Iterator[Finding]:
    """Every date of birth that stands in the text, by words beside it that say so."""
    for first, last in stretches(text.lower(), ABOUT, AROUND):
        for pattern in PATTERNS:
            for found in pattern.finditer(text, first, last):
                if not OF_A_THING.search(text[max(0, found.start() - 30) : found.start()]):
                    yield Finding(Category.BIRTH, *found.span())
