"""Who is invited: imports and their letters, desks of orders, who is informed, proposals to a head"""

from alembic import op
import sqlalchemy as sa
import db.types


revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "desks",
        sa.Column("phrase", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("chosen_at", db.types.UtcDateTime(), nullable=False),
        sa.Column("chosen_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["chosen_by"], ["persons.id"], name=op.f("fk_desks_chosen_by_persons")),
        sa.ForeignKeyConstraint(["unit"], ["units.code"], name=op.f("fk_desks_unit_units")),
        sa.PrimaryKeyConstraint("phrase", name=op.f("pk_desks")),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", db.types.UtcDateTime(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("letter_number", sa.String(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["persons.id"], name=op.f("fk_imports_by_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "informed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("unit_text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_informed_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(["unit"], ["units.code"], name=op.f("fk_informed_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_informed")),
        sa.UniqueConstraint("meeting_id", "unit", name=op.f("uq_informed_meeting_id_unit")),
    )
    with op.batch_alter_table("informed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_informed_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("invitation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", db.types.UtcDateTime(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("named", sa.JSON(), nullable=False),
        sa.Column("on_whose_word", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_at", db.types.UtcDateTime(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["persons.id"], name=op.f("fk_proposals_decided_by_persons")),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_proposals_invitation_id_invitations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_proposals_person_id_persons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposals_invitation_id"), ["invitation_id"], unique=False)

    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("desk", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("copies", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("noted_at", db.types.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("noted_by", sa.String(), server_default="", nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_assignments_desk_units"), "units", ["desk"], ["code"])

    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("assignment_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("proposal_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_cards_assignment_id"), ["assignment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cards_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_cards_assignment_id_assignments"), "assignments", ["assignment_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_cards_proposal_id_proposals"), "proposals", ["proposal_id"], ["id"]
        )

    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answered_function", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("registration_codes", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("preapproved", sa.Boolean(), server_default=sa.text("0"), nullable=False)
        )
