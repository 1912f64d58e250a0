"""`python -m examples.demo.both`: a bot in Telegram and one in MAX, over one database; both end when one does."""

import asyncio
import os
import signal
import sys

BOTS = (
    ("run", {"MESSENGER": "telegram", "MAX_TOKEN": ""}),
    ("run-max", {"MESSENGER": "max", "BOT_TOKEN": ""}),
)


async def main() -> int:
    """The status of the one that ended first; 0 after SIGTERM or SIGINT."""
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", part, env={**os.environ, **settings})
        for part, settings in BOTS
    ]
    waiting = [asyncio.create_task(process.wait()) for process in processes]
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait([*waiting, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    ended = [task.result() for task in waiting if task.done()]
    for process in processes:
        if process.returncode is None:
            process.terminate()
    await asyncio.gather(*waiting)
    return 0 if stopped.is_set() else next(iter(ended), 0)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
