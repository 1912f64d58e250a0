"""A file that takes all memory or all time ends the process that reads it, and nobody else feels it."""

import asyncio
import io
import os
import pickle
import resource
import signal
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.child import NICE, SECONDS
from examples.make_plan import write_docx
from models.plan.errors import BadPlan, Refusal
from services import files as module
from services.children import ROOT
from services.file_turns import FileTurns, Sender
from services.files import FileReaders, TooHeavy
from tests.support.imprints import IMPRINT

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
YEAR = 2026
ONE = Sender(1, 1)


@pytest.fixture
def files() -> Iterator[FileReaders]:
    readers = FileReaders()
    yield readers
    readers.close()


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("plan") / "plan.docx"
    write_docx(path)
    return path.read_bytes()


def packed(document: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    return out.getvalue()


async def test_a_small_file_that_is_large_inside_is_refused_and_the_next_is_read(
    files: FileReaders, plan: bytes
) -> None:
    bomb = packed(WORD.format("<a/>" * 9_000_000))
    assert len(bomb) < 60_000
    with pytest.raises((BadPlan, TooHeavy)):
        await files.read(ONE, "plan", bomb, "план.docx", YEAR, IMPRINT)
    with pytest.raises(BadPlan) as refused:
        await files.read(ONE, "plan", packed(WORD.format("<a/>" * 12_000_000)), "план.docx", YEAR, IMPRINT)
    assert refused.value.code is Refusal.BOMB
    reading, year, protocol = await files.read(ONE, "plan", plan, "план.docx", YEAR, IMPRINT)
    assert (year, protocol[:2]) == (YEAR, b"PK")
    assert len(reading.rows) > 20


@pytest.mark.parametrize("never_ends", ["<a ", "<!--", "</", "<?", "<![CDATA[", '<td rowspan="60" colspan="60">'])
async def test_tags_that_never_end_take_no_time(files: FileReaders, never_ends: str) -> None:
    text = "<table><tr><td>" + never_ends * 20_000
    with pytest.raises(BadPlan):
        await files.read(ONE, "plan", text.encode(), "план.html", YEAR, IMPRINT)


async def test_whoever_takes_too_long_is_ended(files: FileReaders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with pytest.raises(TooHeavy, match="file-too-heavy"):
        await files.read(ONE, "plan", packed(WORD.format("<w:p/>" * 2_000_000)), "план.docx", YEAR, IMPRINT)


async def test_a_file_may_take_the_processor_so_long_and_the_clock_far_longer(files: FileReaders) -> None:
    assert await files.read(ONE, "form?", b"") is False
    ((child, _),) = files.children.idle
    resource.prlimit(child.pid, resource.RLIMIT_CPU, (1, 1))  # one second of the twenty
    with pytest.raises(TooHeavy):
        await files.read(ONE, "plan", packed(WORD.format("<w:p/>" * 2_000_000)), "план.docx", YEAR, IMPRINT)
    assert child.returncode in (-signal.SIGKILL, -signal.SIGXCPU), "the kernel counted"
    assert module.PATIENCE >= 10 * SECONDS, "others who work are no fault of the file"


async def test_who_is_needed_by_nobody_ends(files: FileReaders) -> None:
    assert await files.read(ONE, "form?", b"") is False
    ((child, _),) = files.children.idle
    files.children._kept = 0
    files.children._let_go()
    assert (child.poll(), files.children.idle) == (-signal.SIGKILL, [])
    assert await files.read(ONE, "form?", b"") is False, "another one starts"


async def test_the_end_of_the_bot_waits_for_no_file(files: FileReaders) -> None:
    bomb = packed(WORD.format("<a/>" * 9_000_000))
    slow = asyncio.create_task(files.read(ONE, "plan", bomb, "план.docx", YEAR, IMPRINT))
    while not files.children.busy:  # noqa: ASYNC110 — the thread that fills it knows no events
        await asyncio.sleep(0)
    files.close()
    with pytest.raises(TooHeavy):
        await slow


def environment_of(pid: int) -> str:
    return Path(f"/proc/{pid}/environ").read_text()


async def test_the_child_knows_no_secret_and_its_answer_can_do_nothing(
    files: FileReaders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "42:HUSH")
    assert await files.read(ONE, "form?", b"") is False
    ((child, _),) = files.children.idle
    assert "HUSH" not in environment_of(child.pid)
    with pytest.raises(pickle.UnpicklingError, match="not expected"):
        module._Careful(io.BytesIO(pickle.dumps(os.getcwd))).load()


def test_a_killed_bot_takes_its_reader_along() -> None:
    script = textwrap.dedent("""
        import asyncio
        from services.file_turns import Sender
        from services.files import files
        from tests.support.imprints import IMPRINT
        async def main():
            rows = b"<tr><td>x</td></tr>" * 4000
            asyncio.create_task(files.read(Sender(1, 1), "plan", b"<table>" + rows, "a.html", 2026, IMPRINT))
            while not files.children.busy: await asyncio.sleep(0)
            (child,) = files.children.busy
            print(child.pid, flush=True)
            await asyncio.sleep(60)
        asyncio.run(main())
    """)
    bot = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT)
    assert bot.stdout
    child = int(bot.stdout.readline())
    bot.send_signal(signal.SIGKILL)
    bot.wait()
    bot.stdout.close()
    watching = subprocess.run(
        ["timeout", "20", "tail", "--pid", str(child), "-f", "/dev/null"], check=False, capture_output=True
    )
    assert watching.returncode == 0, "it is still there"


async def test_a_reader_gives_way_to_the_bot(files: FileReaders) -> None:
    assert await files.read(ONE, "form?", b"") is False
    ((child, _),) = files.children.idle
    assert os.getpriority(os.PRIO_PROCESS, child.pid) == NICE
    assert os.getsid(child.pid) == os.getsid(0), "Linux weighs sessions against each other, not what is nice in them"
    assert os.getpgid(child.pid) == child.pid, "Ctrl+C is not for it"


@pytest.mark.parametrize("max_concurrent", [2, 4])
async def test_one_persons_slow_files_hold_up_nobody_else(max_concurrent: int) -> None:
    turns, never = FileTurns(max_concurrent), asyncio.Event()
    read: list[tuple[Sender, str]] = []

    async def slow(sender: Sender) -> None:
        async with turns.turn(sender):
            read.append((sender, "slow"))
            await never.wait()

    async def quick(sender: Sender) -> None:
        async with turns.turn(sender):
            read.append((sender, "quick"))

    held = [asyncio.create_task(slow(ONE)) for _ in range(3)]
    await asyncio.gather(*(quick(sender) for sender in (Sender(1, 2), Sender(1, 3), Sender(2, 4)) for _ in range(2)))
    assert read.count((ONE, "slow")) == 1
    for one in held[1:]:
        one.cancel()
    never.set()
    await asyncio.gather(*held, return_exceptions=True)
    await quick(ONE)


async def test_a_centre_leaves_a_reader_to_another_and_the_one_with_the_fewest_is_next() -> None:
    turns, ends = FileTurns(3), {number: asyncio.Event() for number in range(6)}
    read: list[int] = []

    async def one(center: int, number: int) -> None:
        async with turns.turn(Sender(center, number)):
            read.append(number)
            await ends[number].wait()

    tasks = [asyncio.create_task(one(center, number)) for number, center in enumerate((1, 1, 1, 1, 2, 2))]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert read == [0, 1, 4]
    ends[0].set()
    await tasks[0]
    await asyncio.sleep(0)
    assert read == [0, 1, 4, 2]
    for end in ends.values():
        end.set()
    await asyncio.gather(*tasks)
    assert sorted(read) == list(range(6))
