"""The monitoring's numbers: by their codes and by what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.monitoring.parser import codes_meant
from models.monitoring.typed import LARGEST
from models.sentences.draft import Ask, DraftPart, Found, WhyAsked
from models.sentences.meaning import CenterWords
from models.sentences.said import SaidText

_CODED = re.compile(
    r"(?<![\w.])(?P<code>[a-zа-я]\d{1,2})(?![\w])[\s.:=]*(?P<sign>[-–—=]?)\s*"
    r"(?P<value>\d{1,9}(?: \d{3})*)(?![\w.]\d)(?!-?\w)"
)
_CODE = re.compile(r"(?<![\w.])([a-zа-я]\d{1,2})(?!\w)")
NAMED: tuple[tuple[str, str, float], ...] = (
    ("F4", r"(?:весь |все )?(?:с )?(?:положительный|хороший) (?:динамика|результат)", 1.5),
    ("F5", r"(?:с |по )?(?:лишение|отобрание|лишить|отобрать|изъятие)(?: (?:родительский )?право?)?", 1.5),
    ("F1", r"(?:семья )?(?:быть )?на (?:начало|<w>)(?: квартал| период)?|остаток на начало", 1.5),
    ("F6", r"(?:семья )?на конец(?: квартал| период)?", 1.5),
    ("Z3", r"(?:они |семья )?(?:на )?кризисный(?: сопровождение)?", 2.0),
    (
        "Z2",
        (
            r"(?:в они ребенок|в (?:замещать|замещающий|приемный) семья ребенок|в они(?= <n> ребенок )"
            r"|ребенок в (?:они|(?:замещать|замещающий|приемный) семья))"
        ),
        1.5,
    ),
    ("Z1", r"(?:замещать|замещающий|приемный) семья|семья (?:замещать|замещающий|приемный)", 1.5),
    ("C1", r"ребенок(?: в (?:эти )?семья)?", 0.5),
    ("F3", r"(?:семья )?(?:всего )?(?:снять|снятой|снимать|снятие)(?: с (?:учет|сопровождение|контроль))?", 1.5),
    ("F2", r"(?:семья )?(?:принять|поставить|взять|принимать)(?: на (?:учет|сопровождение|контроль))?", 1.5),
    ("S1", r"(?:поступить )?сигнал(?: поступить)?", 1.5),
    ("F1", r"семья быть(?= <n>)", 1.0),
    ("F6", r"(?<!участник )(?:стало|стать|осталось|остаться)(?= <n> (?:семья |$|на ))", 0.7),
    ("R1", r"(?:вторичный )?(?:возврат|отказ)", 1.5),
    ("N1", r"консилиум", 0.7),
    ("M1", r"(?:мониторинг )?план реабилитация|мониторинг план(?: реабилитация)?", 1.0),
    ("K1", r"куратор", 0.7),
)
"""What the indicators are called, and how sure it is that the numbers of a quarter are meant."""
_SURE = 2.0
"""«Детей в семьях»: nobody else is counted so."""
_LABELS = re.compile(
    "|".join(rf"(?P<{code}_{at}>(?<= )(?:{pattern})(?= ))" for at, (code, pattern, _) in enumerate(NAMED))
)
_WEIGHTS = {code: max(weight for other, _, weight in NAMED if other == code) for code, _, _ in NAMED}
_NONE = re.compile(
    r"(?: :| -)? (?:не быть|нет|не поступать|не поступить|отсутствовать|не проводиться|не проводить)(?= )"
)
_GLUE = (
    r"(?: (?:[:=-]|у мы|нас|семья|быть|поступить|случай|человек|штука|они|стало|стать|осталось|остаться"
    r"|составлять|составить|по|в|у|проведен|провести|количество|число|всего))*"
)
_VALUE_AFTER = re.compile(rf"{_GLUE} <n>(?= )")
_VALUE_BEFORE = re.compile(r" <n>(?: (?:семья|из они|новый))? $")


@dataclass
class Figures:
    """Numbers by code. `weight` says how much the text sounds like a quarter's numbers."""

    found: dict[str, Found[int]] = field(default_factory=dict)
    doubt: WhyAsked | None = None
    weight: float = 0.0


def figures(said: SaidText, known: CenterWords) -> Figures:
    """The numbers of the monitoring that the text tells."""
    told = Figures()
    taken = _coded(said, known, told)
    rest = said.without(
        [(at, at + 1) for at, one in enumerate(said.tokens) if any(a <= one.start < b for a, b in taken)]
    )
    _labelled(rest, known, told)
    return told


def _coded(said: SaidText, known: CenterWords, told: Figures) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _CODED.finditer(said.plain):
        meant = codes_meant(match["code"], known.form.codes)
        if not meant:
            continue
        spans.append(match.span())
        told.weight += 2.5
        # «К1 - 8» and «К1-8» part a code from its number, «К1 -8» is a minus
        spaced = said.plain[match.start("sign") - 1 : match.start("sign")].isspace()
        negative = match["sign"] == "-" and spaced and match.end("sign") == match.start("value")
        value = int(match["value"].replace(" ", ""))
        if len(meant) > 1:
            told.doubt = WhyAsked.DOUBTFUL
        elif negative or value > LARGEST:
            told.doubt = WhyAsked.IMPOSSIBLE
        elif meant[0] in told.found and told.found[meant[0]].value != value:
            told.doubt = WhyAsked.CONTRADICTION
        else:
            told.found[meant[0]] = Found(value, said.text[match.start() : match.end()], *match.span())
    spans += _worded(said, known, told, spans)
    alone = None if spans else _CODE.search(said.plain)
    if alone and codes_meant(alone[1], known.form.codes) and re.search(r"\d", said.plain[alone.end() :]):
        told.weight += 1
        told.doubt = WhyAsked.DOUBTFUL
    return spans


def _worded(
    said: SaidText, known: CenterWords, told: Figures, taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """«К1 двенадцать»: a code and a number in words."""
    spans = []
    for match in _CODE.finditer(said.plain):
        meant = codes_meant(match[1], known.form.codes)
        if not meant or any(a <= match.start() < b for a, b in taken):
            continue
        behind = [one for one in said.tokens if one.start >= match.end()]
        while behind and behind[0].word in (":", "-", "=", "."):
            behind.pop(0)
        if not behind or behind[0].kind != "n" or said.plain[behind[0].start].isdigit():
            continue
        told.weight += 2.5
        spans.append((match.start(), behind[0].end))
        if len(meant) > 1 or behind[0].value < 0:
            told.doubt = WhyAsked.DOUBTFUL
        else:
            words = said.text[match.start() : behind[0].end]
            told.found[meant[0]] = Found(behind[0].value, words, match.start(), behind[0].end)
    return spans


def _code(match: re.Match[str]) -> str:
    return (match.lastgroup or "").partition("_")[0]


def _labelled(said: SaidText, known: CenterWords, told: Figures) -> None:
    told_of = 0
    for part in _clauses(said):
        labels = [match for match in _LABELS.finditer(part.line) if _code(match) in known.form.codes]
        used = set[int]()
        for match in labels:
            code = _code(match)
            if code == "Z2" and " в они" in f" {match[0]}" and not _FOSTER.search(said.line) and "Z1" not in told.found:
                code = "C1"  # «семей на конец 9, детей в них 22»
            value = _value(part, match, used, forward=True) or _value(part, match, used, forward=False)
            if value is None:
                continue
            _keep(part, code, value, told)
        told_of += sum(part.tokens[at].kind == "n" for at in used)
        all_well = bool(_TAKEN_OFF_WELL.search(part.line)) or any(
            _code(match) == "F4" and match[0].startswith(("весь", "все")) for match in labels
        )
        if all_well and "F3" in told.found and "F4" not in told.found:
            told.found["F4"] = told.found["F3"]
    if _WELL_BEHIND.search(said.line) and "F4" in told.found:
        told.found.setdefault("F3", told.found["F4"])
    if _TWO_WAYS.search(said.line):
        told.doubt = WhyAsked.DOUBTFUL
    if (
        told.found
        and told.doubt is None
        and len(re.findall(r" <n>(?! квартал| полугодие| район)(?= )", said.line)) > told_of
    ):
        told.doubt = WhyAsked.DOUBTFUL


_TWO_WAYS = re.compile(r" (?:снять|снятой) <n>(?: семья)? с \S+ (?:динамика|результат) и <n> с ")
"""«Снято 2 с положительной динамикой и 1 с отобранием»: whether three were taken off is asked."""
_WELL_BEHIND = re.compile(r" (?:снять|снятой) с (?:положительный|хороший) (?:динамика|результат)(?: [:-])? <n> ")
"""«Снято с положительной динамикой две»: the number says both."""
_FOSTER = re.compile(r" (?:замещать|замещающий|приемный) семья ")
_TAKEN_OFF_WELL = re.compile(
    r" (?:(?:снять|снятой) <n>(?: семья)?|<n>(?: семья)? (?:снять|снятой)) с (?:положительный"
    r"|хороший) (?:динамика|результат) "
)
"""«Сняли 1 с положительной динамикой»: the number says both."""


def _clauses(said: SaidText) -> Iterator[SaidText]:
    first = 0
    for at, one in enumerate(said.tokens):
        if one.kind in ("line", "bullet") or (one.kind == "mark" and one.word in ",;."):
            yield said.part(first, at)
            first = at + 1
    yield said.part(first, len(said.tokens))


def _value(
    part: SaidText, label: re.Match[str], used: set[int], *, forward: bool
) -> tuple[int, bool, tuple[int, int]] | None:
    """The number of a label with whether it is doubtful, and the tokens of both."""
    first, last = part.span(label)
    if forward:
        rest = part.line[label.end() :]
        if none := _NONE.match(rest):
            return 0, False, (first, last + len(none[0].split()))
        match = _VALUE_AFTER.match(rest)
        at = last + len(match[0].split()) - 1 if match else -1
    else:
        match = _VALUE_BEFORE.search(part.line[: label.start()])
        at = first - len(match[0].split()) if match else -1
    if (
        match is None
        and not forward
        and (none := re.search(r" (?:нет|без|не быть)(?: \w+(?:ый|ий|ой))? $", part.line[: label.start()]))
    ):
        return 0, False, (first - len(none[0].split()), last)
    if match is None or at in used:
        return None
    used.add(at)
    token = part.tokens[at]
    return token.value, token.doubt, (min(first, at), max(last, at + 1))


def _keep(part: SaidText, code: str, value: tuple[int, bool, tuple[int, int]], told: Figures) -> None:
    number, doubt, (first, last) = value
    told.weight += _WEIGHTS[code] if code != "C1" or " в семья " not in part.line else _SURE
    if doubt or number < 0 or number > LARGEST:
        told.doubt = WhyAsked.DOUBTFUL
    if not 0 <= number <= LARGEST:
        return
    start, end = part.tokens[first].start, part.tokens[last - 1].end
    told.found.setdefault(code, Found(number, part.text[start:end], start, end))


def read_figures(said: SaidText, known: CenterWords) -> DraftPart:
    """The numbers, and whether one of them is asked about."""
    told = figures(said, known)
    asked = () if told.doubt is None and told.found else (Ask("numbers", told.doubt or WhyAsked.MISSING),)
    return DraftPart(numbers=told.found, asked=asked)
