"""A program whose cases have no shared person."""

from pathlib import Path

from sqlalchemy import select

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program():
    return Program(
        key="apart", name=L("Talks", "Pláticas"), neutral_name=L("Talks", "Pláticas"), letters="AP", version="0.1.0",
        order=910, colour="c3", restricted=True,
    )  # fmt: skip


@hook
def records():
    from apart_program.records import RECORDS

    return RECORDS


@hook
def workflows():
    from apart_program.records import Alias, Talk
    from kindhub.program.workflow import Stage, Workflow

    def find(session, words):
        return list(session.scalars(select(Alias.case_id).where(Alias.word == words.strip())))

    stages = (Stage("heard", L("Heard", "Escuchada")), Stage("settled", L("Settled", "Resuelta")))
    return (Workflow(Talk, stages, (), lambda _session, case: {"opened": case.opened}, person=None, find=find),)


@hook
def access():
    from kindhub.program.access import Role, every_action

    return (Role("head", L("Head", "Dirección"), every_action()),)


@hook
def forms():
    from apart_program.records import Alias, Talk
    from kindhub.program.forms import Field, Form, Section

    return (
        Form("talk", L("Talk", "Plática"), Talk, (Section(L("Talk", "Plática"), (Field("about"),)),), parent="id"),
        Form("aliases", L("Words", "Palabras"), Alias, (Section(L("Words", "Palabras"), (Field("word"),)),), many=True),
    )


@hook
def lists():
    from apart_program.records import Talk
    from kindhub.program.lists import Column, ListView

    columns = (Column("number"), Column("status"), Column("deadline.due"))
    return (ListView("talks", L("Talks", "Pláticas"), Talk, columns, mine=True),)


@hook
def rules():
    from kindhub.program.deadlines import read_rules

    return read_rules(Path(__file__).parent / "reference" / "deadlines.csv")


@hook
def scope(record, user):
    from sqlalchemy import false

    return None if user.scope_of("apart", "view") == "all" else false()


@hook
def record_will_save(work, record):
    from apart_program.records import Talk

    if isinstance(record, Talk) and not record.number:
        record.number = f"AP-{record.id[:4].upper()}"
