"""What was written for a moment goes with the process, or with the next start."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents import scratch

DIES = """
import os, pathlib, signal
from documents import scratch
folder = scratch.folder()
pathlib.Path(folder.name, "plan.rtf").write_text("Рогожина")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    scratch._own.cache_clear()
    yield
    scratch._own.cache_clear()


def test_what_a_killed_process_left_goes_and_what_is_held_stays(tmp_path: Path) -> None:
    env = {"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run([sys.executable, "-c", DIES], env=env, check=False)
    assert ended.returncode < 0
    (tmp_path / f"{scratch.PREFIX}link").symlink_to(Path(__file__).parent)
    with scratch.folder() as ours:
        assert len(list(tmp_path.rglob("plan.rtf"))) == 1
        scratch.sweep()
        assert list(tmp_path.rglob("plan.rtf")) == []
        assert Path(ours).is_dir()
    assert Path(__file__).exists()


def test_a_folder_that_somebody_cleaned_away_is_made_anew(tmp_path: Path) -> None:
    with scratch.folder():
        pass
    for one in tmp_path.iterdir():
        one.rmdir()
    with scratch.folder() as again:
        assert Path(again).is_dir()
