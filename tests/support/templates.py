"""Templates as people edit them in Word."""

import io
import zipfile

from docx import Document

from documents.papers.word import TEMPLATES


def of_lines(*lines: str) -> bytes:
    """A template of these paragraphs alone."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def letterhead(name: str, words: str) -> bytes:
    """The standard one under a centre's own letterhead, and without its last appendix."""
    document = Document(str(TEMPLATES / f"{name}.docx"))
    document.paragraphs[0].insert_paragraph_before(words)
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of it."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def with_member(data: bytes, name: str, content: bytes, *, old: bytes = b"", new: bytes = b"") -> bytes:
    """The package with one more member, or with one that was rewritten where `old` is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.namelist():
            told = source.read(one)
            target.writestr(one, told.replace(old, new) if old and one == name else told)
        if not old:
            target.writestr(name, content)
    return out.getvalue()
