"""The scripted day as `make demo-script` plays it."""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE

from examples.demo.day import DEEDS, SENTENCE
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
    _, sentence, after = told.partition(SENTENCE)
    assert sentence
    taps, saved = re.findall(r"^Анна Полевая ▸ (.+)", after, re.MULTILINE), after.partition("[Сохранить]\n\nОпора ")[2]
    assert taps[:2] == ["[Откуда это]", "[Сохранить]"], "one sentence and two taps are a record"
    assert re.match(r"\S+ ✅ Сохранено, № \d+\.\n\s+Праздник «День защиты детей», 1 июня 2026, 71 участник", saved)
    assert "📎 анализ деятельности 2026 год.docx" in told, "the head asked for it by two taps"
    for said in ("Приглашения уходят", "✅ Отметились", "Записано: пришло 14", "📎 сертификат участника 15.10.2026"):
        assert said in told, said
    assert told.splitlines()[-1].startswith("Цифры сошлись: ")
