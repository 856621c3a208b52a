"""Hooks that only say where a part of the program lies. It is imported when it is asked for, and not before.

A target is `package.module:name`. One that is not there raises when the hook is called, and the registry tells whose
hook it was. Pluggy reads the arguments of a hook from its code, so each of its shapes has a function of its own here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kindhub.program.hookspecs import hook

if TYPE_CHECKING:
    from kindhub.records.base import Record


def kept_in(target: str) -> Any:
    """A hook that answers with what the target names, or with what that gives when it is called."""

    def answer() -> Any:
        part = _found(target)
        return part() if callable(part) else part

    return hook(answer)


def each_in(*targets: str) -> Any:
    """A hook that answers with what each of the targets names, in this order."""

    def answer() -> Any:
        return tuple(_found(target) for target in targets)

    return hook(answer)


def scope_in(target: str) -> Any:
    """The hook `scope`, answered by the function that the target names."""

    def condition(record: "type[Record]", user: Any) -> Any:
        return _found(target)(record, user)

    return hook(condition)


def done_in(target: str) -> Any:
    """A hook that goes with a save, done by the function that the target names."""

    def act(work: Any, record: "Record") -> None:
        _found(target)(work, record)

    return hook(act)


def _found(target: str) -> Any:
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)
