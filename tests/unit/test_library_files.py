"""Files of the library: known by their bytes, read, and refused where they lie or bring something along."""

import io
import zipfile

import pytest
from PIL import Image

from documents.library.reading import look_through, read_material
from models.library.kinds import FileType
from models.library.reading import MAX_BYTES, BadMaterial, FileDoubt, MaterialRefusal
from models.library.tables import READ_LENGTH
from models.privacy import Category
from tests.support import materials as made

RELS = f'<Relationships xmlns="{made.RELATIONS}">{{}}</Relationships>'
OUTSIDE = f'<Relationship Id="r9" Type="{made.OFFICE}/attachedTemplate" Target="{{}}" TargetMode="External"/>'
DOCX, PPTX = made.docx("Памятка"), made.pptx("Слайд")
MACRO_TYPES = (
    f'<Types xmlns="{made.TYPES}"><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
)


def locked_zip() -> bytes:
    """A document whose members are marked as encrypted."""
    out = bytearray(DOCX)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        out[at + 8] |= 1
        at = out.find(b"PK\x01\x02", at + 1)
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", MaterialRefusal.EMPTY),
        (b"\0" * (MAX_BYTES + 1), MaterialRefusal.TOO_LARGE),
        (b"MZ\x90\0 a program called leaflet.pdf", MaterialRefusal.PROGRAM),
        (b"\x7fELF", MaterialRefusal.PROGRAM),
        (b"#!/bin/sh\nrm -rf /", MaterialRefusal.PROGRAM),
        (made.zipped({"leaflet.exe": b"MZ"}), MaterialRefusal.PROGRAM),
        (made.zipped({"leaflet.pdf": b"MZ\x90"}), MaterialRefusal.PROGRAM),
        (made.zipped({"leaflet.txt": "text"}), MaterialRefusal.ARCHIVE),
        (b"Rar!\x1a\x07\0", MaterialRefusal.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", MaterialRefusal.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, MaterialRefusal.OLD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), MaterialRefusal.PROTECTED),
        (b"{\\rtf1 text}", MaterialRefusal.OLD),
        (b"GIF89a", MaterialRefusal.UNSUPPORTED),
        ("Просто текст, названный файлом .docx".encode(), MaterialRefusal.UNSUPPORTED),
        (DOCX[: len(DOCX) // 2], MaterialRefusal.BROKEN),
        (locked_zip(), MaterialRefusal.PROTECTED),
        (made.with_members(DOCX, {"word/vbaProject.bin": b"\0"}), MaterialRefusal.MACROS),
        (made.with_members(DOCX, {"[Content_Types].xml": MACRO_TYPES}), MaterialRefusal.MACROS),
        (made.with_members(PPTX, {"ppt/activeX/activeX1.xml": "<a/>"}), MaterialRefusal.MACROS),
        (made.with_members(DOCX, {"word/run.exe": b"MZ"}), MaterialRefusal.PROGRAM),
        (made.with_members(DOCX, {"word/more.zip": b"PK"}), MaterialRefusal.EMBEDDED),
        (made.with_members(DOCX, {"word/embeddings/o.bin": "\x01Ole10Native".encode("utf-16-le")}),
         MaterialRefusal.EMBEDDED),
        (made.with_members(DOCX, {"word/_rels/settings.xml.rels": RELS.format(OUTSIDE.format("http://e.org/x.dotm"))}),
         MaterialRefusal.EMBEDDED),
        (made.with_members(DOCX, {"word/_rels/settings.xml.rels": RELS.format(OUTSIDE.format("\\\\evil\\x.dotm"))}),
         MaterialRefusal.EMBEDDED),
        (made.with_members(DOCX, {"word/document.xml": '<!DOCTYPE l [<!ENTITY a "x">]><l>&a;</l>'}),
         MaterialRefusal.BROKEN),
        (made.xlsx(*[("слово " * 20,) * 10] * 2000), MaterialRefusal.LONG),
        (made.docx(*["слово " * 4000] * 90), MaterialRefusal.LONG),
        (b"%PDF-1.7 and nothing", MaterialRefusal.BROKEN),
        (made.pdf()[:60], MaterialRefusal.BROKEN),
        (made.locked_pdf(), MaterialRefusal.PROTECTED),
        (made.pdf("<< /S /JavaScript /JS (app.alert) >>", catalog="/OpenAction 4 0 R"), MaterialRefusal.MACROS),
        (made.pdf("<< /S /Launch /F (a.exe) >>", catalog="/OpenAction 4 0 R"), MaterialRefusal.EMBEDDED),
        (made.pdf("<< /Type /Filespec /F (a) >>", catalog="/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>"),
         MaterialRefusal.EMBEDDED),
        (made.picture()[:80], MaterialRefusal.BROKEN),
        (b"\x89PNG\r\n\x1a\n and nothing", MaterialRefusal.BROKEN),
    ],
)  # fmt: skip
def test_what_is_no_material_is_refused(data: bytes, why: MaterialRefusal) -> None:
    with pytest.raises(BadMaterial) as error:
        read_material(data, ())
    assert error.value.why is why


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{made.TYPES}"/>')
        archive.writestr("word/document.xml", b" " * 80_000_000)
    with pytest.raises(BadMaterial) as error:
        read_material(out.getvalue(), ())
    assert error.value.why is MaterialRefusal.TOO_LARGE


def test_words_are_read_whatever_the_file_is_called() -> None:
    word = read_material(made.docx("Памятка о травле", "Что делать\u00adкуратору\u200b"), ())
    assert (word.type, word.title, word.parts) == (FileType.DOCX, "Памятка о травле", 2)
    assert word.text == "Памятка о травле\nЧто делатькуратору"
    slides = read_material(made.pptx("Первый слайд", "Второй слайд"), ())
    assert (slides.type, slides.text) == (FileType.PPTX, "Первый слайд\nВторой слайд")
    sheet = read_material(made.xlsx(("Буклет", "200"), sheet="Тираж"), ())
    assert (sheet.type, sheet.text) == (FileType.XLSX, "Тираж\nБуклет 200")
    page = read_material(made.pdf_of("Leaflet for parents"), ())
    assert (page.type, page.text, page.title) == (FileType.PDF, "Leaflet for parents", "Leaflet for parents")
    assert not any(one.doubts or one.silent or one.photo for one in (word, slides, sheet, page))


def test_a_template_of_the_authors_own_disk_is_no_danger() -> None:
    own = RELS.format(OUTSIDE.format("file:///C:\\Users\\a\\Normal.dotm"))
    assert read_material(made.with_members(DOCX, {"word/_rels/settings.xml.rels": own}), ()).type is FileType.DOCX


def test_what_looks_like_personal_data_is_told_with_its_place() -> None:
    data = made.docx("План занятия", "Мама Иванова Светлана Петровна, тел. 8 916 123-45-67", "Ведёт Ольга Ветрова")
    assert read_material(data, ("Ольга Ветрова",)).doubts == (FileDoubt(Category.NAME, 2), FileDoubt(Category.PHONE, 2))
    slides = made.pptx("Слайд", "Слайд", "СНИЛС 112-233-445 95")
    assert read_material(slides, ()).doubts == (FileDoubt(Category.SNILS, 3),)


def test_colleagues_may_be_named() -> None:
    data = made.docx("Составила Ветрова Ольга Викторовна")
    assert read_material(data, ("Ольга Викторовна Ветрова",)).doubts == ()


def test_a_page_without_a_word_is_silent() -> None:
    found = read_material(made.pdf(), ())
    assert found.silent
    assert found.parts == 1


@pytest.mark.parametrize(("kind", "known"), [("JPEG", FileType.JPEG), ("PNG", FileType.PNG)])
def test_a_picture_is_kept_without_what_the_camera_noted(kind: str, known: FileType) -> None:
    plain = made.picture(kind)
    assert read_material(plain, ()).content in (None, plain)
    found = read_material(made.picture(kind, noted=True), ())
    assert (found.type, found.photo) == (known, True)
    assert found.content is not None
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.size == (40, 20)
        assert not picture.getexif()
    assert b"Lesnoy" not in found.content


def test_a_long_file_is_looked_through_in_portions() -> None:
    clean = ["Памятка для куратора: что делать, если ребёнка травят в школе. " * 20] * 150
    data = made.docx(*clean, "Мама Иванова Светлана Петровна")
    found = read_material(data, ())
    assert found.doubts == ()
    assert len(found.unseen) == 1
    assert len(found.text) <= READ_LENGTH
    assert look_through(found.unseen[0], ()) == (FileDoubt(Category.NAME, 151),)
