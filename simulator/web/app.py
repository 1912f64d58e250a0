"""The page's routes beside the Bot API's: `add_page` for an app that has them, `build_app` for a whole one."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path, PurePath

from aiohttp import web

from gateway.botapi.answers import REQUEST_BYTES
from simulator.max.server import add_max_api
from simulator.max.state import MaxWorld
from simulator.server import add_bot_api
from simulator.state import World
from simulator.web import deeds
from simulator.web.guard import guard, harden
from simulator.web.people import Person
from simulator.web.stage import Reset, Stage
from simulator.web.traffic import watching
from simulator.web.views import picture_type

STAGE = web.AppKey("stage", Stage)
STATIC = files("simulator.web") / "static"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


def build_app(
    world: World, people: Sequence[Person] = (), *, others: Sequence[World] = (), reset: Reset | None = None
) -> web.Application:
    """Local messengers with one page; its stage is `app[STAGE]`."""
    app = web.Application(client_max_size=REQUEST_BYTES)
    for one in (world, *others):
        if isinstance(one, MaxWorld):
            add_max_api(app, one)
        else:
            add_bot_api(app, one)
    add_page(app, Stage(world, *others, people=people, reset=reset))
    return app


def add_page(app: web.Application, stage: Stage) -> None:
    """Mounts the page over the same worlds."""
    app[STAGE] = stage
    page = Page(stage)
    app.middlewares.extend([guard, watching(stage)])
    app.on_response_prepare.append(harden)
    app.router.add_get("/", page.show)
    app.router.add_get("/web/events", stage.feed.stream)
    app.router.add_get("/web/static/{name}", page.static)
    app.router.add_get("/web/file/{path:.+}", page.file)
    app.router.add_post("/web/reset", page.reset)
    app.router.add_post("/web/{deed}", page.act)

    async def hang_up(_: web.Application) -> None:
        stage.feed.close()

    app.on_shutdown.append(hang_up)


class Page:
    """The handlers of HTTP requests."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._resetting = False

    async def show(self, _: web.Request) -> web.Response:
        """The page itself."""
        return _packaged("page.html")

    async def static(self, request: web.Request) -> web.Response:
        """A script or a style of the page."""
        return _packaged(request.match_info["name"])

    async def file(self, request: web.Request) -> web.Response:
        """What somebody sent: a picture to see, anything else to keep."""
        path = request.match_info["path"]
        file = next((found for world in self.stage.worlds if (found := world.files.by_path.get(path))), None)
        if file is None:
            raise web.HTTPNotFound
        picture = picture_type(file.data)
        headers = {"Cache-Control": "no-store"} if picture else {"Content-Disposition": "attachment"}
        kind = picture or "application/octet-stream"
        return web.Response(body=file.data, content_type=kind, headers=headers)

    async def act(self, request: web.Request) -> web.Response:
        """Any deed."""
        try:
            body = await request.json()
            done = deeds.perform(self.stage, request.match_info["deed"], body if isinstance(body, dict) else {})
        except KeyError:
            raise web.HTTPNotFound from None
        except ValueError:
            raise web.HTTPBadRequest(text="JSON only.\n") from None
        except deeds.DeedError as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response(done)

    async def reset(self, _: web.Request) -> web.Response:
        """Everything anew; a second click while it runs does nothing."""
        if self._resetting:
            return web.json_response({})
        self._resetting = True
        try:
            if self.stage.reset:
                await self.stage.reset()
            else:
                self.stage.clear()
        except RuntimeError as error:
            return web.json_response({"error": str(error)}, status=500)
        finally:
            self._resetting = False
        return web.json_response({})


def _packaged(name: str) -> web.Response:
    kind = _TYPES.get(PurePath(name).suffix)
    source = STATIC / name
    if kind is None or Path(name).name != name or not source.is_file():
        raise web.HTTPNotFound
    return web.Response(body=source.read_bytes(), content_type=kind, charset="utf-8")
