"""The letter behind a card, as a file to send."""

from bot.handlers.events import OutgoingFile
from usecases.look import Opened
from usecases.note_concerned import OpenedLetter


def letter_file(opened: Opened | OpenedLetter) -> OutgoingFile:
    """The document as it came in; a letter that came in as text is a text file to read."""
    if opened.file is not None:
        return OutgoingFile(opened.file.name, opened.file.media_type, opened.file.data)
    return OutgoingFile(f"giay-moi-{opened.meeting.id}.txt", "text/plain", opened.text.encode())
