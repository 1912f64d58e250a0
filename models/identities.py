"""By which messenger a person of a centre is met: a user's number there, and the account that it is of."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column


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
    account: Mapped[int] = mapped_column(BigInteger, index=True)
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
