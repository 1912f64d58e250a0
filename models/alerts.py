"""What the admins were told of the bot's own troubles: one row a trouble, as long as it lasts."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

NAME_LENGTH = 100


class Alert(Base):
    """A trouble that lasts. Several processes see the same one; who writes `told_at` tells of it."""

    __tablename__ = "alerts"
    name: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    """Which trouble, and of which machine where it is one machine's."""
    since: Mapped[datetime]
    told_at: Mapped[datetime | None]
