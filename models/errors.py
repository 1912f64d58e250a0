"""What may go wrong in the domain. Two texts each: a key of `locales/` for the person, `str()` for the log."""

from collections.abc import Sequence


class DomainError(Exception):
    """Refused by a rule. `key` and `arguments` make the text a person sees; no user text goes into the log."""

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = args


class Denied(DomainError):
    """The actor's roles do not allow it."""

    def __init__(self, permission: str) -> None:
        super().__init__("error-denied")
        self.permission = permission

    def __str__(self) -> str:
        return f"denied: {self.permission}"


class NotFound(DomainError):
    """There is no such thing in the actor's centre: another centre's things do not exist for them."""

    def __init__(self, key: str = "error-not-found") -> None:
        super().__init__(key)


class BadInput(DomainError):
    """What a person typed was not understood; the text says what was wrong and gives an example."""


class Doubtful(BadInput):
    """What was typed may be read in several ways. `readings` are what each is called, and the text that says it and
    nothing else."""

    readings: Sequence[tuple[str, str]] = ()
