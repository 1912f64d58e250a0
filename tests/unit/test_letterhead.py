"""A centre's own template: what is taken, and what is refused with its place and its words."""

import io
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from documents.papers.letterhead import check_template
from documents.papers.registry import PAPERS, MadeOf
from documents.papers.trouble import BrokenTemplate, Trouble
from documents.papers.word import TEMPLATES, fill
from models.papers.kinds import PaperKind
from models.stored import JsonObject
from services.papers.inner.people import Head, Signer
from services.papers.makers import MAKERS
from services.papers.samples import SAMPLES, nobody, somebody
from services.papers.templates import refusal
from services.texts import texts
from tests.support.papers import lines_of
from tests.support.templates import of_lines, saved, with_member

HEAD = Head("Ресурсный центр «Берег»", Signer(), Signer(), datetime(2026, 11, 29, tzinfo=UTC))
LINK = b'<Relationship Id="rId99" Type="http://x/attachedTemplate" Target="https://e.ru/t" TargetMode="External"/>'
TYPES = "[Content_Types].xml"
BASE = of_lines("{{ title }}")


def words(kind: PaperKind) -> tuple[JsonObject, JsonObject]:
    sample, make = SAMPLES[kind], MAKERS[kind].words
    assert make is not None
    return make(sample.full(somebody(HEAD))), make(sample.bare(nobody(HEAD)))


FULL, BARE = words(PaperKind.ANALYSIS)


def refused(data: bytes, name: str = "шаблон.docx") -> BrokenTemplate:
    with pytest.raises(BrokenTemplate) as error:
        check_template(data, name, FULL, BARE)
    return error.value


def said(error: BrokenTemplate) -> str:
    told = refusal(error)
    return texts().plain(told.key, **told.arguments)


def test_every_paper_with_a_template_has_its_sample() -> None:
    assert set(SAMPLES) == {kind for kind, maker in MAKERS.items() if maker.words}
    assert {f"{kind}.docx" for kind in SAMPLES} == {one.name for one in TEMPLATES.glob("*.docx")}


@pytest.mark.parametrize("kind", list(SAMPLES))
def test_the_standard_template_is_taken_and_its_sample_has_every_part(kind: PaperKind) -> None:
    data = (TEMPLATES / f"{kind}.docx").read_bytes()
    full, bare = words(kind)
    assert check_template(data, "а.docx", full, bare).content == data
    assert {name for name, part in full.items() if not part} <= {"alone"}, "no part is without words"
    lines = lines_of(fill(data, full))
    of_event = PAPERS[kind].made_of is MadeOf.EVENT
    assert "УТВЕРЖДАЮ" in lines or (of_event and kind is not PaperKind.MINUTES)
    assert not [one for one in lines if "{{" in one or "{%" in one]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("{%p for one in events['items'] %}", "{{ one }}"), "«{% for one in events['items'] %}» не закрыт цикл"),
        (("Итог: {% if title %}да",), "В абзаце «Итог: {% if title %}да» не закрыто условие"),
        (("{%p if plan %}", "{%p for a in traces %}", "{%p endif %}"), "«{% for a in traces %}» не закрыт цикл"),
        (("{%p endfor %}",), "стоит endfor, а начала у него нет"),
        (("Дом {{ title }",), "В абзаце «Дом {{ title }» не разобрать разметку"),
        (("Сад", "Дом {{ и не закрыли", "{{ title }}", "Лес"), "В абзаце «Дом {{ и не закрыли"),
        (("Сад {{ title }}", "Дом {% if title и не закрыли"), "В абзаце «Дом {% if title и не закрыли» не закрыто"),
        (("Всё: {{ titel }}",), "В абзаце «Всё: {{ titel }}» неизвестное поле titel. Может быть, title?"),
        (("{{ events.itmes }}",), "поле events.itmes. Может быть, events['items']?"),
        (("{%p for x in events.items %}", "{%p endfor %}"), "Может быть, events['items']?"),
        (("{{ secret }}",), "неизвестное поле secret. Какие поля есть"),
        (("{{ projects.text }}",), "«{{ projects.text }}» часть, которой в году может не быть"),
        (("{%p for t in traces %}", "{%p for u in programmes %}", "{%p endfor %}", "{%p endfor %}"), "другого повтора"),
    ],
)
def test_broken_marks_are_told_with_their_place(lines: tuple[str, ...], words: str) -> None:
    assert words in said(refused(of_lines(*lines)))


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__ }}",
        "{{ title.__class__.__mro__ }}",
        "{{ title['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ 10**10**10 }}",
        "{{ cycler('a') }}",
        "{{ numeral('a') }}",
        "{{ title.upper() }}",
        "{{ title|pprint }}",
        "{{ ('a',) }}",
        "{% set x = title %}",
        "{% include 'secret' %}",
        "{% macro a() %}{% endmacro %}",
        "{% for x in traces recursive %}{{ loop(traces) }}{% endfor %}",
    ],
)
def test_a_template_is_no_program(line: str) -> None:
    assert refused(of_lines(line)).trouble in (Trouble.FORBIDDEN, Trouble.UNKNOWN)


def test_marks_out_of_sight_are_looked_at_too() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ ''.__class__ }}"
    assert refused(saved(document)).trouble is Trouble.FORBIDDEN
    hidden = with_member(BASE, "word/document.xml", b"", old=b"<w:p>", new=b'<w:p w:rsidR="{{ 7.__class__ }}">')
    assert refused(hidden).trouble in (Trouble.FORBIDDEN, Trouble.SYNTAX)
    document = Document()
    document.add_paragraph("{{ title }}")
    document.core_properties.title = "{{ title.__class__ }}"
    checked = check_template(saved(document), "а.docx", FULL, BARE)
    assert Document(io.BytesIO(fill(checked.content, FULL))).core_properties.title == FULL["title"]


def test_a_mark_that_word_split_is_read_whole() -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Бумага {", "{ ti", "tle ", "}}, {%", " if plan %}план", "{% endi", "f %}"):
        paragraph.add_run(piece).bold = piece == "tle "
    content = check_template(saved(document), "а.docx", FULL, BARE).content
    assert f"Бумага {FULL['title']}, план" in lines_of(fill(content, FULL))


def linked() -> bytes:
    document = Document()
    document.part.relate_to("https://e.ru", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return saved(document)


def of_type(kind: bytes) -> bytes:
    return with_member(BASE, TYPES, b"", old=b"wordprocessingml.document.main+xml", new=kind)


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", Trouble.NO_WORD),
        (b"no document at all", Trouble.NO_WORD),
        (b"PK\x03\x04 nothing more", Trouble.DAMAGED),
        (b"%PDF-1.7", Trouble.NO_WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Trouble.NO_WORD),
        (bytes(30 * 1024 * 1024), Trouble.TOO_LARGE),
        (with_member(BASE, "word/media/a.xml", b" " * (60 << 20)), Trouble.TOO_LARGE),
        (with_member(BASE, "word/vbaProject.bin", b"macros"), Trouble.MACROS),
        (of_type(b"document.macroEnabled.main+xml"), Trouble.MACROS),
        (of_type(b"wordprocessingml.template.main+xml"), Trouble.NO_WORD),
        (with_member(BASE, "word/embeddings/oleObject1.bin", b"ole"), Trouble.EMBEDDED),
        (linked(), Trouble.EXTERNAL),
        (with_member(BASE, "word/_rels/settings.xml.rels", b"<R>" + LINK + b"</R>"), Trouble.EXTERNAL),
        (with_member(BASE, "word/extra.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), Trouble.ODD),
    ],
    ids=range(14),
)
def test_a_file_that_brings_something_along_is_refused(data: bytes, trouble: Trouble) -> None:
    told = refused(data)
    assert told.trouble is trouble
    assert said(told)


def test_fields_that_read_other_files_are_refused() -> None:
    document = Document()
    field = (
        '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:instr=" DDEAUTO c a "/>'
    )
    document.add_paragraph()._p.append(parse_xml(field))
    assert said(refused(saved(document))).startswith("В файле есть поле DDEAUTO")


def test_personal_data_in_its_own_words_is_a_doubt_and_staff_may_be_named() -> None:
    data = of_lines("Иванова Мария Петровна, тел. 8 910 123-45-67", "{{ approver.name }}")
    assert check_template(data, "а.docx", FULL, BARE).doubts == ("name", "phone")
    assert check_template(data, "а.docx", FULL, BARE, ("Мария Петровна Иванова",)).doubts == ("phone",)


def test_what_people_typed_stays_text_in_a_centres_own_template() -> None:
    odd = "{{ 7*7 }} {% for x in y %} <b>&"
    data = of_lines("{{ title }} – {{ center }}")
    assert lines_of(fill(data, {**FULL, "title": odd})) == [f"{odd} – {HEAD.center}"]


def test_the_widths_of_a_centres_own_table_are_kept() -> None:
    document = Document(str(TEMPLATES / "trips.docx"))
    (table, *_) = document.tables
    widths = [column.width for column in table.columns]
    full, _ = words(PaperKind.TRIPS)
    (own, *_) = Document(io.BytesIO(fill(saved(document), full))).tables
    (ours, *_) = Document(io.BytesIO(fill("trips", full))).tables
    assert [column.width for column in own.columns] == widths
    assert [column.width for column in ours.columns] != widths
