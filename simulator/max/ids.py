"""MAX's numbers: of a dialog, of a message, and the moment that stands in it.

None of the three rules is documented; each was computed on messages that were seen live.
"""

import re

WORD = 2**64
MOMENT_BITS = 16  # below the milliseconds of a sequence number
_MID = re.compile(r"mid\.([0-9a-f]{16})([0-9a-f]{16})")


def dialog_id(user_id: int, bot_id: int) -> int:
    """The chat a person and a bot have with each other; of a dialog's id and the bot's it gives the person's."""
    return user_id ^ bot_id


def mid_of(chat_id: int, seq: int) -> str:
    """A message's id; a group's negative number is in two's complement."""
    return f"mid.{chat_id % WORD:016x}{seq % WORD:016x}"


def read_mid(mid: str) -> tuple[int, int] | None:
    """The chat and the sequence number of a message; None for what is no such id."""
    found = _MID.fullmatch(mid)
    if found is None:
        return None
    chat_id, seq = (int(part, 16) for part in found.groups())
    return (chat_id - WORD if chat_id >= WORD // 2 else chat_id), seq


def seq_at(milliseconds: int) -> int:
    """The first sequence number of a moment."""
    return milliseconds << MOMENT_BITS
