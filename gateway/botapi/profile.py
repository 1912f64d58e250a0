"""What a bot says of itself and offers, whichever server keeps it."""

from gateway.botapi.errors import bad_request
from gateway.botapi.limits import DESCRIPTIONS, check_commands
from gateway.botapi.params import Params
from gateway.botapi.shapes import Json

ABILITIES: Json = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
"""What `getMe` adds to the User object."""
GIFTS: Json = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
"""What `getChat` says of them."""
FIELDS = {"name": "MyName", "description": "MyDescription", "short_description": "MyShortDescription"}
"""Of each: what the methods that set and get it are called."""


def commands_of(params: Params) -> dict[str, str]:
    """The menu that is given, description by name. Raises TelegramError 400."""
    given = params.nested("commands") or []
    commands = [(item.get("command", "").lstrip("/"), item.get("description", "")) for item in given]
    check_commands(commands)
    return dict(commands)


def told_commands(commands: dict[str, str]) -> list[Json]:
    """The BotCommand objects."""
    return [{"command": name, "description": words} for name, words in commands.items()]


def field_of(params: Params, field: str) -> str:
    """What a field of the profile is to say. Raises TelegramError 400."""
    text = params.text(field)
    if len(text) > DESCRIPTIONS[field]:
        raise bad_request(f"BOT_{'TITLE' if field == 'name' else 'DESCRIPTION'}_INVALID")
    return text
