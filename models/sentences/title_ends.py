"""Where a title ends: at a verb, at people, at a place."""

from __future__ import annotations

import re

from models.plan.words import word_set
from models.sentences import phrases
from models.sentences.said import SaidText
from models.sentences.wording import parses

STOP_WORDS = word_set("""
для очно онлайн дистанционно лично офлайн смешанный всего итого присутствовать участвовать участие прийти итог
результат раздать протокол фото явка подключиться который где также это весь было быть охват решить договориться
провести пройти состояться проводить выдать собраться учить
""")
_BOTH = re.compile(rf"(?:{'|'.join(pattern for _, pattern in phrases.PEOPLE)}|{phrases.ANYBODY})")
_PLACES = word_set("""
школа зум класс центр учреждение сад клуб библиотека группа сайт газета журнал страница вк канал
""")


def stops(said: SaidText, first: int, at: int, *, whole: bool) -> bool:
    """Whether a title that begins at `first` ends before the token `at`; a `whole` one may speak of people."""
    one = said.tokens[at]
    if at > first and any(letter.isalnum() for letter in said.text[said.tokens[at - 1].end : one.start]):
        return True  # people who were counted stood between
    if one.kind != "word":
        return not (one.kind == "t" and at > first) and not (
            one.kind == "mark" and one.word in ("-", "№") and at > first
        )
    if one.word in STOP_WORDS or (at > first and _BOTH.fullmatch(one.word) and _to_whom(said, at)):
        return True
    following = said.tokens[at + 1] if at + 1 < len(said.tokens) else None
    if one.word == "с" and at > first and said.tokens[at - 1].word in _WITH:
        return False
    if one.word in ("в", "на", "с", "из", "у") and following is not None:
        if _GOES_ON.match(said.line, said.starts[at] - 1) and not whole and at > first:
            return False
        # «безопасность на льду» goes on, «в Лесном», «с детьми», «в школе» end it
        return (
            following.kind in ("z", "d", "w", "x", "h", "n", "t")
            or (not whole and bool(_BOTH.fullmatch(following.word)))
            or _place_behind(said, at + 1) in _PLACES
        )
    if one.word == "и" and following is not None:
        return following.kind != "word" or bool(phrases.types(said.own).pattern.search(f" {following.word} "))
    if at > first and one.word in ("протокол", "фотоотчет", "сценарий", "конспект"):
        return True
    return _finite(said, at)


_GOES_ON = re.compile(r" в семья(?: [.,;!?]| $)")
"""«Адаптация ребёнка в семье»."""
_WITH = frozenset(
    ["работа", "взаимодействие", "общение", "отношение", "контакт", "конфликт", "беседа", "занятие", "сотрудничество"]
)
"""«Работа с гиперактивными детьми»: with whom is part of the title."""


def _to_whom(said: SaidText, at: int) -> bool:
    """«Мастер-класс по оригами детям»: to whom it was given is no part of its title."""
    best = parses(said.text[said.tokens[at].start : said.tokens[at].end])
    before = said.tokens[at - 1].word
    return bool(best) and best[0].tag.case == "datv" and before not in ("по", "к")


def _place_behind(said: SaidText, at: int) -> str:
    """«В начальной школе»: the word that the adjectives there belong to; «в школу приёмных родителей» is no place."""
    while at + 1 < len(said.tokens) and re.fullmatch(r"\w+(?:ый|ий|ой)", said.tokens[at].word):
        at += 1
    following = said.tokens[at + 1].word if at + 1 < len(said.tokens) else ""
    return "" if following in ("приемный", "замещать", "замещающий") else said.tokens[at].word


def _finite(said: SaidText, at: int) -> bool:
    token = said.tokens[at]
    best = parses(said.text[token.start : token.end])
    return bool(best) and best[0].tag.POS in ("VERB", "PRTS", "ADJS") and at > 0
