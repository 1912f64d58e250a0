"""Where a conversation stands: one row a chat, so that a half-filled form survives any end of the process."""

from datetime import datetime

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Dialogue(Base):
    """All that the dialogues of one chat keep, and the updates already handled there."""

    __tablename__ = "dialogues"
    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(index=True)
    busy_at: Mapped[datetime | None]
    """When somebody was last seen in the middle of answering here; None when they were seen elsewhere after that."""
