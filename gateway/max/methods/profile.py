"""Who the bot is and what it offers. MAX has one command menu for everybody; the rest is written in its cabinet."""

import json

from gateway.botapi.errors import bad_request
from gateway.botapi.params import Params
from gateway.botapi.profile import ABILITIES, FIELDS, GIFTS, commands_of, field_of, told_commands
from gateway.max import store
from gateway.max.errors import MaxError, in_telegrams_words
from gateway.max.gateway import Gateway
from gateway.max.registry import Handler, method

COMMANDS, WORDS = 32, 128
MENU = "commands"


@method("getMe")
async def get_me(gateway: Gateway, params: Params) -> object:
    """The bot itself."""
    return gateway.me.user | ABILITIES


@method("setMyCommands")
async def set_commands(gateway: Gateway, params: Params) -> object:
    """The one menu: every command that any chat was ever given. What a person may not do the bot refuses anyway."""
    before = await _menu(gateway)
    if (menu := before | commands_of(params)) != before:
        await _publish(gateway, menu)
    return True


async def _menu(gateway: Gateway) -> dict[str, str]:
    return dict(json.loads(await gateway.store.soon(store.state, MENU) or "{}"))


async def _publish(gateway: Gateway, menu: dict[str, str]) -> None:
    told = [{"name": name, "description": words[:WORDS]} for name, words in list(menu.items())[:COMMANDS]]
    try:
        await gateway.api.call("PATCH", "/me/commands", None, {"commands": told})
    except MaxError as error:
        raise in_telegrams_words(error) from error
    await gateway.store.soon(store.remember, MENU, json.dumps(menu, ensure_ascii=False))


@method("getMyCommands")
async def get_commands(gateway: Gateway, params: Params) -> object:
    """The menu, whatever scope is asked."""
    return told_commands(await _menu(gateway))


@method("deleteMyCommands")
async def delete_commands(gateway: Gateway, params: Params) -> object:
    """Of everybody the menu goes. A chat has none of its own: whose menu is taken away has left the bot (`/forget`),
    and what is kept of the chat goes."""
    scope = params.nested("scope") or {}
    if scope.get("type", "default") == "default":
        await _publish(gateway, {})
    elif isinstance(chat := scope.get("chat_id"), int):
        await gateway.store.surely(store.forget, chat)
    return True


def _setter(field: str) -> Handler:
    async def put(gateway: Gateway, params: Params) -> object:
        await gateway.store.soon(store.remember, f"{field}{params.text('language_code')}", field_of(params, field))
        return True

    return put


def _getter(field: str) -> Handler:
    async def get(gateway: Gateway, params: Params) -> object:
        unset = gateway.me.name if field == "name" else ""
        return {field: await gateway.store.soon(store.state, f"{field}{params.text('language_code')}") or unset}

    return get


for _field, _method in FIELDS.items():
    method(f"set{_method}")(_setter(_field))
    method(f"get{_method}")(_getter(_field))


@method("setChatMenuButton")
async def set_menu_button(gateway: Gateway, params: Params) -> object:
    """There is none in MAX."""
    return True


@method("getChat")
async def get_chat(gateway: Gateway, params: Params) -> object:
    """What is known of a chat."""
    peer = await gateway.peer(params.integer("chat_id"))
    return peer.as_json | {"accent_color_id": 0, "max_reaction_count": 0, "accepted_gift_types": GIFTS}


@method("leaveChat")
async def leave_chat(gateway: Gateway, params: Params) -> object:
    """The bot goes out of a group."""
    peer = await gateway.peer(params.integer("chat_id"))
    if peer.chat > 0:
        raise bad_request("chat member status can't be changed in private chats")
    try:
        await gateway.api.call("DELETE", f"/chats/{peer.dialog}/members/me")
    except MaxError as error:
        raise in_telegrams_words(error) from error
    return True
