"""A process that has imported the bot and does nothing but fork: its children are `python -m bot …` without the seconds
of processor time that the import takes, and tests start some twenty. That the program begins by itself is seen where
nothing is forked: in the scripted day, in the demonstration, and by the bot whose libraries are as they are."""

import json
import os
import select
import socket
import sys
from contextlib import suppress
from typing import NamedTuple

LONGEST = 200_000
"""Bytes of an environment."""


class Birth(NamedTuple):
    """What a child is to be: the words after `python -m bot`, its environment, where it stands, what it writes to."""

    words: list[str]
    env: dict[str, str]
    cwd: str
    streams: list[int]


def main() -> None:
    """Give birth to whatever is asked for, until the standard input ends; in a child, go on as the program itself."""
    with socket.socket(fileno=int(sys.argv[1])) as door:
        _grow_up()
        born = _wait(door)
    if born is not None:
        from bot import cli, inbox

        _become(born)
        inbox.PATIENCE = float(os.environ.get("HELD_UP_FOR", inbox.PATIENCE))
        cli.main()


def _grow_up() -> None:
    """What a bot at work has in memory. No thread is begun: a child would not have it."""
    from bot import cli, invite, logs, outbox_cli, run  # noqa: F401
    from bot.doctor import examine  # noqa: F401
    from models import privacy
    from services.texts import texts
    from speed.interpreter import look_for_garbage, look_for_no_garbage

    look_for_no_garbage()
    privacy.ready()
    texts()
    look_for_garbage()  # what stands now is never looked through, so that parent and child share it


def _wait(door: socket.socket) -> Birth | None:
    """In a child what it is to be; in the nursery None, when nobody needs it any more."""
    while True:
        ready, _, _ = select.select([door, sys.stdin], [], [])
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if door not in ready:
            return None
        asked = door.accept()[0]
        message, streams, _, _ = socket.recv_fds(asked, LONGEST, 2)
        if os.fork() == 0 and _is_born(asked):
            words, env, cwd = json.loads(message)
            return Birth(words, env, cwd, streams)
        asked.close()
        for stream in streams:
            os.close(stream)


def _is_born(asked: socket.socket) -> bool:
    """Yes in the child. Its parent tells who it is and how it ended, and ends too."""
    child = os.fork()
    if child == 0:
        asked.close()
        return True
    os.closerange(3, asked.fileno())
    os.closerange(asked.fileno() + 1, 64)
    asked.send(str(child).encode())
    with suppress(BrokenPipeError):
        asked.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())
    os._exit(0)


def _become(born: Birth) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in zip((nothing, *born.streams), range(3), strict=True):
        os.dup2(here, there)
        os.close(here)
    os.chdir(born.cwd)
    os.environ.clear()
    os.environ.update(born.env)
    sys.argv[1:] = born.words


if __name__ == "__main__":
    main()
