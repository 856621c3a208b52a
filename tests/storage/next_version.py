"""A version of the hub that does not exist yet: one more script for the shared records and one for a program."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kindhub.storage import backup, migrate
from kindhub.storage.migrations import streams

VERSION = "0.2.0"
PROGRAM = "reintegration"
SHARED, OWN = (
    "ALTER TABLE main.person ADD COLUMN shoe_size TEXT",
    f"ALTER TABLE {PROGRAM}.reintegration_case ADD COLUMN shoe TEXT",
)

SCRIPT = """
from alembic import op

revision = "{revision}"
down_revision = "{down}"


def upgrade():
    from tests.storage import next_version

    op.execute("{statement}")
    next_version.reached("{name}")
"""


def reached(_name: str) -> None:
    """Called by each script when it is through; a test puts a fault or a death here."""


def install(into: Path, put: Callable[[Any, str, Any], None] = setattr) -> None:
    """From here on this process is that version. `put` sets an attribute: `monkeypatch.setattr`, or for good."""
    core, program_stream = streams.core_stream(), streams.program_stream
    core = _with_one_more(core, into / "core", SHARED)
    made: dict[str, Any] = {}

    def of(program: Any) -> Any:
        if program.key != PROGRAM:
            return program_stream(program)
        if not made:
            made["one"] = _with_one_more(program_stream(program), into / PROGRAM, OWN)
        return made["one"]

    put(streams, "core_stream", lambda: core)
    put(streams, "program_stream", of)
    for module in (migrate, backup):
        put(module, "__version__", VERSION)


def _with_one_more(stream: streams.Stream, into: Path, statement: str) -> streams.Stream:
    shutil.copytree(stream.folder, into, ignore=shutil.ignore_patterns("__pycache__"))
    down = stream.head()
    revision = f"{int(down) + 1:04}"
    script = SCRIPT.format(revision=revision, down=down, statement=statement, name=stream.name)
    (into / "versions" / f"{revision}_shoes.py").write_text(script, encoding="utf-8")
    return replace(stream, folder=into)
