"""aiogram, imported without building its models: each is built when it is used for the first time.

aiogram builds a validator for each of some 450 types while it is imported, and into each of them those of all
types that it holds: three seconds of the processor and 110 MB, of which a bot uses a handful. pydantic can put
that off (`defer_build`, docs.pydantic.dev/latest/api/config), but asks the models for it; so it is said here for
all models that come to be while aiogram is imported, and for no others.

Where a version of aiogram or pydantic does not go along, models are built at the import as ever: slower, not wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

_AIOGRAM: Final = "aiogram"


def import_aiogram() -> None:
    """Import aiogram, unless somebody did already."""
    if _AIOGRAM in sys.modules:
        return
    with _put_off() as names:
        import aiogram  # noqa: F401, PLC0415  # how its models are built is decided where it is imported first
    for model in BaseModel.__subclasses__():
        if model.__module__.startswith(f"{_AIOGRAM}."):
            model.model_rebuild = classmethod(partial(_built, names))  # type: ignore[assignment, method-assign]


@contextmanager
def _put_off() -> Iterator[dict[str, Any]]:
    """Models that are made here wait to be built; given are the names by which they know each other."""
    names: dict[str, Any] = {}

    def later(_model: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **_: object) -> None:
        names.update(_types_namespace or {})

    config, rebuild = BaseModel.model_config, BaseModel.__dict__["model_rebuild"]
    BaseModel.model_config = ConfigDict(defer_build=True)
    BaseModel.model_rebuild = classmethod(later)  # type: ignore[assignment, method-assign]
    try:
        yield names
    finally:
        BaseModel.model_config = config
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]


def _built(names: Mapping[str, Any], model: type[BaseModel], **options: Any) -> bool | None:
    """As `BaseModel.model_rebuild`, which pydantic calls at the first use of a model, with aiogram's names."""
    rebuild = BaseModel.__dict__["model_rebuild"].__func__
    built: bool | None = rebuild(model, **{"_types_namespace": names} | options)
    return built
