"""No line of the audit log is replaced"""

from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

# SQLite calls no trigger of deletion for the line that REPLACE takes away; PostgreSQL knows no such statement
REPLACED = """CREATE TRIGGER audit_added BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a line of the audit log does not change'); END"""


def upgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute(REPLACED)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TRIGGER audit_added')
