"""Of the codes of invites only hashes are kept

Links that were sent go on working. On the way down they cannot be had back: the open ones are void then.
"""

import re
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

# what a dialogue may hold of a link: 24 letters by themselves
CODE = re.compile(r'(?<![\w-])[\w-]{24}(?![\w-])', re.ASCII)


def upgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name == 'sqlite':
        op.execute('PRAGMA secure_delete = ON')  # the codes must not be read in pages that are free again
    op.create_table(
        'invite_codes',
        sa.Column('hash', sa.String(length=64), nullable=False),
        sa.Column('invite_id', sa.Integer(), nullable=False),
        sa.Column('replaced_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['invite_id'], ['invites.id'], name=op.f('fk_invite_codes_invite_id')),
        sa.PrimaryKeyConstraint('hash', name=op.f('pk_invite_codes')),
    )
    op.create_index(op.f('ix_invite_codes_invite_id'), 'invite_codes', ['invite_id'])
    hashes = {code: (sha256(code.encode()).hexdigest(), id_) for id_, code in bind.execute(sa.text('SELECT id, code FROM invites'))}
    new = sa.text('INSERT INTO invite_codes (hash, invite_id) VALUES (:hash, :invite)')
    if hashes:
        bind.execute(new, [{'hash': kept, 'invite': id_} for kept, id_ in hashes.values()])
    _out_of_dialogues(bind, hashes)
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_invites_code'), type_='unique')
    op.execute("UPDATE invites SET code = ''")  # PostgreSQL keeps what stands in a column that it drops
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.drop_column('code')


def _out_of_dialogues(bind, hashes) -> None:
    # a window that shows a link has nothing to lose; what is to be done by one goes on by its hash
    op.execute("DELETE FROM dialogues WHERE content LIKE '%start=%'")
    keys = 'bot_id = :bot_id AND chat_id = :chat_id AND user_id = :user_id'
    kept = bind.execute(sa.text("SELECT bot_id, chat_id, user_id, content FROM dialogues WHERE content LIKE '%code%' OR content LIKE '%start%'"))
    for bot_id, chat_id, user_id, content in kept.all():
        clean = CODE.sub(lambda found: hashes[found[0]][0] if found[0] in hashes else found[0], content)
        if clean != content:
            bind.execute(
                sa.text(f'UPDATE dialogues SET content = :content WHERE {keys}'),
                {'content': clean, 'bot_id': bot_id, 'chat_id': chat_id, 'user_id': user_id},
            )


def downgrade() -> None:
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=64), server_default='', nullable=False))
    # what was a hash is no code: what is open is closed, so that the hash brings nobody in
    op.execute('UPDATE invites SET code = (SELECT max(hash) FROM invite_codes WHERE invite_id = invites.id AND replaced_at IS NULL)')
    op.execute('UPDATE invites SET revoked_at = CURRENT_TIMESTAMP WHERE used_at IS NULL AND revoked_at IS NULL')
    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.alter_column('code', server_default=None)
        batch_op.create_unique_constraint(batch_op.f('uq_invites_code'), ['code'])
    op.drop_index(op.f('ix_invite_codes_invite_id'), table_name='invite_codes')
    op.drop_table('invite_codes')
