"""What the page asks for: every deed is a function of the stage and of a JSON body."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gateway.botapi.shapes import Json
from simulator import actions
from simulator.errors import PhoneError
from simulator.faults import Fault, FaultKind
from simulator.records import Chat, Message
from simulator.state import World
from simulator.web.moments import quarter_end
from simulator.web.parcels import parcel
from simulator.web.people import free_id
from simulator.web.stage import FOREVER, Stage

NAME = 64
SECONDS = 3.0  # of a slow answer, and of «retry after»
NO_SUCH = "Этого сообщения или человека больше нет. Обновите страницу."
Deed = Callable[[Stage, Json], Json | None]
DEEDS: dict[str, Deed] = {}


class DeedError(Exception):
    """It cannot be done; says why in Russian, for the page to show."""


def deed(function: Deed) -> Deed:
    """Registers the function under its name."""
    DEEDS[function.__name__] = function
    return function


def perform(stage: Stage, name: str, body: Json) -> Json:
    """Does it. Raises DeedError, or KeyError for an unknown deed."""
    function = DEEDS[name]
    try:
        return function(stage, body) or {}
    except PhoneError as error:
        raise DeedError(f"Так нельзя: {error}") from None
    except (KeyError, TypeError, ValueError, OverflowError):
        raise DeedError(NO_SUCH) from None


def _chat(stage: Stage, body: Json) -> Chat:
    return _world(stage, body).chats[int(body["chat"])]


def _world(stage: Stage, body: Json) -> World:
    return stage.world_of(int(body["chat"]))


def _writable(stage: Stage, body: Json) -> Chat:
    chat = _chat(stage, body)
    if chat.blocked:
        raise DeedError("Бот заблокирован на этом телефоне. Сначала разблокируйте его.")
    return chat


def _message(chat: Chat, body: Json) -> Message:
    return chat.messages[int(body["message"])]


@deed
def start(stage: Stage, body: Json) -> None:
    """START, with an invitation's code or without."""
    world = _world(stage, body)
    actions.start(world, _chat(stage, body), _payload(world, body))


@deed
def say(stage: Stage, body: Json) -> None:
    """Words; a long text goes as several messages."""
    chat, text = _writable(stage, body), str(body["text"]).strip()
    if not text:
        raise DeedError("Пустое сообщение не отправляется.")
    reply = int(body["reply"]) if body.get("reply") else None
    world = _world(stage, body)
    for at in range(0, len(text), world.longest_text):
        actions.say(world, chat, text[at : at + world.longest_text], reply_to=reply)


@deed
def edit(stage: Stage, body: Json) -> None:
    """An own message said otherwise."""
    chat = _writable(stage, body)
    message, text = _message(chat, body), str(body["text"]).strip()
    world = _world(stage, body)
    if not text or len(text) > world.longest_text:
        raise DeedError(f"В сообщении должно быть от 1 до {world.longest_text} знаков.")
    if text != message.text:
        actions.edit(world, chat, message, text)


@deed
def press(stage: Stage, body: Json) -> None:
    """A tap on an inline button as it was seen, even if the window has changed since."""
    chat = _chat(stage, body)
    label, data = str(body["label"]), str(body["data"])
    world = _world(stage, body)
    if not 0 < len(data.encode()) <= world.longest_data:
        raise DeedError("У этой кнопки нет данных.")
    actions.press(world, chat, _message(chat, body), label, data)


@deed
def send(stage: Stage, body: Json) -> None:
    """A photo, a file, a voice, a contact, a place…"""
    chat = _writable(stage, body)
    world = _world(stage, body)
    actions.say(world, chat, str(body.get("caption", "")), media=parcel(world, chat.user, body))


@deed
def block(stage: Stage, body: Json) -> None:
    """The bot blocked on this phone."""
    chat = _chat(stage, body)
    if not chat.blocked:
        actions.block(_world(stage, body), chat)


@deed
def unblock(stage: Stage, body: Json) -> None:
    """The bot let in again."""
    chat = _chat(stage, body)
    if chat.blocked:
        actions.unblock(_world(stage, body), chat)


@deed
def person(stage: Stage, body: Json) -> Json:
    """Somebody new, who opens an invitation if there is one."""
    name = " ".join(str(body["name"]).split())
    if not 0 < len(name) <= NAME:
        raise DeedError(f"Имя должно быть от 1 до {NAME} знаков.")
    world = stage.named(str(body.get("messenger", "")))
    payload = _payload(world, body)
    user = world.add_user(name, user_id=free_id(stage.worlds))
    chat = world.chats[user.id]
    stage.meet(chat)
    if payload:
        actions.start(world, chat, payload)
    return {"id": user.id}


def _payload(world: World, body: Json) -> str:
    payload = str(body.get("payload", ""))
    try:
        if payload:
            world.check_payload(payload)
    except PhoneError:
        raise DeedError(
            "В ссылке код, которого Telegram не примет: только латинские буквы, цифры, «_» и «-», до 64."
        ) from None
    return payload


@deed
def clock(stage: Stage, body: Json) -> None:
    """The clock moved on: by seconds, to the quarter's end, or to a moment of the centre's zone."""
    now = stage.today()
    if "add" in body:
        seconds = float(body["add"])
    elif "to" in body:
        try:
            moment = datetime.fromisoformat(str(body["to"]))
        except ValueError:
            raise DeedError("Укажите дату и время.") from None
        seconds = (moment.replace(tzinfo=stage.zone) - now).total_seconds()
    else:
        seconds = (quarter_end(now) - now).total_seconds()
    if not seconds > 0:  # NaN is no time either
        raise DeedError("Часы идут только вперёд. Вернуться можно кнопкой «Начать заново».")
    if now.timestamp() + seconds > datetime(2100, 1, 1, tzinfo=stage.zone).timestamp():
        raise DeedError("Так далеко часы не переводятся.")
    stage.shift(seconds)


@deed
def fault(stage: Stage, body: Json) -> None:
    """The bot's next calls go wrong: some of them, or every one until it is taken away."""
    times = int(body["times"]) if body.get("times") else FOREVER
    wanted = float(body.get("seconds") or SECONDS)
    seconds = min(wanted, 60) if wanted > 0 else SECONDS
    chat_id = int(body["chat"]) if body.get("chat") else None
    faults = stage.world.faults
    where: dict[str, Any] = {"chat_id": chat_id, "times": times}
    match str(body["what"]):
        case "429":
            faults.too_many(round(seconds) or 1, **where)
        case "500":
            faults.server_error(**where)
        case "slow":
            faults.delay(seconds, **where)
        case other:
            faults.add(Fault(FaultKind(other), None, chat_id, times))
    stage.told_faults()


@deed
def mend(stage: Stage, body: Json) -> None:
    """One fault taken away by its place in the list, or all of them."""
    rules = stage.world.faults.rules
    if "at" in body:
        rules.pop(int(body["at"]))
    else:
        rules.clear()
    stage.told_faults()
