"""Finds in a source what may not be in it: calls that would put record text or keys where they must not be."""

import ast
import re
from collections.abc import Iterator

BANNED_IMPORTS = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib"}
BANNED_BUILTINS = {"eval", "exec"}
TEMPORARY = {"tempfile", "QTemporaryFile", "QTemporaryDir", "NamedTemporaryFile", "mkstemp", "mkdtemp"}
LOGS = {"debug", "info", "warning", "warn", "error", "critical", "exception", "log", "msg"}
LOGGERS = re.compile(r"(?i)^_?(log|logger|logging|structlog|warnings)$")
RUNS_SQL = {"execute", "executemany", "executescript", "exec_driver_sql", "text"}
BEFORE_A_VALUE = re.compile(r"(?is)('|=|<|>|\bLIKE|\bVALUES\s*\([^)]*)\s*$")


def findings(source: str) -> list[tuple[int, str]]:
    """(line, what) for everything banned in the source of one module, in order."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [finding for node in ast.walk(tree) for finding in _of(node, docstrings)]
    return sorted(set(found))


def _of(node: ast.AST, docstrings: set[int]) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from _imports(node)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
        if re.search(r"(?is)\bVACUUM\b.*\bINTO\b", node.value):
            yield node.lineno, "VACUUM INTO"
    elif isinstance(node, ast.JoinedStr):
        written = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        if re.search(r"(?is)\bVACUUM\b.*\bINTO\b", written):
            yield node.lineno, "VACUUM INTO"
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield from _logged(node)


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[int, str]]:
    names = {alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        names.add(node.module.split(".")[0])
    yield from ((node.lineno, f"import {name}") for name in names & BANNED_IMPORTS)
    yield from ((node.lineno, "temporary file") for _ in names & TEMPORARY)


def _calls(node: ast.Call) -> Iterator[tuple[int, str]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if isinstance(node.func, ast.Name) and name in BANNED_BUILTINS:
        yield node.lineno, f"{name}()"
    for keyword in node.keywords:
        if keyword.arg == "echo" and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False):
            yield node.lineno, "echo"
    if name == "set_trace_callback" and not (isinstance(node.args[0], ast.Constant) and node.args[0].value is None):
        yield node.lineno, "set_trace_callback"
    if name in RUNS_SQL and node.args and isinstance(node.args[0], ast.JoinedStr) and _holds_a_value(node.args[0]):
        yield node.lineno, "value in SQL"


def _holds_a_value(statement: ast.JoinedStr) -> bool:
    """Names of tables and schemas may be put into a statement; what stands where a value stands may not."""
    before = ""
    for part in statement.values:
        if isinstance(part, ast.Constant):
            before += str(part.value)
        elif BEFORE_A_VALUE.search(before):
            return True
        else:
            before += "name"
    return False


def _logged(handler: ast.ExceptHandler) -> Iterator[tuple[int, str]]:
    """An exception may go into a log by its type, never by its text: the text may hold a whole row."""
    for node in ast.walk(handler):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOGS):
            continue
        owner = node.func.value
        while isinstance(owner, ast.Call | ast.Attribute):
            owner = owner.func if isinstance(owner, ast.Call) else owner.value
        if not (isinstance(owner, ast.Name) and LOGGERS.match(owner.id)):
            continue
        with_traceback = any(keyword.arg == "exc_info" for keyword in node.keywords)
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        if node.func.attr == "exception" or with_traceback or any(_text_of(handler.name, part) for part in given):
            yield node.lineno, "exception in a log"


def _text_of(name: str | None, node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "type":
        return False
    if isinstance(node, ast.Name) and node.id == name:
        return True
    return any(_text_of(name, child) for child in ast.iter_child_nodes(node))
