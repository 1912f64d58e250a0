"""Pictures and files, sent and fetched."""

import mimetypes

from gateway.botapi.errors import TelegramError, bad_request
from gateway.botapi.media import album_of, caption_of, check_download, check_file, input_media
from gateway.botapi.params import Params, Upload
from gateway.botapi.shapes import Json
from gateway.max import files, sending, store
from gateway.max.errors import MaxError, in_telegrams_words
from gateway.max.gateway import Gateway
from gateway.max.registry import Handler, method

KINDS = ("photo", "document", "video", "animation", "audio", "voice")


def _sender(kind: str) -> Handler:
    async def send(gateway: Gateway, params: Params) -> object:
        text, entities = caption_of(params)
        markup, peer = params.markup(), await gateway.peer(params.integer("chat_id"))
        about = await _file(gateway, kind, params.upload(kind))
        draft = sending.drafts_of(gateway, text, entities, markup)[-1].with_file(about)
        return await sending.send(gateway, peer, [draft], params)

    return send


for _kind in KINDS:
    method(f"send{_kind.title()}")(_sender(_kind))


async def _file(gateway: Gateway, kind: str, given: Upload | str) -> Json:
    """A file that MAX has: put up now, or known by what the bot calls it. Raises TelegramError 400, NeverSent."""
    check_file(kind, given)
    if isinstance(given, Upload):
        name = given.name or files.NAMES.get(kind, "file")
        mime = mimetypes.guess_type(name)[0] or given.mime
        try:
            token = await gateway.api.upload(files.TO_MAX[kind], name, given.data, mime)
        except MaxError as error:
            raise in_telegrams_words(error) from error
        about = files.uploaded(kind, token, name, len(given.data), mime)
        await gateway.store.soon(store.put_file, about, gateway.times.now())
        return about
    about = await known(gateway, given)
    if not about["token"]:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return about


async def known(gateway: Gateway, number: str) -> Json:
    """A file by what the bot calls it. Raises TelegramError 400."""
    if about := await gateway.store.soon(store.file, number, gateway.times.now()):
        return about
    raise bad_request("wrong file_id or the file is temporarily unavailable")


@method("editMessageMedia")
async def edit_media(gateway: Gateway, params: Params) -> object:
    """Another picture or file in the same message."""
    where = await sending.to_edit(gateway, params)
    media = input_media(params, params.nested("media") or {}, KINDS)
    about = await _file(gateway, media.kind, media.file)
    draft = sending.drafts_of(gateway, media.text, media.entities, params.markup())[-1].with_file(about)
    return await sending.change(gateway, where, [draft])


@method("sendMediaGroup")
async def send_group(gateway: Gateway, params: Params) -> object:
    """An album of two to ten, one message each: files stand alone in MAX."""
    peer = await gateway.peer(params.integer("chat_id"))
    album = album_of(params, KINDS)
    files_of_it = [await _file(gateway, one.kind, one.file) for one in album]
    sent = []
    for one, about in zip(album, files_of_it, strict=True):
        draft = sending.drafts_of(gateway, one.text, one.entities, None)[-1].with_file(about)
        sent.append(await sending.send(gateway, peer, [draft], params))
    return sent


@method("getFile")
async def get_file(gateway: Gateway, params: Params) -> object:
    """Where a file of up to 20 MB can be downloaded."""
    about = await known(gateway, params.text("file_id"))
    check_download(about["size"] or 0)
    body = {"file_id": about["id"], "file_unique_id": about["id"][-24:], "file_path": files.path_of(about)}
    return body if about["size"] is None else body | {"file_size": about["size"]}


async def download(gateway: Gateway, path: str) -> bytes:
    """The file behind a path that `getFile` gave. Raises TelegramError, NeverSent."""
    about = await gateway.store.soon(store.file, path.partition("/")[0], gateway.times.now())
    if about is None or not about["url"]:
        raise TelegramError(404, "Not Found")
    try:
        data = await gateway.api.download(about["url"])
    except MaxError as error:
        if error.status == 413:
            raise bad_request("file is too big") from error
        raise bad_request("wrong file_id or the file is temporarily unavailable") from error
    check_download(len(data))
    return data
