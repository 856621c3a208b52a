"""Writes a register's plan: files, incidents, referrals, identities, each to its place; none of it a shared person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.program.imports import ImportPlan, RowPlan
from kindhub_gbv import records as r
from kindhub_gbv.exchange.rows import IdentityRead, IncidentRead, ReferralRead, SurvivorRead

STATUS = "assessment"
"""A register tells of consent and incidents but not how far the work went."""


def write_workbook(work: Any, plan: ImportPlan) -> None:
    """Add everything the plan says to the unit of work."""
    going = [row for row in plan.rows if row.verdict not in ("unchanged", "refused") and not row.left_out]
    writer = _Writer(work)
    for kind, write in ((SurvivorRead, writer.survivor), (IncidentRead, writer.incident),
                        (ReferralRead, writer.referral), (IdentityRead, writer.identity)):  # fmt: skip
        for row in going:
            if isinstance(row.read, kind):
                write(row)
        work.flush()


class _Writer:
    def __init__(self, work: Any) -> None:
        self._work, self._session = work, work.session
        self._identities: dict[str, r.Identity] = {}

    def survivor(self, row: RowPlan) -> None:
        read: SurvivorRead = row.read
        assert row.case is not None
        case = self._session.get(r.Case, row.case)
        if case is None:
            case = r.Case(id=row.case, status=STATUS, responsible=self._work.actor.uid)
            self._work.add(case)
        read.case.fill(case)
        read.intake.fill(self._part(r.Intake, row.case))
        if read.consent.values or read.consent.absent or read.consent.as_written:
            read.consent.fill(self._part(r.Consent, row.case))
        self._into_vault(read.code, read.named)

    def incident(self, row: RowPlan) -> None:
        read: IncidentRead = row.read
        incident = self._held(r.Incident, number=read.number) if read.number else None
        if incident is None:
            written = None if row.case else read.code[:120] or None
            incident = r.Incident(case_id=row.case, case_written=written, from_sheet=True)
            self._work.add(incident)
        read.said.fill(incident)
        if read.perpetrator.values or read.perpetrator.as_written:
            who = self._held(r.Perpetrator, incident_id=incident.id)
            if who is None:
                who = r.Perpetrator(incident_id=incident.id)
                self._work.add(who)
            read.perpetrator.fill(who)
        self._into_vault(read.code, read.named)

    def referral(self, row: RowPlan) -> None:
        read: ReferralRead = row.read
        referral = r.Referral(case_id=row.case, case_written=None if row.case else read.code[:120], from_sheet=True)
        read.said.fill(referral)
        self._work.add(referral)
        self._into_vault(read.code, read.named)

    def identity(self, row: RowPlan) -> None:
        read: IdentityRead = row.read
        read.said.fill(self._vault(read.code))

    def _into_vault(self, code: str, named: dict[str, str]) -> None:
        """Words that name somebody, into the note of her identity: there they may stand."""
        if not named:
            return
        identity = self._vault(code)
        lines = [line for line in (identity.note or "").split("\n") if line]
        lines += [line for heading, text in named.items() if (line := f"{heading}: {text}") not in lines]
        identity.note = "\n".join(lines)

    def _vault(self, code: str) -> r.Identity:
        if code and code in self._identities:
            return self._identities[code]
        identity = self._held(r.Identity, code=code) if code else None
        if identity is None:
            identity = r.Identity(code=code or None)
            self._work.add(identity)
        if code:
            self._identities[code] = identity
        return identity

    def _part(self, kind: Any, case_id: Any) -> Any:
        part = self._held(kind, case_id=case_id)
        if part is None:
            part = kind(case_id=case_id)
            self._work.add(part)
        return part

    def _held(self, kind: Any, **by: Any) -> Any:
        """The record of this plan or of the hub that these fields name."""
        for one in self._session.new:
            if type(one) is kind and all(getattr(one, name) == value for name, value in by.items()):
                return one
        with self._session.no_autoflush:
            asked = select(kind).where(*(col(getattr(kind, name)) == value for name, value in by.items()))
            return self._session.scalars(asked.limit(1)).first()
