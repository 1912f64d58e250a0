"""An entry of a register as it stands in the database: apart from the registers' rules, for the plan counts by it."""

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_tables import TITLE_LENGTH
from models.base import Base, Holds
from models.stored import JsonObject

WORDS_LENGTH = 2000
ALIVE = "deleted_at IS NULL"
NAMING = frozenset({"district", "hours"})
"""The fields whose words are numbers of rows: of districts, of colleagues. A centre adds none of these kinds."""


class RegisterEntry(Base):
    """An entry of a register. Where the register's entries are activities (`activity_id`), it holds only what the
    activity does not: title, day, district and the plan's row are the activity's own, and empty here."""

    __tablename__ = "register_entries"
    __table_args__ = (
        Index(
            "ix_register_entries_list",
            "center_id",
            "register",
            "day",
            "id",
            sqlite_where=text(ALIVE),
            postgresql_where=text(ALIVE),
        ),
        Index(
            "uq_register_entries_slot",
            "center_id",
            "register",
            "slot",
            unique=True,
            sqlite_where=text(f"{ALIVE} AND slot IS NOT NULL"),
            postgresql_where=text(f"{ALIVE} AND slot IS NOT NULL"),
        ),
        Index(None, "author_id", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    register: Mapped[str] = mapped_column(String(32))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), unique=True)
    """The record that the entry is."""
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH), default="", server_default="")
    words: Mapped[str] = mapped_column(String(WORDS_LENGTH), default="", server_default="")
    """All that was typed, as it is searched (`title_key`)."""
    state: Mapped[str] = mapped_column(String(16), default="", server_default="")
    day: Mapped[date | None]
    """The day that it counts on."""
    until: Mapped[date | None]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"), index=True)
    sort: Mapped[str] = mapped_column(String(32), default="", server_default="")
    """What it is grouped by besides: the kind of donor, of document."""
    amount: Mapped[int | None] = mapped_column(BigInteger)
    """Kopecks."""
    number: Mapped[int | None]
    slot: Mapped[str | None] = mapped_column(String(64), info={Holds.LED: True})
    """What there is one of: a district's quarter."""
    content: Mapped[JsonObject] = mapped_column(JSON, default=dict, info={Holds.FIELDS: NAMING})
    """The answers of its fields that the activity does not hold."""
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"), index=True)
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrences.id", ondelete="SET NULL"), index=True)
    """The row of the plan that it was done for, and which of the row's expected executions it is."""
    author_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    """Grows with every change."""
    deleted_at: Mapped[datetime | None]
