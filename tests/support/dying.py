"""`python -m tests.support.dying N FOLDER LIMIT words…`: `python -m bot words…`, ended as by kill -9 the N-th time that
it opens, names or deletes something in the folder, starts a program or calls a server. No file may become larger than
LIMIT bytes, where that is not 0: as on a disk that is full."""

import os
import resource
import signal
import sys

EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"})
ANYWHERE = frozenset({"subprocess.Popen", "socket.connect"})


def main() -> None:
    """Run the command until it is killed, or to its end."""
    last, folder, limit = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    sys.argv = ["bot", *sys.argv[4:]]
    from bot import cli

    seen = 0

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in ANYWHERE or (event in EVENTS and folder in str(arguments)):
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    cli.main()


if __name__ == "__main__":
    main()
