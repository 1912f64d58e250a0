"""What the command line says: in Russian, or in English where the terminal's locale is an English one."""

import errno
import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from services.texts import Texts

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a locale stands, the first that is set rules (POSIX, Environment Variables)."""
REASONS = {
    errno.ENOENT: "reason-none",
    errno.EACCES: "reason-denied",
    errno.EPERM: "reason-denied",
    errno.EROFS: "reason-read-only",
    errno.ENOTDIR: "reason-no-folder",
    errno.EISDIR: "reason-folder",
    errno.EEXIST: "reason-there",
    errno.ENOSPC: "reason-full",
    errno.EADDRINUSE: "reason-port-taken",
    errno.ECONNREFUSED: "reason-refused",
}


def language() -> str:
    """`en` for an English locale, `ru` for every other and for none: servers are often in «C»."""
    told = next((value for name in VARIABLES if (value := os.environ.get(name))), "")
    return "en" if told.lower().startswith("en") else "ru"


def say(key: str, **args: object) -> str:
    """The text of `locales/cli` in the language of the terminal."""
    return cli_texts(language()).plain(key, **args)


def reason(error: OSError) -> str:
    """Why the machine refused, in a few words."""
    key = REASONS.get(error.errno or 0)
    return say(key) if key else error.strerror or type(error).__name__


@cache
def cli_texts(spoken: str) -> "Texts":
    """The texts of the command line in that language; read when something is said: that takes a second."""
    from services.texts import LOCALES, Texts

    return Texts(spoken, *sorted((LOCALES / "cli" / spoken).glob("*.ftl")))


def help_text(path: str) -> str:
    """The Russian help of a command or an option by its words, or nothing."""
    key = f"help-{path}".replace("_", "-")
    texts = cli_texts("ru")
    return texts.plain(key) if key in texts else ""
