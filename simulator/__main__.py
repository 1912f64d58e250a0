"""`python -m simulator`: the bare server, for a bot started by hand."""

import argparse
from pathlib import Path

from aiohttp import web

from simulator.server import build_app
from simulator.state import World


def main() -> None:
    """Serves until interrupted."""
    parser = argparse.ArgumentParser(prog="simulator", description="A local Telegram on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="42:TEST")
    parser.add_argument("--clock-file", type=Path, help="where the clock's shift in seconds is written")
    options = parser.parse_args()
    world = World(options.token, clock_file=options.clock_file)
    web.run_app(build_app(world), host="127.0.0.1", port=options.port, access_log=None)


if __name__ == "__main__":
    main()
