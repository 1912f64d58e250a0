"""Initials beside a surname, and what only looks like them."""

import re

INITIAL = r"[А-ЯЁ]\."
INITIAL_LETTER = re.compile(INITIAL)
INITIALS_FIRST = re.compile(
    rf"(?<![\w.]){INITIAL} ?(?:{INITIAL} ?)?([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{{3,}})(?![\w])"
)
INITIALS_LAST = re.compile(
    rf"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{{3,}}),? {INITIAL}(?: ?(?:{INITIAL}|[А-ЯЁ](?![\w.])))?"
)
_SHORTENED = r"(?!(?:т\. ?[дпеко]|г\. ?р|р\. ?п|н\. ?э|с\. ?г)\.)"
INITIALS_SMALL_FIRST = re.compile(
    rf"(?<![\w.]){_SHORTENED}[а-яё]\. ?[а-яё]\. ?([А-ЯЁа-яё][а-яё]{{3,}}(?:-[А-ЯЁа-яё][а-яё]+)?)(?![\w])"
)
SMALL_INITIALS = re.compile(
    rf"\b([А-ЯЁа-яё][а-яё]{{3,}}) {_SHORTENED}"
    r"(?:[а-яё]\. ?(?:[а-яё]\.?)?|[А-ЯЁ])(?![\w.])"
)
"""«жукова а.в.», «сидорова а.», «Сидорова А»: only after a word that is a surname and nothing else."""
BARE_INITIALS = re.compile(r"\b([А-ЯЁ][а-яё]+) ([А-ЯЁ]{2})(?![\w])")
NOT_INITIALS = frozenset(
    [
        "РФ",
        "РЦ",
        "ДК",
        "ЦК",
        "ТВ",
        "МО",
        "МР",
        "ГО",
        "СП",
        "ОВ",
        "АО",
        "КГ",
        "ИП",
        "ПП",
        "МЧ",
        "ТО",
        "ВК",
        "ОК",
        "ТГ",
        "УО",
        "ПМ",
        "АТ",
        "СВ",
        "ВО",
        "ЮЛ",
        "ФЗ",
        "ДТ",
        "КЦ",
        "ЦП",
        "ГУ",
        "МУ",
        "ОУ",
        "ДО",
        "ПК",
    ]
)
