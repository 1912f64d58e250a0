"""Messages and dialogs as numbers: MAX's `mid` is a chat and a place in it, so a pair of numbers and back.

Computed on published samples, promised by nobody: what does not follow the rule is kept in a table (`store.py`).
"""

import re

_WORD = 2**64
_MID = re.compile(r"mid\.([0-9a-f]{16})([0-9a-f]{16})")


def mid_of(chat: int, seq: int) -> str:
    """The `mid` of the message `seq` in MAX's chat."""
    return f"mid.{chat % _WORD:016x}{seq % _WORD:016x}"


def parts_of(mid: str) -> tuple[int, int] | None:
    """MAX's chat and the message's number in it; None where the `mid` is of another make."""
    found = _MID.fullmatch(mid)
    if found is None:
        return None
    chat, seq = (int(part, 16) for part in found.groups())
    return (chat - _WORD if chat >= _WORD // 2 else chat), seq


def seq_at(milliseconds: int) -> int:
    """The number that a message of that moment would bear."""
    return milliseconds << 16


def dialog_guess(user: int, bot: int) -> int:
    """The dialog of the two where no update has told it yet."""
    return user ^ bot
