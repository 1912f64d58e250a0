"""Bad input: a clear sentence, and nothing else."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.plan import read_plan
from documents.plan.guard import MAX_BYTES, MAX_UNPACKED
from models.plan.errors import TEXTS, BadPlan, Refusal
from tests.unit.plan_files import HEADER, WORD, row, table, text_plan, word_plan, zipped

EXAMPLES = Path(__file__).parents[2] / "examples"
SUFFIXES = ("docx", "xlsx", "csv", "txt", "md", "")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def refusal(data: bytes, name: str = "plan.docx") -> Refusal:
    with pytest.raises(BadPlan) as refused:
        read_plan(data, name)
    assert refused.value.text.endswith(".")
    return refused.value.code


def test_every_refusal_has_words() -> None:
    assert set(TEXTS) == set(Refusal)


def test_what_is_no_plan() -> None:
    letter = docx.Document()
    letter.add_paragraph("Уважаемые коллеги")
    packed = io.BytesIO()
    letter.save(packed)

    assert refusal(packed.getvalue()) is Refusal.NOT_A_PLAN
    assert refusal("Просто письмо\nбез таблицы".encode(), "a.txt") is Refusal.NOT_A_PLAN
    assert refusal(word_plan(table(row("Товар", "Цена", "Сумма"), row("Мел", "5", "10")))) is Refusal.NOT_A_PLAN
    assert refusal(b"", "a.txt") is Refusal.EMPTY
    assert refusal(b" \n\n", "a.txt") is Refusal.EMPTY


def test_other_files() -> None:
    assert refusal(b"%PDF-1.7 ...", "plan.pdf") is Refusal.UNSUPPORTED
    assert refusal(b"{\\rtf1 ...}", "plan.doc") is Refusal.UNSUPPORTED
    assert refusal(OLE, "plan.doc") is Refusal.UNSUPPORTED
    assert refusal(OLE + "WordDocument".encode("utf-16-le"), "plan.doc") is Refusal.UNSUPPORTED
    assert refusal(zipped(mimetype=b"application/vnd.oasis")) is Refusal.UNSUPPORTED
    assert refusal(b"\0\1\2\3" * 100, "plan.txt") is Refusal.BROKEN


def test_broken_files() -> None:
    good = (EXAMPLES / "plan-2026.docx").read_bytes()

    assert refusal(good[: len(good) // 2]) is Refusal.BROKEN
    assert refusal(b"garbage", "plan.xlsx") is Refusal.BROKEN
    assert refusal(zipped(word__document_xml=b"<w:document>")) is Refusal.BROKEN
    assert refusal(zipped(xl__workbook_xml=b"<workbook/>"), "plan.xlsx") is Refusal.BROKEN


def test_password_protected_files() -> None:
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le")) is Refusal.PROTECTED


def test_large_files(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with path.open("wb") as file:
        file.truncate(30 * 1024 * 1024)

    with pytest.raises(BadPlan) as refused:
        read_plan(path)
    assert refused.value.code is Refusal.TOO_LARGE
    assert refusal(b"x" * (MAX_BYTES + 1)) is Refusal.TOO_LARGE


@pytest.mark.parametrize("member", ["word/document.xml", "word/media/image1.png", "xl/worksheets/sheet1.xml"])
def test_zip_bombs(member: str) -> None:
    packed = io.BytesIO()
    main = "xl/workbook.xml" if member.startswith("xl") else "word/document.xml"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(member, "w", force_zip64=True) as stream:
            for _ in range(MAX_UNPACKED // (1 << 20) + 1):
                stream.write(b"\0" * (1 << 20))
        if member != main:
            archive.writestr(main, b"<x/>")

    assert packed.tell() < MAX_BYTES
    assert refusal(packed.getvalue()) is Refusal.BOMB


def test_a_bomb_of_entities_is_not_blown_up() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    document = f"<!DOCTYPE w:document [{entities}]><w:document {WORD}><w:body>&a11;</w:body></w:document>"
    good = (EXAMPLES / "plan-2026.docx").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(name, document.encode() if name == "word/document.xml" else source.read(name))

    assert refusal(packed.getvalue()) in (Refusal.BROKEN, Refusal.NOT_A_PLAN)


@pytest.mark.parametrize("count", [5_000, 12_000])
def test_too_many_rows(count: int) -> None:
    rows = [(str(place), "Семинар", "Март", "Лугина О.С.", "Протокол") for place in range(count)]

    assert refusal(text_plan(*rows), "a.txt") is Refusal.TOO_MANY_ROWS
    semicolons = "\n".join(";".join(one) for one in (HEADER, *rows)).encode()
    assert refusal(semicolons, "a.csv") is Refusal.TOO_MANY_ROWS


def test_too_many_rows_in_word_and_excel() -> None:
    import openpyxl

    line = row("1", "Семинар", "Март", "Лугина О.С.", "Протокол")
    assert refusal(word_plan(table(row(*HEADER), *[line] * 5_000))) is Refusal.TOO_MANY_ROWS
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADER)
    for place in range(5_000):
        book.worksheets[0].append((place, "Семинар", "Март", "Лугина О.С.", "Протокол"))
    packed = io.BytesIO()
    book.save(packed)
    assert refusal(packed.getvalue(), "a.xlsx") is Refusal.TOO_MANY_ROWS


@given(data=st.binary(max_size=3_000), suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=120, deadline=None)
def test_random_bytes_are_refused_and_nothing_else(data: bytes, suffix: str) -> None:
    with pytest.raises(BadPlan):
        read_plan(data, f"plan.{suffix}")


@given(data=st.data(), suffix=st.sampled_from(["docx", "xlsx", "csv", "txt"]))
@settings(max_examples=80, deadline=None)
def test_damaged_plans_are_read_or_refused(data: st.DataObject, suffix: str) -> None:
    whole = bytearray((EXAMPLES / f"plan-2026.{suffix}").read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    start = data.draw(st.integers(0, len(whole)))
    damaged = bytes(whole[:start] + whole[start + data.draw(st.integers(0, 200)) :])
    with suppress(BadPlan):
        read_plan(damaged, f"plan.{suffix}")


@given(text=st.text(st.characters(codec="utf-8"), max_size=400), suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=120, deadline=None)
def test_any_words_in_cells_are_read_or_refused(text: str, suffix: str) -> None:
    cells = ("1", text.replace("\n", " "), "Март", text[:80], text[80:160])
    with suppress(BadPlan):
        read_plan(text_plan(cells, text), f"a.{suffix}")


def test_the_sender_of_a_pdf_hears_what_to_send() -> None:
    with pytest.raises(BadPlan) as refused:
        read_plan(b"%PDF-1.7", "plan.pdf")

    assert refused.value.text == "Из PDF план не прочитать. Пришлите файл Word, из которого он сделан."
