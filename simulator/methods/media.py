"""Pictures and files, sent and fetched."""

from gateway.botapi.errors import NOT_MODIFIED, bad_request
from gateway.botapi.limits import DOWNLOAD_BYTES, check_caption, check_upload
from gateway.botapi.params import Params, Upload, formatted
from gateway.botapi.shapes import Json
from simulator.files import KINDS, describe
from simulator.methods.messages import caption, inline_markup, reply_target, to_edit
from simulator.records import Media
from simulator.registry import Handler, method
from simulator.state import World

GROUP = range(2, 11)


def media_of(world: World, kind: str, given: Upload | str) -> Media:
    """The media of a new file, or of one known by its file_id."""
    if isinstance(given, Upload):
        check_upload(kind, len(given.data))
        return describe(kind, world.files.add(kind, given.name, given.data, given.mime))
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # this Telegram opens no network
    if given not in world.files.by_id:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return describe(kind, world.files.find(given))


def _sender(kind: str) -> Handler:
    def send(world: World, params: Params) -> object:
        text, entities = caption(params)
        chat = world.open_chat(params.integer("chat_id"))
        markup, reply_to = params.markup(), reply_target(chat, params)
        message = world.post(
            chat,
            from_bot=True,
            text=text,
            entities=entities,
            markup=markup,
            media=media_of(world, kind, params.upload(kind)),
            reply_to=reply_to,
        )
        return world.message_json(message)

    return send


for _kind in KINDS:
    method(f"send{_kind.title()}")(_sender(_kind))


def _input_media(world: World, params: Params, item: Json) -> tuple[Media, str, Json]:
    kind = item.get("type", "")
    if kind not in KINDS:
        raise bad_request("can't parse InputMedia: type must be one of the known")
    text, entities = formatted(item.get("caption") or "", item.get("parse_mode") or "", item.get("caption_entities"))
    check_caption(text)
    given = Params({"media": item.get("media")}, params.files).upload("media")
    return media_of(world, kind, given), text, {"text": text, "entities": entities}


@method("sendMediaGroup")
def send_group(world: World, params: Params) -> object:
    """An album of two to ten."""
    chat = world.open_chat(params.integer("chat_id"))
    items = params.nested("media") or []
    if len(items) not in GROUP:
        raise bad_request("media group must include 2-10 items")
    parsed = [_input_media(world, params, item) for item in items]
    group = f"{chat.id}{len(chat.messages):06d}"
    sent = []
    for media, text, content in parsed:
        message = world.post(chat, from_bot=True, text=text, entities=content["entities"], media=media, group=group)
        sent.append(world.message_json(message))
    return sent


@method("editMessageMedia")
def edit_media(world: World, params: Params) -> object:
    """Another picture or file in the same message."""
    chat, old = to_edit(world, params)
    media, text, content = _input_media(world, params, params.nested("media") or {})
    markup = inline_markup(params)
    if (old.media, old.text, old.entities, old.markup) == (media, text, content["entities"], markup):
        raise bad_request(NOT_MODIFIED)
    changed = world.change(chat, old, text=text, entities=content["entities"], markup=markup, media=media)
    return world.message_json(changed)


@method("getFile")
def get_file(world: World, params: Params) -> object:
    """Where a file of up to 20 MB can be downloaded."""
    file = world.files.find(params.text("file_id"))
    if file.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
