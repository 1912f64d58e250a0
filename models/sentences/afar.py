"""Who of those that a number counts was in the room and who was not: «12 педагогов, из них 3 дистанционно»."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.sentences import phrases
from models.sentences.said import SaidText

_SPLIT = tuple(
    re.compile(pattern.replace("REM", f"(?P<rem>{phrases.REMOTE})").replace("INP", f"(?P<inp>{phrases.IN_PERSON})"))
    for pattern in (
        (
            r" (?:[,(-] )*(?:и )?(?:из (?:они|который)|(?:в )?тот число|в том число|включая"
            r"|при этот|в так(?: \.)? ч(?: \.)?)(?: [-:])?(?: еще)? (?P<n><n>)(?: человек)?(?: быть)? (?:REM|INP) "
        ),
        (
            r" (?:[,(-] )*(?:и )?(?:из (?:они|который)|(?:в )?тот число|в том число|включая) (?:REM"
            r"|INP)(?: [-:])? (?P<n><n>) "
        ),
        r" \( (?P<n><n>)(?: человек)? (?:REM|INP) \) ",
        r" (?:[,(-] )*(?:и )?(?P<n><n>)(?: человек)? из они(?: быть)? (?:REM|INP) ",
    )
)
_BOTH = tuple(
    re.compile(pattern.replace("REM", f"(?P<rem>{phrases.REMOTE})").replace("INP", f"(?P<inp>{phrases.IN_PERSON})"))
    for pattern in (
        r" (?:\( )?INP(?: ,)?(?: и| а| \+)?(?: еще)? (?P<n><n>)(?: человек)? REM ",
        r" (?:\( )?REM(?: ,)?(?: и| а| \+)?(?: еще)? (?P<n><n>)(?: человек)? INP ",
        r"(?: ,)?(?: и| а| \+)(?: еще)? (?P<n><n>)(?: человек)? REM ",
    )
)
_BARE = re.compile(
    rf"(?: ,)? (?P<n><n>)(?: человек)?(?: (?:подключиться|присутствовать|участвовать|слушать|быть))?"
    rf" (?:{phrases.REMOTE})(?: [.,;¶]| $| <)"
)
"""«12 кураторов 3 дистанционно»: of the twelve, or beside them?"""
_ALONE = re.compile(rf" (?:\( )?(?:(?P<rem>{phrases.REMOTE})|(?P<inp>{phrases.IN_PERSON}))(?= )")
_AHEAD = re.compile(rf"(?P<here><n>)(?: человек)? (?:{phrases.IN_PERSON})(?: ,)?(?: и| а)? $")
_CAME = r"(?: (?:присутствовать|быть|прийти|участвовать|подключиться|слушать|собраться))?"
_NAMED_AHEAD = tuple(re.compile(rf" (?:{way}){_CAME}(?: [-:])? $") for way in (phrases.IN_PERSON, phrases.REMOTE))
_OTHER_AHEAD = tuple(
    re.compile(
        rf"(?: [.,;])?(?: и| а)? (?:{way}){_CAME}(?: [-:])? (?P<n><n>)(?: (?:человек|(?P<again>\w+)))?(?: [.,;¶]| $)"
    )
    for way in (phrases.REMOTE, phrases.IN_PERSON)
)
"""«Очно 40 педагогов, дистанционно 60»: the way stands before each number."""
_THEN = re.compile(rf"<n> (?:{phrases.REMOTE}) ")


class RoomAndAfar(NamedTuple):
    """People in the room and from afar, and how that was said: "both", "remote", "here" or not at all."""

    here: int
    afar: int
    way: str = ""
    doubt: bool = False
    """Whether the second number may be of the first, or beside it."""


def placed(said: SaidText, number: int, last: int, used: set[int]) -> RoomAndAfar:
    """What the number at a token, whose noun ends before `last`, says of the room; a second number that belongs to it
    goes to `used`."""
    value = said.tokens[number].value
    rest = said.line[said.starts[last - 1] + said.size(last - 1) :]
    if (match := _BARE.match(rest)) and (
        at := said.token_at(len(said.line) - len(rest) + match.start("n"))
    ) not in used:
        used.add(at)
        part = said.tokens[at].value
        if part < value:
            return RoomAndAfar(value - part, part, "both", doubt=True)
    second = _second(said, rest, used)
    if second is not None:
        way, other = second
        if way in ("of which remote", "of which here"):
            return (
                RoomAndAfar(value - other, other, "both")
                if way == "of which remote"
                else RoomAndAfar(other, value - other, "both")
            )
        return RoomAndAfar(other, value, "both") if way == "and here" else RoomAndAfar(value, other, "both")
    before, own = said.line[: said.starts[number]], said.line[said.starts[number] :]
    if (match := _AHEAD.search(before)) and _THEN.match(own):
        at = said.token_at(match.start("here"))
        used.add(at)
        return RoomAndAfar(said.tokens[at].value, value, "both")
    for named, apart in zip(_NAMED_AHEAD, _OTHER_AHEAD, strict=True):
        if (
            named.search(before)
            and (match := apart.match(rest))
            and match["again"] in (None, said.tokens[last - 1].word)
        ):
            at = said.token_at(len(said.line) - len(rest) + match.start("n"))
            used.add(at)
            own_way, its = value, said.tokens[at].value
            return RoomAndAfar(own_way, its, "both") if named is _NAMED_AHEAD[0] else RoomAndAfar(its, own_way, "both")
    if match := _ALONE.match(rest):
        return RoomAndAfar(0, value, "remote") if match["rem"] else RoomAndAfar(value, 0, "here")
    return RoomAndAfar(value, 0)


def _second(said: SaidText, rest: str, used: set[int]) -> tuple[str, int] | None:
    """The other number of «12 очно и 5 онлайн», «12, из них 3 дистанционно», and what it says."""
    offset = len(said.line) - len(rest)
    for pattern in (*_SPLIT, *_BOTH):
        match = pattern.match(rest)
        if match is None:
            continue
        at = said.token_at(offset + match.start("n"))
        used.add(at)
        here = match.groupdict().get("inp")
        if pattern in _SPLIT:
            return ("of which here" if here else "of which remote"), said.tokens[at].value
        behind = bool(here) and match.start("inp") > match.start("n")
        return ("and here" if behind else "and remote"), said.tokens[at].value
    return None
