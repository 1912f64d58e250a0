"""A library"""

import sqlalchemy as sa
from alembic import op

revision = '0044'
down_revision = '0043'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'library_synonyms',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=True),
        sa.Column('words', sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_library_synonyms_center_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_library_synonyms')),
    )
    op.create_index(op.f('ix_library_synonyms_center_id'), 'library_synonyms', ['center_id'])
    op.create_table(
        'rubrics',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_rubrics_center_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_rubrics')),
        sa.UniqueConstraint('center_id', 'name', name=op.f('uq_rubrics_center_id_name')),
    )
    op.create_table(
        'stored_files',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('type', sa.String(length=32), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('bot_id', sa.BigInteger(), nullable=True),
        sa.Column('telegram_id', sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_stored_files_center_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_files')),
        sa.UniqueConstraint('center_id', 'sha256', name=op.f('uq_stored_files_center_id_sha256')),
    )
    op.create_index(op.f('ix_stored_files_sha256'), 'stored_files', ['sha256'])
    op.create_table(
        'library_readers',
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('since', sa.DateTime(timezone=True), nullable=False),
        sa.Column('told_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_library_readers_center_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_library_readers_person_id')),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_library_readers')),
    )
    op.create_index(op.f('ix_library_readers_center_id'), 'library_readers', ['center_id'])
    op.create_table(
        'materials',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('client_key', sa.String(length=64), nullable=False),
        sa.Column('state', sa.String(length=32), nullable=False),
        sa.Column('source', sa.String(length=32), nullable=False),
        sa.Column('title', sa.String(length=300), nullable=False),
        sa.Column('kind', sa.String(length=32), nullable=False),
        sa.Column('rubric_id', sa.Integer(), nullable=True),
        sa.Column('audience', sa.String(length=200), nullable=False),
        sa.Column('year', sa.Integer(), nullable=True),
        sa.Column('authors', sa.String(length=300), nullable=False),
        sa.Column('keywords', sa.String(length=300), nullable=False),
        sa.Column('link', sa.String(length=500), nullable=False),
        sa.Column('body', sa.Text(), nullable=False),
        sa.Column('file_id', sa.Integer(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('replaces_id', sa.Integer(), nullable=True),
        sa.Column('made_by', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('approved_by', sa.Integer(), nullable=True),
        sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('reason', sa.String(length=300), nullable=False),
        sa.Column('plan_item_id', sa.Integer(), nullable=True),
        sa.Column('activity_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_materials_activity_id')),
        sa.ForeignKeyConstraint(['approved_by'], ['persons.id'], name=op.f('fk_materials_approved_by')),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_materials_center_id')),
        sa.ForeignKeyConstraint(['file_id'], ['stored_files.id'], name=op.f('fk_materials_file_id')),
        sa.ForeignKeyConstraint(['made_by'], ['persons.id'], name=op.f('fk_materials_made_by')),
        sa.ForeignKeyConstraint(['plan_item_id'], ['plan_items.id'], name=op.f('fk_materials_plan_item_id')),
        sa.ForeignKeyConstraint(['replaces_id'], ['materials.id'], name=op.f('fk_materials_replaces_id')),
        sa.ForeignKeyConstraint(['rubric_id'], ['rubrics.id'], name=op.f('fk_materials_rubric_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_materials')),
        sa.UniqueConstraint('client_key', name=op.f('uq_materials_client_key')),
    )
    op.create_index(op.f('ix_materials_activity_id'), 'materials', ['activity_id'])
    op.create_index(op.f('ix_materials_center_id_state_approved_at'), 'materials', ['center_id', 'state', 'approved_at'])
    op.create_index(op.f('ix_materials_file_id'), 'materials', ['file_id'])
    op.create_index(op.f('ix_materials_made_by_id'), 'materials', ['made_by', 'id'])
    op.create_index(op.f('ix_materials_plan_item_id'), 'materials', ['plan_item_id'])
    op.create_index(op.f('ix_materials_replaces_id'), 'materials', ['replaces_id'])
    op.create_index(op.f('ix_materials_rubric_id'), 'materials', ['rubric_id'])
    op.create_table(
        'activity_materials',
        sa.Column('activity_id', sa.Integer(), nullable=False),
        sa.Column('material_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=32), nullable=False),
        sa.Column('copies', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_activity_materials_activity_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_activity_materials_material_id')),
        sa.PrimaryKeyConstraint('activity_id', 'material_id', name=op.f('pk_activity_materials')),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f('ix_activity_materials_material_id'), 'activity_materials', ['material_id'])
    op.create_table(
        'library_quests',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('asked', sa.String(length=200), nullable=False),
        sa.Column('lemmas', sa.String(length=200), nullable=False),
        sa.Column('first_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('count', sa.Integer(), nullable=False),
        sa.Column('material_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_library_quests_center_id')),
        sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_library_quests_material_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_library_quests')),
        sa.UniqueConstraint('center_id', 'lemmas', name=op.f('uq_library_quests_center_id_lemmas')),
    )
    op.create_index(op.f('ix_library_quests_material_id'), 'library_quests', ['material_id'])
    op.create_table(
        'material_uses',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('material_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('district_id', sa.Integer(), nullable=True),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('how', sa.String(length=32), nullable=False),
        sa.Column('rating', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_material_uses_center_id')),
        sa.ForeignKeyConstraint(['district_id'], ['districts.id'], name=op.f('fk_material_uses_district_id')),
        sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_material_uses_material_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_material_uses_person_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_material_uses')),
    )
    op.create_index(op.f('ix_material_uses_center_id_at'), 'material_uses', ['center_id', 'at'])
    op.create_index(op.f('ix_material_uses_material_id_at'), 'material_uses', ['material_id', 'at'])
    op.create_index(op.f('ix_material_uses_person_id'), 'material_uses', ['person_id'])
    op.create_table(
        'material_words',
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('lemma', sa.String(length=64), nullable=False),
        sa.Column('material_id', sa.Integer(), nullable=False),
        sa.Column('weight', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_material_words_center_id')),
        sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_material_words_material_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('center_id', 'lemma', 'material_id', name=op.f('pk_material_words')),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f('ix_material_words_material_id'), 'material_words', ['material_id'])
    op.create_table(
        'print_runs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('center_id', sa.Integer(), nullable=False),
        sa.Column('client_key', sa.String(length=64), nullable=False),
        sa.Column('material_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=32), nullable=False),
        sa.Column('copies', sa.Integer(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('shelf_id', sa.Integer(), nullable=True),
        sa.Column('district_id', sa.Integer(), nullable=True),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['center_id'], ['centers.id'], name=op.f('fk_print_runs_center_id')),
        sa.ForeignKeyConstraint(['district_id'], ['districts.id'], name=op.f('fk_print_runs_district_id')),
        sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_print_runs_material_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_print_runs_person_id')),
        sa.ForeignKeyConstraint(['shelf_id'], ['districts.id'], name=op.f('fk_print_runs_shelf_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_print_runs')),
        sa.UniqueConstraint('client_key', name=op.f('uq_print_runs_client_key')),
    )
    op.create_index(op.f('ix_print_runs_center_id_day'), 'print_runs', ['center_id', 'day'])
    op.create_index(op.f('ix_print_runs_material_id_kind'), 'print_runs', ['material_id', 'kind'])
    op.create_table(
        'library_quest_persons',
        sa.Column('quest_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('district_id', sa.Integer(), nullable=True),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('told_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['district_id'], ['districts.id'], name=op.f('fk_library_quest_persons_district_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_library_quest_persons_person_id')),
        sa.ForeignKeyConstraint(['quest_id'], ['library_quests.id'], name=op.f('fk_library_quest_persons_quest_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('quest_id', 'person_id', name=op.f('pk_library_quest_persons')),
    )
    op.create_index(op.f('ix_library_quest_persons_person_id'), 'library_quest_persons', ['person_id'])
    op.create_table(
        'request_materials',
        sa.Column('request_id', sa.Integer(), nullable=False),
        sa.Column('material_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['material_id'], ['materials.id'], name=op.f('fk_request_materials_material_id')),
        sa.ForeignKeyConstraint(['person_id'], ['persons.id'], name=op.f('fk_request_materials_person_id')),
        sa.ForeignKeyConstraint(['request_id'], ['requests.id'], name=op.f('fk_request_materials_request_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('request_id', 'material_id', name=op.f('pk_request_materials')),
    )
    op.create_index(op.f('ix_request_materials_material_id'), 'request_materials', ['material_id'])


def downgrade() -> None:
    op.drop_table('request_materials')
    op.drop_table('library_quest_persons')
    op.drop_table('print_runs')
    op.drop_table('material_words')
    op.drop_table('material_uses')
    op.drop_table('library_quests')
    op.drop_table('activity_materials')
    op.drop_table('materials')
    op.drop_table('library_readers')
    op.drop_table('stored_files')
    op.drop_table('rubrics')
    op.drop_table('library_synonyms')
