"""Word's automatic numbers: the «№ п/п» column often holds no text at all, only a list style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element

from documents.plan.package import qn

_VAL = qn("w:val")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(slots=True)
class _Level:
    shape: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class _List:
    """One w:num: its levels, and the counters that all lists of its w:abstractNum share."""

    levels: dict[int, _Level]
    counters: dict[int, int]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Says the number Word shows before a paragraph; counts as the document is walked."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._lists = _lists(numbering) if numbering is not None else {}
        self._styles = _numbered_styles(styles) if styles is not None else {}

    def label(self, paragraph: _Element) -> str:
        """«1.», «а)», «-» for a bullet, or nothing."""
        number, depth = self._list_of(paragraph)
        listed = self._lists.get(number)
        if listed is None:
            return ""
        for restarted, start in listed.restarts.items():
            listed.counters[restarted] = start - 1
        listed.restarts.clear()
        level = listed.levels.get(depth, _Level())
        listed.counters[depth] = listed.counters.get(depth, level.start - 1) + 1
        for deeper in [one for one in listed.counters if one > depth]:
            del listed.counters[deeper]
        if level.shape in ("bullet", "none"):
            return "-" if level.shape == "bullet" else ""
        return re.sub(r"%(\d)", lambda match: _shown(listed, int(match[1]) - 1), level.text)

    def _list_of(self, paragraph: _Element) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        own = _reference(properties)
        if own:
            return own
        style = properties.find(qn("w:pStyle"))
        return self._styles.get(style.get(_VAL) or "", ("", 0)) if style is not None else ("", 0)


def _shown(listed: _List, depth: int) -> str:
    level = listed.levels.get(depth, _Level())
    return _SHAPES.get(level.shape, str)(listed.counters.get(depth, level.start))


def _lists(root: _Element) -> dict[str, _List]:
    abstract = {one.get(qn("w:abstractNumId")): _levels(one) for one in root.findall(qn("w:abstractNum"))}
    counters: dict[str | None, dict[int, int]] = {key: {} for key in abstract}
    lists: dict[str, _List] = {}
    for number in root.findall(qn("w:num")):
        reference = number.find(qn("w:abstractNumId"))
        key = reference.get(_VAL) if reference is not None else None
        if key not in abstract:
            continue
        restarts = dict(_restarts(number.findall(qn("w:lvlOverride"))))
        lists[number.get(qn("w:numId")) or ""] = _List(abstract[key], counters[key], restarts)
    return lists


def _levels(abstract: _Element) -> dict[int, _Level]:
    levels = {}
    for element in abstract.findall(qn("w:lvl")):
        level = _Level(
            _value(element, "w:numFmt", "decimal"),
            _value(element, "w:lvlText", ""),
            _whole(_value(element, "w:start", "1"), 1),
        )
        levels[_whole(element.get(qn("w:ilvl")), 0)] = level
    return levels


def _restarts(overrides: Iterable[_Element]) -> Iterable[tuple[int, int]]:
    for override in overrides:
        start = override.find(qn("w:startOverride"))
        if start is not None:
            yield _whole(override.get(qn("w:ilvl")), 0), _whole(start.get(_VAL), 1)


def _numbered_styles(styles: _Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.findall(qn("w:style")):
        properties = style.find(qn("w:pPr"))
        reference = _reference(properties) if properties is not None else None
        if reference:
            found[style.get(qn("w:styleId")) or ""] = reference
    return found


def _reference(properties: _Element) -> tuple[str, int] | None:
    numbered = properties.find(qn("w:numPr"))
    if numbered is None:
        return None
    return _value(numbered, "w:numId", ""), _whole(_value(numbered, "w:ilvl", "0"), 0)


def _value(element: _Element, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return (child.get(_VAL) or default) if child is not None else default


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMANS:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _letter(number: int) -> str:
    return _LETTERS[(number - 1) % len(_LETTERS)]


_SHAPES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "russianLower": _letter,
    "russianUpper": lambda number: _letter(number).upper(),
    "lowerLetter": lambda number: chr(ord("a") + (number - 1) % 26),
    "upperLetter": lambda number: chr(ord("A") + (number - 1) % 26),
}
