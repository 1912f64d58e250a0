"""Pictures and files, sent and fetched."""

from gateway.botapi.errors import NOT_MODIFIED, bad_request
from gateway.botapi.media import album_of, caption_of, check_download, check_file, input_media
from gateway.botapi.params import Params, Upload
from simulator.files import KINDS, describe
from simulator.methods.messages import inline_markup, reply_target, to_edit
from simulator.records import Media
from simulator.registry import Handler, method
from simulator.state import World


def media_of(world: World, kind: str, given: Upload | str) -> Media:
    """The media of a new file, or of one known by its file_id."""
    check_file(kind, given)
    if isinstance(given, Upload):
        return describe(kind, world.files.add(kind, given.name, given.data, given.mime))
    if given not in world.files.by_id:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return describe(kind, world.files.find(given))


def _sender(kind: str) -> Handler:
    def send(world: World, params: Params) -> object:
        text, entities = caption_of(params)
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


@method("sendMediaGroup")
def send_group(world: World, params: Params) -> object:
    """An album of two to ten."""
    chat = world.open_chat(params.integer("chat_id"))
    album = [(one, media_of(world, one.kind, one.file)) for one in album_of(params, KINDS)]
    group = f"{chat.id}{len(chat.messages):06d}"
    sent = []
    for one, media in album:
        message = world.post(chat, from_bot=True, text=one.text, entities=one.entities, media=media, group=group)
        sent.append(world.message_json(message))
    return sent


@method("editMessageMedia")
def edit_media(world: World, params: Params) -> object:
    """Another picture or file in the same message."""
    chat, old = to_edit(world, params)
    given = input_media(params, params.nested("media") or {}, KINDS)
    media, markup = media_of(world, given.kind, given.file), inline_markup(params)
    if (old.media, old.text, old.entities, old.markup) == (media, given.text, given.entities, markup):
        raise bad_request(NOT_MODIFIED)
    changed = world.change(chat, old, text=given.text, entities=given.entities, markup=markup, media=media)
    return world.message_json(changed)


@method("getFile")
def get_file(world: World, params: Params) -> object:
    """Where a file of up to 20 MB can be downloaded."""
    file = world.files.find(params.text("file_id"))
    check_download(file.size)
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
