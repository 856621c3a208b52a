"""What a person may do in a program: the union of her roles there, asked before every action.

 Holding the program's key decides what can be read at all; these rights keep order on top of it. Both the window and
the command line ask here, and a refusal says which right is missing and whom to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.program.access import ACTIONS, SCOPES, Role, Scope, every_action, widest

if TYPE_CHECKING:
    from collections.abc import Iterable

HUB = "hub"
VIEW_FIGURES = "view_figures"
"""To see what is counted of the records, and none of them."""

_REFUSED = L(
    "You do not have permission to {action}. If you need it for your work, ask whoever coordinates the program.",
    "Usted no tiene permiso para {action}. Si lo necesita para su trabajo, pídalo a quien coordina el programa.",
)
_REFUSED_REACH = L(
    "Your permission to {action} does not reach this record. If you need it, ask whoever coordinates the program.",
    "Su permiso para {action} no alcanza este registro. Si lo necesita, pídalo a quien coordina el programa.",
)
_THIS = L("do this", "hacer esto")

EVERYTHING = Role("everything", L("Everything", "Todo"), every_action())
"""The role of the person who sets a hub up, in every program installed then."""

HUB_ROLES: tuple[Role, ...] = (
    EVERYTHING,
    Role(
        "staff",
        L("Staff", "Personal"),
        {"view": "all", "list_names": "all", "create": "all", "edit": "all", "view_photo": "all", "backup": "all"},
    ),
    Role("reader", L("Reading only", "Solo lectura"), {"view": "all", "list_names": "all"}),
)
"""Roles over the shared records."""


@dataclass(frozen=True)
class Rights:
    """What one person may do in one program."""

    actions: Mapping[str, Scope] = field(default_factory=dict)

    @classmethod
    def of(cls, roles: Iterable[Role]) -> Rights:
        """The union of roles: an action that several give reaches as far as the widest."""
        actions: dict[str, Scope] = {}
        for role in roles:
            for action, scope in role.actions.items():
                actions[action] = widest(scope, actions.get(action, scope))
        return cls(actions)

    def can(self, action: str) -> bool:
        """Whether the action is allowed at all, in whatever scope."""
        return action in self.actions

    def scope_of(self, action: str) -> Scope | None:
        """How far the action reaches, or None when it is not allowed."""
        return self.actions.get(action)

    def reaches(self, action: str, scope: Scope) -> bool:
        """Whether the action is allowed at least as far as `scope`."""
        held = self.scope_of(action)
        return held is not None and SCOPES.index(held) >= SCOPES.index(scope)

    def require(self, action: str, scope: Scope = "self") -> None:
        """Refused, with a sentence for the person, unless the action is allowed as far as `scope`."""
        if not self.reaches(action, scope):
            sentence = _REFUSED_REACH if self.can(action) else _REFUSED
            raise Refused(sentence, action=ACTIONS.get(action, _THIS))


NO_RIGHTS = Rights()


@dataclass(frozen=True)
class Owner:
    """Whose record it is, and where she works: what the scopes `self`, `team` and `office` compare."""

    uid: str
    team_id: str | None = None
    office_id: str | None = None


@dataclass(frozen=True)
class User:
    """The person at work: who she is, where, and her rights per program (`hub` for the shared records)."""

    uid: str
    name: str
    team_id: str | None = None
    office_id: str | None = None
    rights: Mapping[str, Rights] = field(default_factory=dict)

    def rights_in(self, program: str) -> Rights:
        """Her rights in a program; none in a program where she has no role."""
        return self.rights.get(program, NO_RIGHTS)

    def can(self, program: str, action: str) -> bool:
        """Whether she may do this in the program at all."""
        return self.rights_in(program).can(action)

    def scope_of(self, program: str, action: str) -> Scope | None:
        """How far she may do this in the program; what a program's `scope` hook turns into a condition in SQL."""
        return self.rights_in(program).scope_of(action)

    def require(self, program: str, action: str, owner: Owner | None = None) -> None:
        """Refused unless she may do this in the program and, given a record's owner, to that owner's records."""
        self.rights_in(program).require(action, "self" if owner is None else self.distance(owner))

    def sees_figures(self, program: str) -> bool:
        """Whether she may look at figures of the program: with its records, or figures alone."""
        return self.can(program, "view") or self.can(program, VIEW_FIGURES)

    def require_figures(self, program: str) -> None:
        """Refused unless she may look at figures of the program."""
        if not self.sees_figures(program):
            self.require(program, "view")

    def counting(self, program: str) -> User:
        """The same person as figures of a program are counted for her: with what she may count, seen or not.

        For a session that only counts (`Hub.counting`); no page, list or search is asked with it.
        """
        counted = self.scope_of(program, VIEW_FIGURES)
        if counted is None:
            return self
        seen = self.scope_of(program, "view") or counted
        actions = {**self.rights_in(program).actions, "view": widest(seen, counted)}
        return replace(self, rights={**self.rights, program: Rights(actions)})

    def can_anywhere(self, action: str) -> bool:
        """Whether she may do this to the shared records or in any of her programs."""
        return any(rights.can(action) for rights in self.rights.values())

    def require_anywhere(self, action: str) -> None:
        """Refused, with the same sentence, unless she may do this somewhere."""
        if not self.can_anywhere(action):
            NO_RIGHTS.require(action)

    def distance(self, owner: Owner) -> Scope:
        """The narrowest scope of hers that takes in this owner. A missing team or office is nobody's neighbour."""
        if owner.uid == self.uid:
            return "self"
        if owner.team_id is not None and owner.team_id == self.team_id:
            return "team"
        if owner.office_id is not None and owner.office_id == self.office_id:
            return "office"
        return "all"
