"""`python -m simulator.web`: started as `make demo` starts it, with the scripted bot in the product's place."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession

from simulator.web.show import MAX_TOKEN

BOT = (sys.executable, "-m", "tests.web.scripted_bot")
PATIENCE = 120.0


@asynccontextmanager
async def demo(
    folder: Path, *options: str, command: tuple[str, ...] = BOT, port: int = 0
) -> AsyncIterator[asyncio.subprocess.Process]:
    people = folder / "people.json"
    people.write_text(json.dumps([{"name": "Ольга Ветрова", "telegram_id": 1001, "started": True}]), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "simulator.web", "--port", str(port), "--people", str(people), "--folder", str(folder / "run")),
        *options,
        "--",
        *command,
        env={**os.environ, "BOT_NOTE": str(folder / "note")},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    return line.decode().strip()


async def end(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    return process.returncode, out.decode(), err.decode()


async def test_one_line_a_reset_and_a_clean_stop(tmp_path: Path) -> None:
    sown = tmp_path / "sown"
    seed = f"{sys.executable} -c \"open('{sown}', 'a').write('x')\""
    async with demo(tmp_path, "--seed", seed) as process, ClientSession() as session:
        url = await address(process)
        assert url.startswith("http://127.0.0.1:")
        assert sown.read_text() == "x"
        headers = {"Origin": url}
        async with session.post(f"{url}/web/clock", json={"add": 3600}, headers=headers) as answer:
            assert answer.status == 200
        assert float((tmp_path / "run" / "clock").read_text()) == 3600
        async with session.post(f"{url}/web/reset", json={}, headers=headers) as answer:
            assert answer.status == 200
        assert (sown.read_text(), (tmp_path / "note").exists()) == ("xx", True)
        assert float((tmp_path / "run" / "clock").read_text()) == 0
        (tmp_path / "note").unlink()
        process.send_signal(signal.SIGINT)
        assert await end(process) == (0, "", "")
    assert (tmp_path / "note").exists()  # the bot was asked to stop, and did


async def test_phones_of_both_messengers(tmp_path: Path) -> None:
    told = tmp_path / "told"
    names = "['IN_MAX', 'MAX_API_URL', 'BOT_TOKEN']"
    seed = f"{sys.executable} -c \"import os; open('{told}', 'w').write(' '.join(os.environ[one] for one in {names}))\""
    async with demo(tmp_path, "--messengers", "telegram,max", "--in-max", "1001", "--seed", seed) as process:
        url = await address(process)
        assert told.read_text() == f"1001 {url} 42:TEST"
        async with ClientSession() as session, session.get(f"{url}/me", headers={"Authorization": MAX_TOKEN}) as answer:
            assert (await answer.json())["user_id"] == 42
    async with demo(tmp_path, "--messengers", "icq") as process:
        code, _, err = await end(process)
    assert (code, "telegram, max, or both" in err) == (2, True)


async def test_a_bot_that_does_not_start_is_told_of(tmp_path: Path) -> None:
    broken = (sys.executable, "-c", "import sys; sys.exit('no token')")
    async with demo(tmp_path, command=broken) as process:
        code, out, err = await end(process)
    assert (code, out) == (1, "")
    assert "no token" in err


async def test_a_seed_that_fails_is_told_of(tmp_path: Path) -> None:
    async with demo(tmp_path, "--seed", f"{sys.executable} -c 'import sys; sys.exit(3)'") as process:
        code, _, err = await end(process)
    assert (code, "код 3" in err) == (1, True)
    async with demo(tmp_path, command=("/no/such/bot",)) as process:
        code, _, err = await end(process)
    assert (code, "Не запускается" in err) == (1, True)


async def test_a_taken_port_is_told_of(tmp_path: Path) -> None:
    async def nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    taken = await asyncio.start_server(nothing, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with demo(tmp_path, port=port) as process:
        code, _, err = await end(process)
    taken.close()
    await taken.wait_closed()
    assert (code, f"Порт {port} занять не удалось" in err) == (1, True)
