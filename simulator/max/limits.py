"""MAX's limits, as its pages and its schema tell them."""

import re

TEXT = 4000  # characters, marks included
START_PAYLOAD = 128  # a longer one is dropped, not refused
ROWS = 30
ROW = 7  # which makes 210 buttons at most
ROW_WITH_LINK = 3
BUTTON_TEXT = 128
PAYLOAD = 1024
URL = 2048
COMMANDS = 32
COMMAND_NAME = 64
COMMAND_WORDS = 128
BOT_NAME = 59
BOT_WORDS = 16_000
EDIT_SECONDS = 7 * 24 * 3600  # of a message in a dialog that has no keyboard
UPDATES = 1000
UPDATES_USUALLY = 100
POLL_SECONDS = 90
POLL_USUALLY = 30

OVERALL_RATE = 30.0  # calls a second of one bot
DIALOG_RATE = 2.0  # a second in one dialog, of each of sending, editing, deleting, answering

HOOK_SECONDS = 30.0  # the bot's server has to answer 200 within
HOOK_RETRIES = 10
HOOK_FIRST_PAUSE = 60.0
HOOK_GROWTH = 2.5
HOOK_GIVES_UP = 8 * 3600.0  # of nothing but failures: the subscription is gone

SECRET = re.compile(r"[A-Za-z0-9_-]{5,256}")
LINK_TYPES = frozenset(("link", "open_app", "request_contact", "request_geo_location"))
UPDATE_TYPES = frozenset(
    (
        "message_created",
        "message_callback",
        "message_edited",
        "message_removed",
        "message_chat_created",
        "bot_started",
        "bot_stopped",
        "bot_added",
        "bot_removed",
        "bot_admin_permissions_changed",
        "user_added",
        "user_removed",
        "chat_title_changed",
        "dialog_cleared",
        "dialog_removed",
        "dialog_muted",
        "dialog_unmuted",
        "comment_created",
        "comment_edited",
        "comment_removed",
    )
)
