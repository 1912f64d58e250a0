"""Institutions bear the names of people: «Школа № 3 имени Ивана Петровича Сидорова» names no family."""

import re

_INSTITUTION = (
    r"школ|лице[йяею]|гимнази|\bсош\b|\bоош\b|колледж|техникум|училищ|университет|институт|академи|центр|детск\w+ сад"
    r"|больниц|поликлиник|библиотек|музе[йяею]|театр|дом\w* культуры|дворе?ц|фонд"
)
_PERSON = (
    r"(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+\s+(?:[А-ЯЁ]\.\s?){1,2}|[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ][а-яё-]+){0,2}"
)
_TITLE = r"(?:(?:дважды|трижды)\s+)?(?:Геро\w+\s+(?:Советского\s+Союза|России|РФ|Труда)|академика|маршала|поэта)"
_DEDICATION = re.compile(
    rf"(?P<before>(?i:{_INSTITUTION})[^,;\n]{{0,80}}?\b(?i:им\.|имени)\s+)(?P<name>(?:(?i:{_TITLE})\s+)?(?:{_PERSON}))"
)


def without_dedications(text: str) -> str:
    """The text with the people that institutions are named after blanked out, every other letter in its place."""
    return _DEDICATION.sub(lambda match: match["before"] + " " * len(match["name"]), text)
