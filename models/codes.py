"""Codes of invites: the link alone bears one, what is kept is its hash.

A code is random and 144 bits long, so that a plain SHA-256 of it is enough: nobody finds it by trying, and there is
nothing to salt or to slow down, as there would be with a password.
"""

import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

RANDOM_BYTES = 18


class CodeHash(str):
    """What is kept of a code. Whoever holds it cannot come in by it: the door hashes what it is given."""

    __slots__ = ()


def fresh_code() -> str:
    """A new code, 24 characters that a link may bear."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def hashed(code: str) -> CodeHash:
    """The hash of a code; a hash stays as it is."""
    return code if isinstance(code, CodeHash) else CodeHash(sha256(code.encode()).hexdigest())


class InviteCode(Base):
    """A link of an invite. One works at a time; those that it replaced are known, so that whoever opens one is told."""

    __tablename__ = "invite_codes"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    invite_id: Mapped[int] = mapped_column(ForeignKey("invites.id"), index=True)
    replaced_at: Mapped[datetime | None]
