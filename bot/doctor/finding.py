"""What the doctor says of one thing: a code, whether it is well, the words, and what to do."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.saying import cli_texts, language, say
from bot.settings import Settings
from bot.version import version


class Level(StrEnum):
    """Well; worth knowing; to be mended, which is status 1."""

    WELL = "ok"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    code: str
    """Stays the same in every language and version: what watches a server looks for it."""
    level: Level
    text: str
    do: str = ""
    """What mends it."""

    @property
    def line(self) -> str:
        """As a person at a terminal reads it."""
        return f"{say(f'doctor-level-{self.level}')} {self.text}{f' {self.do}' if self.do else ''}"

    @property
    def as_json(self) -> dict[str, str]:
        """As a program reads it."""
        return {"code": self.code, "level": self.level, "what": self.text, "do": self.do}


Check = Callable[[Settings], Awaitable[Finding | None]]
"""Looks at one thing. None: there is nothing to look at here."""


def printed(findings: Sequence[Finding], *, as_json: bool) -> str:
    """All of them as lines, or as one JSON object."""
    if not as_json:
        return "\n".join(finding.line for finding in findings)
    told = {"ok": sound(findings), "version": version(), "findings": [finding.as_json for finding in findings]}
    return json.dumps(told, ensure_ascii=False, indent=1)


def sound(findings: Sequence[Finding]) -> bool:
    """Whether nothing is to be mended."""
    return all(finding.level is not Level.BAD for finding in findings)


def well(code: str, **args: object) -> Finding:
    """It is as it should be."""
    return _finding(code, Level.WELL, args)


def note(code: str, **args: object) -> Finding:
    """It is no fault, and still to be known."""
    return _finding(code, Level.NOTE, args)


def bad(code: str, **args: object) -> Finding:
    """It is to be mended."""
    return _finding(code, Level.BAD, args)


def _finding(code: str, level: Level, args: dict[str, object]) -> Finding:
    key = f"doctor-{code}"
    what_to_do = f"{key}.do"
    do = say(what_to_do, **args) if what_to_do in cli_texts(language()) else ""
    return Finding(code, level, say(key, **args), do)
