"""What the services offer, found by looking."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, get_type_hints

import services
from services.work import Work


def service_modules() -> Iterator[ModuleType]:
    """Every module of `services`."""
    for found in pkgutil.walk_packages(services.__path__, "services."):
        yield importlib.import_module(found.name)


def takes_work(function: Callable[..., Any]) -> bool:
    """Whether its first parameter is a unit of work."""
    first = next(iter(inspect.signature(function).parameters.values()), None)
    return first is not None and get_type_hints(function).get(first.name) is Work


def public_coroutines() -> Iterator[Callable[..., Any]]:
    """The public coroutine functions that services define themselves, wrapped or not."""
    for module in service_modules():
        for name, function in vars(module).items():
            if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != module.__name__:
                continue
            if inspect.iscoroutinefunction(inspect.unwrap(function)):
                yield function


def use_cases() -> Iterator[Callable[..., Any]]:
    """Everything that acts for a person."""
    for function in public_coroutines():
        if takes_work(inspect.unwrap(function)):
            yield function
