"""Numbers that name a person: phones, documents, cards, plates, court cases."""

import re
from collections.abc import Iterator

from models.privacy.finding import Category, Finding, is_office, stretches
from models.privacy.numerals import SPOKEN, SPOKEN_WORD, digits, inn, luhn, snils, spoken

END = r"(?!\d)"
BEGIN = r"(?<!\d)"
NUMBER = r"(?:№|N|n|номер\w*|ном\.)"


ANY_DIGIT = re.compile(r"\d+")
THREE_DIGITS = re.compile(r"\d[ .-]?\d[ .-]?\d")
"""No document and no phone has fewer."""
THREE_MARKS = re.compile(r"\d[\d/.:-]{2}")
"""No certificate has fewer."""
AROUND = 70
"""Characters on both sides of a number that say what it is."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


SNILS = _pattern(rf"{BEGIN}\d{{3}}[- ]?\d{{3}}[- ]?\d{{3}}[- ]?\d{{2}}{END}")
NAMED_SNILS = _pattern(
    rf"(?:снилс|страхов\w+ (?:номер|счет|счёт|свидетельств)\w*)[^\d\n]{{0,25}}\d(?:[ .-]{{0,2}}\d){{10}}{END}"
)
INN = _pattern(rf"{BEGIN}\d{{12}}{END}")
NAMED_INN = _pattern(rf"(?:\bинн\b|налогоплательщик\w)[^\d\n]{{0,25}}\d(?:[ -]?\d){{11}}{END}")
SIXTEEN = _pattern(rf"{BEGIN}\d{{4}}([ -]?)\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}})?{END}")
NAMED_POLICY = _pattern(rf"(?:\bполис\w*|\bомс\b)[^\d\n]{{0,30}}(?:\d{{2,4}} ?{NUMBER}? ?)?\d(?:[ -]?\d){{5,15}}{END}")
NAMED_CARD = _pattern(rf"(?:\bкарт[аыеу]\b|сбер\w*|на карту)[^\d\n]{{0,25}}\d{{4}}(?:[ -]?\d{{4}}){{3}}{END}")
ACCOUNT = _pattern(
    rf"сч[её]т\w*[^\d\n]{{0,25}}(?:\d ?){{19}}\d{END}|{BEGIN}(?:40817|40820|423\d\d|426\d\d)\d{{15}}{END}"
)
PASSPORT = _pattern(rf"{BEGIN}\d{{2}} ?\d{{2}} ?,? ?{NUMBER} ?\d{{6}}{END}|{BEGIN}\d{{2}} ?\d{{2}} \d{{6}}{END}")
NAMED_PASSPORT = _pattern(
    rf"\bпас(?:с?порт\w*|п?\.)[^\d\n]{{0,40}}\d{{2}}[ -]?\d{{2}}[^\d\n]{{0,15}}\d{{3}} ?\d{{3}}{END}"
    rf"|серия\s*:?\s*\d{{2}} ?\d{{2}}[^\d\n]{{0,15}}\d{{6}}{END}|{BEGIN}код подразделения:?\s*\d{{3}}-\d{{3}}{END}"
    rf"|пасс?порт\w*[^\d\n]{{0,25}}\d{{6,10}}{END}|загран\w*[^\d\n]{{0,25}}\d{{2}}[^\d\n]{{0,10}}\d{{7}}{END}"
)
CERTIFICATE = _pattern(rf"(?<![\w])[IVXLCУХШПМТ1І]{{1,6}}(?: ?- ?| )[А-Я]{{2}},? ?{NUMBER}? ?\d{{6}}{END}")
OF_CERTIFICATES = re.compile(
    "свид|мсэ|удостов|жительств|внж|рвп|патент|миграц|билет|водит|сертиф|зач[её]т|аттест|карт|военн|истори|кадастр|vin"
    "|запис|акт|лицев|повест|ипр|загран"
)
NAMED_CERTIFICATE = _pattern(
    rf"свидетельств\w* о (?:рожд|брак|смерт|расторж|усынов|установл)\w*[^\d\n]{{0,40}}\d{{3,6}}{END}"
    rf"|(?:\bмсэ\b|удостоверени\w+ (?:многодетн|опекун|попечит|инвалид)\w*)"
    rf"[^\d\n]{{0,20}}(?:\d{{2,4}}[ -])?{NUMBER}? ?\d{{4,7}}{END}"
    r"|(?:\bвид\w* на жительство|\bвнж|\bрвп|\bпатент\w?"
    r"|миграционн\w+ карт\w|военн\w+ билет\w?|водительск\w+ \w+|\bаттестат\w?"
    r"|сертификат\w{0,2} на мат\w+|удостоверени\w личности)"
    rf"[^\d\n]{{0,20}}(?:\d{{2,4}}[ -])?{NUMBER}? ?(?:\d{{5,8}}{END}|\d{{2,}}[-/]\d{{2,}}[-/\d]*)"
    r"|(?:пенсионн\w+ удостоверени\w+|студенческ\w+ билет\w?|\bзач[её]тк\w|\bмедкарт\w"
    r"|амбулаторн\w+ карт\w|\bвоенник\w?"
    r"|карт\w амбулаторн\w+|истори\w болезни|кадастров\w+ номер\w?|\bvin\b|запис\w акта|\bакт\w? о рождении"
    r"|лицев\w+ сч[её]т\w?(?! (?:учр|центр|орг))"
    r"|повестк\w (?:№|номер)|\bипра? ?№|\bзаграник\w?)[^\d\n]{0,20}\d[\d/.:-]{2,}"
)
PLATE = re.compile(
    r"(?<![\w-])\d{4} ?[АВЕКМНОРСТУХ]{2} ?\d{2,3}(?!\w)|(?<![\w-])(?:[АВЕКМНОРСТУХ] ?\d{3} ?[АВЕКМНОРСТУХ]{2} ?\d{2,3}"
    r"|[АВЕКМНОРСТУХавекмнорстух]\d{3}[АВЕКМНОРСТУХавекмнорстух]{2}"
    r"(?: ?\d{2,3})?|[ABEKMHOPCTYX] ?\d{3} ?[ABEKMHOPCTYX]{2} ?\d{2,3}"
    r"|[abekmhopctyx]\d{3}[abekmhopctyx]{2}\d{2,3})(?!\w)"
)
NAMED_PLATE = _pattern(
    r"(?:машин\w*|авто\w*|гос\.? ?номер\w*"
    r"|номер\w*)[^\d\n]{0,15}?\b[авекмнорстух] ?\d{3} ?[авекмнорстух]{2}(?: ?\d{2,3})?(?!\w)"
)
OF_CASES = re.compile(r"дел|произв|матер|приг|иск|кусп|rs|ип\b|уд(?<!\wуд)\b")
"""In small letters: without one of these there is no case."""
CASE = _pattern(
    r"(?:\bдел[ауео]м?|производств\w*|материал\w*|приговор\w*"
    r"|иск\w*)[^\d\n]{0,20}\d{1,6}[а-яa-z]?-\d{1,6}/(?:\d{2,4})(?:/\d+)?(?:-\w+)?"
    r"|(?:уголовн|гражданск|административн|судебн|исполнительн)\w+ (?:дел\w*|производств\w*)[^\d\n]{0,15}\d{2,}[\d/-]*"
    r"|(?:\bдел[оауе]м?|производств\w*)[^\d\n]{0,25}\d{1,3}(?:[/-][\dа-я]{1,6}){1,3}/20\d\d"
    r"|\bип:? ?№? ?\d{4,6}/\d{2}/\d{5}"
    r"|\bуд ?№ ?\d{5,}"
    r"|\bкусп\b[^\d\n]{0,10}\d+|лично\w+ дел\w+ (?:[а-яё]{4,} )?(?:№|номер)? ?\d+"
    r"|материал\w{0,2} проверки ?(?:№|номер)? ?\d[\w/-]+"
    r"|\b\d{2}RS\d{4}-\d{2}-\d{4}-\d{6}-\d{2}\b"
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
PART_OF_PHONE = re.compile(
    r"\+7[ (-]{0,2}9\d\d(?!\d)|\b(?:номер|телефон|мобильн|сотов)\w* (?:[а-яё]+ ){0,2}(?:о|за)?"
    r"(?:канчивает|кончает|начинает)ся (?:на|с) \d{2,}|последние (?:\w+ )?цифры (?:телефона|номера)[^\d\n]{0,10}\d{2,}"
    r"|\bкод \(?9\d\d\)?,? (?:номер )?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"
    r"|\b(?:по|пере)?звон(?:ить|ите|и)[ :]{1,2}\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)",
    re.IGNORECASE,
)
"""«номер оканчивается на 4417»."""
CODE = _pattern(r"(?:\bкод\w{0,2}\b|конференц|\bзум|zoom|идентификатор|штрихкод|артикул|инвентарн)[^.!?\n]{0,30}$")
"""What only looks like a telephone: «код 06-26-17», «id конференции 884 2291 0047»."""
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

RINGS = re.compile(r"(?:номер|снилс|паспорт|полис|\bинн|телефон|звон|тел\.|моб)\w*\.?[^.!?\n\d]{0,20}$")
SPOKEN_RUN = re.compile(rf"\b(?:(?:{SPOKEN}|\d{{1,7}})\b[ ,-]{{0,3}}){{3,}}")
"""Of a text in small letters."""


def find_numbers(text: str) -> Iterator[Finding]:
    """Every number of a person in a cleaned text."""
    yield from find_spoken(text)
    if not ANY_DIGIT.search(text):
        return
    low = text.lower()
    yield from _phones(text)
    yield from _documents(text, low)
    yield from _cases(text, low)
    for pattern in (PLATE, NAMED_PLATE):
        for found in pattern.finditer(text):
            yield Finding(Category.PLATE, *found.span())


def _documents(text: str, low: str) -> Iterator[Finding]:
    yield from _named_documents(text, low)
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


def _named_documents(text: str, low: str) -> Iterator[Finding]:
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
    for first, last in stretches(low, OF_CERTIFICATES, AROUND):
        for found in NAMED_CERTIFICATE.finditer(text, first, last) if THREE_MARKS.search(text, first, last) else ():
            yield Finding(Category.CERTIFICATE, *found.span())
    for first, last in stretches(text, THREE_DIGITS, AROUND):
        for category, pattern in always:
            for found in pattern.finditer(text, first, last):
                yield Finding(category, *found.span())


def _cases(text: str, low: str) -> Iterator[Finding]:
    for first, last in stretches(low, OF_CASES, AROUND):
        for found in CASE.finditer(text, first, last) if ANY_DIGIT.search(text, first, last) else ():
            yield Finding(Category.COURT, *found.span())
    for found in BARE_CASE.finditer(text):
        if not LETTER.search(text[max(0, found.start() - 30) : found.start()].rstrip("№ ")):
            yield Finding(Category.COURT, *found.span())


def _phones(text: str) -> Iterator[Finding]:
    for found in PHONE_RUN.finditer(text):
        dated = FULL_DATE.search(found[0]) or HOURS.match(found[0])
        if not dated and not _is_code(text, found.start()) and _phone(found[0]) and not _is_office(text, found):
            yield Finding(Category.PHONE, *found.span())
    for pattern in (PAIRED, PART_OF_PHONE):
        for found in pattern.finditer(text):
            yield Finding(Category.PHONE, *found.span())
    yield from _local_phones(text)


def _is_code(text: str, start: int) -> bool:
    return bool(CODE.search(text, max(0, start - 40), start))


def _local_phones(text: str) -> Iterator[Finding]:
    for found in LOCAL.finditer(text):
        first, second, _last = found.groups()
        dated = len(first) == 2 and int(first) <= 31 and int(second) <= 12
        if not dated and not is_office(text, found.start()) and not _is_code(text, found.start()):
            yield Finding(Category.PHONE, *found.span())
    for start, end in stretches(text, THREE_DIGITS, AROUND):
        for pattern in (NAMED_PHONE, SHORT_PHONE, PHONE_NAMED, HOME_PHONE):
            for found in pattern.finditer(text, start, end):
                free = FREE_OF_CHARGE.match(digits(text[found.start(1) : found.start(1) + 12]))
                if not free and not is_office(text, found.start(1)):
                    yield Finding(Category.PHONE, *found.span(1))


def _is_office(text: str, found: re.Match[str]) -> bool:
    """Whether the number is an institution's; a mobile telephone is somebody's."""
    return digits(found[0])[-10:][:1] != "9" and is_office(text, found.start())


def find_spoken(text: str) -> Iterator[Finding]:
    """Phones whose digits are words."""
    low = text.lower()
    for found in SPOKEN_RUN.finditer(low) if SPOKEN_WORD.search(low) else ():
        if SPOKEN_WORD.search(found[0]) and (
            _phone(number := spoken(found[0])) or _is_told(low, found.start(), number)
        ):
            yield Finding(Category.PHONE, found.start(), found.start() + len(found[0].rstrip(" ,-")))


def _is_told(low: str, start: int, number: str) -> bool:
    """Whether a spoken number is said to be a telephone: «номер мамы девятьсот двадцать три сорок пять…»."""
    return 5 <= len(number) <= 15 and bool(RINGS.search(low, max(0, start - 30), start))


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
