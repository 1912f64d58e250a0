"""Telegram in memory as the tests use it, and a look into what the bot keeps of a conversation."""

import json
from io import BytesIO
from typing import Any

from examples.year.messenger import LONGEST, Notebook, Phone, Telegram, seen

__all__ = ["LONGEST", "Notebook", "Phone", "Telegram", "content", "kept", "seen"]


async def content(telegram: Telegram, file_id: object) -> bytes:
    """What is in a file that the bot names."""
    out = BytesIO()
    await telegram.download(file_id, out)
    return out.getvalue()


def kept(notebook: Notebook, phone: Phone) -> list[tuple[str, Any]]:
    """The windows that are open on the phone, the upper last: state and data, as they were stored."""
    content = next((c for key, c in notebook.kept.items() if key.user_id == phone.who.telegram_id), None)
    data = json.loads(content)["data"] if content else {}
    contexts = {name.rpartition(":")[2]: json.loads(text) for name, text in data.items() if ":context:" in name}
    stack: dict[str, list[str]] = next(
        (json.loads(text) for name, text in data.items() if ":stack:" in name), {"intents": []}
    )
    return [(contexts[intent]["state"], contexts[intent]["dialog_data"]) for intent in stack["intents"]]
