"""Migrations: they lead to the tables of today, and lose nothing on the way."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from db.engine import open_engine
from db.migrate import MIGRATIONS, migrate, open_database
from db.tables import metadata
from tests.db.filling import counted, fill

MIGRATION = """
from alembic import op
import sqlalchemy as sa

revision = "next"
down_revision = "{head}"


def upgrade():
{steps}
"""
PERSONS_MADE_ANEW = """
    with op.batch_alter_table("persons", recreate="always") as persons:
        persons.add_column(sa.Column("nickname", sa.String(), server_default="", nullable=False))
"""
PERSONS_LOST = """
    op.execute("DELETE FROM persons")
"""
HALF_WAY = """
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO nowhere VALUES (1)")
"""


def revisions():
    """Every revision, the first one first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    found = ScriptDirectory.from_config(config).walk_revisions()
    return [script.revision for script in reversed(list(found))]


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 't.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def filled(engine):
    migrate(engine)
    fill(engine)
    return engine


@pytest.fixture
def scripts(tmp_path):
    """The migrations with one more, whose steps are given."""

    def more(steps):
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        text = MIGRATION.format(head=revisions()[-1], steps=steps)
        (folder / "versions" / "next.py").write_text(text)
        return folder

    return more


def test_from_nothing_the_migrations_lead_to_the_tables_of_today(engine):
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrating_again_changes_nothing(filled):
    before = counted(filled)
    migrate(filled)
    assert counted(filled) == before


def test_a_filled_database_keeps_every_row_through_every_migration(engine):
    migrate(engine, to=revisions()[0])
    fill(engine)
    before = counted(engine)
    assert set(before.values()) == {1}
    for revision in revisions()[1:]:
        migrate(engine, to=revision)
        after = counted(engine)
        assert {name: after[name] for name in before if name in after} == {
            name: rows for name, rows in before.items() if name in after
        }


def test_a_parent_table_that_is_made_anew_keeps_its_children(filled, scripts):
    before = counted(filled)
    migrate(filled, scripts=scripts(PERSONS_MADE_ANEW))
    assert counted(filled) == before
    assert "nickname" in {column["name"] for column in inspect(filled).get_columns("persons")}


def test_a_migration_that_leaves_a_broken_reference_is_undone_whole(filled, scripts):
    before = counted(filled)
    with pytest.raises(RuntimeError, match="without what they refer to"):
        migrate(filled, scripts=scripts(PERSONS_LOST))
    assert counted(filled) == before


def test_a_migration_that_fails_half_way_leaves_the_database_as_it_was(filled, scripts):
    before = counted(filled)
    with pytest.raises(Exception, match="nowhere"):
        migrate(filled, scripts=scripts(HALF_WAY))
    assert counted(filled) == before


@pytest.mark.parametrize("steps", [PERSONS_MADE_ANEW, PERSONS_LOST])
def test_references_are_kept_again_after_a_migration_that_went_well_and_after_one_that_did_not(
    filled, scripts, steps
):
    try:
        migrate(filled, scripts=scripts(steps))
    except RuntimeError:
        assert steps is PERSONS_LOST
    with filled.begin() as connection, pytest.raises(IntegrityError, match="FOREIGN KEY"):
        connection.exec_driver_sql("DELETE FROM persons")


def test_every_constraint_has_a_name_by_which_a_migration_can_drop_it(engine):
    migrate(engine)
    found = inspect(engine)
    for table in found.get_table_names():
        if table == "alembic_version":
            continue
        named = [found.get_pk_constraint(table), *found.get_foreign_keys(table)]
        named += found.get_unique_constraints(table)
        assert all(one["name"] for one in named), table


def test_a_database_that_is_opened_has_its_one_row_about_itself(tmp_path):
    for _ in range(2):
        engine = open_database(f"sqlite:///{tmp_path / 't.db'}")
        assert counted(engine)["instance"] == 1
        engine.dispose()


def test_a_folder_with_a_percent_sign_in_its_name_holds_migrations_too(tmp_path, engine):
    folder = tmp_path / "100%"
    shutil.copytree(MIGRATIONS, folder)
    migrate(engine, scripts=folder)
    assert "meetings" in counted(engine)
