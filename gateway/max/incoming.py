"""What comes from MAX as updates of the Bot API. Pure: nothing is asked or stored here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gateway.botapi.shapes import Json
from gateway.max import files, keyboards
from gateway.max.ids import mid_of, parts_of, seq_at
from gateway.max.links import CODE, Links
from gateway.max.words import entities_of

TYPES = (
    *("message_created", "message_callback", "message_edited"),
    *("bot_started", "bot_stopped", "dialog_removed", "bot_added", "bot_removed"),
)
"""What the bot hears of; MAX is asked for no more."""
_TELEPHONE = re.compile(r"^TEL[^:\n]*:(.+)$", re.MULTILINE)
_NAME = re.compile(r"^FN[^:\n]*:(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot."""

    id: int
    name: str
    nick: str

    @property
    def user(self) -> Json:
        """The User object."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.nick}


@dataclass(frozen=True, slots=True)
class Person:
    """Who has spoken, and in which dialog of MAX."""

    id: int
    dialog: int


@dataclass(slots=True)
class Arrival:
    """What one update of MAX is for the bot, and what is to be remembered of it."""

    updates: list[tuple[str, str, Json]] = field(default_factory=list)
    """(key, kind, body): the key is the same whenever MAX repeats it."""
    people: list[Person] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    """(chat, number, mid) of messages whose `mid` follows no rule."""


class Reader:
    """Reads the updates of one bot."""

    def __init__(self, me: Me, links: Links) -> None:
        self._me, self._links = me, links

    def read(self, update: Json) -> Arrival:
        """What it is for the bot. Raises KeyError, TypeError or ValueError for one that cannot be read."""
        arrival = Arrival()
        match update["update_type"]:
            case "message_created":
                self._said(update, arrival)
            case "message_edited":
                self._edited(update, arrival)
            case "message_callback":
                self._pressed(update, arrival)
            case "bot_started":
                self._started(update, arrival)
            case "bot_stopped" | "dialog_removed":
                self._left(update, arrival)
            case "bot_added" | "bot_removed" as kind:
                self._in_a_group(update, arrival, there=kind == "bot_added")
        return arrival

    # -- messages

    def _said(self, update: Json, arrival: Arrival) -> None:
        message = update["message"]
        sender = message.get("sender") or {}
        if sender.get("is_bot"):
            return  # the bot itself, or one in a group
        for number, body in enumerate(self._messages(message, sender, update, arrival)):
            key = f"message {message['body']['mid']}"
            arrival.updates.append((f"{key} {number}" if number else key, "message", body))

    def _edited(self, update: Json, arrival: Arrival) -> None:
        message = update["message"]
        sender = message.get("sender") or {}
        if sender.get("is_bot"):
            return
        first = self._messages(message, sender, update, arrival)[0]
        key = f"edited {message['body']['mid']} {update['timestamp']}"
        body = first | {"edit_date": update["timestamp"] // 1000}
        arrival.updates.append((key, "edited_message", body))

    def _pressed(self, update: Json, arrival: Arrival) -> None:
        callback, message = update["callback"], update.get("message")
        body: Json = {
            "id": callback["callback_id"],
            "from": _user(callback["user"], update),
            "chat_instance": str(callback["user"]["user_id"]),
            "data": callback.get("payload") or "",
        }
        if message is not None:
            body["message"] = self._messages(message, callback["user"], update, arrival)[0]
        key = f"callback {callback['callback_id']} {callback['timestamp']}"
        arrival.updates.append((key, "callback_query", body))

    def _messages(self, message: Json, peer: Json, update: Json, arrival: Arrival) -> list[Json]:
        """The message; of one with several files as many, which bear one number of an album."""
        recipient, sender = message["recipient"], message.get("sender") or {}
        chat = self._chat(recipient, peer, arrival, update)
        own = message.get("body") or {}
        number = self._number(own, recipient, chat["id"], arrival)
        passed_on, content = _content(message)
        whole: Json = {
            "message_id": number,
            "from": self._me.user if sender.get("is_bot") else _user(sender or peer, update),
            "chat": chat,
            "date": message["timestamp"] // 1000,
        }
        if passed_on is not None:
            whole["forward_origin"] = passed_on
        if answered := self._answered(message, chat, arrival):
            whole["reply_to_message"] = answered
        attachments = content.get("attachments") or []
        if keyboard := keyboards.to_telegram(attachments):
            whole["reply_markup"] = keyboard
        return self._laid(whole, content, attachments, arrival)

    def _laid(self, whole: Json, content: Json, attachments: list[Json], arrival: Arrival) -> list[Json]:
        told = [part for one in attachments if (part := _part(one, arrival))]
        text = self._text(content, "caption" if told else "text")
        if not told:
            return [whole | text]
        if len(told) == 1:
            return [whole | told[0] | text]
        album = {"media_group_id": str(whole["message_id"])}
        rest = [whole | album | part | {"message_id": whole["message_id"] + at} for at, part in enumerate(told)]
        rest[0] |= text
        return rest

    def _text(self, content: Json, name: str) -> Json:
        said = content.get("text") or ""
        if not said:
            return {}
        text = self._links.to_telegram(said)
        entities = entities_of(content.get("markup")) if text == said else []
        return {name: text} | ({f"{name}_entities" if name == "caption" else "entities": entities} if entities else {})

    def _answered(self, message: Json, chat: Json, arrival: Arrival) -> Json | None:
        link = message.get("link") or {}
        if link.get("type") != "reply":
            return None
        sender, content = link.get("sender") or {}, link.get("message") or {}
        return {
            "message_id": self._number(content, message["recipient"], chat["id"], arrival),
            "from": self._me.user if sender.get("is_bot") else _user(sender, {}),
            "chat": chat,
            "date": message["timestamp"] // 1000,
            **self._text(content, "text"),
        }

    def _number(self, body: Json, recipient: Json, chat: int, arrival: Arrival) -> int:
        """The message's number, which names it again together with the chat."""
        mid, there = str(body.get("mid", "")), recipient.get("chat_id")
        found = parts_of(mid)
        number = found[1] if found else int(body.get("seq") or 0)
        if mid and (there is None or mid_of(there, number) != mid):
            arrival.names.append((chat, number, mid))
        return number

    def _chat(self, recipient: Json, peer: Json, arrival: Arrival, update: Json) -> Json:
        dialog = recipient.get("chat_id") or 0
        if recipient.get("chat_type", "dialog") != "dialog":
            return {"id": dialog, "type": "group", "title": ""}
        return self._dialog(peer, dialog, arrival, update)

    def _dialog(self, peer: Json, dialog: int, arrival: Arrival, update: Json) -> Json:
        user = _user(peer, update)
        named: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
        if dialog:
            arrival.people.append(Person(user["id"], dialog))
        return {"id": user["id"], "type": "private", **named}

    # -- coming and going

    def _started(self, update: Json, arrival: Arrival) -> None:
        """«Начать»: a member again, who says `/start` with the code of the link."""
        self._membership(update, arrival, there=True)
        chat, payload = self._dialog(update["user"], update["chat_id"], arrival, update), update.get("payload") or ""
        body = {
            "message_id": seq_at(update["timestamp"]),
            "from": _user(update["user"], update),
            "chat": chat,
            "date": update["timestamp"] // 1000,
            "text": f"/start {payload}" if CODE.fullmatch(payload) else "/start",
        }
        arrival.updates.append((f"{_key(update)} said", "message", body))

    def _left(self, update: Json, arrival: Arrival) -> None:
        self._membership(update, arrival, there=False)

    def _membership(self, update: Json, arrival: Arrival, *, there: bool) -> None:
        user = _user(update["user"], update)
        chat = self._dialog(update["user"], update["chat_id"], arrival, update)
        arrival.updates.append((_key(update), "my_chat_member", self._member(update, user, chat, there=there)))

    def _in_a_group(self, update: Json, arrival: Arrival, *, there: bool) -> None:
        user = _user(update["user"], update) if update.get("user") else self._me.user
        chat = {"id": update["chat_id"], "type": "channel" if update.get("is_channel") else "group", "title": ""}
        body = self._member(update, user, chat, there=there)
        if not there:
            body["new_chat_member"]["status"] = "left"
            body["new_chat_member"].pop("until_date", None)
        arrival.updates.append((_key(update), "my_chat_member", body))

    def _member(self, update: Json, user: Json, chat: Json, *, there: bool) -> Json:
        member: Json = {"user": self._me.user, "status": "member"}
        kicked: Json = {"user": self._me.user, "status": "kicked", "until_date": 0}
        return {
            "chat": chat,
            "from": user,
            "date": update["timestamp"] // 1000,
            "old_chat_member": kicked if there else member,
            "new_chat_member": member if there else kicked,
        }


def _key(update: Json) -> str:
    return f"{update['update_type']} {update['chat_id']} {update['timestamp']}"


def _user(user: Json, update: Json) -> Json:
    """The User object of MAX's. Raises KeyError for somebody without a number."""
    first = user.get("first_name") or user.get("name") or "…"
    body: Json = {"id": user["user_id"], "is_bot": bool(user.get("is_bot")), "first_name": first}
    optional = {
        "last_name": user.get("last_name"),
        "username": user.get("username"),
        "language_code": (update.get("user_locale") or "")[:2],
    }
    return body | {name: value for name, value in optional.items() if value}


def _content(message: Json) -> tuple[Json | None, Json]:
    """Who said it first, and what: forwarded words stand in the message's link."""
    link, own = message.get("link") or {}, message.get("body") or {}
    if link.get("type") != "forward":
        return None, own
    sender = link.get("sender")
    origin: Json = {"type": "hidden_user", "date": message["timestamp"] // 1000, "sender_user_name": "…"}
    if sender:
        origin = {"type": "user", "date": origin["date"], "sender_user": _user(sender, {})}
    passed = link.get("message") or {}
    return origin, {
        "text": passed.get("text") or own.get("text"),
        "markup": passed.get("markup"),
        "attachments": [*(passed.get("attachments") or []), *(own.get("attachments") or [])],
    }


def _part(attachment: Json, arrival: Arrival) -> Json | None:
    """The fields of a message that an attachment is."""
    if about := files.received(attachment):
        arrival.files.append(about)
        return files.described(about)
    match attachment.get("type"):
        case "contact":
            return {"contact": _contact(attachment.get("payload") or {})}
        case "location":
            return {"location": {name: attachment[name] for name in ("latitude", "longitude")}}
    return None  # a keyboard, or what a link leads to: the words say it


def _contact(payload: Json) -> Json:
    card, known = payload.get("vcf_info") or "", payload.get("max_info") or {}
    body: Json = {
        "phone_number": _first(_TELEPHONE.findall(card)),
        "first_name": known.get("first_name") or _first(_NAME.findall(card)) or "…",
    }
    return body | ({"user_id": known["user_id"]} if known.get("user_id") else {})


def _first(found: Iterable[str]) -> str:
    return next((one.strip() for one in found), "")
