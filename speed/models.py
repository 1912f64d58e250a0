"""aiogram makes each of its 590 models whole when it is imported, which takes most of a start and half of an idle bot's
memory; a bot uses some fifty of them. Here each becomes whole when it is first used, as pydantic does with any model
whose types were not known yet."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from speed.switch import Bend, bent

LIBRARY = "aiogram."
CORE = "Message"
"""In nearly every answer: made whole before the first of them, so that it is not made again inside each."""

_at_once: Any = BaseModel.__dict__["model_rebuild"].__func__
_names: dict[str, Any] = {}


def build_models_late() -> None:
    """To be called before aiogram is imported: what is imported already is whole."""
    BaseModel.model_rebuild = classmethod(_rebuild)  # type: ignore[method-assign, assignment]  # what pydantic calls


def _rebuild(
    cls: type[BaseModel],
    *,
    force: bool = False,
    raise_errors: bool = True,
    _parent_namespace_depth: int = 2,
    _types_namespace: Mapping[str, Any] | None = None,
) -> bool | None:
    """Pydantic's own, but for aiogram's models and what is made of them: their first call, by aiogram when it is
    imported, only brings the names; what uses a model calls again. Returns None when nothing was to do."""
    theirs = any(one.__module__.startswith(LIBRARY) for one in cls.__mro__)
    if theirs and _types_namespace is not None and bent(Bend.MODELS):
        _names.update(_types_namespace)
        return None
    if theirs and _types_namespace is None and _names:
        if cls is not (core := _names[CORE]):
            core.model_rebuild()
        _types_namespace = _names
    return _at_once(  # type: ignore[no-any-return]
        cls,
        force=force,
        raise_errors=raise_errors,
        _parent_namespace_depth=_parent_namespace_depth + 1,
        _types_namespace=_types_namespace,
    )
