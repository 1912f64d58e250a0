"""`python -m simulator.max`: the bare server, for a gateway started by hand."""

import argparse

from aiohttp import web

from simulator.max.server import build_app
from simulator.max.state import BOT_ID, MaxWorld


def main() -> None:
    """Serves until interrupted."""
    parser = argparse.ArgumentParser(prog="simulator.max", description="A local MAX on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=8082)
    parser.add_argument("--token", default="local-max-token")
    parser.add_argument("--bot-id", type=int, default=BOT_ID)
    options = parser.parse_args()
    world = MaxWorld(options.token, bot_id=options.bot_id)
    web.run_app(build_app(world), host="127.0.0.1", port=options.port, access_log=None)


if __name__ == "__main__":
    main()
