"""Every word the bot says, out of `locales/`. This is the one place where what people typed is escaped."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

from models.words import STANDARD, WORDS, Vocabulary, Wording, word_key

LONG = 1000
"""Fluent refuses arguments of more than 2500 characters; ours wait outside from here on."""
STOPPED = "\1"
"""Stands behind a value that ends in a full stop, «Полянский Р.А.», until the text's own one after it is left out."""
TWICE = re.compile(rf"{STOPPED}((?:</\w+>)*)\.|{STOPPED}")
LOCALES = Path(__file__).resolve().parents[1] / "locales"
_SPOKEN: ContextVar[Wording] = ContextVar("spoken", default=STANDARD)


def spoken() -> Wording:
    """The words of the centre that is spoken to now: of whoever acts, or is written to."""
    return _SPOKEN.get()


def speak(words: Wording) -> None:
    """From here on this task says these words. Only `services/wording.py` does it: it knows whose."""
    _SPOKEN.set(words)


class Texts:
    """The texts of one language. A missing key or argument raises KeyError or ValueError: it is our mistake."""

    def __init__(self, language: str) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self._ready: dict[str, str] = {}  # texts without arguments, as most buttons are
        for file in sorted((LOCALES / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def html(self, key: str, **args: object) -> Markup:
        """The text for a message (Telegram's HTML); arguments that are no `Markup` are escaped."""
        if not args:
            own = spoken().names.get(key)
            return Markup(self.plain(key)) if own is None else escape(own)  # noqa: S704 — ours alone
        escaped = {name: str(escape(value)) if isinstance(value, str) else value for name, value in args.items()}
        return Markup(self._format(key, escaped))  # noqa: S704 — the text is ours, its arguments are escaped above

    def plain(self, key: str, **args: object) -> str:
        """The text for a button, a command or a notice, where no markup is read. What the centre calls by a name of
        its own is called so."""
        if args:
            return self._format(key, args)
        if (own := spoken().names.get(key)) is not None:
            return own
        return self.standard(key)

    def standard(self, key: str) -> str:
        """The same in the bot's own words, whatever the centre calls it."""
        if key not in self._ready:
            self._ready[key] = self._format(key, {})
        return self._ready[key]

    def told_to(self, reader: str, key: str) -> str:
        """The key of what this reader is told instead, where the text has such an attribute: «error-denied.admin»."""
        return f"{key}.{reader}" if reader in self._bundle.get_message(key).attributes else key

    def _format(self, key: str, args: Mapping[str, object]) -> str:
        name, _, reader = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[reader] if reader else message.value
        if pattern is None:
            raise KeyError(key)
        long = {name: value for name, value in args.items() if isinstance(value, str) and len(value) > LONG}
        put = {**args, **{name: f"\0{name}\0" for name in long}}
        put |= {name: f"{put[name]}{STOPPED}" for name, value in args.items() if _ends_in_full_stop(value)}
        text, errors = self._bundle.format_pattern(pattern, put)
        if errors:
            raise ValueError(f"{key}: {errors}")
        said = TWICE.sub(r"\1", str(text))
        for name, value in long.items():
            said = said.replace(f"\0{name}\0", value)
        return said


def _ends_in_full_stop(value: object) -> bool:
    return isinstance(value, str) and value.endswith(".")


@cache
def texts() -> Texts:
    """The texts of the bot, which speaks Russian; read from their files once."""
    return Texts("ru")


def label(prefix: str, value: str, **args: object) -> str:
    """What a member of an enum is called, by the beginning of its texts' keys: «Семинар», without markup."""
    return texts().plain(_key(prefix, value), **args)


@cache
def standard_words() -> Mapping[str, str]:
    """What everything that a centre may name is called by itself, by the keys of the names."""
    return {key: texts().standard(key) for key in WORDS}


def own_name(vocabulary: Vocabulary, value: str) -> str | None:
    """What the centre calls it, where that is a name of its own."""
    return spoken().names.get(word_key(vocabulary, value))


def small(name: str) -> str:
    """A name inside a sentence: «круглый стол»; «ШПР» stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def joined(parts: Sequence[str]) -> str:
    """«5 индивидуальных и 3 групповые»; where a part has a comma of its own, they stand apart by semicolons."""
    if any(", " in one for one in parts):
        return "; ".join(parts)
    *before, last = parts
    return texts().plain("paper-and", before=", ".join(before), last=last) if before else last


def keys(prefix: str, values: Iterable[str], end: str = "") -> Sequence[str]:
    """The keys that are put together of a beginning and each of these; what is looked up so, an area names."""
    return [_key(prefix, value) + end for value in values]


def _key(prefix: str, value: str) -> str:
    return f"{prefix}-{value.replace('_', '-')}"
