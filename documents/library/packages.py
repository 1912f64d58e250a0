"""Files of Word, Excel and PowerPoint: which of them a ZIP is, and whether it brings anything along."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath

from lxml import etree

from documents.plan.package import Package
from models.library.kinds import FileType
from models.library.reading import BadMaterial, MaterialRefusal

_MAIN = {
    "wordprocessingml.document.main": FileType.DOCX,
    "spreadsheetml.sheet.main": FileType.XLSX,
    "presentationml.presentation.main": FileType.PPTX,
    "presentationml.slideshow.main": FileType.PPTX,
}
"""By the content type of the main part; templates and files with macros have others."""
_MAINS = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROUGHT = frozenset({"attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk", "externalLinkPath"})
"""Relations that Office follows by itself, if they lead outside."""
_ELSEWHERE = ("http:", "https:", "ftp:", "file:////", "file://\\\\", "\\\\", "//")
"""A template that lay on the author's own disk is looked for by nobody."""
_PACKED_OBJECT = "\x01Ole10Native".encode("utf-16-le")
"""What an arbitrary file is wrapped in to be put into a document."""
_PROGRAMS = frozenset(
    [
        ".exe",
        ".dll",
        ".bat",
        ".cmd",
        ".com",
        ".scr",
        ".pif",
        ".msi",
        ".js",
        ".jse",
        ".vbs",
        ".vbe",
        ".ps1",
        ".hta",
        ".jar",
        ".lnk",
        ".reg",
        ".sh",
        ".apk",
        ".elf",
        ".cpl",
        ".wsf",
    ]
)
_ARCHIVES = frozenset({".zip", ".rar", ".7z"})
_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_MEMBERS = 10_000
_MAX_PART = 64 * 1024 * 1024
"""Bytes of XML that one part may have: it is read into the memory of the child process."""
_MAX_RELATIONS = 2 * 1024 * 1024
_HEAD = 4
_BEGINNING = 4096


def type_of_package(data: bytes) -> FileType:
    """Which Office file it is. Raises BadMaterial for other archives, and for what is not safe to open."""
    try:
        package = Package(data)
        _check_members(package.zip)
        kinds = _kinds(package)
        if kinds is None:
            raise BadMaterial(_archive(package.zip))
        _brings_nothing(package, kinds)
        return _type(package, kinds)
    except (BadMaterial, MemoryError):
        raise
    except Exception as error:  # a damaged archive fails in any way zipfile, zlib and lxml know
        raise BadMaterial(MaterialRefusal.BROKEN) from error


def _check_members(archive: zipfile.ZipFile) -> None:
    """Looks at the sizes that the directory states; zipfile never unpacks more than it states."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise BadMaterial(MaterialRefusal.PROTECTED)
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > _MAX_UNPACKED:
        raise BadMaterial(MaterialRefusal.TOO_LARGE)
    for one in members:
        name = one.filename.casefold()
        most = _MAX_RELATIONS if name.endswith((".rels", "_types].xml")) else _MAX_PART
        if name.endswith((".xml", ".rels")) and one.file_size > most:
            raise BadMaterial(MaterialRefusal.TOO_LARGE)


def _archive(archive: zipfile.ZipFile) -> MaterialRefusal:
    """Why an archive that is no Office file is not taken."""
    for one in archive.infolist():
        if PurePosixPath(one.filename.casefold()).suffix in _PROGRAMS:
            return MaterialRefusal.PROGRAM
        with archive.open(one) as stream:
            if stream.read(_HEAD).startswith((b"MZ", b"\x7fELF")):
                return MaterialRefusal.PROGRAM
    return MaterialRefusal.ARCHIVE


def _kinds(package: Package) -> dict[str, str] | None:
    """Content types by the part's name; None for what is no Office file."""
    name = package.named("[Content_Types].xml")
    if name is None:
        return None
    told = package.xml(name).iter(f"{_TYPES}Override", f"{_TYPES}Default")
    return {
        (one.get("PartName") or one.get("Extension") or "").lstrip("/").casefold(): one.get("ContentType") or ""
        for one in told
    }


def _type(package: Package, kinds: dict[str, str]) -> FileType:
    mains = (package.main, *(package.named(name) for name in _MAINS))
    main = next((name for name in mains if name is not None), None)
    said = kinds.get((main or "").casefold(), "")
    found = next((kind for ending, kind in _MAIN.items() if ending in said), None)
    if found is None or main is None:
        raise BadMaterial(MaterialRefusal.ARCHIVE if main is None else MaterialRefusal.UNSUPPORTED)
    with package.zip.open(main) as stream:
        if b"<!DOCTYPE" in stream.read(_BEGINNING):  # Office writes none, and what it would put in is not read here
            raise BadMaterial(MaterialRefusal.BROKEN)
    return found


def _brings_nothing(package: Package, kinds: dict[str, str]) -> None:
    """Raises BadMaterial for macros, for wrapped files and programs, and for what is read from elsewhere."""
    if any("macro" in kind.casefold() or "vba" in kind.casefold() for kind in kinds.values()):
        raise BadMaterial(MaterialRefusal.MACROS)
    for member in package.zip.namelist():
        name = member.replace("\\", "/").casefold()
        suffix = PurePosixPath(name).suffix
        if "vbaproject" in name or "/activex/" in name or "/macrosheets/" in name:
            raise BadMaterial(MaterialRefusal.MACROS)
        if suffix in _PROGRAMS:
            raise BadMaterial(MaterialRefusal.PROGRAM)
        if suffix in _ARCHIVES:
            raise BadMaterial(MaterialRefusal.EMBEDDED)
        if "/embeddings/" in name:
            _is_harmless(package.zip.read(member))
        if suffix == ".rels":
            _stays_inside(package.xml(member))


def _is_harmless(data: bytes) -> None:
    """A table behind a diagram may be there; a wrapped file, a program and a document with macros may not."""
    if data.startswith((b"MZ", b"\x7fELF")) or _PACKED_OBJECT in data:
        raise BadMaterial(MaterialRefusal.EMBEDDED)
    if data.startswith(b"PK") and any("vbaproject" in one.casefold() for one in Package(data).zip.namelist()):
        raise BadMaterial(MaterialRefusal.MACROS)


def _stays_inside(relations: etree._Element) -> None:
    for one in relations.iter(_RELATION):
        kind = (one.get("Type") or "").rpartition("/")[2]
        if (one.get("TargetMode") or "").casefold() != "external" or kind not in _BROUGHT:
            continue
        if (one.get("Target") or "").strip().casefold().startswith(_ELSEWHERE):
            raise BadMaterial(MaterialRefusal.EMBEDDED)
