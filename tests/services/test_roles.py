"""Who works in a program is written in that program's file alone."""

from sqlalchemy import text

from kindhub.security.access import HUB
from kindhub.services.colleagues import add_colleague, grant, withdraw
from kindhub.services.roles import roles_in
from kindhub.testing import WEAK

PROGRAM = "reintegration"


def rows_of_main(hub) -> str:
    """Everything the shared file holds, as text."""
    with hub.read() as session:
        tables = session.scalars(text("SELECT name FROM main.sqlite_master WHERE type = 'table'")).all()
        return repr([session.execute(text(f'SELECT * FROM main."{name}"')).all() for name in tables])


def test_a_role_is_given_changed_and_taken_in_the_programs_own_file(hub):
    add_colleague(hub, "bea", "Bea Prueba", "otras cuatro palabras distintas", kdf=WEAK)
    for role in ("caseworker", "reader"):
        grant(hub, "bea", PROGRAM, role)
        with hub.read() as session:
            assert roles_in(session, PROGRAM)["bea"] == role
            assert roles_in(session, HUB)["bea"] == "staff"
    withdraw(hub, "bea", PROGRAM)
    with hub.read() as session:
        assert "bea" not in roles_in(session, PROGRAM)


def test_the_shared_file_says_nothing_of_it(hub):
    add_colleague(hub, "bea", "Bea Prueba", "otras cuatro palabras distintas", kdf=WEAK)
    grant(hub, "bea", PROGRAM, "caseworker")
    told = rows_of_main(hub)
    assert "'staff'" in told  # what is looked at holds the role in the shared records
    assert "caseworker" not in told
