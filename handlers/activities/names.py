"""What kinds of activities are called on buttons."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from models.activity_words import ALSO
from models.forms.kinds import Option
from models.stored import Answers
from models.words import WORDS, Wording, word_key
from services.texts import label, spoken, texts


def options(prefix: str, kinds: Iterable[StrEnum]) -> tuple[Option, ...]:
    """An enum's values as options, in its order, with what else people call them; what the centre has put out of use is
    not offered."""
    return _options(prefix, tuple(kinds), spoken())


@lru_cache(maxsize=512)
def _options(prefix: str, kinds: tuple[StrEnum, ...], words: Wording) -> tuple[Option, ...]:
    """Made once for each version of a centre's words."""
    return tuple(_option(prefix, kind, words) for kind in kinds)


def _option(prefix: str, kind: StrEnum, words: Wording) -> Option:
    key = word_key(prefix, kind.value)
    called, also = label(prefix, kind.value), ALSO.get(prefix, {}).get(kind, ())
    # whoever knows it by the bot's own name is understood too
    known = (texts().standard(key), *also) if key in WORDS and key in words.names else also
    return Option(kind.value, called, known, key in words.hidden)


def leave_closed(kept: Answers, given: Answers) -> None:
    """A district that the centre serves no more is not repeated."""
    if kept.get("district") not in {str(district) for district, _ in given["districts"]}:
        kept.pop("district", None)
