"""Words: sent, edited, deleted; presses answered."""

from typing import Any

from gateway.botapi.entities import Entity
from gateway.botapi.errors import NOT_MODIFIED, bad_request
from gateway.botapi.limits import (
    CHAT_ACTIONS,
    DELETE_SECONDS,
    check_notice,
    check_text,
)
from gateway.botapi.media import caption_of
from gateway.botapi.params import Params
from gateway.botapi.shapes import Json
from simulator.records import Chat, EventKind, Message, Notice
from simulator.registry import method
from simulator.state import World


def reply_target(chat: Chat, params: Params) -> int | None:
    """The message replied to; raises TelegramError 400 where it is gone and that is not allowed."""
    reply: dict[str, Any] = params.nested("reply_parameters") or {}
    target = reply.get("message_id") or params.integer("reply_to_message_id")
    if target is None:
        return None
    found = chat.messages.get(int(target))
    if found and not found.deleted:
        return found.message_id
    if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def to_edit(world: World, params: Params) -> tuple[Chat, Message]:
    """The bot's own message to edit; raises TelegramError 400 or 403."""
    chat = world.open_chat(params.integer("chat_id"))
    message_id = params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def inline_markup(params: Params) -> Json | None:
    """An edited message can carry an inline keyboard only."""
    markup = params.markup()
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


@method("sendMessage")
def send_message(world: World, params: Params) -> object:
    """A text message."""
    text, entities = params.formatted("text")
    check_text(text)
    chat = world.open_chat(params.integer("chat_id"))
    message = world.post(
        chat,
        from_bot=True,
        text=text,
        entities=entities,
        markup=params.markup(),
        reply_to=reply_target(chat, params),
    )
    return world.message_json(message)


@method("editMessageText")
def edit_text(world: World, params: Params) -> object:
    """New words and a new keyboard for a text message."""
    text, entities = params.formatted("text")
    check_text(text)
    chat, old = to_edit(world, params)
    if old.media:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, chat, old, text, entities, inline_markup(params))


@method("editMessageCaption")
def edit_caption(world: World, params: Params) -> object:
    """New words under a picture or a file."""
    text, entities = caption_of(params)
    chat, old = to_edit(world, params)
    if not old.media:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, chat, old, text, entities, inline_markup(params))


@method("editMessageReplyMarkup")
def edit_markup(world: World, params: Params) -> object:
    """A new keyboard, or none, under the same words."""
    chat, old = to_edit(world, params)
    return _edit(world, chat, old, old.text, old.entities, inline_markup(params))


def _edit(world: World, chat: Chat, old: Message, text: str, marks: tuple[Entity, ...], markup: Json | None) -> Json:
    if (old.text, old.entities, old.markup) == (text, marks, markup):
        raise bad_request(NOT_MODIFIED)
    return world.message_json(world.change(chat, old, text=text, entities=marks, markup=markup))


@method("deleteMessage")
def delete_message(world: World, params: Params) -> object:
    """One message, not older than 48 hours."""
    chat = world.open_chat(params.integer("chat_id"))
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    if world.now() - message.date > DELETE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.delete(chat, message)
    return True


@method("deleteMessages")
def delete_messages(world: World, params: Params) -> object:
    """Up to a hundred; those that cannot be deleted are passed over."""
    chat = world.open_chat(params.integer("chat_id"))
    numbers = params.nested("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(int(number))
        if message and not message.deleted and world.now() - message.date <= DELETE_SECONDS:
            world.delete(chat, message)
    return True


@method("answerCallbackQuery")
def answer_callback(world: World, params: Params) -> object:
    """The answer to a press: once, and within 150 seconds."""
    text = params.text("text")
    check_notice(text)
    notice = Notice(text, params.flag("show_alert"), params.text("url"))
    world.answer_callback(params.text("callback_query_id"), notice)
    return True


@method("sendChatAction")
def chat_action(world: World, params: Params) -> object:
    """«Typing…»."""
    chat = world.open_chat(params.integer("chat_id"))
    if params.text("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.emit(EventKind.ACTION, chat.id, text=params.text("action"))
    return True
