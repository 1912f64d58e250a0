"""What proves a row: the papers of one cell, one by one, though nothing may stand between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.plan.words import cut, fold, outside, plain, starts_low, word_set


class EvidenceKind(StrEnum):
    PROTOCOL = "protocol"
    SIGN_IN_SHEET = "sign_in_sheet"
    PHOTO_REPORT = "photo_report"
    SCENARIO = "scenario"
    TRIP_REPORT = "trip_report"
    OUTLINE = "outline"
    MATERIALS = "materials"
    CERTIFICATES = "certificates"
    PUBLICATION = "publication"
    SUPERVISION = "supervision"
    FEEDBACK = "feedback"
    REFERENCE = "reference"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Evidence:
    text: str
    kind: EvidenceKind


_KINDS = (
    (EvidenceKind.PROTOCOL, r"протокол"),
    (EvidenceKind.SIGN_IN_SHEET, r"лист\w* (?:регистрац|присутств|посещ)|явочн|регистрацион"),
    (EvidenceKind.PHOTO_REPORT, r"фото|видео"),
    (EvidenceKind.SCENARIO, r"сценари"),
    (EvidenceKind.TRIP_REPORT, r"отчет\w* о\w* (?:выезд|поездк|командир)"),
    (EvidenceKind.OUTLINE, r"конспект|план\w* заняти"),
    (EvidenceKind.SUPERVISION, r"супервизи"),
    (EvidenceKind.FEEDBACK, r"отзыв|обратн\w+ связ|анкет"),
    (EvidenceKind.REFERENCE, r"справк"),
    (EvidenceKind.CERTIFICATES, r"сертификат|диплом|удостоверен|свидетельств|подтвержд\w+ документ"),
    (
        EvidenceKind.PUBLICATION,
        r"публикац|стать|https?:|www\.|\w\.(?:ru|com|рф)\b|сми\b|интернет|размещен|сайт|соц\w*\.? ?сет",
    ),
    (EvidenceKind.REPORT, r"отчет|мониторинг"),
    (
        EvidenceKind.MATERIALS,
        r"материал|разработк|буклет|листовк|памятк|брошюр|сборник|методич|рекомендац|издани",
    ),
)
_PAPERS = word_set(
    """
    Протокол Лист Фото Видео Сценари Отчет Отчёт Конспект Методическ Информационн Сертификат
    Публикаци Описани Отзыв Справк Журнал Буклет Листовк Памятк Брошюр Сборник Стать Анкет Приказ
    Акт Договор Соглашени Материал Программ Презентаци План Банк Сводн Диплом Печатн Электронн
    Доклад Разработк Рекомендаци Аналитическ Реестр Положени
    """
)
_NEXT_PAPER = re.compile(rf"(?<=[а-яё»)])\s+(?=(?:{'|'.join(sorted(_PAPERS))}))")
_PREFIX = re.compile(r"^(?:продукты?|форма|результат)\s*:\s*", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.(?:ru|com|рф|org)(?:/\S*)?")
_GOES_ON = re.compile(
    r"(?:в т\.?\s?ч|в том числе|и |а также|и т\.|т\.\s?[дп]|др\b|по |на |в |с |для |об? |от |из |"
    r"котор|посвящ|направлен|отражающ|содержащ)"
)
_LOCATIVE = re.compile(r"[а-яё-]+[ая]х")  # «заявки на участие в конкурсах, грантах»
_LONGEST = 4_000  # letters of a cell that are looked at
_NO_ONE = re.compile(r"^[\s\-–—.,_/]*$")


def split_evidence(text: str) -> list[Evidence]:
    """The cell's papers in order; an empty cell and «-» have none."""
    words = _PREFIX.sub("", plain(text)[:_LONGEST])
    if _NO_ONE.match(words):
        return []
    low = starts_low(words)  # where every line starts low, each is an item; else a low line goes on
    places = [index for index, char in outside(words) if _separates(words, index, char, low)]
    pieces = (piece for part in cut(words, places) for piece in _side_by_side(part))
    trimmed = (" ".join(piece.split()).strip(" ,;-–—•·").lstrip(". ").removesuffix(".") for piece in pieces)
    return [Evidence(piece, evidence_kind(piece)) for piece in _whole([piece for piece in trimmed if piece])]


def evidence_kind(text: str) -> EvidenceKind:
    words = "".join(char for _, char in outside(fold(text))) or fold(text)
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), EvidenceKind.OTHER)


def _separates(text: str, index: int, char: str, low: bool) -> bool:
    if char in ",;":
        return True
    rest = text[index + 1 :]
    if char == "\n":
        return low or rest[:1].isupper() or rest[:1] in "-–—•" or text[index - 1] in ".;,"
    return char == "." and rest[:1].isspace() and rest.lstrip()[:1].isupper()


def _side_by_side(text: str) -> list[str]:
    """«Описание супервизии Журнал супервизий» holds two papers, a row of links as many as there are."""
    words = text.split()
    if len(words) > 1 and all(_URL.fullmatch(word.strip(",;")) for word in words):
        return words
    free = {index for index, _ in outside(text)}
    return cut(text, [match.end() for match in _NEXT_PAPER.finditer(text) if match.start() in free])


def _whole(pieces: list[str]) -> list[str]:
    """«консультации, в т.ч. по телефону» is one paper: a piece that goes on belongs to the one before."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (_GOES_ON.match(piece) or _LOCATIVE.fullmatch(piece)):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined
