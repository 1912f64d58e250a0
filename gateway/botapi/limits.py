"""Telegram's limits: numbers and the checks that refuse in its words."""

import re

from gateway.botapi.errors import TelegramError, bad_request

TEXT = 4096
RAW_TEXT_BYTES = 32_768
CAPTION = 1024
CALLBACK_DATA_BYTES = 64
BUTTONS = 100
NOTICE = 200
CALLBACK_SECONDS = 150
UPDATE_SECONDS = 24 * 3600
DELETE_SECONDS = 48 * 3600
DOWNLOAD_BYTES = 20 * 2**20
UPLOAD_BYTES = 50 * 2**20
PHOTO_BYTES = 10 * 2**20
UPDATES_AT_ONCE = 100
POLL_SECONDS = 50
COMMANDS = 100
COMMAND_DESCRIPTION = 256
SECRET = 256
DESCRIPTIONS = {"name": 64, "description": 512, "short_description": 120}

START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]*")

CHAT_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def check_text(text: str) -> None:
    """A message's text, parsed and trimmed."""
    if not text.strip():
        raise bad_request("message text is empty")
    if len(text) > TEXT:
        raise bad_request("message is too long")


def check_raw(text: str) -> None:
    """Text before parsing."""
    if len(text) * 4 > RAW_TEXT_BYTES and len(text.encode("utf-8", "surrogatepass")) > RAW_TEXT_BYTES:
        raise bad_request("text is too long")


def check_caption(text: str) -> None:
    """A caption, parsed and trimmed; an empty one is fine."""
    if len(text) > CAPTION:
        raise bad_request("message caption is too long")


def check_notice(text: str) -> None:
    """The text of answerCallbackQuery."""
    if len(text) > NOTICE:
        raise bad_request("MESSAGE_TOO_LONG")


def check_upload(kind: str, size: int) -> None:
    """A file the bot sends, in bytes."""
    if size > UPLOAD_BYTES:
        raise TelegramError(413, "Request Entity Too Large")
    if size == 0:
        raise bad_request("file must be non-empty")
    if kind == "photo" and size > PHOTO_BYTES:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")


def check_commands(commands: list[tuple[str, str]]) -> None:
    """(name, description) pairs of setMyCommands."""
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for name, description in commands:
        if not _COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def check_secret(secret: str) -> None:
    """The secret of setWebhook."""
    if len(secret) > SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
