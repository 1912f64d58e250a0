"""What a file is by its bytes. Its name is not asked: it may lie."""

from __future__ import annotations

from documents.library.packages import type_of_package
from models.library.kinds import FileType
from models.library.reading import MAX_BYTES, BadMaterial, MaterialRefusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02",
)
_PDF_WITHIN = 1024
"""Bytes in which a PDF may begin: readers take it so."""


def type_of(data: bytes) -> FileType:
    """The type of a file. Raises BadMaterial for what the library does not take."""
    if not data:
        raise BadMaterial(MaterialRefusal.EMPTY)
    if len(data) > MAX_BYTES:
        raise BadMaterial(MaterialRefusal.TOO_LARGE)
    if data.startswith(_ZIP):
        return type_of_package(data)
    if data.startswith(_OLE):
        raise BadMaterial(MaterialRefusal.PROTECTED if _ENCRYPTED in data else MaterialRefusal.OLD)
    if data.startswith(_PROGRAMS):
        raise BadMaterial(MaterialRefusal.PROGRAM)
    if data.startswith(b"\xff\xd8\xff"):
        return FileType.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileType.PNG
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return FileType.PDF
    if data.startswith(_ARCHIVES):
        raise BadMaterial(MaterialRefusal.ARCHIVE)
    raise BadMaterial(MaterialRefusal.OLD if data.startswith(b"{\\rtf") else MaterialRefusal.UNSUPPORTED)
