"""MAX's API over HTTP: `build_app` for a server of its own, `add_max_api` for an app that shows more."""

import json
from functools import partial

from aiohttp import web
from pydantic import BaseModel

import simulator.max.calls  # noqa: F401 – registers them
from gateway.botapi.answers import REQUEST_BYTES
from gateway.botapi.errors import TelegramError
from gateway.botapi.shapes import Json
from simulator.line import befalls, carried
from simulator.max import told
from simulator.max.asked import Polling
from simulator.max.errors import MaxError, Violation, not_found, wrong_token
from simulator.max.limits import HOOK_SECONDS
from simulator.max.registry import OPERATIONS, Asked, Operation, person_of
from simulator.max.state import Exchange, MaxWorld
from simulator.max.uploads import Target
from simulator.max.webhook import MaxPump
from simulator.max.wire import pruned
from simulator.webhook import add_pump

UPLOADED_XML = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<retval>1</retval>'
# what a middleware that watches the line may read when a call is done
NAME = web.RequestKey("name", str)
ASKED = web.RequestKey("asked", Asked)
PERSON = web.RequestKey("person", int)


def build_app(world: MaxWorld) -> web.Application:
    """An application that is a local MAX over this world."""
    app = web.Application(client_max_size=REQUEST_BYTES)
    add_max_api(app, world)
    app.router.add_route("*", "/{path:.*}", _nowhere)
    return app


def add_max_api(app: web.Application, world: MaxWorld) -> None:
    """MAX's routes and the webhook's pump; other routes over the same world may stand beside."""
    api = MaxApi(world)
    app.router.add_route("*", "/updates", api.poll)
    app.router.add_post("/upload/{number}", api.upload)
    app.router.add_get("/download/{path:.+}", api.download)
    for path, verbs in OPERATIONS.items():
        app.router.add_route("*", path, partial(api.call, verbs))
    add_pump(app, world, HOOK_SECONDS, partial(MaxPump, world))


async def _nowhere(request: web.Request) -> web.Response:
    return _answer(404, not_found(request.path).as_json())


class MaxApi:
    """The handlers of HTTP requests."""

    def __init__(self, world: MaxWorld) -> None:
        self.world = world

    async def call(self, verbs: dict[str, Operation], request: web.Request) -> web.StreamResponse:
        """Any operation but the long poll."""
        operation = verbs.get(request.method)
        name = request[NAME] = operation.name if operation else request.method
        asked, refusal = await self._read(request, operation is not None)
        request[ASKED] = asked
        chat_id = person_of(self.world, asked)
        if chat_id is not None:
            request[PERSON] = chat_id
        fault = await befalls(request, self.world.faults, name, chat_id)
        error = _as_max(fault.error) if fault and fault.error else refusal

        async def carry() -> web.Response:
            status, body, retry_after = self._outcome(operation, asked, chat_id, error)
            self._note(request, name, asked, status, body, chat_id)
            return _answer(status, body, retry_after=retry_after)

        return await carried(request, fault, carry)

    async def _read(self, request: web.Request, known: bool) -> tuple[Asked, MaxError | None]:
        """The call, and what speaks against it from the first."""
        self._learn_address(request)
        body: object = None
        refusal = self._token_refused(request)
        if refusal is None and not known:
            refusal = MaxError(405, "method.not.allowed", f"{request.method} is not allowed")
        if request.can_read_body:
            try:
                body = json.loads(await request.read())
            except ValueError:
                refusal = refusal or Violation("can't parse the body: JSON expected")
        return Asked(dict(request.match_info), dict(request.query), body), refusal

    def _learn_address(self, request: web.Request) -> None:
        if not self.world.url:
            self.world.url = f"{request.scheme}://{request.host}"

    def _token_refused(self, request: web.Request) -> MaxError | None:
        if "access_token" in request.query:
            self.world.violations.append("a token in the query")
            return wrong_token()
        return None if request.headers.get("Authorization") == self.world.token else wrong_token()

    def _outcome(
        self, operation: Operation | None, asked: Asked, chat_id: int | None, error: MaxError | None
    ) -> tuple[int, Json, int | None]:
        try:
            if error or operation is None:
                raise error or not_found("Method")
            if self.world.limiter:
                self.world.limiter.check(operation.name, chat_id)
            return 200, self._checked(operation.answer, operation.run(self.world, asked)), None
        except MaxError as refusal:
            if isinstance(refusal, Violation):
                self.world.violations.append(refusal.message)
            return refusal.status, refusal.as_json(), refusal.retry_after

    def _checked(self, shape: type[BaseModel], body: Json) -> Json:
        shape.model_validate(body)
        return pruned(body) if self.world.terse else body

    def _note(
        self, request: web.Request, name: str, asked: Asked, status: int, body: Json, chat_id: int | None
    ) -> None:
        self.world.record(name, asked.for_log(), status, chat_id)
        if self.world.recording:
            exchange = Exchange(name, request.method, request.path, dict(asked.words), asked.json, status, body)
            self.world.traffic.append(exchange)

    # -- updates

    async def poll(self, request: web.Request) -> web.StreamResponse:
        """The long poll; not allowed while there is a subscription."""
        request[NAME] = "getUpdates"
        asked, refusal = await self._read(request, request.method == "GET")
        request[ASKED] = asked
        fault = await befalls(request, self.world.faults, "getUpdates", None)
        refusal = _as_max(fault.error) if fault and fault.error else refusal
        return await carried(request, fault, partial(self._polled, request, asked, refusal))

    async def _polled(self, request: web.Request, asked: Asked, refusal: MaxError | None) -> web.Response:
        try:
            if refusal:
                raise refusal
            body = self._checked(told.Updates, await self._updates(asked.query(Polling)))
        except MaxError as error:
            if isinstance(error, Violation):
                self.world.violations.append(error.message)
            self._note(request, "getUpdates", asked, error.status, error.as_json(), None)
            return _answer(error.status, error.as_json(), retry_after=error.retry_after)
        if body["updates"]:
            exchange = Exchange("getUpdates", "GET", "/updates", dict(asked.words), None, 200, body)
            self.world.traffic.append(exchange)
        return _answer(200, body)

    async def _updates(self, wanted: Polling) -> Json:
        if self.world.subscriptions:
            raise MaxError(405, "method.not.allowed", "there is a webhook subscription")
        if self.world.limiter:
            self.world.limiter.check("getUpdates", None)
        self.world.updates.allow(wanted.kinds)
        try:
            await self.world.updates.poll(wanted.marker or 0, 1, wanted.timeout)
            found = list(self.world.updates.pending.values())[: wanted.limit]
        except TelegramError:  # somebody else asks: the older one gets nothing
            found = []
        marker = found[-1].update_id + 1 if found else wanted.marker or self.world.updates.next_id
        return {"updates": [update.body for update in found], "marker": marker}

    # -- files

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """A file put where `POST /uploads` told; no token is needed here."""
        request[NAME] = "upload"
        target = self.world.uploads.targets.get(request.match_info["number"])
        if target is None:
            return _answer(404, not_found("Upload").as_json())
        fault = await befalls(request, self.world.faults, "upload", None)
        return await carried(request, fault, partial(self._uploaded, request, target, fault.error if fault else None))

    async def _uploaded(self, request: web.Request, target: Target, error: TelegramError | None) -> web.Response:
        if error:
            return _refused(error)
        form = await request.post() if request.content_type == "multipart/form-data" else {}
        fields = ("file", "data") if target.type in ("video", "audio") else ("data",)
        part = next((form[name] for name in fields if name in form), None)
        if not isinstance(part, web.FileField):
            self.world.violations.append(f"an upload of {target.type} without a file under {' or '.join(fields)}")
            return _answer(200, {"error_code": 4, "error_data": "BAD_REQUEST"})  # as it was seen to answer
        data = part.file.read()
        part.file.close()
        file = self.world.uploads.put(target, part.filename, data, part.content_type)
        return _put_up(target, file.unique_id)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file by the address that stood in a message."""
        fault = await befalls(request, self.world.faults, "download", None)
        if fault and fault.error:
            return _refused(fault.error)
        if self.world.guarded_files and request.headers.get("Authorization") != self.world.token:
            return _answer(401, wrong_token().as_json())
        file = self.world.files.by_path.get(request.match_info["path"])
        if file is None:
            return _answer(404, not_found("File").as_json())
        return web.Response(body=file.data, content_type=file.mime or "application/octet-stream")


def _put_up(target: Target, unique_id: str) -> web.Response:
    if target.type in ("video", "audio"):
        return web.Response(text=UPLOADED_XML, content_type="application/xml")
    if target.type == "image":
        return _answer(200, {"photos": {unique_id: {"token": target.token}}})
    return _answer(200, {"fileId": int(unique_id[4:]), "token": target.token})


def _refused(error: TelegramError) -> web.Response:
    refused = _as_max(error)
    return _answer(refused.status, refused.as_json(), retry_after=refused.retry_after)


def _as_max(error: TelegramError) -> MaxError:
    """A fault on demand in MAX's words: `code: message`, or a message alone."""
    code, colon, message = error.description.partition(": ")
    if error.code == 429:
        return MaxError(429, "too.many.requests", "Too many requests", retry_after=_wait(error))
    if not colon or " " in code:
        code, message = "internal.error" if error.code >= 500 else "error", error.description
    return MaxError(error.code, code, message)


def _wait(error: TelegramError) -> int | None:
    seconds = (error.parameters or {}).get("retry_after")
    return seconds if isinstance(seconds, int) else None


def _answer(status: int, body: Json, *, retry_after: int | None = None) -> web.Response:
    return web.Response(
        status=status,
        body=json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        headers={"Retry-After": str(retry_after)} if retry_after else {},
        content_type="application/json",
        charset="utf-8",
    )
