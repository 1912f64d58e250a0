"""The program as it is installed: a wheel in a virtual environment of its own, and no checkout anywhere near."""

import asyncio
import re
import shutil
import sys
import sysconfig
import tomllib
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from examples.demo.moves import come_in, talk
from simulator.driver import Simulator
from tests.e2e.process import Ended, environment
from tests.guards.source import ROOT

PARTS = ("bot", "handlers", "places", "models", "services", "storage", "speed", "scheduler", "documents", "locales")
FILES = ("pyproject.toml", "README.md")


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


async def ran(*words: str | Path, cwd: Path, given: str = "", **settings: str) -> Ended:
    """A program to its end, with these lines at its standard input."""
    env = environment(**settings)
    env.pop("PYTHONPATH", None)
    process = await asyncio.create_subprocess_exec(*words, cwd=cwd, env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, err = await asyncio.wait_for(process.communicate(given.encode()), 120)
    return Ended(process.returncode or 0, out.decode(), err.decode())


async def done(*words: str | Path, cwd: Path, given: str = "", **settings: str) -> str:
    """The same of one that ends well; what it said."""
    told = await ran(*words, cwd=cwd, given=given, **settings)
    assert told.code == 0, told.out + told.err
    return told.out


@pytest.fixture(scope="module")
async def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built of a copy: building leaves folders beside what it builds."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in (*PARTS, "migrations"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, source / name)
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(out), ".")
    await done(sys.executable, *build, cwd=source)
    (made,) = out.glob("opora-*.whl")
    return made


@pytest.fixture(scope="module")
async def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `opora` is: an environment that has the wheel alone, and finds the libraries where the tests have them."""
    home = tmp_path_factory.mktemp("venv")
    await done(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / "bin" / "python"
    await done(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel),
        cwd=home,
    )
    (site,) = (home / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return home / "bin" / "opora"


async def test_everything_that_is_read_at_work_is_in_it(wheel: Path) -> None:
    names = set((await done(sys.executable, "-m", "zipfile", "-l", wheel, cwd=wheel.parent)).split())
    for part in (*PARTS, "migrations"):
        read = [one for one in (ROOT / part).rglob("*") if one.is_file() and "__pycache__" not in one.parts]
        assert {one.relative_to(ROOT).as_posix() for one in read} - names == set(), part
    assert not {name for name in names if name.startswith(("tests/", "simulator/", "examples/"))}


@pytest.fixture
async def sim(tmp_path: Path) -> AsyncIterator[Simulator]:
    """A local Telegram."""
    running = await Simulator.start(clock_file=tmp_path / "clock", timeout=90)
    yield running
    await running.stop()


async def test_in_an_empty_folder_it_is_set_up_and_runs(installed: Path, sim: Simulator, tmp_path: Path) -> None:
    folder = tmp_path / "opora"
    folder.mkdir()
    here = {"TELEGRAM_API_URL": sim.url, "ENV_FILE": ".env"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert await done(installed, "--version", cwd=folder) == f"opora {project['version']}\n"
    answers = f"{sim.token}\n\n1000\nРесурсный центр «Берег»\nЛесной район, Озёрск\n"
    made = await done(installed, "init", cwd=folder, given=answers, **here)
    link = re.search(r"https://t\.me/\S+", made)
    assert link, made
    assert await done(installed, "migrate", cwd=folder, **here) == "База данных приведена к этой версии программы.\n"
    assert "ПЛОХО" not in await done(installed, "doctor", cwd=folder, **here)
    assert '"CycloneDX"' in await done(installed, "sbom", cwd=folder, **here)
    env = environment(**here)
    env.pop("PYTHONPATH", None)
    running = await asyncio.create_subprocess_exec(installed, "run", cwd=folder, env=env, stderr=PIPE)
    try:
        olga = sim.phone("Ольга Зимина")
        await asyncio.wait_for(come_in(olga, link[0], "Зимина Ольга Ивановна"), 180)
        assert "Готово, вы вошли: Ресурсный центр «Берег»" in olga.last.text
        await talk(olga, "/help")
        assert "/papers" in olga.last.text
    finally:
        running.terminate()
        _, log = await running.communicate()
    assert running.returncode == 0, log.decode()
    assert b"Traceback" not in log
    assert _names(folder) == [".env", "data"]
