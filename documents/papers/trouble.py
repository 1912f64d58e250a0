"""What is wrong with a template."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why a template is not taken; the texts are `template-<trouble>`."""

    NO_WORD = "no-word"
    DAMAGED = "damaged"
    PROTECTED = "protected"
    TOO_LARGE = "too-large"
    MACROS = "macros"
    EMBEDDED = "embedded"
    EXTERNAL = "external"
    FIELD = "field"
    ODD = "odd"
    LOOP = "loop"
    """A loop that is not closed."""
    CONDITION = "condition"
    CLOSING = "closing"
    """An end of what did not begin."""
    SYNTAX = "syntax"
    NO_MARKS = "no-marks"
    """Another text: there is nothing to fill."""
    UNKNOWN = "unknown"
    UNKNOWN_NEAR = "unknown-near"
    FORBIDDEN = "forbidden"
    NESTED = "nested"
    """A loop within a loop over what is not the outer one's."""
    UNSURE = "unsure"
    """A fact that a year may be without, and no condition around it."""


class BrokenTemplate(ValueError):
    """A template that cannot be filled: why, in which paragraph, which words, and what may have been meant."""

    def __init__(self, trouble: Trouble, where: str = "", what: str = "", near: str = "") -> None:
        self.trouble, self.where, self.what, self.near = trouble, where, what, near
        super().__init__(f"{trouble}: {what}" if what else str(trouble))

    def __reduce__(self) -> tuple[type["BrokenTemplate"], tuple[Trouble, str, str, str]]:
        return BrokenTemplate, (self.trouble, self.where, self.what, self.near)  # it is raised in another process
