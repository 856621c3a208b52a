"""What may not be called anywhere in the hub and its programs, and a planted snippet of each to show it is found."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
specification = importlib.util.spec_from_file_location("banned_calls", Path(__file__).with_name("banned_calls.py"))
banned_calls = importlib.util.module_from_spec(specification)
specification.loader.exec_module(banned_calls)

ALLOWED = {
    (
        "kindhub/storage/restore.py",
        "temporary file",
    ): "practising a restore; only encrypted files ever lie there",
    ("kindhub/testing/", "temporary file"): "test fixtures; nothing that is shipped imports it",
    ("kindhub/demo/tour.py", "temporary file"): "pictures of invented people, for which the tour is made",
}


def allowed(name, what):
    return any(name.startswith(place) and what == kind for place, kind in ALLOWED)


def sources():
    for top in ("kindhub", "plugins"):
        for path in sorted((ROOT / top).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/tests/" not in name and "/migrations/versions/" not in name:
                yield name, path


def test_nothing_banned_is_called():
    found = [
        f"{name}:{line}: {what}"
        for name, path in sources()
        for line, what in banned_calls.findings(path.read_text(encoding="utf-8"))
        if not allowed(name, what)
    ]
    assert found == []


def test_the_look_goes_over_the_code_that_matters():
    names = {name for name, _ in sources()}
    assert {"kindhub/storage/connection.py", "kindhub/app.py"} <= names
    assert any(name.startswith("plugins/") for name in names)


PLANTED = {
    "VACUUM INTO": ["connection.execute('VACUUM main INTO ?', (copy,))", "run(f'vacuum {schema}\\n into {path}')"],
    "echo": ["create_engine(url, echo=True)", "create_engine(url, echo='debug')"],
    "import pickle": ["import pickle", "from pickle import loads"],
    "import marshal": ["import marshal"],
    "eval()": ["eval(text)"],
    "exec()": ["exec(code)"],
    "set_trace_callback": ["connection.set_trace_callback(print)"],
    "temporary file": [
        "import tempfile",
        "from tempfile import mkdtemp",
        "from PySide6.QtCore import QTemporaryFile",
    ],
    "value in SQL": [
        "connection.execute(f\"SELECT * FROM person WHERE name = '{name}'\")",
        "connection.execute(f'DELETE FROM {table} WHERE id = {record_id}')",
        "connection.execute(text(f'INSERT INTO t VALUES ({a}, {b})'))",
        "connection.exec_driver_sql(f'SELECT 1 FROM t WHERE name LIKE {words}')",
    ],
    "exception in a log": [
        "try:\n    run()\nexcept ValueError as fault:\n    logger.error('failed', error=str(fault))",
        "try:\n    run()\nexcept ValueError as fault:\n    log.warning(f'failed {fault}')",
        "try:\n    run()\nexcept ValueError as fault:\n    logging.getLogger('x').error('failed %s', fault)",
        "try:\n    run()\nexcept ValueError as fault:\n    logger.exception('failed')",
        "try:\n    run()\nexcept ValueError as fault:\n    logger.error('failed', exc_info=True)",
    ],
}

FINE = [
    '"""Never VACUUM main INTO a file; do not eval()."""',
    "connection.execute('VACUUM main')",
    "connection.execute(f'SELECT count(*) FROM {schema}.person')",
    "connection.execute(f'PRAGMA {schema}.cache_size = -{KIB}')",
    "connection.execute(text('SELECT 1 FROM t WHERE id = :id'), {'id': one})",
    "create_engine(url, echo=False)",
    "connection.set_trace_callback(None)",
    "dialog.exec()",
    "model.eval(x)",
    "try:\n    run()\nexcept ValueError as fault:\n    logger.error('failed', kind=type(fault).__name__)",
    "try:\n    run()\nexcept ValueError as fault:\n    label.error(str(fault))",
]


@pytest.mark.parametrize(("what", "snippet"), [(what, one) for what, many in PLANTED.items() for one in many])
def test_a_planted_one_is_found(what, snippet):
    assert what in [found for _, found in banned_calls.findings(snippet)]


@pytest.mark.parametrize("snippet", FINE)
def test_what_is_fine_is_left_alone(snippet):
    assert banned_calls.findings(snippet) == []
