"""A file locked by a passphrase: AES-256-GCM in pieces, the key by scrypt (RFC 7914).

Each piece has a nonce of its own, which holds its number and whether it is the last (the STREAM construction): pieces
that are changed, swapped, repeated or cut off are refused.
"""

import os
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"opora sealed 1\n"
SALT, PREFIX, TAG = 16, 7, 16
PIECE = 1 << 20
"""Bytes of a piece before it is locked."""
COST = 1 << 15
"""scrypt's n: 32 MB and a tenth of a second for each guess."""


class WrongPassphrase(Exception):
    """It opens nothing, or none was given."""


class Damaged(Exception):
    """Not what was written: changed, or cut off."""


class Sealed:
    """Writes into `sink` what only the passphrase opens. What was not ended is not whole."""

    def __init__(self, sink: IO[bytes], passphrase: str) -> None:
        self._sink, self._piece, self._number = sink, bytearray(), 0
        self._head = MAGIC + os.urandom(SALT) + os.urandom(PREFIX)
        self._key = _key(passphrase, self._head)
        sink.write(self._head)

    def write(self, data: bytes, /) -> int:
        """Take all of it; returns how many bytes."""
        self._piece += data
        while len(self._piece) > PIECE:  # one piece stays back: it may be the last
            self._put(bytes(self._piece[:PIECE]), last=False)
            del self._piece[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing: a piece is written when it is full."""

    def end(self) -> None:
        """Write the last piece, which says that it is the last; `sink` stays open."""
        self._put(bytes(self._piece), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        nonce = _nonce(self._head, self._number, last=last)
        self._sink.write(self._key.encrypt(nonce, piece, self._head))
        self._number += 1


class Opened:
    """Reads what `Sealed` wrote. Raises WrongPassphrase at the first piece, Damaged at any other."""

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        self._source, self._rest, self._number, self._ended = source, b"", 0, False
        self._head = source.read(len(MAGIC) + SALT + PREFIX)
        self._key = _key(passphrase, self._head)
        self._next = source.read(PIECE + TAG)

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer only at the end."""
        while len(self._rest) < size and not self._ended:
            self._rest += self._piece()
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def seek(self, place: int, /) -> int:
        """Nowhere: it is read once, from its beginning."""
        raise OSError(f"no way back to {place}")

    def _piece(self) -> bytes:
        from cryptography.exceptions import InvalidTag

        piece, self._next = self._next, self._source.read(PIECE + TAG)
        self._ended = not self._next
        try:
            found = self._key.decrypt(_nonce(self._head, self._number, last=self._ended), piece, self._head)
        except InvalidTag:
            if self._number or len(piece) < TAG:
                raise Damaged from None
            raise WrongPassphrase from None
        self._number += 1
        return found


def is_sealed(file: IO[bytes]) -> bool:
    """Whether a passphrase is needed; the file stands at its beginning afterwards."""
    found = file.read(len(MAGIC)) == MAGIC
    file.seek(0)
    return found


def _key(passphrase: str, head: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt = head[len(MAGIC) : len(MAGIC) + SALT]
    return AESGCM(Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode()))


def _nonce(head: bytes, number: int, *, last: bool) -> bytes:
    return head[-PREFIX:] + number.to_bytes(4, "big") + bytes([last])
