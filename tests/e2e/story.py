"""Conversations kept word for word in `docs/transcripts/`: the test fails when the bot says something else."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.driver import Simulator
from simulator.phone import Phone
from simulator.records import Event, EventKind
from simulator.transcript import Scribe

FOLDER = Path(__file__).parents[2] / "docs" / "transcripts"
MASKS = (
    (re.compile(r"(?<=start=)[\w-]+|(?<=/start )[\w-]{10,}"), "…"),  # the codes of invites
    (re.compile(r"(?<=номер )[0-9A-F]{6}"), "A1B2C3"),
    (re.compile(r"https://max\.ru/"), "https://t.me/"),
    (re.compile(r"(?<=⏱ прошло ).*\.\d+ с"), "…"),  # to a moment of the day, from whenever the test had come to
)


BEGUN = re.compile(r"▸ /start( …)?$", re.MULTILINE)
BUTTON = "▸ [Начать]"


class Story:
    """Parts of a conversation, each with its heading. In MAX it is the same one: but «/start» is said by a button, and
    what answers a press is said once more by a message."""

    def __init__(self, sim: Simulator) -> None:
        self._sim, self._in_max = sim, sim.world.messenger == "max"
        self._scribe = Scribe(sim.world, tidy=True)
        self._parts: list[tuple[str, str]] = []
        self._since = 0

    def begin(self) -> None:
        """What was said until now is no part of the story."""
        self._take()

    def seen_by(self, phone: Phone, heading: str) -> None:
        """What this person has seen since the part before; others' messages come in any order between."""
        known = {id(event) for event in self._sim.events[self._since :]}
        mine = [event for event in _in_order(self._lasting(phone.events())) if id(event) in known]
        words = self._written(mine)
        self._parts.append((heading, words))

    def part(self, heading: str) -> None:
        """What was said since the part before stands under this heading."""
        self._parts.append((heading, self._take()))

    def _take(self) -> str:
        words = self._written(self._lasting(self._sim.events[self._since :]))
        self._since = len(self._sim.events)
        return words

    def _written(self, events: Sequence[Event]) -> str:
        words = self._scribe.write(events)
        for pattern, mask in MASKS:
            words = pattern.sub(mask, words)
        return words

    def _lasting(self, events: Sequence[Event]) -> list[Event]:
        """Without the messages that say once more what answered a press."""
        if not self._in_max:
            return list(events)
        whole = self._sim.events
        answers = {(one.chat_id, one.text) for one in whole if one.kind is EventKind.ANSWERED and one.text}
        sent = [(one.chat_id, one.message) for one in whole if one.kind is EventKind.SENT and one.message]
        passing = {(chat, one.message_id) for chat, one in sent if (chat, one.text) in answers and not one.rows}
        return [one for one in events if not (one.message and (one.chat_id, one.message.message_id) in passing)]

    def check(self, name: str, title: str, about: str) -> None:
        """Compares with `docs/transcripts/<name>.md`; UPDATE_TRANSCRIPTS=1 writes it anew."""
        assert self._since == len(self._sim.events), "words that stand under no heading"
        parts = "".join(f"\n## {heading}\n\n```text\n{words}```\n" for heading, words in self._parts)
        told = f"# {title}\n\n{about}\n{parts}"
        file = FOLDER / f"{name}.md"
        if self._in_max:
            kept = file.read_text(encoding="utf-8")
            assert BEGUN.sub(BUTTON, told) == BEGUN.sub(BUTTON, kept), "the same words as in Telegram"
            return
        if os.environ.get("UPDATE_TRANSCRIPTS"):
            file.write_text(told, encoding="utf-8")
        assert told == file.read_text(encoding="utf-8"), "UPDATE_TRANSCRIPTS=1 writes the file anew"


def _in_order(events: Sequence[Event]) -> Iterator[Event]:
    """All but older messages that were edited: letters are brought up to date at a moment of their own."""
    newest = 0
    for event in events:
        number = event.message.message_id if event.message else newest
        if event.kind is not EventKind.EDITED or number >= newest:
            yield event
        newest = max(newest, number)
