"""What somebody passes on: «Пост: «Вчера наши психологи…»», «Из отчёта: 14 марта…»."""

import re

_LEAD = (
    r"(?:(?:пост|запись|новость|текст|заметка|сообщение|отч[её]т|цитата|пересылаю|передаю|копирую)"
    r"(?: (?:со?|из|на|от|в) [^:«»\n]{1,30})?"
    r"|(?:из|от) (?:заметк|пост|отч[её]т|новост|сообщени|записк|куратор|психолог|педагог|методист|специалист|коллег)"
    r"[^:«»\n]{0,30})"
)
_QUOTED = re.compile(
    rf"\s*(?:{_LEAD}\s*[:–—-]\s*)?«(?P<words>[^«»]*(?:«[^«»]*»[^«»]*)*)»[\s.!]*(?:[–—-]\s*от [^:«»\n]{{1,30}})?",
    re.IGNORECASE,
)
_LED = re.compile(rf"\s*{_LEAD}\s*:\s*(?P<words>[^«\s].*)", re.IGNORECASE | re.DOTALL)
MOST_OF_A_TITLE = 4
"""Words of what may be a name in quotes and no sentence that is passed on."""


def unwrapped(text: str) -> str:
    """The sentence itself, where the whole text is a sentence in quotes or behind words that say whose it is."""
    for pattern in (_QUOTED, _LED):
        match = pattern.fullmatch(text)
        if match is not None and len(match["words"].split()) > MOST_OF_A_TITLE:
            return match["words"].strip()
    return text
