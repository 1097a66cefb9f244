"""What is kept about a person: told whole, and taken out whole."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from bot.rendering import Words
from db.engine import open_engine
from db.migrate import migrate
from db.personal_data import AT_ADDRESS, ERASED, OF_PERSON, TOLD_IN_FULL
from db.tables import addresses, audit, metadata, persons
from db.unit_of_work import UnitOfWork
from tests.bot import letter_32 as letter
from tests.db.filling import fill
from usecases.letter_parts import DIALOG as LETTER_PARTS

TEMPLATES = Path(__file__).parents[2] / "templates"
TEMPLATE = TEMPLATES / "replies/own_data.j2"
QUESTIONS = TEMPLATES / "notices/question"


@pytest.fixture
def filled(tmp_path: Path) -> Engine:
    """One row in every table, all of them person 1's."""
    engine = open_engine(f"sqlite:///{tmp_path / 't.db'}")
    migrate(engine)
    fill(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE cards SET facts = '{}'")
    yield engine
    engine.dispose()


def test_every_reference_to_a_person_or_an_address_is_told() -> None:
    pointing = {
        column
        for table in metadata.tables.values()
        for column in table.columns
        if any(key.column.table in (persons, addresses) for key in column.foreign_keys)
    }
    told = {*OF_PERSON.values(), *AT_ADDRESS.values(), *TOLD_IN_FULL}
    assert {str(column) for column in told} == {str(column) for column in pointing | {audit.c.person_id}}


def test_every_count_is_counted_and_has_its_words(filled: Engine) -> None:
    with UnitOfWork(filled) as uow:
        data = uow.personal_data.of(1, 1)
    assert data.counts == dict.fromkeys([*OF_PERSON, *AT_ADDRESS], 1)
    labels = re.findall(r'"(\w+)": "[^"]+"', TEMPLATE.read_text(encoding="utf-8").split("set kept")[1])
    assert set(labels) >= set(data.counts)
    assert (data.name, data.phone, len(data.addresses)) == ("x", "x", 1)
    assert (len(data.contacts), len(data.roles), data.questions) == (1, 1, ["x"])


def test_every_question_that_may_be_open_has_its_words() -> None:
    told = set(re.findall(r'"(\w+)": "[^"]+"', TEMPLATE.read_text(encoding="utf-8").split("set kept")[0]))
    assert {file.stem for file in QUESTIONS.glob("*.j2")} | {LETTER_PARTS} <= told


def test_a_stranger_is_told_of_the_address_alone(filled: Engine) -> None:
    with UnitOfWork(filled) as uow:
        data = uow.personal_data.of(None, 1)
    assert (data.name, data.since, data.contacts, data.roles) == ("", None, [], [])
    assert [one.value for one in data.addresses] == ["x"]
    assert {data.counts[key] for key in OF_PERSON} == {0}
    assert "Chưa đăng ký" in Words(letter.OFFICE).reply("own_data", {"data": data})


def test_what_nobody_in_particular_did_is_not_told_as_a_strangers_doing(filled: Engine) -> None:
    with filled.begin() as connection:
        for column in filter(lambda one: one.nullable, OF_PERSON.values()):
            connection.execute(update(column.table).values({column.name: None}))
    with UnitOfWork(filled) as uow:
        data = uow.personal_data.of(None, 1)
    assert {data.counts[key] for key in OF_PERSON} == {0}


NAME, PHONE, ADDRESS = "Lê Thị Lan", "0912000000", "tg-1003"


def test_after_the_erasure_no_table_holds_name_number_or_address(filled: Engine) -> None:
    with filled.begin() as connection:
        for change in (
            f"UPDATE persons SET name = '{NAME}', phone = '{PHONE}'",
            f"UPDATE addresses SET value = '{ADDRESS}', channel = 'telegram', offer = '[\"x\"]'",
            f"UPDATE inbox SET chat = '{ADDRESS}', channel = 'telegram', raw = '{NAME}', state = 'dead'",
            f"""UPDATE cards SET facts = '{{"name": "{NAME}", "decided_by": "{NAME}", "unit": "x",
                "noted_by": "Văn thư {NAME}"}}'""",
            f"UPDATE deliveries SET shown = '{NAME}'",
            f"UPDATE assignments SET noted_by = 'Văn thư {NAME}'",
            f"UPDATE invitations SET answered_by = 'Văn thư {NAME}'",
            f"""UPDATE dialogs SET data = '{{"name": "{NAME}"}}'""",
            "UPDATE contacts SET post = 'Văn thư'",
        ):
            connection.exec_driver_sql(change)
    with UnitOfWork(filled) as uow:
        uow.personal_data.erase(1)
        uow.commit()
    rows = everything(filled)
    assert not [row for row in rows if any(word in row for word in (NAME, PHONE, ADDRESS))]
    assert [row for row in rows if f"{ERASED}:1" in row]
    assert any("'Văn thư'" in row for row in rows)


def everything(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [
            str(dict(row))
            for table in metadata.sorted_tables
            for row in connection.execute(table.select()).mappings()
        ]


def test_what_was_done_stays_under_the_number(filled: Engine) -> None:
    with UnitOfWork(filled) as uow:
        uow.personal_data.erase(1)
        data = uow.personal_data.of(1, 1)
    assert {key: data.counts[key] for key in OF_PERSON if key != "roles_granted"} == dict.fromkeys(
        [key for key in OF_PERSON if key != "roles_granted"], 1
    )
    assert (data.addresses, data.roles, data.questions) == ([], [], [])
    assert [one.post for one in data.contacts] == ["x"]
