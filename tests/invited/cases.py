"""Which letter is sent to which directory, when, and where the list stands that it is to give."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.invited.office import Line, Office, directory_of, list_of

HERE = Path(__file__).parent
DIRECTORIES = HERE / "directories"
EXAMPLES = HERE.parents[1] / "examples"
SHARED = HERE.parents[2] / "shared" / "letters" / "dev"


@dataclass(frozen=True)
class Case:
    name: str
    letter: Path
    directory: Path
    sent: str
    """When the organizer sends it."""
    corrections: str = ""
    """What he had to add before it could be sent."""

    def right(self) -> list[Line]:
        """The list as it was written by hand."""
        return list_of(HERE / "lists" / f"{self.name}.csv")

    def made(self, folder: Path) -> list[Line]:
        """The list as the bot makes it."""
        office = Office(folder, directory_of(self.directory), datetime.fromisoformat(self.sent))
        try:
            return office.invites(self.letter.read_text(encoding="utf-8"), corrections=self.corrections)
        finally:
            office.close()


CASES = {
    case.name: case
    for case in (
        Case(
            "letter-32",
            EXAMPLES / "vinh-long-2022/gm-32.txt",
            EXAMPLES / "vinh-long-2022/units.csv",
            "2022-02-18T15:00:00+07:00",
        ),
        Case("c03", SHARED / "c03.txt", DIRECTORIES / "ha-giang-2019.csv", "2019-10-16T15:00:00+07:00"),
        Case("c09", SHARED / "c09.txt", DIRECTORIES / "gia-lai-2024.csv", "2024-03-12T15:00:00+07:00"),
        Case("c15", SHARED / "c15.txt", DIRECTORIES / "muong-hum-2025.csv", "2025-09-12T15:00:00+07:00"),
        Case(
            "r001",
            SHARED / "r001.txt",
            DIRECTORIES / "hai-duong-2018.csv",
            "2018-01-30T15:00:00+07:00",
            "Số: 12/GM-UBND\nNgày ban hành: 30/01/2018",
        ),
    )
}
