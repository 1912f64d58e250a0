"""Numbers that nothing was made of: «12 детей и 3 взрослых» tells of three of whom it is not known who they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from models.sentences import phrases
from models.sentences.pairing import CountedNoun, TextNoun
from models.sentences.said import SaidText

_NUMBERED = re.compile(
    r" (?:№|номер|папка|п|пункт|том|полка|шкаф|кабинет|каб|протокол|страница|программа|класс|кв|дом|этаж|школа|сад"
    r"|лицей|гимназия|группа|тема|модуль|занятие|урок)(?: [№:])? $"
)
"""What has a number of its own."""
_NOBODY = re.compile(
    r" <n> (?:(?:\w+(?:ый|ий|ой)) )?(?:час|минута|день|раз|команда|вопрос|этап|тема|модуль|упражнение|фото"
    r"|работа|рисунок"
    r"|стол|плакат|подарок|книга|страница|просмотр|лайк|видео|кейс|случай|станция|балл|семья|школа|группа|вид|штука"
    r"|экземпляр|комплект|сертификат|диплом|протокол|справка|место|неделя|месяц|год|рубль|процент|число"
    r"|подключение|[.%:]) "
)


def loose_number(said: SaidText, numbered: Collection[int]) -> bool:
    """Whether a number stands there that counts somebody and that nobody was told of by it."""
    return any(
        one.kind == "n"
        and at not in numbered
        and one.value >= 0
        and not _NUMBERED.search(said.line[: said.starts[at]])
        and not _NOBODY.match(f" {said.line[said.starts[at] :]}")
        and not _of_kind(said, at)
        for at, one in enumerate(said.tokens)
    )


def _of_kind(said: SaidText, at: int) -> bool:
    """«Два тренинга», «3 обучающих семинара»: the number is of activities."""
    rest = said.line[said.starts[at] + said.size(at) :]
    skipped = re.match(r"(?: \w+(?:ый|ий|ой))*", rest)
    return bool(phrases.types(said.own).pattern.match(rest, (skipped.end() if skipped else 0) + 1))


def shared_number(said: SaidText, nouns: Sequence[TextNoun], people: Sequence[CountedNoun]) -> bool:
    """«70 кураторов и специалистов»: one number for two."""
    counted = {(one.key, one.last) for one in people if one.number < one.last - 1}
    numbers = {one.number for one in people}
    for before, after in pairwise(nouns):
        if (before.key, before.last) not in counted or after.group not in ("people", "unsure"):
            continue
        if after.first != before.last + 1 or said.tokens[before.last].word not in ("и", "/", "+"):
            continue
        beside = {after.last, after.last + 1, after.first - 1}
        if not beside & numbers:
            return True
    return False
