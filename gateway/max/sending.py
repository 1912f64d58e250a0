"""How a message of the bot goes out, changes and goes."""

from collections.abc import Sequence
from dataclasses import replace

from gateway.botapi.entities import Entity
from gateway.botapi.errors import NOT_MODIFIED, bad_request
from gateway.botapi.params import Params
from gateway.botapi.shapes import Json
from gateway.max import files, keyboards, store
from gateway.max.drafts import Draft
from gateway.max.errors import ANSWER, EDIT, NOT_READY, SEND, MaxError, NeverSent, in_telegrams_words
from gateway.max.gateway import Gateway, Peer
from gateway.max.ids import parts_of
from gateway.max.presses import Press
from gateway.max.store import Kept
from gateway.max.words import Words, parts

Marks = tuple[Entity, ...]
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between two tries while MAX looks through a file that was just put up."""


def drafts_of(gateway: Gateway, text: str, entities: tuple[Entity, ...], markup: Json | None) -> list[Draft]:
    """A text as one message, or as several of which the last has the buttons."""
    texts = parts(text, entities, gateway.links)
    last = Draft(texts[-1], _inline(markup), keyboards.to_max(markup, gateway.links))
    return [*(Draft(one) for one in texts[:-1]), last]


def _inline(markup: Json | None) -> Json | None:
    """An inline keyboard; one that lies in place of letters is not known here."""
    return markup if markup and "inline_keyboard" in markup else None


async def send(gateway: Gateway, peer: Peer, drafts: Sequence[Draft], params: Params) -> Json:
    """The last of these messages as MAX has taken it, as a Message object."""
    link, silent = await _link(gateway, peer, params), params.flag("disable_notification")
    preview = not (params.nested("link_preview_options") or {}).get("is_disabled")
    before: list[str] = []
    for draft in drafts[:-1]:
        before.append((await post(gateway, peer, draft, link, silent=silent, preview=preview))["body"]["mid"])
        link = None
    last = replace(drafts[-1], before=before)
    sent = await post(gateway, peer, last, link, silent=silent, preview=preview)
    number = await _keep_new(gateway, peer, sent, last)
    return message_json(gateway, peer, number, sent["timestamp"] // 1000, last)


async def _link(gateway: Gateway, peer: Peer, params: Params) -> Json | None:
    reply = params.nested("reply_parameters") or {}
    number = reply.get("message_id") or params.integer("reply_to_message_id")
    if not number:
        return None
    return {"type": "reply", "mid": (await gateway.message(peer, int(number))).mid}


async def post(
    gateway: Gateway, peer: Peer, draft: Draft, link: Json | None = None, *, silent: bool = False, preview: bool = False
) -> Json:
    """MAX's Message object of a new message. Raises TelegramError, NeverSent, Ambiguous."""
    query, body = peer.query | {"disable_link_preview": not preview}, draft.body(link, silent=silent)
    for pause in (*PAUSES, None):
        try:
            answer = await gateway.api.paced(SEND, peer.chat, "POST", "/messages", query, body)
        except MaxError as error:
            if error.code != NOT_READY:
                raise in_telegrams_words(error, SEND) from error
            if pause is None:
                raise NeverSent(NOT_READY) from error
            await gateway.times.sleep(pause)
        else:
            sent = answer["message"]
            return sent if isinstance(sent, dict) else {}
    raise NeverSent(NOT_READY)


async def _keep_new(gateway: Gateway, peer: Peer, sent: Json, draft: Draft) -> int:
    mid = str(sent["body"]["mid"])
    found = parts_of(mid)
    number = found[1] if found else int(sent["body"]["seq"])
    await keep(gateway, peer, number, mid, draft)
    dialog = (sent.get("recipient") or {}).get("chat_id")
    if peer.chat > 0 and dialog and dialog != peer.dialog:  # the guess was wrong
        await gateway.store.soon(store.put_person, peer.chat, dialog)
    return number


async def keep(gateway: Gateway, peer: Peer, number: int, mid: str, draft: Draft) -> None:
    """Remember how a message stands now."""
    kept = Kept(mid, draft.copy())
    await gateway.store.soon(store.put_message, peer.chat, number, kept, gateway.times.now())


def message_json(gateway: Gateway, peer: Peer, number: int, date: int, draft: Draft) -> Json:
    """The Message object of one of the bot's."""
    return {"message_id": number, "from": gateway.me.user, "chat": peer.as_json, "date": date, **draft.told()}


# -- what is there already


async def to_edit(gateway: Gateway, params: Params) -> tuple[Peer, int, Kept, Draft]:
    """The bot's message that is to change. Raises TelegramError 400."""
    peer = await gateway.peer(params.integer("chat_id"))
    number = params.integer("message_id") or 0
    kept = await gateway.message(peer, number)
    if kept.copy is not None:
        return peer, number, kept, Draft.of_copy(kept.copy)
    return peer, number, kept, await _asked(gateway, kept.mid)


async def _asked(gateway: Gateway, mid: str) -> Draft:
    """A message that is remembered no more, as MAX has it: its words without marks."""
    try:
        told = await gateway.api.call("GET", f"/messages/{mid}")
    except MaxError as error:
        raise in_telegrams_words(error, EDIT) from error
    if not (told.get("sender") or {}).get("is_bot"):
        raise bad_request("message can't be edited")
    body = told.get("body") or {}
    attachments = body.get("attachments") or []
    keyboard = [one for one in attachments if one.get("type") == "inline_keyboard"]
    file = next((about for one in attachments if (about := files.received(one))), None)
    return Draft(Words(body.get("text") or ""), keyboards.to_telegram(attachments), keyboard, file)


async def change(gateway: Gateway, where: tuple[Peer, int, Kept, Draft], drafts: Sequence[Draft]) -> Json:
    """The message said otherwise, as a Message object. Raises TelegramError 400 «not modified» without a call."""
    peer, number, kept, old = where
    if len(drafts) - 1 > len(old.before):
        raise bad_request("message can't be edited")  # nothing can be put before it: the bot sends it anew
    last = replace(drafts[-1], before=old.before[: len(drafts) - 1])
    if len(drafts) == 1 and not old.before and last.same(old):
        raise bad_request(NOT_MODIFIED)
    try:
        for mid, draft in zip(last.before, drafts[:-1], strict=True):
            await _put(gateway, peer, mid, draft, None)
        await gateway.take_back(peer, old.before[len(drafts) - 1 :])
    except MaxError as error:
        raise in_telegrams_words(error, EDIT) from error
    return await _changed(gateway, (peer, number, kept), last)


async def change_buttons(gateway: Gateway, where: tuple[Peer, int, Kept, Draft], draft: Draft) -> Json:
    """The last of the messages with other buttons under it. Raises TelegramError 400 «not modified» without a call."""
    peer, number, kept, old = where
    if draft.same(old):
        raise bad_request(NOT_MODIFIED)
    return await _changed(gateway, (peer, number, kept), draft)


async def _changed(gateway: Gateway, where: tuple[Peer, int, Kept], draft: Draft) -> Json:
    peer, number, kept = where
    try:
        press = gateway.presses.waiting(peer.chat, number, gateway.times.now())
        await _put(gateway, peer, kept.mid, draft, press)
    except MaxError as error:
        raise in_telegrams_words(error, EDIT) from error
    await keep(gateway, peer, number, kept.mid, draft)
    return message_json(gateway, peer, number, _date(number), draft) | {"edit_date": int(gateway.times.now())}


async def _put(gateway: Gateway, peer: Peer, mid: str, draft: Draft, press: Press | None) -> None:
    """Change one message: where a press on it waits, by the answer to that."""
    body = draft.body()
    for pause in (*PAUSES, None):
        try:
            if press is not None:
                press.shown = True
                if await _answered(gateway, peer, press, body):
                    return
            await gateway.api.paced(EDIT, peer.chat, "PUT", "/messages", {"message_id": mid}, body)
        except MaxError as error:
            if error.code != NOT_READY or pause is None:
                raise
            await gateway.times.sleep(pause)
        else:
            return


async def _answered(gateway: Gateway, peer: Peer, press: Press, body: Json) -> bool:
    """Whether MAX has taken the message as the answer to the press: it may have forgotten that."""
    try:
        await gateway.api.paced(ANSWER, peer.chat, "POST", "/answers", {"callback_id": press.id}, {"message": body})
    except MaxError as error:
        if error.status in (400, 404) and error.code != NOT_READY:
            return False
        raise
    return True


def _date(number: int) -> int:
    return (number >> 16) // 1000
