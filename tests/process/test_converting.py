"""Documents of other kinds go through a converter that is found at run time; here it is a script of each temper."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from documents import converting
from examples.make_school_plan import school_plan
from models.plan.errors import BadPlan
from services.file_turns import Sender
from services.files import FileReaders

ONE = Sender(1, 1)
RTF = rb"{\rtf1\ansi plan}"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text" + bytes(40)
BEHAVES = """
import os, shutil, sys
source, folder = sys.argv[-1], sys.argv[sys.argv.index("--outdir") + 1]
profile = next(one for one in sys.argv if one.startswith("-env:UserInstallation=file://"))[29:]
assert "--headless" in sys.argv and "BOT_TOKEN" not in os.environ
assert "DisableMacrosExecution" in open(profile + "/user/registrymodifications.xcu").read()
shutil.copy({made!r}, folder + "/plan.docx")
"""
HANGS = "import time; time.sleep(600)"
EATS = "eaten = [bytearray(1 << 28) for _ in range(8)]; open(__import__('sys').argv[-1][:-4] + '.docx', 'w').write('x')"
Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a program called soffice on PATH, and nothing else there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BOT_TOKEN", "42:HUSH")
    made = tmp_path / "made.docx"
    made.write_bytes(school_plan())

    def put(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!{sys.executable}\n{script.replace('{made!r}', repr(str(made)))}")
        program.chmod(0o755)

    return put


@pytest.fixture
def files() -> Iterator[FileReaders]:
    readers = FileReaders()
    yield readers
    readers.close()


@pytest.mark.parametrize("data", [RTF, DOC, ODT])
async def test_a_document_of_another_kind_is_read(install: Install, files: FileReaders, data: bytes) -> None:
    install(BEHAVES)
    assert await files.as_word(ONE, data) == school_plan()


@pytest.mark.parametrize("script", [HANGS, EATS, "raise SystemExit(1)"])
async def test_a_converter_that_fails_is_ended_and_said(
    install: Install, files: FileReaders, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    install(script)
    monkeypatch.setattr(converting, "SECONDS", 1.0 if script is HANGS else 20.0)
    with pytest.raises(BadPlan) as refused:
        await files.as_word(ONE, RTF)
    assert refused.value.text == "Этот файл прочитать не удалось. Сохраните его как .docx и пришлите ещё раз."


async def test_without_a_converter_the_file_stays_what_it_is(
    files: FileReaders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert await files.as_word(ONE, RTF) == RTF


def test_the_command_reads_it_too(install: Install, tmp_path: Path) -> None:
    install(BEHAVES)
    plan = tmp_path / "план.rtf"
    plan.write_bytes(RTF)
    told = CliRunner().invoke(app, ["plan", "check", str(plan)])
    assert "План на 2025–2026 учебный год: 8 строк" in told.output
