"""What the bot says in a message: as MAX takes it, as it is remembered, and as the bot is told of it."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Self

from gateway.botapi.entities import parse_html
from gateway.botapi.shapes import Json
from gateway.max import files
from gateway.max.words import Words


@dataclass(frozen=True, slots=True)
class Draft:
    """A message of the bot."""

    words: Words
    markup: Json | None = None
    """The bot's own `reply_markup`, as it gave it."""
    keyboard: list[Json] = field(default_factory=list)
    """The attachment that it is in MAX."""
    file: Json | None = None
    before: list[str] = field(default_factory=list)
    """Names of the messages before this one that hold the beginning of a text too long for one."""

    @classmethod
    def of_copy(cls, copy: Json) -> Self:
        """As it was remembered."""
        return cls(
            Words(copy["text"], copy["marked"]), copy["markup"], copy["keyboard"], copy["file"], list(copy["before"])
        )

    def copy(self) -> Json:
        """To be remembered."""
        return {
            "text": self.words.text,
            "marked": self.words.marked,
            "markup": self.markup,
            "keyboard": self.keyboard,
            "file": self.file,
            "before": self.before,
        }

    def body(self, link: Json | None = None, *, silent: bool = False) -> Json:
        """As MAX takes it. Everything is said each time: what an edit leaves out MAX would keep."""
        attachments = [files.attached(self.file)] if self.file else []
        return {
            "text": self.words.text,
            "format": "html" if self.words.marked else None,
            "attachments": [*attachments, *self.keyboard],
            "link": link,
            "notify": not silent,
        }

    def same(self, other: Self) -> bool:
        """Whether a person would see no difference."""
        return self._seen() == other._seen()

    def _seen(self) -> bytes:
        file = self.file["id"] if self.file else ""
        seen = [self.words.text, self.words.marked, self.keyboard, file]
        return hashlib.sha256(json.dumps(seen).encode()).digest()

    def with_markup(self, markup: Json | None, keyboard: list[Json]) -> Self:
        """The same words with other buttons."""
        return replace(self, markup=markup, keyboard=keyboard)

    def with_file(self, file: Json) -> Self:
        """The same words under a file."""
        return replace(self, file=file)

    def told(self) -> Json:
        """The fields of the Message object that this is."""
        text, entities = parse_html(self.words.text) if self.words.marked else (self.words.text, ())
        name, marks = ("caption", "caption_entities") if self.file else ("text", "entities")
        body: Json = files.described(self.file) if self.file else {}
        if text:
            body[name] = text
        if entities:
            body[marks] = [one.as_json() for one in entities]
        if self.markup:
            body["reply_markup"] = self.markup
        return body
