"""Files of a library, made for the tests: good ones, and ones that lie, are locked, broken or bring something along."""

import io
import zipfile
from collections.abc import Mapping

from docx import Document
from PIL import Image
from xlsxwriter import Workbook

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDE = (
    '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:sp><p:txBody>'
    "<a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
)
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def docx(*paragraphs: str) -> bytes:
    """A document of Word."""
    document, out = Document(), io.BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(out)
    return out.getvalue()


def xlsx(*rows: tuple[str, ...], sheet: str = "Лист1") -> bytes:
    """A workbook of one sheet."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_members(data: bytes, members: Mapping[str, str | bytes]) -> bytes:
    """The same file with more members, or others of those names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**kept, **members})


def pptx(*slides: str) -> bytes:
    """A presentation, a line a slide."""
    numbers = range(1, len(slides) + 1)
    links = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/slide" Target="slides/slide{n}.xml"/>' for n in numbers)
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/>'
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Override PartName="/ppt/presentation.xml"'
        f' ContentType="{PRESENTATION}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>',
        "ppt/presentation.xml": '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>',
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        **{f"ppt/slides/slide{n}.xml": SLIDE.format(text) for n, text in enumerate(slides, 1)},
    })  # fmt: skip


PAGES = (
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
)
LOCK = f"<< /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"


def pdf(*more: str, catalog: str = "", trailer: str = "", pages: tuple[str, str] = PAGES) -> bytes:
    """A PDF of one empty page; `more` are objects from the fourth on."""
    objects = (f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", *pages, *more)
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + head + table + tail.encode()


def pdf_of(*lines: str) -> bytes:
    """A PDF of one page that says these Latin lines."""
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream = f"BT /F1 12 Tf 10 180 Td {shown} ET"
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return pdf(
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        pages=(PAGES[0], page),
    )


def locked_pdf() -> bytes:
    """A PDF that wants a password."""
    return pdf(LOCK, trailer="/Encrypt 4 0 R /ID [<00><00>]")


def picture(kind: str = "JPEG", *, noted: bool = False) -> bytes:
    """A picture; `noted`: the camera has written beside it where that was."""
    out, made = io.BytesIO(), Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x010E] = "Lesnoy, 5"
    made.save(out, kind, **({"exif": exif} if noted else {}))
    return out.getvalue()
