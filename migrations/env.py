"""alembic's entry: the connection is always given by `storage/migration.py`."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Enum

from models.base import UtcDateTime, every_table


def plain(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A migration names the database's types, not ours: ours will change, it must not."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=every_table(),
    render_as_batch=True,
    compare_type=True,
    render_item=plain,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
