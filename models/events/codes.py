"""Codes that presence is marked by: signed with a secret of the database, of one event and one of its two rooms.

A code bears no time: it holds while its event lasts, from half an hour before it begins to an hour after it ends. So a
page that was printed yesterday works when the event was moved to the afternoon, and never on another day.
"""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.errors import DomainError

OPENS_BEFORE, CLOSES_AFTER = timedelta(minutes=30), timedelta(minutes=60)
MARK = "in_"
"""What such a code begins with; one of an invite is 24 characters, this one is longer."""
INVITE_CHARACTERS = 24
ID_BYTES, SIGN_BYTES = 4, 16
KEY_BYTES = 32
ONLY_KEY = 1
"""There is one key of a database: a code names its event by the number that it has there, and nowhere else."""


class Room(StrEnum):
    """Where a code hangs: in the hall, or in the room of the online meeting."""

    HALL = "hall"
    ONLINE = "online"


@dataclass(frozen=True)
class CheckInCode:
    """What a code says."""

    event_id: int
    room: Room


class CheckInKey(Base):
    """What codes are signed with: the bots of both messengers open what either has issued."""

    __tablename__ = "check_in_keys"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    secret: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]


def token_key(secret: str) -> bytes:
    """What a bot signed its codes with before its database had a key: made of its token. Pages that were printed then
    hang at doors."""
    return sha256(b"opora: check-in\0" + secret.encode()).digest()


def is_check_in(code: str) -> bool:
    """Whether what stands behind `/start` is meant to mark presence, well or badly copied."""
    return code.startswith(MARK) and len(code) != INVITE_CHARACTERS


def issue(key: bytes, code: CheckInCode) -> str:
    """The code as a link bears it, 31 characters."""
    said = _said(code)
    return MARK + base64.urlsafe_b64encode(said + _sign(key, said)).decode()


def read_code(key: bytes, text: str) -> CheckInCode:
    """What a code says. Raises DomainError for one that was signed with another key."""
    try:
        raw = base64.b64decode(text.removeprefix(MARK), altchars=b"-_", validate=True)
    except ValueError:
        raise DomainError("check-in-forged") from None
    said, sign = raw[: ID_BYTES + 1], raw[ID_BYTES + 1 :]
    if not hmac.compare_digest(sign, _sign(key, said)):
        raise DomainError("check-in-forged")
    return CheckInCode(int.from_bytes(said[:ID_BYTES]), list(Room)[said[ID_BYTES]])


def opens_at(starts_at: datetime) -> datetime:
    """The first moment in which presence can be marked by a code."""
    return starts_at - OPENS_BEFORE


def closes_at(starts_at: datetime, minutes: int) -> datetime:
    """The last moment of the same."""
    return starts_at + timedelta(minutes=minutes) + CLOSES_AFTER


def _said(code: CheckInCode) -> bytes:
    return code.event_id.to_bytes(ID_BYTES) + bytes([list(Room).index(code.room)])


def _sign(key: bytes, said: bytes) -> bytes:
    return hmac.digest(key, said, sha256)[:SIGN_BYTES]
