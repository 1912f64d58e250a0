"""`python -m examples.demo.script`: a day of a new centre, printed as it happens; status 1 when a figure is wrong."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from examples.demo.cast import ADMIN, COORDINATOR, CURATORS, HEAD, SPECIALIST
from examples.demo.day import DEEDS, LOGGED, MORNING, curators, differences, expected, play
from examples.demo.guests import COME, PEOPLE, invite_everybody
from examples.demo.moves import move
from examples.demo.papers import analysis_differences, ask_for_analysis
from examples.demo.plan import CAME, ITEM, mark_done, plan_differences, see_coverage, send_plan
from examples.demo.requests import play_requests
from examples.demo.seminar import TOGETHER, hold_seminar
from examples.demo.spring import MARCH, first_of_april, switch_on
from simulator.driver import Simulator
from simulator.records import Event
from simulator.transcript import Scribe

ADMIN_ID = 1000


async def main() -> int:
    """Play the day against the real bot; returns the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        clock_file = Path(scratch) / "shift"
        async with await Simulator.start(clock_file=clock_file, timeout=60) as sim:
            sim.shift(MORNING.timestamp() - sim.world.now())
            bot = await _start_bot(sim, Path(scratch), clock_file)
            try:
                sim.on_event(_printer(Scribe(sim.world)))
                day = await play(sim, sim.phone(ADMIN.telegram_name, user_id=ADMIN_ID))
                coordinator = day.phone(COORDINATOR)
                wrong = differences(coordinator.last.text)
                wrong += analysis_differences(await ask_for_analysis(day.phone(HEAD)), DEEDS)
                await send_plan(coordinator, MORNING.year)
                card, coverage = await mark_done(coordinator), await see_coverage(coordinator)
                wrong += plan_differences(card, coverage, curators() + CAME)
                supervised = [one.deed for one in LOGGED if one.deed.type == "Супервизия"]
                wrong += await play_requests(
                    sim, coordinator, day.phone(SPECIALIST), [*map(day.phone, CURATORS)], supervised
                )
                wrong += await hold_seminar(sim, coordinator, [*map(day.phone, CURATORS)])
                move(sim, MARCH)
                await switch_on(coordinator)
                await first_of_april(sim, (coordinator, day.phone(SPECIALIST)))
                wrong += await invite_everybody(sim, coordinator)
            finally:
                bot.terminate()
                await bot.wait()
    print("\n".join(wrong) if wrong else f"\nЦифры сошлись: {_figures()}.")
    return int(bool(wrong))


def _printer(scribe: Scribe) -> Callable[[Event], None]:
    def tell(event: Event) -> None:
        if line := scribe.line(event):
            print(line, flush=True)

    return tell


def _figures() -> str:
    now, _ = expected()
    people = f"на семинаре {TOGETHER}, приглашено {PEOPLE}, пришли {COME}"
    counted = f"мероприятий {now.activities}, посещений {now.visits}, экземпляров {now.copies}"
    return f"{counted}, охват по плану {CAME} из {ITEM.coverage}, {people}"


async def _start_bot(sim: Simulator, scratch: Path, clock_file: Path) -> asyncio.subprocess.Process:
    settings = {
        "ENV_FILE": "",
        "BOT_TOKEN": sim.token,
        "TELEGRAM_API_URL": sim.url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{scratch}/day.db",
        "ADMIN_IDS": str(ADMIN_ID),
        "UPDATES_PER_PERSON": "0",  # a day is played within seconds
        "BACKUP_KEEP": "0",
        "CLOCK_SHIFT_FILE": str(clock_file),
        "LOG_LEVEL": "WARNING",
    }
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env={**os.environ, **settings})


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
