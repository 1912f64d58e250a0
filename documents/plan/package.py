"""An Office file as Office opens it: parts by their relations and content types, whatever they are called, the strict
dialect of the standard as the usual one."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = tuple(
    (_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
    )
)
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEAD = 4_000  # bytes in which a part's root stands


class Package:
    """A ZIP of an Office file. Raises what zipfile and lxml do over a damaged one."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {name.replace("\\", "/").lstrip("/").casefold(): name for name in self.zip.namelist()}

    def named(self, name: str) -> str | None:
        """The member of that name: letters' case makes no difference, as in Office."""
        return self._names.get(name.lstrip("/").casefold())

    def xml(self, name: str) -> etree._Element:
        """A part, in the usual dialect."""
        return etree.fromstring(usual(self.zip.read(name)), _SAFE)

    @cached_property
    def main(self) -> str | None:
        """What the package's relations call the document, else what its content types do."""
        named = self.related("", "officeDocument")
        return named or next((name for name in map(self.named, _USUAL_MAINS) if name), None)

    @property
    def is_word(self) -> bool:
        return self._about("word")

    @property
    def is_excel(self) -> bool:
        return self._about("sheet")

    def _about(self, what: str) -> bool:
        main = self.main
        if main is None:
            return False
        with self.zip.open(main) as stream:
            root = stream.read(_HEAD).decode("ascii", "ignore")
        for said in (self._types.get(main.casefold(), ""), main, root):
            if "word" in said.casefold():
                return what == "word"
            if any(word in said.casefold() for word in ("spreadsheet", "ms-excel", "xl/")):
                return what == "sheet"
        return False

    def parts(self) -> list[str]:
        """The parts' names as the content types spell them."""
        name = self.named("[Content_Types].xml")
        if name is None:
            return []
        return [(one.get("PartName") or "").lstrip("/") for one in self.xml(name).iter(f"{_TYPES}Override")]

    @cached_property
    def _types(self) -> dict[str, str]:
        """Content types by the part's name, lower case."""
        name = self.named("[Content_Types].xml")
        if name is None:
            return {}
        overrides = self.xml(name).iter(f"{_TYPES}Override")
        return {(one.get("PartName") or "").lstrip("/").casefold(): one.get("ContentType") or "" for one in overrides}

    def related(self, part: str, kind: str) -> str | None:
        """The first part of that kind that is related to a part (to the package itself when that is empty)."""
        return next((target for _, what, target in self.relations(part) if what == kind), None)

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """A part's relations that lead somewhere: id, kind, member. «NULL» leads nowhere, a link leads outside."""
        folder, _, own = part.rpartition("/")
        name = self.named(posixpath.join(folder, "_rels", f"{own}.rels"))
        if name is None:
            return
        for one in self.xml(name).iter(_RELATIONS):
            target = one.get("Target") or ""
            path = target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            member = self.named(path)
            if member is not None and one.get("TargetMode") != "External":
                yield one.get("Id") or "", (one.get("Type") or "").rpartition("/")[2], member

    def sheets(self) -> list[str]:
        """The worksheets' members, for Excel."""
        main = self.main or ""
        return [target for _, kind, target in self.relations(main) if kind == "worksheet"]


def qn(name: str) -> str:
    """The tag with Word's namespace in braces, as lxml has it: of «w:p»."""
    return _W + name.removeprefix("w:")


_USUAL_MAINS = ("word/document.xml", "xl/workbook.xml")


def usual(xml: bytes) -> bytes:
    """The XML with the strict dialect's namespaces as the usual ones."""
    if _STRICT in xml:
        for strict, known in _USUAL:
            xml = xml.replace(strict, known)
    return xml


def untidy(package: Package) -> bool:
    """Is the file written in the strict dialect, or are its parts called otherwise than its content types say?"""
    main = package.main
    names = package.zip.namelist()
    spelt = all("\\" not in name for name in names) and all(
        package.named(said) in (None, said) for said in package.parts()
    )
    return not spelt or (main is not None and _STRICT in package.zip.read(main))


def tidied(package: Package) -> bytes:
    """The same file as a careful program would have written it: names as its content types spell them, the usual
    dialect, no relation that leads nowhere."""
    spelt = {said.casefold(): said for said in package.parts()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for member in package.zip.namelist():
            clean = member.replace("\\", "/").lstrip("/")
            data = package.zip.read(member)
            if clean.endswith((".xml", ".rels")):
                data = usual(data)
            target.writestr(spelt.get(clean.casefold(), clean), data)
    return packed.getvalue()
