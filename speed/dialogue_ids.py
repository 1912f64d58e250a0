"""Names of dialogues. This is not for speed: aiogram-dialog offers no other way to give it names of ours."""

import secrets
import string

from aiogram_dialog.api.entities import stack

LETTERS = string.ascii_letters + string.digits


def set_up_ids() -> None:
    """Name dialogues by `dialogue_id` from now on."""
    stack.new_id = dialogue_id


def dialogue_id() -> str:
    """A name that no other dialogue of the chat has, six characters long.

    aiogram-dialog's own has the second and one of a hundred numbers in it: a form opened within a second of the card
    below it takes the card along with itself once in a hundred times.
    """
    return "".join(secrets.choice(LETTERS) for _ in range(6))
