"""Money as people type it: «12 500,50», «15 тыс.», «1,2 млн руб.»; kept in kopecks."""

import re
from decimal import Decimal

from models.errors import BadInput

LARGEST_MONEY = 10**14
"""Kopecks: a thousand million rubles in hundreds; beyond it somebody slipped."""
_CURRENCY = re.compile(r"(?:рубл\w*|руб\.?|р\.?|₽)$")
_TIMES = ((re.compile(r"(?:тысяч\w*|тыс\.?|т\.?)$"), 1_000), (re.compile(r"(?:миллион\w*|млн\.?)$"), 1_000_000))
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PLAIN = re.compile(r"(\d+)(?:[.,](\d+))?")
_MIXED = re.compile(r"(\d{1,3}(?:([.,])\d{3})+)([.,])(\d{1,2})")
_KOPECKS = re.compile(r"\s*(\d{1,2})\s*(?:копе\w*|коп\.?|к\.?)$")


def read_money(text: str) -> int:
    """Kopecks. Raises BadInput, with an example, for what is no sum or is below zero."""
    plain = " ".join(text.casefold().replace("\u2212", "-").split()).strip()
    kopecks = 0
    if (small := _KOPECKS.search(plain)) and re.search(r"р(?:уб\w*)?\.?\s*$", plain[: small.start()]):
        kopecks, plain = int(small[1]), plain[: small.start()].strip()
    plain = _CURRENCY.sub("", plain).strip()
    times = next((times for word, times in _TIMES if word.search(plain)), 1)
    for word, _ in _TIMES:
        plain = word.sub("", plain).strip()
    # spaces of every kind stand between thousands, and nothing else does
    digits = re.sub(r"(?<=\d)[\s'’](?=\d{3}(?!\d))", "", plain)
    number = _number(digits, grouped=times == 1)
    if number is None or (kopecks and number % 1):
        raise BadInput("money-bad", typed=text.strip()[:60])
    whole = number * times * 100 + kopecks
    if whole != int(whole) or (times == 1 and -int(number.as_tuple().exponent) > 2):
        raise BadInput("money-bad", typed=text.strip()[:60])
    if whole > LARGEST_MONEY:
        raise BadInput("money-large", typed=text.strip()[:60])
    return int(whole)


def _number(digits: str, *, grouped: bool) -> Decimal | None:
    """Of «12.500» a kopeck has no third digit: it is twelve thousand, unless thousands are said by a word."""
    if grouped and _GROUPED.fullmatch(digits):
        return Decimal(re.sub(r"[.,]", "", digits))
    if grouped and (mixed := _MIXED.fullmatch(digits)) and mixed[2] != mixed[3]:
        return Decimal(f"{re.sub(r'[.,]', '', mixed[1])}.{mixed[4]}")
    found = _PLAIN.fullmatch(digits)
    return Decimal(f"{found[1]}.{found[2] or 0}") if found and digits.isascii() and len(found[1]) <= 15 else None


def money_said(kopecks: int) -> str:
    """«12 500 ₽», «12 500,50 ₽»: with spaces that no line is broken at."""
    rubles, rest = divmod(kopecks, 100)
    whole = f"{rubles:,}".replace(",", "\u00a0")
    return f"{whole},{rest:02d}\u00a0₽" if rest else f"{whole}\u00a0₽"
