"""Words: sent, changed, taken away."""

from gateway.botapi.errors import TelegramError, bad_request
from gateway.botapi.limits import check_text
from gateway.botapi.media import caption_of
from gateway.botapi.params import Params
from gateway.botapi.shapes import Json
from gateway.max import keyboards, sending, store
from gateway.max.errors import DELETE, MaxError, in_telegrams_words
from gateway.max.gateway import Gateway
from gateway.max.registry import method

ACTIONS = {
    "typing": "typing_on",
    "upload_photo": "sending_photo",
    "upload_video": "sending_video",
    "upload_voice": "sending_audio",
    "upload_document": "sending_file",
}
AT_ONCE, BAD_REQUEST = 100, 400


@method("sendMessage")
async def send_message(gateway: Gateway, params: Params) -> object:
    """A text message; one that MAX finds too long, as several."""
    text, entities = params.formatted("text")
    check_text(text)
    peer = await gateway.peer(params.integer("chat_id"))
    return await sending.send(gateway, peer, sending.drafts_of(gateway, text, entities, params.markup()), params)


@method("editMessageText")
async def edit_text(gateway: Gateway, params: Params) -> object:
    """New words and a new keyboard for a text message."""
    text, entities = params.formatted("text")
    check_text(text)
    where = await sending.to_edit(gateway, params)
    if where[3].file:
        raise bad_request("there is no text in the message to edit")
    return await sending.change(gateway, where, sending.drafts_of(gateway, text, entities, params.markup()))


@method("editMessageCaption")
async def edit_caption(gateway: Gateway, params: Params) -> object:
    """New words under a picture or a file."""
    text, entities = caption_of(params)
    where = await sending.to_edit(gateway, params)
    if not (file := where[3].file):
        raise bad_request("there is no caption in the message to edit")
    drafts = sending.drafts_of(gateway, text, entities, params.markup())
    return await sending.change(gateway, where, [one.with_file(file) for one in drafts[-1:]])


@method("editMessageReplyMarkup")
async def edit_markup(gateway: Gateway, params: Params) -> object:
    """A new keyboard, or none, under the same words."""
    where = await sending.to_edit(gateway, params)
    markup, old = params.markup(), where[3]
    changed = old.with_markup(markup, keyboards.to_max(markup, gateway.links))
    return await sending.change_buttons(gateway, where, changed)


@method("deleteMessage")
async def delete_message(gateway: Gateway, params: Params) -> object:
    """One message of the bot's: MAX lets nobody delete another's words."""
    await _delete(gateway, params.integer("chat_id"), params.integer("message_id"))
    return True


@method("deleteMessages")
async def delete_messages(gateway: Gateway, params: Params) -> object:
    """Up to a hundred; those that cannot be deleted are passed over."""
    numbers = params.nested("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > AT_ONCE:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        try:
            await _delete(gateway, params.integer("chat_id"), int(number))
        except TelegramError as error:
            if error.code != BAD_REQUEST:
                raise
    return True


async def _delete(gateway: Gateway, chat: int | None, number: int | None) -> None:
    peer = await gateway.peer(chat)
    kept = await gateway.message(peer, number)
    before: list[str] = kept.copy["before"] if kept.copy else []
    try:
        await gateway.take_back(peer, [kept.mid, *before])
    except MaxError as error:
        raise in_telegrams_words(error, DELETE) from error
    await gateway.store.soon(store.drop_message, peer.chat, number or 0)


@method("sendChatAction")
async def chat_action(gateway: Gateway, params: Params) -> object:
    """«Печатает…»; what MAX does not know of it is no trouble."""
    peer = await gateway.peer(params.integer("chat_id"))
    if action := ACTIONS.get(params.text("action")):
        gateway.beside(_act(gateway, peer.dialog, {"action": action}))
    return True


async def _act(gateway: Gateway, dialog: int, body: Json) -> None:
    await gateway.api.call("POST", f"/chats/{dialog}/actions", None, body)
