"""By which messenger a person of a centre is met: a user's number there, and the account that it is of."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Holds, enum_column
from models.codes import hashed
from models.errors import DomainError


class Messenger(StrEnum):
    """A wire to people."""

    TELEGRAM = "telegram"
    MAX = "max"


LIFTED = {Messenger.TELEGRAM: 0, Messenger.MAX: 2**53}
"""How much higher than a user's number an account's is that came by this messenger first. Telegram's numbers have 52
significant bits at most (Bot API, User.id), so that the two never meet, and nothing written before MAX is rewritten."""
TELLS = text("identities.tells")
"""Literal, as the partial index has it: a bound value would not match it."""


class Identity(Base):
    """A user of a messenger, as one of the faces of an account. An account bears the number of the identity that it was
    first seen by: that one stays as long as the account does."""

    __tablename__ = "identities"
    __table_args__ = (
        Index(
            "ix_identities_tells", "account", unique=True, sqlite_where=text("tells"), postgresql_where=text("tells")
        ),
    )
    messenger: Mapped[Messenger] = mapped_column(enum_column(Messenger), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account: Mapped[int] = mapped_column(BigInteger, index=True, info={Holds.ACCOUNT: True})
    tells: Mapped[bool]
    """Letters go there: of an account's identities one does."""
    created_at: Mapped[datetime]
    lost_at: Mapped[datetime | None]
    """When the bot was stopped there; nothing is sent there until they come back."""


def number_of(messenger: Messenger, user_id: int) -> int:
    """The number of an account that is first seen by this user."""
    return user_id + LIFTED[messenger]


def first_of(account: int) -> tuple[Messenger, int]:
    """By which user an account was first seen. Of one that was forgotten, below zero, nobody knows."""
    messenger = Messenger.MAX if account >= LIFTED[Messenger.MAX] else Messenger.TELEGRAM
    return messenger, account - LIFTED[messenger]


class Farewell(Base):
    """A user who has left by another messenger: the bot of this one, and its gateway, have yet to forget them."""

    __tablename__ = "farewells"
    messenger: Mapped[Messenger] = mapped_column(enum_column(Messenger), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]


CODE_LIFE = timedelta(minutes=15)
MARK = "my_"
"""What a code begins with that joins a second messenger; one of an invite is 24 characters, this one is shorter."""
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""None that is taken for another one when it is typed over."""
CODE_LENGTH = 10
"""With five tries an hour nobody finds one of 10¹⁴ in a quarter of an hour."""


@dataclass(frozen=True)
class MessengerRules:
    """Whether the people of a centre may work in both messengers."""

    AREA: ClassVar[str] = "messengers"
    together: bool = False


class IdentityCode(Base):
    """A code by which a second messenger is joined: shown once, kept as its hash, good for one time."""

    __tablename__ = "identity_codes"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    """Whose account it is, as they were when they asked for it."""
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    def use(self, now: datetime) -> None:
        """Raise the reason why nobody joins by it any more; else nobody does after this."""
        if self.used_at is not None:
            raise DomainError("messengers-code-used")
        if self.expires_at <= now:
            raise DomainError("messengers-code-over")
        self.used_at = now


def fresh_join_code() -> str:
    """A code that a person can type over."""
    return MARK + "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def is_join_code(code: str) -> bool:
    """Whether what stands behind `/start` is meant to join a messenger, well or badly typed."""
    return code.lower().startswith(MARK) and len(code) <= 2 * CODE_LENGTH


def as_kept(code: str) -> str:
    """The hash of a code, however it was typed."""
    return hashed(MARK + "".join(code[len(MARK) :].split()).upper())
