"""Taking everything out of a database that is for a demonstration or a test alone."""

from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncConnection

from models.base import Base


async def empty(connection: AsyncConnection) -> None:
    """Nothing stands in any table when the transaction ends; the audit log is guarded again by then."""
    guards = await disarm(connection)
    for table in reversed(Base.metadata.sorted_tables):
        await connection.execute(delete(table))
    for guard in guards:
        await connection.exec_driver_sql(guard)  # no text(): a trigger may hold colons


async def disarm(connection: AsyncConnection) -> list[str]:
    """Take away what keeps the audit log whole, for this transaction alone; returns what arms it again."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        return ["ALTER TABLE audit ENABLE TRIGGER USER"]
    made = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
    triggers = [(name, sql) for name, sql in await connection.execute(made)]
    for name, _ in triggers:
        await connection.execute(text(f"DROP TRIGGER {name}"))
    return [sql for _, sql in triggers]
