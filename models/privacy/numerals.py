"""Numbers in words, and the sums by which the numbers of documents are checked."""

import re

ONES = {
    w: str(n)
    for n, w in enumerate(["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"])
}
TEENS = {
    w: str(n)
    for n, w in enumerate(
        [
            "десять",
            "одиннадцать",
            "двенадцать",
            "тринадцать",
            "четырнадцать",
            "пятнадцать",
            "шестнадцать",
            "семнадцать",
            "восемнадцать",
            "девятнадцать",
        ],
        10,
    )
}
TENS = {
    w: str(n)
    for n, w in enumerate(
        ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"], 2
    )
}
HUNDREDS = {
    w: str(n)
    for n, w in enumerate(
        ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"], 1
    )
}
DIGITS = frozenset({*ONES, *TEENS, *TENS, *HUNDREDS})
SPOKEN = "|".join(sorted({*ONES, *TEENS, *TENS, *HUNDREDS, "нуль", "плюс"}, key=len, reverse=True))
SPOKEN_WORD = re.compile(rf"\b(?:{SPOKEN})")
SPOKEN_PART = re.compile(SPOKEN)


def spoken(run: str) -> str:
    """«восемь девятьсот десять сто двадцать три…» as digits; a word that carries on a number joins it."""
    out: list[str] = []
    room = 0  # how many digits the last number still takes
    for word in re.findall(r"[а-яё]+|\d+|,", run.casefold()):
        if word == ",":
            room = 0
        elif word in HUNDREDS:
            out.append(HUNDREDS[word] + "00")
            room = 2
        elif word in TEENS or word in TENS:
            number = TEENS.get(word) or TENS[word] + "0"
            out = [*out[:-1], out[-1][0] + number] if room == 2 else [*out, number]
            room = 1 if word in TENS else 0
        elif word in ONES and word != "ноль" and room:
            out[-1] = out[-1][:-1] + ONES[word]
            room = 0
        else:
            out.append(word if word.isdigit() else ONES.get(word, "0" if word == "нуль" else ""))
            room = 0
    return "".join(out)


def digits(text: str) -> str:
    """The digits of the text alone, in their order."""
    return "".join(c for c in text if c.isdigit())


def snils(number: str) -> bool:
    """The checksum of eleven digits of a СНИЛС; numbers up to 001-001-998 have none."""
    if len(number) != 11 or len(set(number)) == 1:
        return False
    total = sum(int(d) * weight for d, weight in zip(number[:9], range(9, 0, -1), strict=True)) % 101
    return int(number[9:]) == total % 100


def inn(number: str) -> bool:
    """The two checksums of a person's twelve digits."""
    weights = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    sums = [sum(w * int(d) for w, d in zip(some, number, strict=False)) % 11 % 10 for some in weights]
    return len(set(number)) > 1 and sums == [int(number[10]), int(number[11])]


def luhn(number: str) -> bool:
    """The checksum of bank cards."""
    doubled = [int(d) * (2 if n % 2 else 1) for n, d in enumerate(reversed(number))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
