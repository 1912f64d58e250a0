"""Who the bot is and what it offers: names, descriptions, commands, the menu button; chats looked at."""

from gateway.botapi.errors import bad_request
from gateway.botapi.params import Params
from gateway.botapi.profile import ABILITIES, FIELDS, GIFTS, commands_of, field_of, told_commands
from gateway.botapi.shapes import Json
from simulator.registry import Handler, method
from simulator.state import World

SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat")


@method("getMe")
def get_me(world: World, params: Params) -> object:
    """The bot itself."""
    return world.bot.as_json | ABILITIES


def _scope(world: World, params: Params) -> tuple[str, int, str]:
    scope = params.nested("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = world.chat(int(scope.get("chat_id") or 0)).id if kind == "chat" else 0
    return kind, chat_id, params.text("language_code")


@method("setMyCommands")
def set_commands(world: World, params: Params) -> object:
    """The command menu of a scope."""
    commands = commands_of(params)
    world.commands[_scope(world, params)] = list(commands.items())
    return True


@method("getMyCommands")
def get_commands(world: World, params: Params) -> object:
    """The command menu of exactly this scope."""
    return told_commands(dict(world.commands.get(_scope(world, params), [])))


@method("deleteMyCommands")
def delete_commands(world: World, params: Params) -> object:
    """The wider scope's menu shows again."""
    world.commands.pop(_scope(world, params), None)
    return True


def _setter(field: str) -> Handler:
    def put(world: World, params: Params) -> object:
        text = field_of(params, field)
        world.profile[field, params.text("language_code")] = text
        if field == "name" and text and not params.text("language_code"):
            world.bot.first_name = text
            world.bot.__dict__.pop("as_json", None)  # the cached object bears the old name
        return True

    return put


def _getter(field: str) -> Handler:
    def get(world: World, params: Params) -> object:
        unset = world.bot.first_name if field == "name" else ""
        return {field: world.profile.get((field, params.text("language_code")), unset)}

    return get


for _field, _method in FIELDS.items():
    method(f"set{_method}")(_setter(_field))
    method(f"get{_method}")(_getter(_field))


@method("setChatMenuButton")
def set_menu_button(world: World, params: Params) -> object:
    """The button beside the input field: of one chat, or of all."""
    button: Json = params.nested("menu_button") or {"type": "default"}
    chat_id = params.integer("chat_id")
    if chat_id is None:
        world.menu_button = button
    else:
        world.chat(chat_id).menu_button = button
    return True


@method("getChatMenuButton")
def get_menu_button(world: World, params: Params) -> object:
    """The button of one chat, or of all."""
    chat_id = params.integer("chat_id")
    own = None if chat_id is None else world.chat(chat_id).menu_button
    return own or world.menu_button


@method("getChat")
def get_chat(world: World, params: Params) -> object:
    """A private chat in full."""
    return world.chat(params.integer("chat_id")).user.chat_json | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": GIFTS,
    }


@method("leaveChat")
def leave_chat(world: World, params: Params) -> object:
    """Never done here: all chats are private."""
    world.chat(params.integer("chat_id"))
    raise bad_request("chat member status can't be changed in private chats")
