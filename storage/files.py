"""The store of files: bytes under their own hash, in a folder of the disk. The same bytes lie there once, whoever sent
them and under whatever name."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from uuid import uuid4

_PART = ".part"


class FileStore:
    """Files of all centres under `folder`, which is made when the first one comes. Which centre has which file says the
    database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def put(self, content: bytes) -> str:
        """Keep the bytes; returns their hash. They are whole on the disk before it is told: the row that names them is
        committed after."""
        return await asyncio.to_thread(self.keep, content)

    async def get(self, digest: str) -> bytes | None:
        """The bytes of that hash; None when they are gone or are others now."""
        return await asyncio.to_thread(self.read, digest)

    async def old(self, before: float) -> list[str]:
        """Hashes of files that were last put before that moment, in seconds of the epoch."""
        return await asyncio.to_thread(lambda: [one.name for one in self._files() if one.stat().st_mtime < before])

    async def drop(self, digest: str, before: float) -> None:
        """Take a file away, unless it was put again meanwhile."""
        await asyncio.to_thread(self._drop, digest, before)

    async def lost(self, digests: Sequence[str]) -> list[str]:
        """Which of these files are gone, or are others than their hash says, in the order given."""
        return await asyncio.to_thread(lambda: [one for one in digests if self.read(one) is None])

    async def check_writable(self) -> None:
        """Raises OSError where nothing can be put; a folder that is not there is made."""
        await asyncio.to_thread(self._try)

    def _try(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=self.folder) as file:
            file.write(b"?")

    def keep(self, content: bytes) -> str:
        """`put`, for a thread that waits for the disk by itself."""
        digest = sha256(content).hexdigest()
        place = self._place(digest)
        if self.read(digest) is not None:
            os.utime(place)  # whoever sweeps leaves it alone
            return digest
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = place.with_name(f"{digest}.{uuid4().hex}{_PART}")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        return digest

    def digests(self) -> list[str]:
        """Hashes of everything that lies there whole."""
        return sorted(one.name for one in self._files() if not one.name.endswith(_PART))

    def read(self, digest: str) -> bytes | None:
        """`get`, for a thread that waits for the disk by itself."""
        try:
            content = self._place(digest).read_bytes()
        except FileNotFoundError:
            return None
        return content if sha256(content).hexdigest() == digest else None

    def _drop(self, digest: str, before: float) -> None:
        place = self.folder / digest[:2] / digest
        with suppress(FileNotFoundError):
            if place.stat().st_mtime < before:
                place.unlink()

    def _files(self) -> Iterator[Path]:
        """Everything that lies there, what a process left half written too."""
        yield from self.folder.glob("[0-9a-f][0-9a-f]/*")

    def _place(self, digest: str) -> Path:
        if len(digest) != 64 or not digest.isalnum():
            raise ValueError("no hash")
        return self.folder / digest[:2] / digest
