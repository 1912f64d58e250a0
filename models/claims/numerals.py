"""Numbers in words, in every case: «три», «двенадцати», «двадцать один»."""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = {
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя двое двоих",
    3: "три трех трем тремя трое троих",
    4: "четыре четырех четырем четырьмя четверо четверых",
    5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью шестеро шестерых",
    7: "семь семи семью семеро семерых",
    8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам",
    300: "триста трехсот тремстам",
    400: "четыреста четырехсот",
    500: "пятьсот пятисот",
    600: "шестьсот шестисот",
    700: "семьсот семисот",
    800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}
_TEENS = "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
VALUES = {form: value for value, forms in _SMALL.items() for form in forms.split()}
VALUES |= {stem + end: value for value, stem in enumerate(_TEENS.split(), 11) for end in ("ь", "и", "ью")}
VALUES |= {stem + end: value for value, stem in ((20, "двадцат"), (30, "тридцат")) for end in ("ь", "и", "ью")}


def number_of(words: Sequence[str]) -> tuple[int, int] | None:
    """The number that the first words say and how many words that takes; None when the first is no number."""
    if not words or words[0] not in VALUES:
        return None
    total = VALUES[words[0]]
    below, taken = _room(total), 1
    for word in words[1:]:
        value = VALUES.get(word)
        if value is None or not 0 < value < below:
            break
        total, below, taken = total + value, _room(value), taken + 1
    return total, taken


def _room(value: int) -> int:
    """What may follow: after hundreds less than a hundred, after tens less than ten, after anything else nothing."""
    if value >= 100:
        return 100
    return 10 if value >= 20 else 0
