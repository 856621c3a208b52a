"""What a form opens with: the record as it stands, and what somebody typed into it and has not saved.

A draft keeps only the fields that differ from the record it was begun on. So a form that is opened again shows the
newest record with the person's own words over it, and a save over someone else's is still seen as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from kindhub.program.forms import Form
from kindhub.records.base import Record
from kindhub.records.fields import FieldSpec
from kindhub.services.forms import FormTarget, values_of
from kindhub.services.grids import read_grids, row_of, specs_of
from kindhub.storage.drafts import Draft, drop_draft, find_draft, keep_draft
from kindhub.storage.hub import Hub
from kindhub.storage.plain import from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Answers:
    """What a form holds: values by field, reasons for having none, and text that is no value yet."""

    values: Mapping[str, Any] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    def over(self, base: "Answers") -> "Answers":
        """These answers laid over others; a field that is answered here in any way is taken from here alone."""
        mine = {*self.values, *self.absent, *self.typed}
        return Answers(
            {**_without(base.values, mine), **self.values},
            {**_without(base.absent, mine), **self.absent},
            {**_without(base.typed, mine), **self.typed},
        )

    def since(self, base: "Answers") -> "Answers":
        """Only the fields that differ from `base`. A field that was emptied stays in it with the value None."""
        fields = {*self.values, *self.absent, *self.typed}
        changed = {name for name in fields if self._of(name) != base._of(name)}
        return Answers(
            {name: self.values.get(name) for name in changed if name not in self.absent and name not in self.typed},
            {name: why for name, why in self.absent.items() if name in changed},
            {name: text for name, text in self.typed.items() if name in changed},
        )

    def rows_touched(self, changed: "Answers") -> "Answers":
        """These answers, less the rows of grids that `changed` does not speak of: they are nobody's to write."""
        rows = {row_of(name) for name in {*changed.values, *changed.absent, *changed.typed}} | {""}

        def only(held: Mapping[str, Any]) -> dict[str, Any]:
            return {name: value for name, value in held.items() if row_of(name) in rows}

        return Answers(only(self.values), only(self.absent), only(self.typed))

    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not (self.values or self.absent or self.typed)

    def _of(self, name: str) -> tuple[Any, str | None, str | None]:
        value = self.values.get(name)
        return None if value in ("", (), []) else value, self.absent.get(name), self.typed.get(name)


def _without(values: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


@dataclass(frozen=True, slots=True)
class FormContents:
    """A form ready to be shown. `fresh` is a record that does not exist yet; `draft` is what this person left.

    `facts` are what other records say that its answers are looked at with.
    """

    target: FormTarget
    answers: Answers
    as_written: Mapping[str, str] = field(default_factory=dict)
    draft: Answers | None = None
    draft_at: str = ""
    draft_version: int = 0
    draft_rows: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fresh(self) -> bool:
        """Whether saving makes a new record."""
        return self.target.record_id is None

    def with_draft(self) -> "FormContents":
        """The same with the draft taken up: it is saved against the version it was begun on."""
        if self.draft is None:
            return self
        target = self.target
        if not self.fresh:
            target = replace(target, version=self.draft_version, rows=self.draft_rows)
        return replace(self, target=target, answers=self.draft.over(self.answers))


def contents_of(session: Session, uid: str, form: Form, parent_id: str, record: Record | None) -> FormContents:
    """The contents of a form for a record, or for a new one of `parent_id`, with this person's draft of it."""
    schema = form.record.schema_key()
    found = find_draft(session.connection(), schema, uid, form.key, record.id if record else "", parent_id)
    grids = read_grids(session, form, record.id if record else None)
    target = FormTarget(form, parent_id, record.id if record else None, record.version if record else None, grids.rows)
    shown = record if record is not None else form.record()
    return FormContents(
        target=target,
        answers=Answers({**values_of(shown), **grids.values}, {**(shown.absent or {}), **grids.absent}),
        as_written=dict(shown.as_written or {}),
        draft=answers_of(form, found) if found else None,
        draft_at=found.at if found else "",
        draft_version=found.base_version if found else 0,
        draft_rows={row: (one, version) for row, (one, version) in (found.content.get("rows") or {}).items()}
        if found
        else {},
        facts=form.facts(session, parent_id, record) if form.facts else {},
    )


def answers_of(form: Form, draft: Draft) -> Answers:
    """What a draft holds. A value that its field can no longer read comes back as the text it was."""
    specs = specs_of(form)
    values, typed = {}, dict(draft.content.get("typed", {}))
    for name, plain in draft.content.get("values", {}).items():
        if name in specs:
            try:
                values[name] = _tupled(specs[name], from_plain(specs[name], plain))
            except (TypeError, ValueError):
                typed[name] = str(plain)
    return Answers(values, dict(draft.content.get("absent", {})), typed)


def _tupled(spec: FieldSpec, value: Any) -> Any:
    return tuple(value) if spec.kind == "codes" and value is not None else value


def keep(hub: Hub, target: FormTarget, changed: Answers) -> str:
    """Keep a draft in the encrypted file of its program; returns when, in UTC."""
    content = {**plain_of(changed), "rows": {row: list(read) for row, read in target.rows.items()}}
    with hub.begin("draft") as work:
        return keep_draft(work.session.connection(), _draft(hub, target, content))


def plain_of(answers: Answers) -> dict[str, Any]:
    """Answers as a draft holds them; `answers_of` reads them back."""
    return {
        "values": {name: to_plain(value) for name, value in answers.values.items()},
        "absent": dict(answers.absent),
        "typed": dict(answers.typed),
    }


def forget(hub: Hub, target: FormTarget) -> None:
    """Drop a draft that was thrown away on purpose."""
    with hub.begin("draft") as work:
        drop_draft(work.session.connection(), _draft(hub, target, {}))


def _draft(hub: Hub, target: FormTarget, content: Mapping[str, Any]) -> Draft:
    return Draft(
        schema=target.form.record.schema_key(),
        uid=hub.user.uid,
        form=target.form.key,
        record_id=target.record_id or "",
        parent_id=target.parent_id,
        content=content,
        base_version=target.version or 0,
    )
