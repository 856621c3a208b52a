"""Roles a program declares: which actions, each in which scope.

The shape is Primero's (action x scope self/team/office/all), because child-protection staff know it. Inside one
laptop it is order and audit among colleagues; the wall is possession of the program's key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kindhub.i18n import L

Scope = Literal["self", "team", "office", "all"]
SCOPES: tuple[Scope, ...] = ("self", "team", "office", "all")
"""From the narrowest to the widest: own caseload, own team's, own office's, everyone's."""

ACTIONS: Mapping[str, L] = MappingProxyType(
    {
        "view": L("see records", "ver registros"),
        "view_figures": L("see figures only", "ver solo cifras"),
        "list_names": L("see names in lists", "ver nombres en las listas"),
        "search_owned_by_others": L("search cases of others", "buscar casos de otras personas"),
        "create": L("add records", "agregar registros"),
        "edit": L("change records", "modificar registros"),
        "assign": L("assign cases", "asignar casos"),
        "refer": L("refer cases", "referir casos"),
        "transfer": L("transfer cases", "transferir casos"),
        "approve_plan": L("approve plans", "aprobar planes"),
        "approve_closure": L("approve closures", "aprobar cierres"),
        "reopen": L("reopen cases", "reabrir casos"),
        "merge": L("join records of the same person", "unir registros de la misma persona"),
        "erase": L("erase records for good", "eliminar registros para siempre"),
        "view_photo": L("see photographs", "ver fotografías"),
        "view_identity": L("see who is behind a code", "ver quién está detrás de un código"),
        "copy": L("copy protected fields", "copiar campos protegidos"),
        "print": L("print records", "imprimir registros"),
        "share_views": L("share views of lists", "compartir vistas de listas"),
        "export": L("export records", "exportar registros"),
        "export_figures": L("export figures", "exportar cifras"),
        "export_package": L("send packages to other organisations", "enviar paquetes a otras organizaciones"),
        "import": L("import files", "importar archivos"),
        "consent_override": L("share without consent", "compartir sin consentimiento"),
        "view_audit": L("see who did what", "ver quién hizo qué"),
        "manage_people": L("add and remove users", "agregar y quitar usuarios"),
        "grant": L("give and withdraw programs", "dar y retirar programas"),
        "manage_reference": L("change lists, places and holidays", "modificar listas, lugares y feriados"),
        "backup": L("make backups", "hacer respaldos"),
        "restore": L("restore backups", "recuperar respaldos"),
    }
)
"""What can be allowed, worded to follow "You may …" / "Usted puede …". A program may add keys of its own."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Role:
    """A role of a program: `actions` maps an action to the scope it reaches; what is not named is not allowed.

    Raises ValueError for a scope that does not exist or a key that is not a name, for these are slips of the author.
    """

    key: str
    label: L
    actions: Mapping[str, Scope]

    def __post_init__(self) -> None:
        object.__setattr__(self, "actions", MappingProxyType(dict(self.actions)))
        for name in (self.key, *self.actions):
            if not _KEY.fullmatch(name):
                raise ValueError(f"{name!r} is not a name of a role or an action")
        for action, scope in self.actions.items():
            if scope not in SCOPES:
                raise ValueError(f"role {self.key!r} gives {action!r} the unknown scope {scope!r}")

    def __hash__(self) -> int:
        return hash(self.key)


def every_action(scope: Scope = "all") -> dict[str, Scope]:
    """Every known action in one scope, to build a role for someone who may do everything."""
    return dict.fromkeys(ACTIONS, scope)


def widest(*scopes: Scope) -> Scope:
    """The scope that reaches furthest."""
    return max(scopes, key=SCOPES.index)
