"""The methods a server knows by their documented names; Telegram does not mind their case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

H = TypeVar("H")


@dataclass(frozen=True, slots=True)
class Method(Generic[H]):
    """A method by its documented name."""

    name: str
    run: H


class Registry(dict[str, Method[H]]):
    """Methods by their names in small letters; whatever carries one out is a server's own business."""

    def method(self, *names: str) -> Callable[[H], H]:
        """Registers the function under Bot API names."""

        def register(handler: H) -> H:
            for name in names:
                self[name.lower()] = Method(name, handler)
            return handler

        return register
