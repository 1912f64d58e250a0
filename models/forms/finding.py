"""Which option is meant by what was typed."""

import re
from collections.abc import Callable, Sequence

from models.forms.kinds import Option

_PARTED = re.compile(r"[,;\n]+")
_AND = re.compile(r"\s+и\s+", re.IGNORECASE)


def find(options: Sequence[Option], text: str) -> list[Option]:
    """The options that the typed words mean: the same words, else the same words in another case, else the same
    beginnings of words, else those whose whole name stands among the words, the longest: «родительское собрание»."""
    wanted = _words(text)
    if not wanted:
        return []
    named = [(option, _words(name)) for option in options for name in (option.label, *option.also)]
    for means in (_same, _declined, _begun):
        if found := [option for option, name in named if means(wanted, name)]:
            return list(dict.fromkeys(found))
    held = [(len(name), option) for option, name in named if _held(wanted, name)]
    most = max((words for words, _ in held), default=0)
    return list(dict.fromkeys(option for words, option in held if words == most))


def parted(text: str, means: Callable[[str], bool]) -> list[str]:
    """What is typed at once: «контроль, супервизия», «1, 3», «контроль и супервизия» unless the whole means one."""
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    if len(parts) == 1 and not means(parts[0]):
        parts = [part.strip() for part in _AND.split(parts[0]) if part.strip()]
    return parts or [text]


def _words(text: str) -> list[str]:
    return text.casefold().replace("ё", "е").split()


def _same(wanted: Sequence[str], name: Sequence[str]) -> bool:
    return wanted == name


def _declined(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """«специалистов» – «специалисты», and not «специалисты опеки»."""
    return len(wanted) == len(name) and all(map(_of_one_stem, wanted, name))


def _of_one_stem(typed: str, word: str) -> bool:
    stem = max(3, len(word) - 1)
    return typed[:stem] == word[:stem] and len(typed) <= len(word) + 2


def _begun(wanted: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(_alike(word, other) for other in name) for word in wanted)


def _held(wanted: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(_of_one_stem(typed, word) for typed in wanted) for word in name)


def _alike(typed: str, word: str) -> bool:
    # endings differ by case and number («педагогов» – «Педагоги»): compare all but the last two letters
    stem = typed[: max(3, len(typed) - 2)] if len(typed) > 3 else typed
    return word.startswith(stem)
