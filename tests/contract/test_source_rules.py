"""What no file of the program may do, found in its syntax tree: each for a leak or a hole seen elsewhere."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("kindhub", "plugins")
    for path in (ROOT / folder).rglob("*.py")
    if "tests" not in path.relative_to(ROOT).parts and ".venv" not in path.parts
)
UNSAFE_MODULES = {"pickle", "shelve", "marshal", "dbm", "sqlite3", "xml.sax", "xml.dom", "telnetlib", "socket"}
TEMPORARY = {
    "kindhub/storage/restore.py": "a practised restore, of encrypted files only",
    "kindhub/demo/tour.py": "the folder of invented people",
}
"""The only files that may name `tempfile`, and why no record in clear gets into it."""
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node


def called(node):
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def faults(source, name):
    """What is wrong with a file, as `line: rule`."""
    tree = ast.parse(source)
    migration, of_tests = "migrations/" in name, name.startswith("kindhub/testing/")
    for module, node in imports(tree):
        if module in UNSAFE_MODULES or module.partition(".")[0] in UNSAFE_MODULES:
            yield f"{node.lineno}: imports {module}"
        if module == "tempfile" and name not in TEMPORARY and not of_tests:
            yield f"{node.lineno}: temporary files hold records in clear"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _call(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = " ".join(node.value.upper().split())
            if words.startswith("VACUUM") and " INTO " in f"{words} ":
                yield f"{node.lineno}: VACUUM INTO writes a program under the hub's key"
        if isinstance(node, ast.FunctionDef) and not migration and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
            yield f"{node.lineno}: {node.name} is longer than a screen"
    if not migration and len(source.splitlines()) > LONGEST_FILE:
        yield "0: longer than 400 lines"


def _call(node):
    name = called(node)
    if isinstance(node.func, ast.Name) and name in ("eval", "exec", "__import__"):
        yield f"{node.lineno}: {name}"
    if name in ("print_exc", "format_exc", "print_exception", "format_exception"):
        yield f"{node.lineno}: a traceback quotes records"
    if name in ("QTemporaryFile", "QTemporaryDir", "NamedTemporaryFile"):
        yield f"{node.lineno}: temporary files hold records in clear"
    for word in node.keywords:
        value = word.value.value if isinstance(word.value, ast.Constant) else None
        if (word.arg, value) in (("echo", True), ("hide_parameters", False), ("capture_locals", True)):
            yield f"{node.lineno}: {word.arg} shows records"
        if word.arg == "shell" and value is True:
            yield f"{node.lineno}: shell"


def test_every_file_keeps_the_rules():
    assert len(SOURCES) > 300
    named = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in SOURCES}
    found = [f"{name}:{fault}" for name, source in named.items() for fault in faults(source, name)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from xml.dom import minidom",
        "import sqlite3",
        "import tempfile",
        "eval('1')",
        "connection.execute('vacuum  into ?')",
        "create_engine('x', echo=True)",
        "create_engine('x', hide_parameters=False)",
        "traceback.print_exc()",
        "QTemporaryFile()",
        "subprocess.run('ls', shell=True)",
        "def f():\n" + "    pass\n" * 61,
        "x = 1\n" * 401,
    ],
)
def test_a_broken_rule_is_found(line):
    assert list(faults(line, "kindhub/anything.py"))


def test_the_files_that_may_use_temporary_folders_are_there():
    for name in TEMPORARY:
        assert "tempfile" in (ROOT / name).read_text(encoding="utf-8")
