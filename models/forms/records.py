"""Questions of a record: its topic, where it was published, districts with their numbers, who came first, with whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.errors import BadInput, DomainError
from models.forms.counted import read_counts
from models.forms.finding import find
from models.forms.kinds import Label, Move, Option, Rows, Scene, Tap, TextKey, pairs, whole
from models.forms.lists import LARGEST, PAD, Counts
from models.forms.simple import Line
from models.plan.words import fold
from models.stored import Json

LINK = re.compile(r"(?:https?://\S+|(?:[\w-]+\.)+[a-zа-я]{2,}(?:/\S*)?)", re.IGNORECASE)
_HOSTS = (("вконтакте", r"\bvk\.(?:com|ru)"), ("одноклассник", r"\bok\.ru"), ("телеграм", r"\bt\.me"))
"""What the channels are called whose links have a host of their own."""


@dataclass(frozen=True)
class Known(Line):
    """A line of text; what is typed like one of the offers is that offer, so that one thing has one name."""

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        move = super().typed(text, value, scene)
        same = next((one for one in self.offered(scene) if fold(one) == fold(move.value)), move.value)
        return Move(same, done=True)

    def offered(self, scene: Scene) -> Sequence[str]:
        return self.offers

    def rows(self, value: Json, scene: Scene) -> Rows:
        return pairs([Tap(str(n), offer, offer == value) for n, offer in enumerate(self.offered(scene))])

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        offered = {str(n): offer for n, offer in enumerate(self.offered(scene))}
        if data not in offered:
            raise DomainError("error-stale")
        return Move(offered[data], done=True)


@dataclass(frozen=True)
class Title(Known):
    """What it was called; a type with topics offers the centre's list."""

    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def offered(self, scene: Scene) -> Sequence[str]:
        return self.topics.get(scene.values.get("type", ""), ())

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        return TextKey("activity-topic-hint") if self.offered(scene) else None


@dataclass(frozen=True)
class Channel:
    """Where the centre publishes, and whether what stands there has a link."""

    name: str
    linked: bool


@dataclass(frozen=True)
class Published(Line):
    """A channel and, where it has one, a link: {"channel": …, "link": …}. A link alone tells its channel."""

    channels: Sequence[Channel] = ()
    needs_link: bool = False
    """Whether a channel that has links is no answer without one."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        if scene.ui.get("link"):
            return [] if self.needs_link else [[Tap("-", TextKey("form-no-link"))]]
        now = (value or {}).get("channel")
        return pairs([Tap(f"={n}", one.name, one.name == now) for n, one in enumerate(self.channels)])

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        return TextKey("form-which-link", {"channel": value["channel"]}) if scene.ui.get("link") else None

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        numbered = {f"={n}": one for n, one in enumerate(self.channels)}
        if data == "-" and scene.ui.get("link") and not self.needs_link:
            return Move({"channel": value["channel"]}, done=True)
        if data not in numbered:
            raise DomainError("error-stale")
        return self._chosen(numbered[data], scene)

    def _chosen(self, channel: Channel, scene: Scene) -> Move:
        if channel.linked:
            scene.ui["link"] = True
        return Move({"channel": channel.name}, done=not channel.linked)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        plain = text.strip()
        if LINK.fullmatch(plain):
            if len(plain) > self.longest:
                raise BadInput("form-too-long", length=len(plain), longest=self.longest)
            return Move(self._of(plain, (value or {}).get("channel")) | {"link": plain}, done=True)
        if scene.ui.get("link"):
            raise BadInput("form-not-a-link", typed=plain[:60])
        found = find([Option(one.name, one.name) for one in self.channels], plain)
        if len(found) != 1:
            example = self.channels[0].name if self.channels else "https://…"
            raise BadInput("form-not-a-channel", typed=plain[:60], example=example)
        return self._chosen(next(one for one in self.channels if one.name == found[0].id), scene)

    def _of(self, link: str, chosen: str | None) -> dict[str, str]:
        linked = [one.name for one in self.channels if one.linked]
        for name, host in _HOSTS:
            there = next((one for one in linked if name in fold(one)), None)
            if there and re.search(host, link, re.IGNORECASE):
                return {"channel": there}
        known = chosen if chosen in linked else next(iter(linked), None)
        return {"channel": known} if known else {}

    def show(self, value: Json) -> list[Label]:
        return [", ".join(value[name] for name in ("channel", "link") if value.get(name))]


@dataclass(frozen=True)
class Shares(Counts):
    """Several of the options, each with its number where that is known: {id: number}, 0 where it is not."""

    how_many: str = "form-how-many-from"
    """The text that asks the number of one of them."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        chosen = scene.ui.get("item")
        taps = [Tap(f"={o.id}", self._named_with(o, value), o.id == chosen) for o in self.options]
        pad = [[Tap(f"n{n}", str(n)) for n in row] for row in PAD] if chosen else []
        return pad + pairs(taps)

    def _named_with(self, option: Option, value: Json) -> str:
        if option.id not in (value or {}):
            return option.label
        number = _number(value[option.id])
        return f"✓ {option.label}{f': {number}' if number else ''}"

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        label = next((o.label for o in self.options if o.id == scene.ui.get("item")), None)
        return TextKey(self.how_many, {"what": label}) if label else None

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        item = scene.ui.get("item")
        if data.startswith("n") and data[1:].isdigit() and item:
            scene.ui.clear()
            return Move((value or {}) | {item: whole(data[1:], LARGEST)})
        if not any(data == f"={option.id}" for option in self.options):
            raise DomainError("error-stale")
        scene.ui.clear()
        if data[1:] in (value or {}):
            return Move({option_id: number for option_id, number in value.items() if option_id != data[1:]})
        scene.ui["item"] = data[1:]
        return Move((value or {}) | {data[1:]: 0})

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        item = scene.ui.get("item")
        if item and text.strip().isdigit():
            scene.ui.clear()
            return Move((value or {}) | {item: whole(text, LARGEST)})
        shares = dict(value or {})
        for part in filter(None, (one.strip() for one in re.split(r"[,;\n]+", text))):
            shares |= self._read(part)
        scene.ui.clear()
        return Move(shares)

    def _read(self, part: str) -> dict[str, int]:
        """«Лесной 8 Заречный 5», «Лесной»; BadInput for what is none of the options, or may be several."""
        if any(letter.isdigit() for letter in part):
            said = [(one.whose, whole(one.number, LARGEST)) for one in read_counts(part, self.options)]
        else:
            said = [(tuple(find(self.options, part)), 0)]
        if any(len(whose) != 1 for whose, _ in said):
            raise BadInput("form-no-such-option", typed=part[:60], example=self.options[0].label)
        return {whose[0].id: number for whose, number in said}

    def show(self, value: Json) -> list[Label]:
        told = {o.label: _number(value[o.id]) for o in self.options if o.id in value}
        return [f"{label}{f' – {number}' if number else ''}" for label, number in told.items()]


def _number(kept: Json) -> int:
    """The number of a share; one that an older form kept as people here and afar."""
    return sum(kept) if isinstance(kept, list) else int(kept)
