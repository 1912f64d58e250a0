"""Texts of analyses against figures and against their own lists: what is found, and what is rightly passed over."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.paper_cli import app
from documents.claims import check_file
from models.claims import Claim, read_facts, verify
from models.claims.blocks import blocks_of
from models.claims.sentences import LONGEST, sentences
from models.claims.tables import _column
from models.claims.text import Paragraph
from models.claims.tokens import tokens_of
from models.plan.source import Row
from tests.unit.claims_blind import BLIND, FACTS, Case
from tests.unit.claims_eighth import EIGHTH
from tests.unit.claims_fifth import FIFTH
from tests.unit.claims_fourth import FOURTH
from tests.unit.claims_ninth import NINTH
from tests.unit.claims_second import SECOND
from tests.unit.claims_seventh import SEVENTH
from tests.unit.claims_sixth import SIXTH
from tests.unit.claims_third import THIRD

FIGURES = read_facts(FACTS)
BESIDE = next((up / "shared" for up in Path(__file__).parents if (up / "shared" / "papers").is_dir()), None)


def agrees(what: str, number: int, told: bool | None = None) -> bool:
    """Whether the claim is right: by the records, where the case does not say."""
    recorded = FIGURES.seminars() if what == "activities.seminar" else None
    return told if told is not None else number == (FIGURES.count(what) if recorded is None else recorded)


def measure(cases: Sequence[Case]) -> dict[str, list[str]]:
    """What went wrong, by kind: contradictions missed, wrong alarms, true claims that were passed over."""
    wrong: dict[str, list[str]] = {"missed": [], "alarms": [], "passed": []}
    for text, claims in cases:
        found = {(one.what, one.number): one.agrees for one in verify(text, FIGURES)}
        for claim in claims:
            said = found.pop(claim[:2], None)
            if said is not True and agrees(*claim):
                wrong["alarms" if said is False else "passed"].append(f"{claim}: {text}")
            if said is not False and not agrees(*claim):
                wrong["missed"].append(f"{claim}: {text}")
        wrong["alarms"] += [f"{claim}: {text}" for claim, well in found.items() if not well]
    return wrong


SETS = (
    (NINTH, 44),
    (EIGHTH, 51),
    (SEVENTH, 41),
    (SIXTH, 67),
    (FIFTH, 49),
    (BLIND, 87),
    (SECOND, 95),
    (THIRD, 73),
    (FOURTH, 93),
)


@pytest.mark.parametrize(("cases", "least"), SETS)
def test_sentences(cases: Sequence[Case], least: int) -> None:
    wrong = measure(cases)
    assert len(cases) >= least
    assert (wrong["alarms"], wrong["missed"]) == ([], [])
    assert len(wrong["passed"]) <= 1, wrong["passed"]


@pytest.mark.skipif(BESIDE is None, reason="настоящего анализа рядом нет")
@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_the_real_analysis_contradicts_itself_once(suffix: str) -> None:
    assert BESIDE is not None
    facts = real_facts(json.loads((BESIDE / "papers" / "tambov-2023.json").read_text(encoding="utf-8"))["records"])
    found = check_file((BESIDE / "plans" / f"tambov-2024.{suffix}").read_bytes(), f"a.{suffix}", facts).claims
    numbers = [one for one in found if not one.what.startswith("dates.")]
    assert [(one.text, one.listed, one.recorded) for one in numbers if not one.agrees] == [("совещания (3)", 2, 2)]
    assert {one.what for one in numbers if one.agrees} >= {
        *(f"activities.{kind}" for kind in ("seminar", "round_table", "training", "lecture")),
        *("supervisions.group", "supervisions.individual", "copies.leaflet", "copies.memo", "copies.booklet"),
    }
    assert [one.what for one in found if one.what.startswith("dates.")] == ["dates.approved"]


def real_facts(records: Sequence[Mapping[str, object]]) -> dict[str, dict[str, int]]:
    """What the records hold outside of programmes, zeros written."""
    facts = {group: dict.fromkeys(counts, 0) for group, counts in FACTS.items()}
    for record in records:
        if record.get("programme"):
            continue
        facts["activities"][str(record["type"])] += 1
        for group, key in (("visits", "attendance"), ("copies", "handouts")):
            counts = record.get(key) or {}
            assert isinstance(counts, dict)
            for name, count in counts.items():
                facts[group][name] += count
        if mode := record.get("mode"):
            facts["supervisions"][str(mode)] += 1
    return facts


def only(text: str) -> Claim:
    (claim,) = verify(text, FIGURES)
    return claim


def test_a_claim_says_what_the_records_and_the_list_hold() -> None:
    text = "Проведены совещания (3), вебинары (3):\n1. Совещание «Раз»\n2. Вебинар «Два»\n3. Совещание «Три»"
    meetings, webinars = verify(text, FIGURES)
    assert meetings.as_json() == {
        "text": "совещания (3)",
        "number": 3,
        "what": "activities.meeting",
        "found": 2,
        "agrees": False,
        "recorded": 2,
        "listed": 2,
    }
    assert (webinars.recorded, webinars.listed, webinars.found, webinars.agrees) == (3, 1, 1, False)


def test_what_is_not_written_in_the_facts_is_not_known() -> None:
    assert verify("Проведено 3 совещания, 5 вебинаров.", read_facts({"activities": {"webinar": 0}})) == [
        Claim(text="5 вебинаров", number=5, what="activities.webinar", recorded=0)
    ]


@pytest.mark.parametrize(
    ("text", "what", "found"),
    [
        ("Состоялось 31.11.2025.", "dates.calendar", "нет такого дня"),
        ("Утверждаю\n«12» января 2026 г.\nПриказ № 4 от 10.02.2026", "dates.approved", "10.02.2026"),
        ("Анализ деятельности за 2025 год\nВ 2026 году проведены совещания.", "dates.year", 2025),
    ],
)
def test_dates_that_cannot_be(text: str, what: str, found: object) -> None:
    claim = only(text)
    assert (claim.what, claim.found, claim.agrees) == (what, found, False)


Asked = tuple[int, str]


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., Asked]:
    """`paper verify` of a file, or of the standard input where there is none, against the figures: status and words."""

    def call(content: bytes, *more: str, name: str = "-", facts: object = FACTS) -> Asked:
        (tmp_path / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
        file = name if name == "-" else str(tmp_path / name)
        if name != "-":
            (tmp_path / name).write_bytes(content)
        words = ["verify", file, "--facts", str(tmp_path / "facts.json"), *more]
        result = CliRunner().invoke(app, words, input=content if name == "-" else None)
        return result.exit_code, result.output

    return call


TEXT = "Проведены совещания (3), вебинары (3)."


def test_the_command_answers_in_json_and_in_words(asked: Callable[..., Asked]) -> None:
    status, said = asked(TEXT.encode("cp1251"), "--json", name="анализ.txt")
    assert status == 0
    assert [(one["text"], one["found"], one["agrees"]) for one in json.loads(said)["claims"]] == [
        ("совещания (3)", 2, False),
        ("вебинары (3)", 3, True),
    ]
    assert asked(TEXT.encode()) == (
        0,
        "Не сходится 1:\n  «совещания (3)»: в журнале 2\nСходится 1:\n  «вебинары (3)»\n",
    )


@pytest.mark.parametrize(
    ("content", "name", "facts", "why"),
    [
        (b"", "-", FACTS, "-: в файле нет текста"),
        (b"PK\x03\x04 broken", "a.docx", FACTS, "файл повреждён"),
        (b"%PDF-1.7", "a.txt", FACTS, "нужен .docx или .txt"),
        ("семинары (4) ".encode() * 20_000, "a.txt", FACTS, "слишком большой"),
        (TEXT.encode(), "-", {"visits": {"учителя": 3}}, "visits: 'учителя' is none of"),
        (TEXT.encode(), "-", {"copies": {"leaflet": "20"}}, "copies.leaflet: '20' is no count"),
        (TEXT.encode(), "-", [], "an object is expected"),
    ],
)
def test_what_is_wrong_is_one_line_and_status_2(
    content: bytes, name: str, facts: object, why: str, asked: Callable[..., Asked]
) -> None:
    status, said = asked(content, name=name, facts=facts)
    assert (status, len(said.strip().splitlines())) == (2, 1), said
    assert why in said


def test_a_text_without_full_stops_is_cut_all_the_same() -> None:
    assert [len(one) for one in sentences(tokens_of("слово " * (LONGEST + 1)))] == [LONGEST, 1]


def test_words_between_two_tables_part_them_and_an_empty_line_does_not() -> None:
    rows = [one for one in blocks_of("а | б | 1\n\nв | г | 2\nСлова\nд | е | 3") if isinstance(one, Row)]
    assert [one.table for one in rows] == [1, 1, 2]


def test_the_column_that_counts_is_taken_before_those_of_years() -> None:
    def column(*names: str) -> tuple[int | None, str]:
        return _column(Paragraph(text="", cells=names), [Paragraph(text="", cells=("семинары", "2", "5"))], None)

    assert column("вид", "количество", "2024") == (1, "")
    assert column("вид", "2023", "2024") == (2, "")
    assert column("вид", "план", "факт") == (2, "")
