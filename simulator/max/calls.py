"""What the bot can do: messages, presses, files, the menu."""

from dataclasses import dataclass

from gateway.botapi.entities import Entity
from gateway.botapi.shapes import Json
from simulator.max import asked, told, wire
from simulator.max.errors import MaxError, Violation, denied, no_chat
from simulator.max.html import read_html
from simulator.max.limits import EDIT_SECONDS
from simulator.max.registry import Asked, operation
from simulator.max.state import MaxWorld, Subscription
from simulator.records import Chat, EventKind, Media, Message
from simulator.state import Content

DONE: Json = {"success": True}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A message's parts; None is what the bot has not spoken of."""

    text: str | None
    marks: tuple[Entity, ...]
    media: list[Media] | None
    markup: Json | None


def _draft(world: MaxWorld, new: asked.NewMessage) -> _Draft:
    text = new.text
    marks: tuple[Entity, ...] = ()
    if text is not None and new.format == "html":
        text, marks = read_html(text)
    if new.attachments is None:
        return _Draft(text, marks, None, None)
    media: list[Media] = []
    keyboard = None
    for one in new.attachments:
        match one:
            case asked.KeyboardAttachment():
                keyboard = one
            case asked.ImageAttachment() | asked.MediaAttachment():
                media += world.uploads.media(one)
            case asked.ContactAttachment():
                phone, name = one.payload.vcf_phone or "", one.payload.name or ""
                media.append(Media("contact", {"phone_number": phone, "first_name": name}))
            case asked.LocationAttachment():
                media.append(Media("location", {"latitude": one.latitude, "longitude": one.longitude}))
    return _Draft(text, marks, media, wire.shown_keyboard(keyboard))


def _not_empty(text: str, media: object, markup: object) -> None:
    if not text.strip() and not media and not markup:
        raise Violation("text or attachments expected")


# -- messages


@operation("POST", "/messages", "sendMessage", told.Sent)
def send(world: MaxWorld, call: Asked) -> Json:
    """A new message."""
    whereto, new = call.query(asked.Whereto), call.body(asked.NewMessage)
    chat = world.dialog(user_id=whereto.user_id, chat_id=whereto.chat_id)
    reply_to = None
    if new.link:
        reply_to = world.by_mid(new.link.mid)[1].message_id
    draft = _draft(world, new)
    text, media = draft.text or "", draft.media or []
    if new.link is None or new.link.type == "reply":
        _not_empty(text, media, draft.markup)
    content: Content = {
        "text": text,
        "entities": draft.marks,
        "media": media[0] if media else None,
        "markup": draft.markup,
        "reply_to": reply_to,
    }
    message = world.post(chat, from_bot=True, **content)
    if len(media) > 1:
        world.more_media[message.message_id] = tuple(media[1:])
    return {"message": world.message_json(message)}


@operation("PUT", "/messages", "editMessage", told.Simple)
def edit(world: MaxWorld, call: Asked) -> Json:
    """An own message said otherwise; one of a dialog that has no keyboard, not after a week."""
    wanted, new = call.query(asked.ByMid), call.body(asked.NewMessage)
    chat, message = world.by_mid(wanted.message_id)
    world.dialog(user_id=chat.id)
    if not message.from_bot:
        raise denied("the message is not the bot's")
    if not message.rows and world.now() - message.date > EDIT_SECONDS:
        raise MaxError(200, "message.edit.expired", "the message is too old to be edited")
    _change(world, chat, message, new)
    return DONE


def _change(world: MaxWorld, chat: Chat, message: Message, new: asked.NewMessage) -> None:
    """Null keeps what was there; an empty list of attachments takes every one away."""
    draft = _draft(world, new)
    text, marks = (message.text, message.entities) if draft.text is None else (draft.text, draft.marks)
    media: list[Media] = list(draft.media or [])
    first, markup = (message.media, message.markup) if draft.media is None else (next(iter(media), None), draft.markup)
    _not_empty(text, first, markup)
    if draft.media is not None:
        world.more_media[message.message_id] = tuple(media[1:])
    world.change(chat, message, text=text, entities=marks, media=first, markup=markup)


@operation("DELETE", "/messages", "deleteMessage", told.Simple)
def delete(world: MaxWorld, call: Asked) -> Json:
    """An own message taken away: a dialog gives the bot no power over the person's."""
    chat, message = world.by_mid(call.query(asked.ByMid).message_id)
    if not message.from_bot:
        raise denied("in a dialog the bot deletes its own messages only")
    world.dialog(user_id=chat.id)
    world.delete(chat, message)
    return DONE


@operation("GET", "/messages/{mid}", "getMessageById", told.Message)
def get_message(world: MaxWorld, call: Asked) -> Json:
    """One message."""
    return world.message_json(world.by_mid(call.path["mid"])[1])


@operation("POST", "/answers", "answerOnCallback", told.Simple)
def answer(world: MaxWorld, call: Asked) -> Json:
    """A press answered: the message becomes another, or a line is shown, or both."""
    callback = world.pressed(call.query(asked.ByCallback).callback_id)
    reply = call.body(asked.CallbackAnswer)
    chat = world.dialog(user_id=callback.chat_id)
    if reply.message:
        message = chat.messages[callback.message_id]
        if message.deleted:
            raise MaxError(200, "message.not.found", "the message is gone")
        _change(world, chat, message, reply.message)
    world.take_answer(callback, reply.notification or "")
    return DONE


# -- files


@operation("POST", "/uploads", "getUploadUrl", told.Endpoint)
def upload(world: MaxWorld, call: Asked) -> Json:
    """A place to upload a file to; the token of video and audio comes at once."""
    target = world.uploads.target(call.query(asked.Uploading).type)
    early = target.token if target.type in ("video", "audio") else None
    return {"url": f"{world.url}/upload/{target.number}", "token": early}


# -- chats


@operation("GET", "/chats", "getChats", told.Chats)
def get_chats(world: MaxWorld, _: Asked) -> Json:
    """Every dialog that was begun, and every group."""
    begun = [wire.chat(world, chat) for chat in world.chats.values() if chat.started]
    return {"chats": begun + list(world.groups.values()), "marker": None}


@operation("GET", "/chats/{chat_id}", "getChat", told.Chat)
def get_chat(world: MaxWorld, call: Asked) -> Json:
    """One dialog or group; a dialog that was removed is no more."""
    if group := world.groups.get(call.chat_id()):
        return group
    chat = world.chat_of_dialog(call.chat_id())
    if chat is None or not chat.started:
        raise no_chat()
    return wire.chat(world, chat)


@operation("POST", "/chats/{chat_id}/actions", "sendAction", told.Simple)
def act(world: MaxWorld, call: Asked) -> Json:
    """«печатает…»"""
    wanted = call.body(asked.Action)
    chat = world.dialog(chat_id=call.chat_id())
    world.emit(EventKind.ACTION, chat.id, text=wanted.action)
    return DONE


@operation("DELETE", "/chats/{chat_id}/members/me", "leaveChat", told.Simple)
def leave(world: MaxWorld, call: Asked) -> Json:
    """The bot goes out of a group."""
    if world.groups.pop(call.chat_id(), None) is None:
        raise no_chat()
    return DONE


# -- the bot itself


@operation("GET", "/me", "getMyInfo", told.BotInfo)
def get_me(world: MaxWorld, _: Asked) -> Json:
    """Who the bot is."""
    return wire.bot(world)


@operation("PATCH", "/me", "editMyInfo", told.BotInfo)
def edit_me(world: MaxWorld, call: Asked) -> Json:
    """What the bot says of itself; what is null stays."""
    wanted = call.body(asked.BotPatch)
    if name := wanted.first_name or wanted.name:
        world.bot.first_name = name
    if wanted.description:
        world.profile["description", ""] = wanted.description
    _set_menu(world, wanted.commands)
    return wire.bot(world)


@operation("PATCH", "/me/commands", "editMyCommands", told.Commands)
def edit_commands(world: MaxWorld, call: Asked) -> Json:
    """The one command menu; an empty list takes it away."""
    _set_menu(world, call.body(asked.Commands).commands)
    return {"commands": wire.commands(world)}


def _set_menu(world: MaxWorld, commands: list[asked.Command] | None) -> None:
    if commands is not None:
        world.commands[world.MENU] = [(command.name, command.description or "") for command in commands]


# -- subscriptions


@operation("GET", "/subscriptions", "getSubscriptions", told.Subscriptions)
def subscriptions(world: MaxWorld, _: Asked) -> Json:
    """Every address there is."""
    found = [
        {"url": one.url, "time": one.since, "update_types": sorted(one.types) or None, "version": None}
        for one in world.subscriptions.values()
    ]
    return {"subscriptions": found}


@operation("POST", "/subscriptions", "subscribe", told.Simple)
def subscribe(world: MaxWorld, call: Asked) -> Json:
    """One address more; long polling is off while there is any."""
    wanted = call.body(asked.Subscribe)
    types = frozenset(wanted.update_types or ())
    world.subscriptions[wanted.url] = Subscription(wanted.url, wanted.secret or "", types, world.milliseconds())
    world.updates.dismiss()
    world.updates.changed.set()
    return DONE


@operation("DELETE", "/subscriptions", "unsubscribe", told.Simple)
def unsubscribe(world: MaxWorld, call: Asked) -> Json:
    """One address less."""
    world.subscriptions.pop(call.query(asked.ByUrl).url, None)
    return DONE
