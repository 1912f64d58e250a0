"""Which topic of the centre's lists a text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from models.plan.lemmas import words_of
from models.requests.lists import CONSULTATION, SUPERVISION
from models.sentences.lexicon import base

_SAID: tuple[tuple[str, str], ...] = (
    (
        SUPERVISION[0],
        (
            r"(?<! терять)(?<! найти)(?<! искать)(?<! наладить)(?<! установить)(?<! потерять)"
            r" (?:семья )?(?:не идти )?(?:на )?контакт(?: не идти)? "
            r"| не (?:открывать|впускать|пускать"
            r"|отвечать|брать трубка|выходить на связь"
            r"|идти на (?:встреча|общение|разговор))| избегать | закрыть дверь | игнорировать "
        ),
    ),
    (
        SUPERVISION[2],
        r" (?:мониторинг план|план реабилитация|заполнение мониторинг|заполнить мониторинг|заполнять мониторинг)",
    ),
    (
        SUPERVISION[4],
        (
            r" школа (?:замещать|замещающий|приемный) родитель| шпр | шзр | (?:привлечение|привлечь"
            r"|пойти) (?:\S+ ){0,3}в школа "
        ),
    ),
    (SUPERVISION[5], r" кризисный (?:сопровождение|семья|случай)| траектория | на кризисный "),
    (SUPERVISION[6], r" выгорание | выгореть | выгорать | эмоциональный (?:выгорание|истощение|усталость)"),
    (
        SUPERVISION[3],
        (
            r" (?:диагностика|диагностировать|оценка) (?:\S+ )?(?:семья|детско-родительский)"
            r"| семейный диагностика | диагностика "
        ),
    ),
    (SUPERVISION[1], r" тупик | тупиковый | в тупик | застрять | зайти в тупик | ничего не помогать "),
    (CONSULTATION[1], r" психолог | психологический | педагог-психолог "),
    (CONSULTATION[2], r" юрист | юрисконсульт | юридический | правовой | адвокат "),
    (CONSULTATION[3], r" логопед | логопедический "),
    (CONSULTATION[0], r" методист | методический "),
    (CONSULTATION[4], r" педагог | педагогический | учитель | дефектолог "),
)
"""What people say instead of the topics that every centre begins with."""


@lru_cache(maxsize=64)
def _patterns(topics: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(pattern)) for topic, pattern in _SAID if topic in topics)


@lru_cache(maxsize=64)
def _names(topics: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The topics by their own words, which go before what people say instead; of one word none."""
    named = [
        (topic, " ".join(base(word) for word in re.findall(r"[а-яa-z-]+", topic.lower().replace("ё", "е"))))
        for topic in topics
    ]
    return tuple((topic, f" {words} ") for topic, words in named if " " in words)


def topic_in(line: str, topics: Sequence[str]) -> tuple[str, tuple[int, int]] | None:
    """The topic of the list and where the line names it; None when it names none or leaves it open."""
    for topic, words in _names(tuple(topics)):
        if (at := line.find(words)) >= 0:
            return topic, (at, at + len(words))
    for topic, pattern in _patterns(tuple(topics)):
        if match := pattern.search(line):
            return topic, match.span()
    mine = set(line.split())
    for topic in topics:
        wanted = words_of(topic).known
        if wanted and topic not in dict(_SAID) and wanted <= mine:
            return topic, (0, 0)
    return None
