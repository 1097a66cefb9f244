"""The process that parses strangers' files: one, bounded, healed, and never left behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.documents.document import Document
from bot.documents.limits import MAX_MEMORY
from bot.documents.reader import Reader
from domain.errors import DomainError
from tests.bot.pdf_files import pdf, said

ROOT = Path(__file__).parents[2]
PDF = pdf(said("Giay moi hop"))


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader()
    yield reader
    reader.close()


def is_running(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def until_gone(pid: int) -> bool:
    """Wait for the end of a process that is not our child, as long as it can take."""
    gone = threading.Event()
    for _ in range(100):
        if not is_running(pid):
            return True
        gone.wait(0.1)
    return False


def test_no_child_runs_before_the_first_document(reader: Reader) -> None:
    assert reader.pid is None


def test_plain_texts_start_no_child() -> None:
    script = (
        "from bot.documents import READER, text_of\n"
        "for _ in range(100): text_of('a.txt', 'Giấy mời họp'.encode())\n"
        "print(READER.pid)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "None"


def test_one_child_reads_every_document(reader: Reader) -> None:
    assert reader.read("pdf", PDF) == Document("Giay moi hop")
    first = reader.pid
    assert {reader.read("pdf", PDF).text for _ in range(5)} == {"Giay moi hop"}
    assert reader.pid == first


def test_documents_of_many_threads_are_not_mixed_up(reader: Reader) -> None:
    texts = [f"Giay moi {number}" for number in range(12)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: reader.read("pdf", pdf(said(text))).text, texts)) == texts


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    """A child that is stopped stands for one that works without end."""
    reader = Reader(seconds=4)
    reader.read("pdf", PDF)
    assert reader.pid
    os.kill(reader.pid, signal.SIGSTOP)
    stopped = reader.pid
    with pytest.raises(DomainError) as refusal:
        reader.read("pdf", PDF)
    assert refusal.value.code == "file_too_slow"
    assert not is_running(stopped)
    assert reader.read("pdf", PDF).text == "Giay moi hop"
    reader.close()


def test_a_child_that_was_killed_while_it_waited_is_replaced(reader: Reader) -> None:
    reader.read("pdf", PDF)
    assert reader.pid
    killed = reader.pid
    os.kill(killed, signal.SIGKILL)
    assert reader.read("pdf", PDF).text == "Giay moi hop"
    assert reader.pid != killed


def test_a_refusal_does_not_cost_the_child(reader: Reader) -> None:
    reader.read("pdf", PDF)
    first = reader.pid
    with pytest.raises(DomainError):
        reader.read("docx", b"PK\x03\x04 no zip")
    assert reader.pid == first


def test_the_childs_memory_is_bounded_and_it_can_write_no_file(reader: Reader) -> None:
    reader.read("pdf", PDF)
    limits = Path(f"/proc/{reader.pid}/limits").read_text(encoding="utf-8")
    bounds = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()[1:]}
    assert bounds["Max address space"] == [str(MAX_MEMORY)] * 2
    assert bounds["Max file size"] == ["0", "0"]


def test_the_child_knows_no_secret_of_the_environment() -> None:
    script = (
        "from bot.documents import READER, text_of; from tests.bot.test_documents_child import PDF; import pathlib\n"
        "text_of('a.pdf', PDF); print(pathlib.Path(f'/proc/{READER.pid}/environ').read_text())"
    )
    secret = {"TELEGRAM_BOT_TOKEN": "700000001:not-for-parsers"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | secret,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "PATH=" in done.stdout
    assert "700000001" not in done.stdout


def parent(then: str) -> "subprocess.Popen[str]":
    """A process that has read a PDF and printed the number of its child; `then` is what it does next."""
    script = (
        "import sys; from bot.documents import READER, text_of; from tests.bot.test_documents_child import PDF\n"
        f"text_of('a.pdf', PDF); print(READER.pid, flush=True); {then}"
    )
    return subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_child_ends_with_a_parent_that_is_killed(number: signal.Signals) -> None:
    with parent("sys.stdin.read()") as killed:
        assert killed.stdout
        child = int(killed.stdout.readline())
        assert is_running(child)
        killed.send_signal(number)
        killed.wait()
    assert until_gone(child)


def test_the_child_ends_with_a_parent_that_is_done() -> None:
    with parent("pass") as done:
        assert done.stdout
        child = int(done.stdout.readline())
        assert done.wait() == 0
        assert not is_running(child)


def test_closing_twice_is_no_error(reader: Reader) -> None:
    reader.read("pdf", PDF)
    reader.close()
    reader.close()
    assert reader.pid is None
