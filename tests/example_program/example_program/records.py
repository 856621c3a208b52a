"""A loan is the case; a ride is its repeating part. Between them they have a field of every kind."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.i18n import L
from kindhub.records import fields as f
from kindhub.records.base import Record, metadata
from kindhub.records.partial_date import PartialDate


class ExampleRecord(Record, registry=registry(metadata=metadata)):
    """The base of the program's records."""

    __table_args__: ClassVar[Any] = {"schema": "example"}


class Loan(ExampleRecord, table=True):
    """One bicycle lent to one child."""

    __tablename__ = "example_loan"

    person_id: str = f.person(L("Child", "Niña o niño"))
    number: str | None = f.text(L("Number", "Número"), max_length=20, index=True)
    status: str = f.code(L("Status", "Estado"), "example.status", index=True, default="asked")
    responsible: str | None = f.user(L("Lender", "Quien presta"))
    opened: date | None = f.day(L("Asked on", "Pedida el"))
    closed: date | None = f.day(L("Back on", "Devuelta el"))
    size: int | None = f.integer(
        L("Wheel size", "Tamaño de rueda"), minimum=12, maximum=29, unit=L("inches", "pulgadas")
    )
    weight: float | None = f.decimal(L("Weight", "Peso"), unit=L("kg", "kg"))
    deposit: int | None = f.money(L("Deposit", "Depósito"), minimum=0)
    currency: str | None = f.code(L("Currency", "Moneda"), "currency", default="GTQ")
    helmet: bool | None = f.yes_no(L("With a helmet", "Con casco"))
    handed: datetime | None = f.moment(L("Handed over", "Entregada"))
    learnt: PartialDate | None = f.partial(L("Learnt to ride", "Aprendió a andar"))
    colour: str | None = f.code(L("Colour", "Color"), "example.colour")
    extras: tuple[str, ...] | None = f.codes(L("Extras", "Accesorios"), "example.extra")
    countries: tuple[str, ...] | None = f.codes(L("Countries ridden in", "Países recorridos"), "country")
    village: str | None = f.place(L("Where it stays", "Dónde queda"))
    shop: str | None = f.organisation(L("Shop", "Taller"))
    note: str | None = f.long_text(L("Note", "Nota"))
    rides: int | None = f.integer(L("Rides so far", "Recorridos hasta hoy"))

    def problems(self) -> list[tuple[str, Any]]:
        """A bicycle cannot come back before it was asked for."""
        if self.opened and self.closed and self.closed < self.opened:
            return [("closed", L("It is before the day it was asked for.", "Es antes del día en que se pidió."))]
        return []


class Ride(ExampleRecord, table=True):
    """One ride."""

    __tablename__ = "example_ride"

    case_id: str = f.link(L("Loan", "Préstamo"), "example.example_loan")
    ridden_on: date | None = f.day(L("Day", "Día"))
    metres: int | None = f.integer(L("Metres", "Metros"), minimum=0)


class Puncture(ExampleRecord, table=True):
    """A part of a part."""

    __tablename__ = "example_puncture"

    ride_id: str = f.link(L("Ride", "Recorrido"), "example.example_ride")
    title: str | None = f.text(L("What happened", "Qué pasó"))


RECORDS = (Loan, Ride, Puncture)
