"""What a file is by its first bytes, and whether it is safe to unpack."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum, auto

from models.plan.errors import BadPlan, Refusal
from models.plan.rows import TOO_MANY_ROWS

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_MEMBERS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"BM",
    b"\x1f\x8b",
)
_CHUNK = 1 << 20


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
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise BadPlan(Refusal.PROTECTED, "an encrypted OLE package")
        raise BadPlan(
            Refusal.UNSUPPORTED,
            "an old binary file",
            "Это файл старого образца (.doc или .xls). Сохраните его как .docx или .xlsx и пришлите ещё раз.",
        )
    if data.startswith(_FOREIGN):
        raise BadPlan(Refusal.UNSUPPORTED, repr(data[:4]))
    if name.casefold().endswith((".docx", ".xlsx", ".docm", ".xlsm", ".dotx", ".xltx")):
        raise BadPlan(Refusal.BROKEN, "no ZIP signature")
    return Format.TEXT


def _package(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_members(members)
            names = {member.filename for member in members}
            if "word/document.xml" in names:
                _check_rows(package, "word/document.xml", rb"<w:tr[ >]", TOO_MANY_ROWS * 2)
                return Format.WORD
            if "xl/workbook.xml" in names:
                for member in members:
                    if member.filename.startswith("xl/worksheets/sheet"):
                        _check_rows(package, member.filename, rb"<row[ >]", TOO_MANY_ROWS * 10)
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


def _check_rows(package: zipfile.ZipFile, member: str, tag: bytes, limit: int) -> None:
    """Counts rows in the packed XML without parsing it, so that a huge table costs no memory."""
    pattern = re.compile(tag)
    found, tail = 0, b""
    with package.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            found += len(pattern.findall(tail + chunk))
            tail = chunk[-(len(tag) - 4) :] if not pattern.search(chunk[-8:]) else b""
            if found >= limit:
                raise BadPlan(Refusal.TOO_MANY_ROWS, f"{found} rows in {member}")
