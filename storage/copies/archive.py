"""The file of a copy: a gzipped tar that tells first what must be in it, and last that it is whole; sealed on wish."""

import gzip
import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypedDict

from storage.copies.sealing import Damaged, Opened, Sealed, WrongPassphrase, is_sealed

AT_ONCE = 1 << 16
CONTENTS, WHOLE, FILES = "contents.json", "whole", "files/"


class Contents(TypedDict):
    """What a copy says of itself before all else."""

    format: int
    made_at: str
    program: str
    kind: str
    """«sqlite», «postgresql» or «center»."""
    revision: list[str]
    tables: dict[str, tuple[int, str]]
    """Of each: rows, and the sum over all their values."""
    sha256: str
    """Of the member that holds the rows."""


class Packer:
    """Puts members into a copy."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def put(self, name: str, content: bytes) -> None:
        """A member of these bytes."""
        self._add(name, len(content), io.BytesIO(content))

    def put_file(self, name: str, file: Path) -> None:
        """A member that is a file."""
        with file.open("rb") as source:
            self._add(name, file.stat().st_size, source)

    def _add(self, name: str, size: int, source: IO[bytes]) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._tar.addfile(member, source)


@contextmanager
def packing(file: IO[bytes], contents: Contents, passphrase: str) -> Iterator[Packer]:
    """Write a copy into the file. It is whole when this was left without an error."""
    sink = Sealed(file, passphrase) if passphrase else None
    # what is compressed already lies among the rest: the least effort is nearly as small
    with (
        gzip.GzipFile(fileobj=sink or file, mode="wb", compresslevel=1, filename="", mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w|") as tar,
    ):
        packer = Packer(tar)
        packer.put(CONTENTS, json.dumps(contents).encode())
        yield packer
        packer.put(WHOLE, b"")
    if sink is not None:
        sink.end()


class Unpacker:
    """Reads a copy once, from its beginning to its end."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.contents: Contents = json.loads(self._next(CONTENTS).read())

    def members(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Each member with its name. Raises Damaged when the copy is not whole."""
        while (member := self._tar.next()) is not None:  # the library's own loop begins anew
            if member.name == WHOLE:
                return
            yield member.name, self._content(member)
        raise Damaged

    def _next(self, name: str) -> IO[bytes]:
        member = self._tar.next()
        if member is None or member.name != name:
            raise Damaged
        return self._content(member)

    def _content(self, member: tarfile.TarInfo) -> IO[bytes]:
        if (content := self._tar.extractfile(member)) is None:
            raise Damaged
        return content


@contextmanager
def unpacking(file: Path, passphrase: str) -> Iterator[Unpacker]:
    """Open a copy. Raises WrongPassphrase, Damaged, and OSError when it cannot be read."""
    with file.open("rb") as raw:
        sealed = is_sealed(raw)
        if sealed and not passphrase:
            raise WrongPassphrase
        source = Opened(raw, passphrase) if sealed else raw
        try:
            with gzip.GzipFile(fileobj=source, mode="rb") as zipped, tarfile.open(fileobj=zipped, mode="r|") as tar:
                yield Unpacker(tar)
                while zipped.read(AT_ONCE):
                    pass  # its own sum stands at its very end
        except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error, json.JSONDecodeError):
            raise Damaged from None
