"""`reply_markup` checked as Telegram checks it."""

from typing import Any

from gateway.botapi.errors import bad_request
from gateway.botapi.limits import BUTTONS, CALLBACK_DATA_BYTES
from gateway.botapi.shapes import Json

INLINE_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_URL_SCHEMES = ("http://", "https://", "tg://", "mailto:", "tel:")
_MAY_BE_EMPTY = ("switch_inline_query", "switch_inline_query_current_chat", "callback_game")


def check_markup(markup: Any) -> Json | None:
    """The markup ready to be kept, or None where there is none; raises TelegramError 400."""
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        return _reply(markup)
    return markup or None


def _inline(rows: Any) -> Json | None:
    _check_table(rows, "inline keyboard")
    kept = [[_inline_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _reply(markup: Json) -> Json:
    rows = markup["keyboard"]
    _check_table(rows, "reply keyboard")
    kept = [[{"text": b} if isinstance(b, str) else b for b in row] for row in rows if row]
    for button in (button for row in kept for button in row):
        if not isinstance(button, dict) or not button.get("text"):
            raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if sum(map(len, kept)) > 3 * BUTTONS:
        raise bad_request("reply markup is too long")
    return {**markup, "keyboard": kept}


def _check_table(rows: Any, what: str) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{what.replace(" ", "_")}" of the ReplyMarkup must be an Array of Arrays')


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if not button.get("text"):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    action = next((a for a in INLINE_ACTIONS if button.get(a) or (a in button and a in _MAY_BE_EMPTY)), None)
    if action is None:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if action == "callback_data" and len(button["callback_data"].encode()) > CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url":
        _check_url(button["url"])
    if action == "web_app" and not str(button["web_app"].get("url", "")).startswith("https://"):
        url = button["web_app"].get("url", "")
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return button


def _check_url(url: str) -> None:
    if " " in url or ("." not in url and "://" not in url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if "://" in url and not url.startswith(_URL_SCHEMES):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
