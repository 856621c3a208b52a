"""What a person chose, what the office rules, and which of the two is in force.

Choices lie in the encrypted preference table; a rule of the office lies there for everybody, with who set it and when,
and each change of one leaves a row in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.security.access import HUB
from kindhub.services.preferences import EVERYBODY, preferences, put_preference
from kindhub.settings import SETTINGS, Setting, Value, ruled_value

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.storage.hub import Hub

_MAIN, _BEFORE = "main", "setting."
_FIXED = L("“{label}” is fixed by {who}.", "«{label}» lo fija {who}.")
_UNKNOWN = L("“{value}” is no value of “{label}”.", "«{value}» no es un valor de «{label}».")
_OLD_KEYS = frozenset({"attach.smaller"})
"""Settings that had a key of their own in the preference table before this table was."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The value in force, whether the person chose one herself, and by whom the choice is limited.

    `by` is empty where the person is free. `limit` is the highest allowed value of a setting ruled by `most`; other
    ruled settings cannot be changed at all.
    """

    value: Value
    chosen: bool = False
    by: str = ""
    on: str = ""
    limit: Value | None = None

    @property
    def fixed(self) -> bool:
        """Whether the person cannot change it."""
        return bool(self.by) and self.limit is None


def _stored_key(setting: Setting) -> str:
    return setting.key if setting.key in _OLD_KEYS else f"{_BEFORE}{setting.key}"


def settings_in_force(session: Session, uid: str) -> dict[str, InForce]:
    """Every setting with its value for this person."""
    rules, own = _rules(session), _kept(session, uid)
    return {key: _in_force(own, setting, rules) for key, setting in SETTINGS.items()}


def setting_in_force(session: Session, uid: str, key: str) -> InForce:
    """One setting with its value for this person."""
    return _in_force(_kept(session, uid), SETTINGS[key], _rules(session))


def _kept(session: Session, uid: str) -> dict[str, Any]:
    """What one person, or the office, chose of all that can be set."""
    return preferences(session, _MAIN, uid, [_stored_key(setting) for setting in SETTINGS.values()])


def _rules(session: Session) -> dict[str, tuple[Setting, dict[str, Any]]]:
    """The rules of the office by the setting they rule; one that rules no setting stands for itself."""
    found, of_all = {}, _kept(session, EVERYBODY)
    for setting in SETTINGS.values():
        if setting.scope == "office":
            kept = of_all.get(_stored_key(setting))
            if isinstance(kept, dict) and setting.allows(kept.get("value")):
                found[setting.governs or setting.key] = (setting, kept)
    return found


def _in_force(own: dict[str, Any], setting: Setting, rules: dict[str, tuple[Setting, dict[str, Any]]]) -> InForce:
    if setting.scope == "office":
        _, kept = rules.get(setting.governs or setting.key, (setting, {}))
        return InForce(kept.get("value", setting.default), bool(kept))
    chosen = own.get(_stored_key(setting))
    value: Value = chosen if chosen is not None and setting.allows(chosen) else setting.default
    rule, kept = rules.get(setting.key, (None, {}))
    ruled = ruled_value(rule, kept["value"]) if rule is not None else None
    if rule is None or ruled is None:
        return InForce(value, chosen is not None)
    who, on = str(kept.get("by", "")), str(kept.get("on", ""))
    if rule.rule == "most":
        most = int(ruled)
        return InForce(min(int(value), most), chosen is not None, who if most < int(rule.default) else "", on, most)
    return InForce(ruled, chosen is not None, who, on)


def choose(hub: Hub, key: str, value: Value) -> None:
    """Keep a choice. Raises `UserError` for a value that is none of its own, `Refused` for what the office rules."""
    setting = SETTINGS[key]
    if not setting.allows(value):
        raise UserError(_UNKNOWN, value=value, label=setting.label.say())
    if setting.scope == "office":
        _rule(hub, setting, value)
        return
    with hub.begin() as work:
        now = setting_in_force(work.session, hub.user.uid, key)
        too_much = now.limit is not None and isinstance(value, int) and value > int(now.limit)
        if now.fixed or too_much:
            raise Refused(_FIXED, label=setting.label.say(), who=now.by)
        put_preference(work.session, _MAIN, hub.user.uid, _stored_key(setting), value)


def may_rule(hub: Hub) -> bool:
    """Whether this person may set what the office rules."""
    return hub.user.can(HUB, "manage_people")


def _rule(hub: Hub, setting: Setting, value: Value) -> None:
    hub.user.require(HUB, "manage_people")
    on = datetime.now(UTC).date().isoformat()
    with hub.begin(f"rule {setting.key}") as work:
        kept = {"value": value, "by": hub.user.name, "on": on}
        put_preference(work.session, _MAIN, EVERYBODY, _stored_key(setting), kept)
        work.log("rule", "setting", setting.key, about={"value": value})
