"""Whatever the bot calls, the gateway knows."""

import ast
import inspect
import re
from collections.abc import Iterator

import aiogram.methods
import aiogram_dialog.manager.message_manager as windows
import pytest
from aiogram import Bot

import gateway.max.methods  # noqa: F401 – registers them
from gateway.max.registry import METHODS
from tests.guards.source import PRODUCT, nodes, trees

ALL = {name.lower() for name in aiogram.methods.__all__ if name[0].isupper()} - {
    "telegrammethod",
    "response",
    "request",
}
OF_MESSAGES = {
    "answer": "sendmessage",
    "answer_document": "senddocument",
    "answer_photo": "sendphoto",
    "edit_text": "editmessagetext",
    "edit_reply_markup": "editmessagereplymarkup",
}
"""What is called of a message, by what it calls."""


def named(tree: ast.Module) -> Iterator[str]:
    """Methods of the Bot API that stand in a file: as classes, as the bot's own methods, as a message's."""
    for node in nodes(tree):
        match node:
            case ast.Name(id=name) if name.lower() in ALL:
                yield name.lower()
            case ast.Attribute(attr=name) if name in OF_MESSAGES:
                yield OF_MESSAGES[name]
            case ast.Attribute(attr=name) if hasattr(Bot, name) and name.replace("_", "") in ALL:
                yield name.replace("_", "")


def test_every_method_that_stands_in_the_code() -> None:
    found = {name for tree in trees(*PRODUCT).values() for name in named(tree)}
    assert found >= {
        "sendmessage",
        "editmessagetext",
        "deletemessage",
        "answercallbackquery",
        "senddocument",
        "leavechat",
    }
    assert found - METHODS.keys() == set()


def test_every_method_of_windows() -> None:
    text = inspect.getsource(windows)
    called = {name.replace("_", "") for name in re.findall(r"bot\.(\w+)\(", text)}
    assert "sendmessage" in called
    kinds = {"sendvideo", "sendaudio", "sendanimation", "sendsticker"}
    assert (called & ALL) - METHODS.keys() - kinds == set()


@pytest.mark.parametrize("name", ["getUpdates", "getFile", "setWebhook", "deleteWebhook", "getWebhookInfo", "getMe"])
def test_what_is_called_beside(name: str) -> None:
    assert name.lower() in METHODS
