"""What a centre may set for itself: a dataclass an area, kept as JSON, with defaults that serve everybody."""

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class CenterSettings(Base):
    """One area's settings of a centre; a centre that changed nothing has no row."""

    __tablename__ = "center_settings"
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), primary_key=True)
    area: Mapped[str] = mapped_column(String(32), primary_key=True)
    content: Mapped[dict[str, object]] = mapped_column("values", JSON)
