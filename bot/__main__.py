"""`python -m bot`, and `opora` where it is installed. Any Python 3 can read this file: it says which one is needed."""

import os
import sys


def main():  # type: ignore[no-untyped-def]  # an older Python reads it too
    """Run the command, or say in one line why nothing of it can run here."""
    if sys.version_info < (3, 11):  # noqa: UP036 — whoever starts a checkout with an older one shall read why
        given = ".".join(str(part) for part in sys.version_info[:2])
        sys.exit("Ошибка: нужен Python 3.11 или новее, а это %s (Python 3.11 or newer is needed)." % given)  # noqa: UP031
    if os.name == "nt":
        sys.exit("Ошибка: на Windows программа работает внутри WSL, см. docs/ustanovka.md (on Windows it needs WSL).")
    from bot import cli

    cli.main()


if __name__ == "__main__":
    main()  # type: ignore[no-untyped-call]
