"""The whole surface a program can fill: sixteen hooks that return data, two that behave, one that scopes.

Every hook is optional except `program`. Implementations import what they need inside the function body, so nothing
heavy loads before it is used. A hook ships only with a program that uses it, a test and a paragraph of docs.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from kindhub.program.access import Role
    from kindhub.program.commands import FileQuestion
    from kindhub.program.deadlines import DeadlineRule
    from kindhub.program.exchange import ImportKind
    from kindhub.program.forms import Form
    from kindhub.program.indicators import IndicatorSet
    from kindhub.program.info import Program
    from kindhub.program.letters import Letter
    from kindhub.program.lists import ListView
    from kindhub.program.reports import CasePaper, Dashboard, Report
    from kindhub.program.rule_sets import RuleBook
    from kindhub.program.timeline import EventSource
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record

GROUP = "kindhub.programs"
"""Name of the pluggy project and of the entry-point group."""

spec = pluggy.HookspecMarker(GROUP)
hook = pluggy.HookimplMarker(GROUP)
"""Marks an implementation in a program's `hooks.py`."""


class ProgramHooks:
    """The hooks. Each implementation is a plain function of that name in the program's `hooks` module."""

    @spec(firstresult=True)
    def program(self) -> "Program":  # type: ignore[empty-body]
        """Who the program is. The only hook that must be there; called before anything else is imported."""

    @spec(firstresult=True)
    def records(self) -> "Iterable[type[Record]]":  # type: ignore[empty-body]
        """Its record classes, parents before children. Importing them maps them; tables come from migrations."""

    @spec(firstresult=True)
    def workflows(self) -> "Iterable[Workflow]":  # type: ignore[empty-body]
        """The lives of its cases."""

    @spec(firstresult=True)
    def access(self) -> "Iterable[Role]":  # type: ignore[empty-body]
        """Its roles: which actions in which scope."""

    @spec(firstresult=True)
    def forms(self) -> "Iterable[Form]":  # type: ignore[empty-body]
        """Its forms, in the order of the case page."""

    @spec(firstresult=True)
    def lists(self) -> "Iterable[ListView]":  # type: ignore[empty-body]
        """Its worklists, in the order of the rail."""

    @spec(firstresult=True)
    def dashboards(self) -> "Iterable[Dashboard]":  # type: ignore[empty-body]
        """Its panels of charts."""

    @spec(firstresult=True)
    def indicators(self) -> "Iterable[IndicatorSet]":  # type: ignore[empty-body]
        """What it counts."""

    @spec(firstresult=True)
    def reports(self) -> "Iterable[Report | CasePaper | Letter]":  # type: ignore[empty-body]
        """Its printed reports of a period, and its papers and letters about one case."""

    @spec(firstresult=True)
    def exchange(self) -> "Iterable[ImportKind]":  # type: ignore[empty-body]
        """The kinds of file it can import."""

    @spec(firstresult=True)
    def questions(self) -> "Iterable[FileQuestion]":  # type: ignore[empty-body]
        """What it answers about a file on the command line, without a folder and without keeping anything."""

    @spec(firstresult=True)
    def rules(self) -> "Iterable[DeadlineRule]":  # type: ignore[empty-body]
        """Its clocks, as dated data with their source."""

    @spec(firstresult=True)
    def rule_books(self) -> "Iterable[RuleBook]":  # type: ignore[empty-body]
        """Its rules as dated sets, to which an office may add."""

    @spec(firstresult=True)
    def timeline(self) -> "Iterable[EventSource]":  # type: ignore[empty-body]
        """What it tells on the timeline of a person, one line per kind of event."""

    @spec(firstresult=True)
    def scope(self, record: "type[Record]", user: Any) -> Any:
        """An SQL condition every query on `record` passes through for this user (`kindhub.security.access.User`),
        or None when she may see all of it.
        """

    @spec
    def record_will_save(self, work: Any, record: "Record") -> None:
        """Called before a record of the program is checked and written; may fill derived fields.

        Raise `kindhub.errors.UserError` to refuse the save with a sentence the person understands.
        """

    @spec
    def record_did_save(self, work: Any, record: "Record") -> None:
        """Called in the same transaction after the record was written; may write further records of the program.

        What follows for the whole case is asked for with `work.later(act, case_id)`: then it is done once for many.
        """

    @spec
    def record_was_removed(self, work: Any, record: "Record") -> None:
        """Called in the same transaction after a record was taken away, by an undo for example; it holds what it held.

        For a program that keeps on a case what its parts add up to: what is gone is counted no more.
        """
