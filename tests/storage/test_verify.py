"""Every tampering that can be found locally is found, and an honest folder is clean (security design 3.3)."""

import pytest
from sqlalchemy import text

from kindhub.records.shared import SHARED
from kindhub.records.task import Task
from kindhub.security.unlocked import signature_verified
from kindhub.storage.ledger import GENESIS, chain_hash
from kindhub.storage.verify import last_anchor, verify_anchor, verify_ledger, verify_records
from kindhub.testing import PERSON, WEAK


@pytest.fixture
def written(hub):
    for n in range(6):
        with hub.begin(f"task {n}") as work:
            work.add(Task(title=f"Call {n}"))
    with hub.begin() as work:
        work.seal(hub.schemas)
    return hub


def public_key(hub):
    from kindhub.security.keyring import Keyring

    keyring = Keyring.load(hub.folder.keyring, kdf_floor=WEAK)
    return keyring.unlock(PERSON.uid, PERSON.passphrase).public_key


def findings(hub):
    key = public_key(hub)
    with hub.read() as session:
        connection = session.connection()
        found = list(verify_ledger(connection, "main", lambda _who, said, sig: signature_verified(key, said, sig)))
        for record in SHARED:
            found += verify_records(connection, record)
    return {finding.kind for finding in found}


def tamper(hub, *statements):
    """Someone with full write access to the file: triggers dropped, rows changed, triggers put back."""
    with hub.engine.begin() as connection:
        triggers = connection.execute(text("SELECT name, sql FROM main.sqlite_master WHERE type='trigger'")).all()
        for name, _ in triggers:
            connection.execute(text(f"DROP TRIGGER main.{name}"))
        for statement in statements:
            if callable(statement):
                statement(connection)
            else:
                connection.execute(text(statement))
        for _, sql in triggers:
            connection.execute(text(sql))


def recompute(connection):
    previous = GENESIS
    for row in connection.execute(text("SELECT * FROM ledger ORDER BY n")).mappings().all():
        previous = chain_hash(previous, dict(row))
        connection.execute(text("UPDATE ledger SET hash=:h WHERE n=:n"), {"h": previous, "n": row["n"]})


def test_an_honest_folder_is_clean(written):
    assert findings(written) == set()


def test_the_ledger_refuses_plain_updates_and_deletes(written):
    for statement in ("UPDATE ledger SET who='eva'", "DELETE FROM ledger", "DELETE FROM ledger_checkpoint"):
        with pytest.raises(Exception, match="only grows"), written.engine.begin() as connection:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("name", "statements", "kinds"),
    [
        ("edit one row", ["UPDATE ledger SET reason='x' WHERE n=3"], {"chain"}),
        ("edit and recompute", ["UPDATE ledger SET reason='x' WHERE n=3", recompute], {"checkpoint"}),
        (
            "delete one, renumber and recompute",
            [
                "DELETE FROM ledger WHERE n=3",
                "UPDATE ledger SET n=-(n-1) WHERE n>3",
                "UPDATE ledger SET n=-n WHERE n<0",
                recompute,
            ],
            {"checkpoint"},
        ),
        ("delete one", ["DELETE FROM ledger WHERE n=3"], {"gap", "chain"}),
        ("forge the checkpoint", ["UPDATE ledger_checkpoint SET signature=x'00'"], {"signature"}),
        ("change a record behind its back", ["UPDATE task SET title='x' WHERE title='Call 2'"], {"record"}),
        (
            "add a record behind its back",
            ["INSERT INTO task(id,version,invented,title) VALUES('1',1,0,'x')"],
            {"record"},
        ),
        ("delete a record behind its back", ["DELETE FROM task WHERE title='Call 1'"], {"record"}),
    ],
)
def test_tampering_is_found(written, name, statements, kinds):
    tamper(written, *statements)
    assert kinds <= findings(written), name


def test_a_cut_tail_is_found_by_its_checkpoint(written):
    with written.engine.connect() as connection:
        last = connection.execute(text("SELECT max(n) FROM ledger_checkpoint")).scalar()
    tamper(written, f"DELETE FROM ledger WHERE n>{last - 1}")
    assert "tail" in findings(written)


def test_a_tail_cut_with_its_checkpoints_is_seen_only_by_an_anchor_kept_elsewhere(written):
    with written.engine.connect() as connection:
        n, row_hash = last_anchor(connection, "main")
        assert not list(verify_anchor(connection, "main", n, row_hash))
    with written.engine.connect() as connection:
        first = connection.execute(text("SELECT min(n) FROM ledger_checkpoint")).scalar()
    tamper(written, f"DELETE FROM ledger WHERE n>{first}", f"DELETE FROM ledger_checkpoint WHERE n>{first}")
    with written.engine.connect() as connection:
        assert [found.kind for found in verify_anchor(connection, "main", n, row_hash)] == ["anchor"]
