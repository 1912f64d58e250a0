"""Numbers as people type and paste them: one, a column with codes, a column in the form's order."""

import re
from collections.abc import Sequence

from models.errors import BadInput, Doubtful
from models.forms.finding import find
from models.forms.kinds import Option
from models.monitoring.form import Indicator, MonitoringForm

LARGEST = 1_000_000
SHOWN = 60
FEW = 3
"""Parts of a line that are answers of their own: two can be «1 200» or «12 чел.»."""
DASHES = "-−–—‒―"
THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
UNIT = re.compile(r"(?<=\d)\s*(?:чел|сем|дет|шт|ед)[а-яё]*\.?$", re.IGNORECASE)
FRACTION = re.compile(rf"[{DASHES}]?\d+[.,]\d+")
NEGATIVE = re.compile(rf"[{DASHES}]\s*\d+")
LABELLED = re.compile(r"(?P<code>[A-Za-zА-Яа-яЁё]\w{0,7})(?P<between>[\s.:=]*)(?P<rest>.*)", re.DOTALL)
CODE_AHEAD = re.compile(r"(?<=[\d,;])[\s,;]+(?=[A-Za-zА-Яа-яЁё]\d{1,3}\b)")


class DoubtfulCode(Doubtful):
    """A code in Cyrillic that may be two: «С1» looks like C1 and sounds like S1."""

    def __init__(self, typed: str, meant: Sequence[Indicator]) -> None:
        self._typed, self._named = typed, {one.code: f"{one.code}. {one.name}" for one in meant}
        first, second = self._named.values()
        super().__init__("monitoring-code-doubtful", typed=typed, first=first, second=second)

    def within(self, text: str) -> "DoubtfulCode":
        """With its readings: the text with that code in Latin."""
        code = rf"(?<!\w){re.escape(self._typed)}(?!\w)"
        self.readings = [(name, re.sub(code, meant, text, count=1)) for meant, name in self._named.items()]
        return self


def read_number(text: str, where: str = "") -> int:
    """A whole number from 0 to a million. Raises BadInput that says what is wrong and gives an example; `where` is
    put before it, as «K1. »."""
    typed = " ".join(text.split())
    plain = UNIT.sub("", typed)
    if THOUSANDS.fullmatch(plain):
        plain = re.sub(r"\s", "", plain)
    if wrong := _wrong(plain):
        raise BadInput(wrong, typed=typed[:SHOWN], where=where)
    if len(plain) > 9 or int(plain) > LARGEST:
        raise BadInput("monitoring-number-large", typed=typed[:SHOWN], where=where, largest=LARGEST)
    return int(plain)


def _wrong(plain: str) -> str | None:
    """The key of why this is no whole number from 0 on."""
    if not plain:
        return "monitoring-number-empty"
    if plain.strip(DASHES) == "":
        return "monitoring-number-dash"
    if FRACTION.fullmatch(plain):
        return "monitoring-number-fraction"
    if NEGATIVE.fullmatch(plain):
        return "monitoring-number-negative"
    return None if plain.isascii() and plain.isdigit() else "monitoring-number-words"


def is_column(text: str) -> bool:
    """Whether the text holds more than one answer."""
    plain = text.strip()
    if "\n" in plain or (LABELLED.match(plain) and re.search(r"\d", plain)):
        return True
    parts = plain.split()
    return len(parts) >= FEW and all(re.search(r"\d", part) for part in parts)


def read_column(text: str, form: MonitoringForm, asked: Sequence[str]) -> dict[str, int]:
    """A pasted column as numbers by code: «K1 12» a line, or bare numbers in the order of the questions. `asked` are
    the codes that are typed in this quarter.

    Raises BadInput that names the line.
    """
    lines = [part.strip() for line in text.strip().splitlines() for part in CODE_AHEAD.split(line)]
    if any(LABELLED.match(line) for line in lines):
        try:
            return _labelled(lines, form)
        except DoubtfulCode as doubt:
            raise doubt.within(text) from None
    return _in_order(lines, form, asked)


def _labelled(lines: Sequence[str], form: MonitoringForm) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line:
            continue  # between lines that say whose number they are, an empty one hides nothing
        one, rest = _whose(line, form, number)
        if one.code in found:
            raise BadInput("monitoring-column-twice", line=number, code=one.code)
        found[one.code] = read_number(rest, f"{one.code}. ")
    return found


def _whose(line: str, form: MonitoringForm, number: int) -> tuple[Indicator, str]:
    matched = LABELLED.match(line)
    meant = form.meant(matched["code"]) if matched else []
    if matched and len(meant) > 1:
        raise DoubtfulCode(matched["code"], meant)
    if matched and meant:
        (one,) = meant
        between, rest = matched["between"], matched["rest"].strip()
        # «K1 – 12» and «K1–12» part a code from its number; «K1 –12» is a minus
        apart = re.fullmatch(rf"([{DASHES}])(\s*)(\d.*)", rest)
        return one, apart[3] if apart and (apart[2] or not between) else rest
    named = re.fullmatch(rf"(?P<name>.*?[^\W\d_].*?)[{DASHES}\s:=]*(?P<rest>\d[\d\s]*)", line)
    if named:
        words = re.sub(r"[^\w\s]", " ", named["name"])
        for label in ("short", "name"):
            alike = find([Option(other.code, getattr(other, label)) for other in form.indicators], words)
            if len(alike) == 1:
                return form.indicator(alike[0].id), named["rest"]
    raise BadInput("monitoring-column-whose", line=number, typed=line[:SHOWN], example=form.indicators[0].code)


def _in_order(lines: Sequence[str], form: MonitoringForm, asked: Sequence[str]) -> dict[str, int]:
    if len(lines) == 1:
        lines = re.split(r"[\s;]+", lines[0])
    every = [one.code for one in form.indicators]
    if "" in lines:
        raise BadInput("monitoring-column-gap", line=list(lines).index("") + 1)
    codes = every if len(lines) == len(every) else asked
    if len(lines) != len(codes):
        order = " ".join(asked)
        raise BadInput("monitoring-column-count", count=len(lines), asked=len(asked), order=order)
    return {code: read_number(line, f"{code}. ") for code, line in zip(codes, lines, strict=True)}
