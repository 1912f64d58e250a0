"""Numbers that name a person: phones, documents, cards, plates, court cases."""

import re
from collections.abc import Iterator

from models.privacy.finding import Category, Finding, stretches

END = r"(?!\d)"
BEGIN = r"(?<!\d)"
NUMBER = r"(?:№|N|n|номер\w*|ном\.)"


ANY_DIGIT = re.compile(r"\d")
THREE_DIGITS = re.compile(r"\d[ .-]?\d[ .-]?\d")
"""No document and no phone has fewer."""
AROUND = 70
"""Characters on both sides of a number that say what it is."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


SNILS = _pattern(rf"{BEGIN}\d{{3}}[- ]?\d{{3}}[- ]?\d{{3}}[- ]?\d{{2}}{END}")
NAMED_SNILS = _pattern(rf"снилс[^\d\n]{{0,25}}\d(?:[ -]?\d){{10}}{END}")
INN = _pattern(rf"{BEGIN}\d{{12}}{END}")
NAMED_INN = _pattern(rf"\bинн\b[^\d\n]{{0,25}}\d(?:[ -]?\d){{11}}{END}")
SIXTEEN = _pattern(rf"{BEGIN}\d{{4}}([ -]?)\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}})?{END}")
NAMED_POLICY = _pattern(rf"(?:\bполис\w*|\bомс\b)[^\d\n]{{0,30}}(?:\d{{2,4}} ?{NUMBER}? ?)?\d(?:[ -]?\d){{5,15}}{END}")
NAMED_CARD = _pattern(rf"(?:\bкарт[аыеу]\b|сбер\w*|на карту)[^\d\n]{{0,25}}\d{{4}}(?:[ -]?\d{{4}}){{3}}{END}")
ACCOUNT = _pattern(rf"{BEGIN}(?:40817|40820|423\d\d|426\d\d)\d{{15}}{END}")
PASSPORT = _pattern(rf"{BEGIN}\d{{2}} ?\d{{2}} ?,? ?{NUMBER} ?\d{{6}}{END}|{BEGIN}\d{{2}} ?\d{{2}} \d{{6}}{END}")
NAMED_PASSPORT = _pattern(
    rf"пасс?порт\w*[^\d\n]{{0,40}}\d{{2}}[ -]?\d{{2}}[^\d\n]{{0,15}}\d{{6}}{END}"
    rf"|серия\s*:?\s*\d{{2}} ?\d{{2}}[^\d\n]{{0,15}}\d{{6}}{END}|{BEGIN}код подразделения:?\s*\d{{3}}-\d{{3}}{END}"
    rf"|пасс?порт\w*[^\d\n]{{0,25}}\d{{6}}{END}|загран\w*[^\d\n]{{0,25}}\d{{2}}[^\d\n]{{0,10}}\d{{7}}{END}"
)
CERTIFICATE = _pattern(
    rf"(?<![\w])[IVXLCУХШПМТ1І]{{1,6}}(?: ?- ?| )[А-Я]{{2}},? ?{NUMBER}? ?\d{{6}}{END}"
    rf"|свидетельств\w* о (?:рожд|брак|смерт|расторж|усынов|установл)\w*[^\d\n]{{0,40}}\d{{3,6}}{END}"
    rf"|(?:\bмсэ\b|удостоверени\w+ (?:многодетн|опекун|попечит|инвалид)\w*)"
    rf"[^\d\n]{{0,20}}(?:\d{{4}} )?{NUMBER}? ?\d{{4,7}}{END}"
)
PLATE = re.compile(
    r"(?<![\w-])(?:[АВЕКМНОРСТУХ] ?\d{3} ?[АВЕКМНОРСТУХ]{2} ?\d{2,3}"
    r"|[АВЕКМНОРСТУХавекмнорстух]\d{3}[АВЕКМНОРСТУХавекмнорстух]{2}"
    r"(?: ?\d{2,3})?|[ABEKMHOPCTYX] ?\d{3} ?[ABEKMHOPCTYX]{2} ?\d{2,3}"
    r"|[abekmhopctyx]\d{3}[abekmhopctyx]{2}\d{2,3})(?!\w)"
)
NAMED_PLATE = _pattern(
    r"(?:машин\w*|авто\w*|гос\.? ?номер\w*"
    r"|номер\w*)[^\d\n]{0,15}?\b[авекмнорстух] ?\d{3} ?[авекмнорстух]{2}(?: ?\d{2,3})?(?!\w)"
)
CASE = _pattern(
    r"(?:\bдел[ауео]м?|производств\w*|материал\w*|приговор\w*"
    r"|иск\w*)[^\d\n]{0,20}\d{1,6}[а-яa-z]?-\d{1,6}/(?:\d{2,4})(?:/\d+)?(?:-\w+)?"
    r"|(?:уголовн|гражданск|административн|судебн|исполнительн)\w+ (?:дел\w*|производств\w*)[^\d\n]{0,15}\d{2,}[\d/-]*"
    r"|\bкусп\b[^\d\n]{0,10}\d+|лично\w+ дел\w+ (?:№|номер) ?\d+|\b\d{2}RS\d{4}-\d{2}-\d{4}-\d{6}-\d{2}\b"
    r"|\b\d{4,6}/\d{2}/\d{5}-ИП\b"
)
BARE_CASE = _pattern(r"(?<![\d-])(?<!№ )\b[1-9][аa]?-\d{1,5}/20\d\d\b|№ ?[1-9][аa]?-\d{1,5}/20\d\d\b")
LETTER = _pattern(
    r"(?:приказ|письм|распоряж|постановл|протокол|договор|соглашен|исх|вх|акт|план)\w*\.? ?(?:от [\d.]+ ?)?$"
)

PHONE_RUN = re.compile(r"(?<![\d/])\+?\d(?:[ ()./*_,|~-]{0,3}\d){9,14}(?![\d/])")
FULL_DATE = re.compile(r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?!\d)")
PAIRED = re.compile(r"(?<!\d)[78]9\d{9}(?!\d)")
"""«89532221100/89532221101»: nothing else is written so."""
HOURS = re.compile(r"^[78]\.[0-5]\d ?- ?\d{1,2}\.\d{2}")
FREE_OF_CHARGE = re.compile(r"^(?:\+?7|8)800")
LOCAL = re.compile(r"(?<![\d№/-])(?<!№ )(\d{2,3})-(\d{2})-(\d{2})(?![\d/-])")
NAMED_PHONE = _pattern(
    r"(?:\bтел(?:ефон\w*|\.|\b)|\bмоб(?:ильн\w*|\.)|\bсот(?:ов\w*|\.)|звон\w*|\bт\.|whats ?app|в[оа]тс ?ап\w*"
    r"|вайбер\w*|viber)"
    r"[^\d\n]{0,25}?((?!\d{1,2}\.\d{1,2}\.\d{2})\d(?:[ .-]?\d){4,6})(?![\d.]*\d)(?! ?(?:[а-яё]{4,}))"
)
HOME_PHONE = _pattern(r"\bдомашн(?:ий|его|ем)?:? (\d{1,3}-\d{2}-\d{2})(?!\d)")
PHONE_NAMED = _pattern(r"(?<![\d-])(\d{1,3}-\d{2}-\d{2})(?= ?[,(-]? ?(?:дом|раб|моб|сот|тел)[а-я.])")
SHORT_PHONE = _pattern(r"\b(?:тел\.?|т\.)[ :]{0,2}(\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)")
"""«т.561234 спросить бабушку»: right after the word, whatever follows."""

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
SPOKEN_RUN = re.compile(rf"\b(?:(?:{SPOKEN}|\d{{1,7}})\b[ ,-]{{0,3}}){{3,}}")
"""Of a text in small letters."""


def find_numbers(text: str) -> Iterator[Finding]:
    """Every number of a person in a cleaned text."""
    yield from find_spoken(text)
    if not any(c.isdigit() for c in text):
        return
    yield from _phones(text)
    yield from _documents(text)
    yield from _cases(text)
    for pattern in (PLATE, NAMED_PLATE):
        for found in pattern.finditer(text):
            yield Finding(Category.PLATE, *found.span())


def _documents(text: str) -> Iterator[Finding]:
    yield from _named_documents(text)
    for found in SNILS.finditer(text):
        if snils(digits(found[0])):
            yield Finding(Category.SNILS, *found.span())
    for found in INN.finditer(text):
        if inn(found[0]):
            yield Finding(Category.INN, *found.span())
    for found in SIXTEEN.finditer(text):
        number = digits(found[0])
        if luhn(number) and number[0] in "23456":
            yield Finding(Category.BANK, *found.span())
        elif len(number) == 16:
            yield Finding(Category.POLICY, *found.span())


def _named_documents(text: str) -> Iterator[Finding]:
    always = (
        (Category.SNILS, NAMED_SNILS),
        (Category.INN, NAMED_INN),
        (Category.POLICY, NAMED_POLICY),
        (Category.BANK, NAMED_CARD),
        (Category.BANK, ACCOUNT),
        (Category.PASSPORT, PASSPORT),
        (Category.PASSPORT, NAMED_PASSPORT),
        (Category.CERTIFICATE, CERTIFICATE),
    )
    for first, last in stretches(text, THREE_DIGITS, AROUND):
        for category, pattern in always:
            for found in pattern.finditer(text, first, last):
                yield Finding(category, *found.span())


def _cases(text: str) -> Iterator[Finding]:
    for first, last in stretches(text, ANY_DIGIT, AROUND):
        for found in CASE.finditer(text, first, last):
            yield Finding(Category.COURT, *found.span())
    for found in BARE_CASE.finditer(text):
        if not LETTER.search(text[max(0, found.start() - 30) : found.start()].rstrip("№ ")):
            yield Finding(Category.COURT, *found.span())


def _phones(text: str) -> Iterator[Finding]:
    for found in PHONE_RUN.finditer(text):
        if not FULL_DATE.search(found[0]) and not HOURS.match(found[0]) and _phone(found[0]):
            yield Finding(Category.PHONE, *found.span())
    for found in PAIRED.finditer(text):
        yield Finding(Category.PHONE, *found.span())
    for found in LOCAL.finditer(text):
        first, second, _last = found.groups()
        dated = len(first) == 2 and int(first) <= 31 and int(second) <= 12
        if not dated:
            yield Finding(Category.PHONE, *found.span())
    for start, end in stretches(text, THREE_DIGITS, AROUND):
        for pattern in (NAMED_PHONE, SHORT_PHONE, PHONE_NAMED, HOME_PHONE):
            for found in pattern.finditer(text, start, end):
                if not FREE_OF_CHARGE.match(digits(text[found.start(1) : found.start(1) + 12])):
                    yield Finding(Category.PHONE, *found.span(1))


def find_spoken(text: str) -> Iterator[Finding]:
    """Phones whose digits are words."""
    for found in SPOKEN_RUN.finditer(text.lower()):
        if re.search(SPOKEN, found[0], re.IGNORECASE) and _phone(spoken(found[0])):
            yield Finding(Category.PHONE, found.start(), found.start() + len(found[0].rstrip(" ,-")))


def _phone(written: str) -> bool:
    """Whether the digits are a phone: with the country, or ten from 9 on. Free lines (8-800) are nobody's own."""
    number = digits(written)
    if FREE_OF_CHARGE.match(number):
        return False
    if written.startswith("+"):
        return 10 <= len(number) <= 15
    if len(number) == 11:
        return number[0] in "78" and number[1] in "3489"
    return (len(number) == 10 and number[0] in "94" and written[:1] != "4") or bool(re.match(r"\(?4\d{2,4}\)", written))


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
    """The digits alone."""
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
