"""What a file is by its first bytes, and whether it is safe to unpack."""

from __future__ import annotations

import re
import zipfile
from enum import Enum, auto

from documents.converting import kind_of
from documents.plan.package import Package
from models.plan.errors import BadPlan, Refusal
from models.plan.rows import TOO_MANY_ROWS

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_MEMBERS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BM",
    b"\x1f\x8b",
)
_CHUNK = 1 << 20
_LONGEST_TAG = 40
_MAX_RELATIONS = 2 * 1024 * 1024


class Format(Enum):
    WORD = auto()
    EXCEL = auto()
    TEXT = auto()


def check_size(size: int) -> None:
    """Raises BadPlan for an empty file and one over 20 MB."""
    if size == 0:
        raise BadPlan(Refusal.EMPTY, "no bytes")
    if size > MAX_BYTES:
        raise BadPlan(Refusal.TOO_LARGE, f"{size} bytes")


def recognise(data: bytes, name: str) -> Format:
    """What the file is, whatever its name says. Raises BadPlan for the unreadable and the unsafe."""
    if kind_of(data) in ("rtf", "odt"):
        raise _other(kind_of(data) or "")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise BadPlan(Refusal.PROTECTED, "an encrypted OLE package")
        if kind_of(data):
            raise _other("doc")
        raise BadPlan(
            Refusal.UNSUPPORTED,
            "an old binary file",
            "Это файл старого образца (.doc или .xls). Сохраните его как .docx или .xlsx и пришлите ещё раз.",
        )
    if data.startswith(b"%PDF"):
        raise BadPlan(
            Refusal.UNSUPPORTED, "a PDF", "Из PDF план не прочитать. Пришлите файл Word, из которого он сделан."
        )
    if data.startswith(_FOREIGN):
        raise BadPlan(Refusal.UNSUPPORTED, repr(data[:4]))
    if name.casefold().endswith((".docx", ".xlsx", ".docm", ".xlsm", ".dotx", ".xltx")):
        raise BadPlan(Refusal.BROKEN, "no ZIP signature")
    return Format.TEXT


def _other(kind: str) -> BadPlan:
    """A text document that a converter would have read, where one is installed."""
    text = f"Это файл .{kind}. Сохраните его как .docx и пришлите ещё раз."
    return BadPlan(Refusal.UNSUPPORTED, f"a .{kind}", text)


def _package(data: bytes) -> Format:
    try:
        package = Package(data)
        _check_members(package.zip.infolist())
        if package.is_word:
            _check_rows(package.zip, package.main or "", rb"<(?:\w+:)?tr[ >/]", TOO_MANY_ROWS * 2)
            return Format.WORD
        if package.is_excel:
            for sheet in package.sheets():
                _check_rows(package.zip, sheet, rb"<(?:\w+:)?row[ >/]", TOO_MANY_ROWS * 10)
            return Format.EXCEL
    except BadPlan:
        raise
    except Exception as error:  # a damaged archive fails in any way zipfile and zlib know
        raise BadPlan(Refusal.BROKEN, f"{type(error).__name__}: {error}") from error
    raise BadPlan(Refusal.UNSUPPORTED, "a ZIP that is no Word or Excel file")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """Looks at the sizes the central directory states; zipfile never unpacks more than it states."""
    if any(member.flag_bits & 1 for member in members):
        raise BadPlan(Refusal.PROTECTED, "an encrypted member")
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise BadPlan(Refusal.BOMB, f"{len(members)} members, {sum(one.file_size for one in members)} bytes")
    if any(one.file_size > _MAX_RELATIONS and one.filename.endswith((".rels", "_Types].xml")) for one in members):
        raise BadPlan(Refusal.BOMB, "a list of parts as large as a book")


def _check_rows(package: zipfile.ZipFile, member: str, tag: bytes, limit: int) -> None:
    """Counts rows in the packed XML without parsing it, so that a huge table costs no memory."""
    pattern = re.compile(tag)
    found, tail = 0, b""
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            found += sum(match.end() > len(tail) for match in pattern.finditer(tail + chunk))
            tail = chunk[-_LONGEST_TAG:]
            if found >= limit:
                raise BadPlan(Refusal.TOO_MANY_ROWS, f"{found} rows in {member}")
