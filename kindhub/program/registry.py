"""Finds programs, checks them, and calls them guarded: one that fails is shown loudly, and the rest work."""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pluggy

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.hookspecs import GROUP, ProgramHooks
from kindhub.program.info import Program

if TYPE_CHECKING:
    from kindhub.program.access import Role
    from kindhub.program.commands import FileQuestion
    from kindhub.program.deadlines import DeadlineRule
    from kindhub.program.exchange import ImportKind
    from kindhub.program.forms import Form
    from kindhub.program.indicators import IndicatorSet
    from kindhub.program.letters import Letter
    from kindhub.program.lists import ListView
    from kindhub.program.reports import CasePaper, Dashboard, Report
    from kindhub.program.rule_sets import RuleBook
    from kindhub.program.timeline import EventSource
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record


BROKEN = L(
    "The program {program} could not be loaded ({hook}: {kind}). The others work. Tell support.",
    "No se pudo cargar el programa {program} ({hook}: {kind}). Los demás funcionan. Avise a soporte.",
)


OTHER_HUB = L(
    "The program {program} is made for another version of KIND Hub. The others work. Install the version that fits, "
    "or ask your administrator for it.",
    "El programa {program} es para otra versión de KIND Hub. Los demás funcionan. Instale la versión que corresponde o "
    "pídala a quien administra.",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A program that could not be loaded or failed when called; `hook` says where, `kind` is the exception's name.

    The exception's text is left out: it may quote a record. `why` is a whole sentence where somebody can act on it.
    """

    program: str
    hook: str
    kind: str
    why: UserError | None = None

    def say(self) -> str:
        """The fault in the language in force."""
        return str(self.why) if self.why else BROKEN.say(program=self.program, hook=self.hook, kind=self.kind)


class LoadedProgram:
    """One program that passed the checks. Each contribution is asked for once, when first used."""

    def __init__(self, info: Program, module: ModuleType, caller: pluggy.HookRelay, faults: list[Fault]) -> None:
        self.info = info
        self.key = info.key
        self._module = module
        self._hook = caller
        self._faults = faults

    @property
    def folder(self) -> Path:
        """Its package: by convention `migrations/`, `reference/`, `resources/`, `help/` and `demo/` lie in it."""
        return Path(str(self._module.__file__)).parent

    def _ask(self, name: str) -> tuple[Any, ...]:
        try:
            return tuple(getattr(self._hook, name)() or ())
        except UserError:
            raise
        except Exception as fault:  # noqa: BLE001 - a program may fail in any way and must not stop the others
            self._faults.append(Fault(self.key, name, type(fault).__name__))
            return ()

    @cached_property
    def records(self) -> "tuple[type[Record], ...]":
        """Its record classes."""
        return self._ask("records")

    @cached_property
    def workflows(self) -> "tuple[Workflow, ...]":
        """The lives of its cases."""
        return self._ask("workflows")

    @cached_property
    def roles(self) -> "tuple[Role, ...]":
        """Its roles."""
        return self._ask("access")

    @cached_property
    def forms(self) -> "tuple[Form, ...]":
        """Its forms in the order of the case page."""
        return self._ask("forms")

    @cached_property
    def lists(self) -> "tuple[ListView, ...]":
        """Its worklists."""
        return self._ask("lists")

    @cached_property
    def dashboards(self) -> "tuple[Dashboard, ...]":
        """Its panels."""
        return self._ask("dashboards")

    @cached_property
    def indicators(self) -> "tuple[IndicatorSet, ...]":
        """What it counts."""
        return self._ask("indicators")

    @cached_property
    def reports(self) -> "tuple[Report, ...]":
        """Its reports of a period."""
        from kindhub.program.reports import Report

        return tuple(one for one in self._printed if isinstance(one, Report))

    @cached_property
    def case_papers(self) -> "tuple[CasePaper, ...]":
        """Its papers about one case."""
        from kindhub.program.reports import CasePaper

        return tuple(one for one in self._printed if isinstance(one, CasePaper))

    @cached_property
    def letters(self) -> "tuple[Letter, ...]":
        """Its letters."""
        from kindhub.program.letters import Letter

        return tuple(one for one in self._printed if isinstance(one, Letter))

    @property
    def about_case(self) -> "tuple[CasePaper | Letter, ...]":
        """All that can be printed about one case, papers first."""
        return (*self.case_papers, *(letter for letter in self.letters if letter.about_case))

    @cached_property
    def _printed(self) -> tuple[Any, ...]:
        return self._ask("reports")

    @cached_property
    def exchange(self) -> "tuple[ImportKind, ...]":
        """The kinds of file it imports."""
        return self._ask("exchange")

    @cached_property
    def questions(self) -> "tuple[FileQuestion, ...]":
        """What it answers about a file on the command line."""
        return self._ask("questions")

    @cached_property
    def rules(self) -> "tuple[DeadlineRule, ...]":
        """Its clocks."""
        return self._ask("rules")

    @cached_property
    def rule_books(self) -> "tuple[RuleBook, ...]":
        """Its rules as dated sets."""
        return self._ask("rule_books")

    @cached_property
    def timeline(self) -> "tuple[EventSource, ...]":
        """What it tells on a person's timeline."""
        return self._ask("timeline")

    def scope(self, record: "type[Record]", user: Any) -> Any:
        """Its condition on what this user may see. A failure here is not guarded: better no list than a leak."""
        return self._hook.scope(record=record, user=user)

    def will_save(self, work: Any, record: "Record") -> None:
        """Its word before a record is checked and written; a failure stops the save."""
        self._hook.record_will_save(work=work, record=record)

    def did_save(self, work: Any, record: "Record") -> None:
        """Its word after a record was written; a failure rolls the save back."""
        self._hook.record_did_save(work=work, record=record)

    def was_removed(self, work: Any, record: "Record") -> None:
        """Its word after a record was taken away; a failure rolls that back."""
        self._hook.record_was_removed(work=work, record=record)


@dataclass(slots=True)
class Programs:
    """The programs that are installed and whole, by key, and the faults of those that are not.

    `core` is the newest migration of the shared records here, which a program may need.
    """

    loaded: dict[str, LoadedProgram] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    core: str = ""

    def __iter__(self) -> Iterator[LoadedProgram]:
        return iter(sorted(self.loaded.values(), key=lambda program: (program.info.order, program.key)))

    def __getitem__(self, key: str) -> LoadedProgram:
        return self.loaded[key]

    def only(self, keys: Iterable[str]) -> "Programs":
        """The same programs, less those without a key: to the person who unlocked, the others are not there."""
        held = set(keys)
        return Programs({k: p for k, p in self.loaded.items() if k in held}, self.faults, self.core)

    def add(self, name: str, module: ModuleType) -> None:
        """Check a program's hooks module and take it in; whatever is wrong with it becomes a `Fault`."""
        manager = pluggy.PluginManager(GROUP)
        manager.add_hookspecs(ProgramHooks)
        hook = "program"
        try:
            manager.register(module, name)
            manager.check_pending()
            info = manager.hook.program()
            wrong = info.faults(self.core) if info else ["no program() hook"]
            if wrong or info.key in self.loaded:
                why = UserError(OTHER_HUB, program=name) if info and info.is_for_another_hub(self.core) else None
                self.faults.append(Fault(name, hook, "; ".join(wrong) or f"key {info.key} is taken", why))
                return
            self.loaded[info.key] = LoadedProgram(info, module, manager.hook, self.faults)
        except Exception as fault:  # noqa: BLE001 - see LoadedProgram._ask
            self.faults.append(Fault(name, hook, type(fault).__name__))


def find_programs(points: Iterable[EntryPoint] | None = None, core: str = "") -> Programs:
    """Load every program installed in this environment by its entry point in the group `kindhub.programs`."""
    programs = Programs(core=core)
    for point in sorted(points if points is not None else entry_points(group=GROUP), key=lambda p: p.name):
        try:
            module = importlib.import_module(point.module)
        except Exception as fault:  # noqa: BLE001 - see LoadedProgram._ask
            programs.faults.append(Fault(point.name, "import", type(fault).__name__))
            continue
        programs.add(point.name, module)
    return programs
