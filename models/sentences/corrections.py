"""What somebody takes back: «15 педагогов, потом поправили: 13», «вчера, ой, позавчера»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.sentences.said import SaidText

CORRECTED = re.compile(
    r" (?:нет|ой|точнее|вернее|поправка|исправление|ошибиться|опечатка|то есть|поправить|поправлять|исправить"
    r"|уточнить|перепутать|оговориться|а не|хотя нет|стоп)(?= )"
)
"""Words behind which another value stands instead of the one before."""
_TAKEN_BACK = re.compile(
    r" (?:(?:[,.(-] )нет(?= ,)|то есть|ой|точнее|вернее|поправка|исправление|ошибиться|опечатка|поправить|поправлять"
    r"|исправить|уточнить|перепутать|оговориться|стоп)(?= )"
)
_UNSURE = re.compile(
    r" (?:казаться|вроде|наверно|наверное|видимо|мочь|мочь быть|возможно|по-моему)"
    r"(?: бы| где-то| в| во)*(?= (?:<d>|<z>))"
)
"""«Вроде десятого», «кажется, в Лесном»."""
_NOT_BUT = re.compile(
    r" не (?P<wrong><[dnz]>) ,? ?а (?P<right><[dnz]>)(?= )"
    r"|(?P<first><[dnz]>)(?: ,)? (?:а )?не (?:в )?(?P<then><[dnz]>)(?= )"
)
"""«Не 12-го, а 13-го», «17.03, не 16.03»."""
_EITHER = re.compile(r" то ли (?=.* то ли )")
"""«То ли 10, то ли 11 марта»."""
_FIELDS = {"n": "attendance", "d": "days", "z": "districts"}
REACH = 5
"""Tokens between such a word and the value behind it, at most."""


def taken_back(said: SaidText) -> Iterator[str]:
    """The fields whose value is said twice, the second time instead of the first."""
    if (unsure := _EITHER.search(said.line)) is not None:
        at = said.span(unsure)[1]
        kinds = {one.kind for one in said.tokens[at : at + REACH]}
        yield "days" if "d" in kinds else "districts" if "z" in kinds else "attendance"
    if (unsure := _UNSURE.search(said.line)) is not None:
        yield _FIELDS[said.tokens[said.span(unsure)[1]].kind]
    if (other := _NOT_BUT.search(said.line)) is not None:
        one, instead = other["wrong"] or other["first"], other["right"] or other["then"]
        if one == instead:
            yield _FIELDS[one.strip("<>")]
    for match in _TAKEN_BACK.finditer(said.line):
        at = said.span(match)[1]
        behind = next((one for one in said.tokens[at : at + REACH] if one.kind in _FIELDS), None)
        if behind is not None and any(one.kind == behind.kind for one in said.tokens[:at]):
            yield _FIELDS[behind.kind]
