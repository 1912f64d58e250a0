"""The audit log only grows"""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE TRIGGER audit_stays BEFORE DELETE ON audit
    WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-1095 days')
    BEGIN SELECT RAISE(ABORT, 'a line of the audit log goes after three years and not before'); END""",
    """CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'a line of the audit log does not change'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.at <= now() - INTERVAL '1095 days' THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION 'a line of the audit log does not change, and goes after three years and not before';
    END $$""",
    "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays()",
    "CREATE TRIGGER audit_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()",
)
GONE = {
    'sqlite': ('DROP TRIGGER audit_stays', 'DROP TRIGGER audit_unchanged'),
    'postgresql': (
        'DROP TRIGGER audit_whole ON audit',
        'DROP TRIGGER audit_stays ON audit',
        'DROP FUNCTION audit_stays()',
    ),
}


def upgrade() -> None:
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.alter_column('person_id', existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column('admin_id', sa.BigInteger(), nullable=True))
    for statement in SQLITE if op.get_bind().dialect.name == 'sqlite' else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in GONE[op.get_bind().dialect.name]:
        op.execute(statement)
    op.execute('DELETE FROM audit WHERE person_id IS NULL')  # an older version knows no lines of nobody
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.drop_column('admin_id')
        batch_op.alter_column('person_id', existing_type=sa.Integer(), nullable=False)
