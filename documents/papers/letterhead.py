"""A centre's own template, looked at before it is taken: a plain .docx that brings nothing along and asks for nothing
from elsewhere, marks that can be read and name facts that there are, and a paper that comes out of it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docxtpl import DocxTemplate

from documents.papers.marks import Place, TemplateMarks
from documents.papers.trouble import BrokenTemplate, Trouble
from documents.papers.word import fill
from documents.plan.guard import Format, check_size, recognise
from documents.plan.package import Package, qn, tidied, untidy
from models.plan.errors import BadPlan, Refusal
from models.privacy import find
from models.stored import JsonObject

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
BROUGHT = ("oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "frame")
"""Relations to what a paper would bring along: other files, programs."""
REACHING = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
"""Fields that read files or run programs."""
SHOWN = 60
REFUSED = {
    Refusal.EMPTY: Trouble.NO_WORD,
    Refusal.UNSUPPORTED: Trouble.NO_WORD,
    Refusal.BROKEN: Trouble.DAMAGED,
    Refusal.PROTECTED: Trouble.PROTECTED,
    Refusal.TOO_LARGE: Trouble.TOO_LARGE,
    Refusal.BOMB: Trouble.TOO_LARGE,
    Refusal.TOO_MANY_ROWS: Trouble.TOO_LARGE,
}


@dataclass(frozen=True)
class CheckedTemplate:
    """The template as it is kept, and the kinds of personal data that its own words seem to hold."""

    content: bytes
    doubts: tuple[str, ...]


def check_template(
    data: bytes, name: str, full: JsonObject, bare: JsonObject, people: tuple[str, ...] = ()
) -> CheckedTemplate:
    """The template, once it has been filled with the facts of a year that has everything and of one that has nothing.
    `people` may be named in it. Raises BrokenTemplate, with the place and the words."""
    content = _plain_word(data, name)
    try:
        TemplateMarks(DocxTemplate(io.BytesIO(content)), full).check(bare)
        for words in (full, bare):
            Document(io.BytesIO(fill(content, words)))
    except BrokenTemplate:
        raise
    except Exception as error:  # on an odd file the libraries raise whatever their inner code does
        raise BrokenTemplate(Trouble.ODD, what=type(error).__name__) from error
    found = find("\n".join(_own_words(content)), people)
    return CheckedTemplate(content, tuple(dict.fromkeys(one.category.value for one in found)))


def _plain_word(data: bytes, name: str) -> bytes:
    try:
        check_size(len(data))
        if recognise(data, name) is not Format.WORD:
            raise BrokenTemplate(Trouble.NO_WORD)
        package = Package(data)
        content = tidied(package) if untidy(package) else data
        package = Package(content)
        _brings_nothing(package)
    except BadPlan as error:
        no_zip = error.code is Refusal.BROKEN and not data.startswith(b"PK")
        raise BrokenTemplate(Trouble.NO_WORD if no_zip else REFUSED.get(error.code, Trouble.NO_WORD)) from error
    return content


def _brings_nothing(package: Package) -> None:
    """Raises BrokenTemplate for macros, embedded files, and whatever is read from elsewhere."""
    kinds = _types(package)
    if any("macro" in kind.casefold() or "vba" in kind.casefold() for kind in kinds.values()):
        raise BrokenTemplate(Trouble.MACROS)
    if kinds.get(package.named(package.main or "") or "") != MAIN:
        raise BrokenTemplate(Trouble.NO_WORD)
    for member in package.zip.namelist():
        if "vbaproject" in member.casefold():
            raise BrokenTemplate(Trouble.MACROS)
        if "/embeddings/" in member.casefold() or "/activex/" in member.casefold():
            raise BrokenTemplate(Trouble.EMBEDDED)
        if member.endswith(".rels"):
            _leads_nowhere(package, member)
        elif member.endswith(".xml"):
            _reads_nothing(package, member)


def _types(package: Package) -> dict[str, str]:
    """Content types by the part, or by the ending."""
    told = package.xml(package.named("[Content_Types].xml") or "").iter(f"{TYPES}Override", f"{TYPES}Default")
    return {
        (one.get("PartName") or one.get("Extension") or "").lstrip("/"): one.get("ContentType") or "" for one in told
    }


def _leads_nowhere(package: Package, member: str) -> None:
    for one in package.xml(member):
        kind = (one.get("Type") or "").rpartition("/")[2]
        if kind in BROUGHT:
            raise BrokenTemplate(Trouble.EMBEDDED)
        if (one.get("TargetMode") or "").casefold() == "external":
            raise BrokenTemplate(Trouble.EXTERNAL, what=(one.get("Target") or "")[:SHOWN])


def _reads_nothing(package: Package, member: str) -> None:
    data = package.zip.read(member)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BrokenTemplate(Trouble.ODD, what="DOCTYPE")
    if b"instr" not in data:
        return
    root = package.xml(member)
    codes = ["".join(one.text or "" for one in root.iter(qn("w:instrText")))]
    codes += [one.get(qn("w:instr")) or "" for one in root.iter(qn("w:fldSimple"))]
    for code in codes:
        if found := REACHING.search(code):
            raise BrokenTemplate(Trouble.FIELD, what=found[1].upper())


def _own_words(content: bytes) -> Iterator[str]:
    """What the centre wrote: every paragraph without its marks, those of headers and footers too."""
    package = Package(content)
    for member in package.zip.namelist():
        if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml", member):
            for paragraph in package.xml(member).iter(qn("w:p")):
                yield Place.words("".join(one.text or "" for one in paragraph.iter(qn("w:t"))))
