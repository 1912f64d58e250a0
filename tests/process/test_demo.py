"""The scripted day as `make demo-script` plays it."""

import asyncio
import sys
from asyncio.subprocess import PIPE

from examples.demo.day import DEEDS
from tests.e2e.process import ROOT

PATIENCE = 180.0


async def test_the_scripted_day() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "examples.demo.script", cwd=ROOT, stdout=PIPE, stderr=PIPE
    )
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert (process.returncode, err.decode()) == (0, "")
    told = out.decode()
    assert all(deed.title in told for deed in DEEDS)
    assert told.splitlines()[-1].startswith("Цифры сошлись: ")
