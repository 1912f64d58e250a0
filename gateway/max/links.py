"""Links that open the bot: the product may write Telegram's, a person of MAX needs MAX's, and the other way round."""

import re

CODE = re.compile(r"[A-Za-z0-9_-]{1,128}")
"""What may stand behind «?start=»; MAX drops what is longer."""


class Links:
    """Of one bot."""

    def __init__(self, nick: str) -> None:
        self._nick = nick
        name = re.escape(nick)
        self._telegrams = re.compile(rf"(?:https?://)?\b(?:t|telegram)\.me/{name}(?=[?\"\s<]|$)", re.IGNORECASE)
        self._maxes = re.compile(rf"(?:https?://)?\bmax\.ru/{name}(?=[?\"\s<]|$)", re.IGNORECASE)

    def to_max(self, text: str) -> str:
        """A text or an address with the links that MAX opens."""
        return self._telegrams.sub(f"https://max.ru/{self._nick}", text) if self._nick else text

    def to_telegram(self, text: str) -> str:
        """What a person wrote, with the links as the bot knows them."""
        return self._maxes.sub(f"https://t.me/{self._nick}", text) if self._nick else text
