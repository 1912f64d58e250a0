"""What was seen on the screens, as plain text: the same run gives the same words."""

from collections.abc import Iterable

from gateway.botapi.marks import to_html
from simulator.records import Button, Event, EventKind, Message, Rows
from simulator.state import World

INDENT = "    "
SHORT = 60
DAY, HOUR, MINUTE = 86_400, 3600, 60
_ICONS = {
    "photo": "🖼",
    "document": "📎",
    "video": "🎬",
    "voice": "🎤",
    "audio": "🎵",
    "animation": "🎞",
    "sticker": "◈",
    "contact": "☎",
    "location": "📍",
}
_SIGNS = {
    EventKind.SAID: "▸",
    EventKind.SENT: "▸",
    EventKind.CHANGED: "✎",
    EventKind.EDITED: "✎",
}


class Scribe:
    """Renders events; `html=True` keeps the marks of the text, `tidy=True` leaves out edits that only take the
    buttons away from under words that stay."""

    def __init__(self, world: World, *, html: bool = False, tidy: bool = False) -> None:
        self.world = world
        self.html = html
        self.tidy = tidy
        self._words: dict[int, str] = {}  # what each message said last

    def write(self, events: Iterable[Event]) -> str:
        """Lines of every event that shows, with a newline at the end of each."""
        return "".join(line for event in events if (line := self.line(event)))

    def line(self, event: Event) -> str:
        """One event's lines, or "" for one that does not show."""
        if self.tidy and self._only_buttons_gone(event):
            return ""
        text = self._text(event)
        return text + "\n" if text else ""

    def _only_buttons_gone(self, event: Event) -> bool:
        message = event.message
        if message is None:
            return False
        before = self._words.get(message.message_id)
        self._words[message.message_id] = message.text
        return event.kind is EventKind.EDITED and not message.rows and message.text == before

    def _text(self, event: Event) -> str:
        if event.kind is EventKind.CLOCK:
            return f"⏱ прошло {duration(float(event.text))}"
        bot, person = self.world.bot.first_name, self.world.chats[event.chat_id].user.full_name
        match event.kind:
            case EventKind.PRESSED | EventKind.STARTED:
                return f"{person} ▸ [{event.text}]"
            case EventKind.ANSWERED:
                return f"{bot} {'⚠' if event.alert else '⚑'} {_indented(event.text)}" if event.text else ""
            case EventKind.BLOCKED:
                return f"{person} ⛔ бот заблокирован"
            case EventKind.UNBLOCKED:
                return f"{person} ⛔ бот разблокирован"
            case EventKind.DELETED if event.message:
                return f"{bot} ✕ {_gist(event.message)}"
            case _ if event.message:
                name = bot if event.message.from_bot else person
                return f"{name} {_SIGNS[event.kind]} {self._message(event.message)}"
        return ""

    def _message(self, message: Message) -> str:
        text = to_html(message.text, message.entities) if self.html else message.text
        parts = [part for part in (attachment(message), _indented(text)) if part]
        return f"\n{INDENT}".join(parts) + keyboard(message.rows)


def attachment(message: Message) -> str:
    """One line about what the message carries; sizes change from run to run and are left out."""
    media = message.media
    if media is None:
        return ""
    icon = _ICONS.get(media.kind, "◻")
    if media.kind == "contact":
        return f"{icon} {media.body['phone_number']}"
    if media.kind == "location":
        return f"{icon} {media.body['latitude']}, {media.body['longitude']}"
    return f"{icon} {media.file.name}" if media.file else icon


def keyboard(rows: Rows) -> str:
    """Rows of buttons below a message, each on a line of its own."""
    return "".join("\n" + INDENT + " ".join(_button(button) for button in row) for row in rows)


def _button(button: Button) -> str:
    return f"[{button.label}{' ↗' if button.url or button.web_app else ''}]"


def _indented(text: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([first, *((INDENT + line).rstrip() for line in others)])


def _gist(message: Message) -> str:
    line = (attachment(message) or message.text).split("\n")[0]
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def duration(seconds: float) -> str:
    """«2 д 3 ч 5 мин»; less than a minute is told in seconds."""
    sign, left = ("−", -seconds) if seconds < 0 else ("", seconds)
    parts = []
    for unit, name in ((DAY, "д"), (HOUR, "ч"), (MINUTE, "мин")):
        count, left = divmod(left, unit)
        if count:
            parts.append(f"{count:.0f} {name}")
    if left or not parts:
        parts.append(f"{left:g} с")
    return sign + " ".join(parts)
