"""What would betray a program in files that must not know it: its names, and every text that only its sources hold.

A name is never excused. A text that the hub or a program beside it holds too says nothing and is left out.
"""

import ast
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msi_tables import exported, tables_of
from settled import feature_id

ROOT = Path(__file__).parents[1]
PLUGINS = ROOT / "plugins"
SHORTEST = 24
"""Letters of a text that no two programs write by chance."""
NESTED = 3
"""So deep archives lie in archives at most."""
READ = (".csv", ".md", ".toml", ".txt", ".json")
TABLE = re.compile(r"""__tablename__ = ["'](\w+)["']""")
TITLE = re.compile(r"(?<!neutral_)name=L\(\s*\"([^\"]+)\",\s*\"([^\"]+)\"")
NEUTRAL = re.compile(r"neutral_name=L\(\s*\"([^\"]+)\",\s*\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Traces:
    """Of programs that must not be there: what to look for, and longer words that may be, though they hold a name.

    `names` are found in capitals and small letters alike, `texts` as they stand.
    """

    names: frozenset[str]
    texts: frozenset[str]
    allowed: frozenset[str] = frozenset()


def traces_of(absent: Sequence[str], present: Sequence[str]) -> Traces:
    """What betrays the absent packages beside the present ones and the hub."""
    here = list(present)
    known = "\n".join(_content(file) for place in (ROOT / "kindhub", ROOT / "resources", *map(_source, here))
                      for file in _files(place))  # fmt: skip
    names = {name for package in absent for name in _names(package)}
    texts = {text for package in absent for file in _files(_source(package)) for text in _texts(file)}
    mine = {name for package in here for name in _names(package)}
    only = {text for text in texts if text not in known} | _neutral(absent)
    return Traces(frozenset(names - mine), frozenset(only), frozenset(mine))


def names_of(packages: Sequence[str]) -> Traces:
    """The names alone, to see what is there."""
    return Traces(frozenset(name for package in packages for name in _names(package)), frozenset(_neutral(packages)))


def found(traces: Traces, place: Path) -> list[tuple[str, str]]:
    """Where a file below `place` betrays one, by its path or by its bytes: (file, what it says)."""
    paths = _told(traces.names, traces.allowed, (str(path.relative_to(place)) for path in place.rglob("*")))
    named = _grep(place, traces.names | traces.allowed, "-i")
    allowed = {name.casefold() for name in traces.allowed}
    said = _grep(place, traces.texts | traces.allowed)
    lines = (*((file, what) for file, what in named if what.casefold() not in allowed),
             *((file, what) for file, what in said if what not in traces.allowed))  # fmt: skip
    return sorted({*paths, *lines})


def _grep(place: Path, wanted: Iterable[str], *more: str) -> Iterator[tuple[str, str]]:
    """Every file and what of the wanted it holds, the longest where one holds another."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as listed:
        listed.write("".join(f"{text}\n" for text in sorted(wanted)))
        listed.flush()
        said = subprocess.run(["grep", "-rFaoHZ", *more, "-f", listed.name, "."], cwd=place, env={"LC_ALL": "C"},
                              capture_output=True, check=False).stdout  # fmt: skip
    for line in said.decode("utf-8", "replace").splitlines():
        file, between, what = line.partition("\0")
        if between:
            yield file, what


def spread(kit: Path, into: Path) -> Path:
    """Lay out all that a folder holds: its files, what is in installers, archives and papers, names of other widths."""
    for file in sorted(path for path in kit.rglob("*") if path.is_file()):
        _lay(file, into / file.relative_to(kit), NESTED)
    return into


def _lay(file: Path, at: Path, deep: int) -> None:
    at.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix == ".msi":
        _installer(file, at)
    elif file.suffix == ".pdf":
        at.with_name(f"{at.name}.txt").write_text(_paper(file), encoding="utf-8")
    elif file.suffix == ".exe":
        data = file.read_bytes()
        at.write_bytes(data)
        for start in (0, 1):
            wide = data[start:].decode("utf-16-le", errors="ignore")
            at.with_name(f"{at.name}.{start}.txt").write_text(wide, encoding="utf-8", errors="ignore")
    elif not _unpacked(file, at, deep):
        shutil.copyfile(file, at)


def _unpacked(file: Path, at: Path, deep: int) -> bool:
    """Whether it is an archive, which then lies unpacked in the folder `at`, and archives in it beside themselves."""
    if not deep or not zipfile.is_zipfile(file):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(at)
    except zipfile.BadZipFile:
        return False  # a file that only tells of archives, such as the module that reads them
    _unpack_below(at, deep - 1)
    return True


def _unpack_below(place: Path, deep: int) -> None:
    for file in sorted(path for path in place.rglob("*") if path.is_file() and path.suffix != ".exe"):
        _unpacked(file, file.with_name(f"{file.name}.in"), deep)


def _installer(msi: Path, at: Path) -> None:
    files, tables = at.with_name(f"{at.name}.files"), at.with_name(f"{at.name}.tables")
    for folder in (files, tables):
        folder.mkdir()
    subprocess.run(["msiextract", "-C", str(files), str(msi)], check=True, stdout=subprocess.DEVNULL)
    for table in tables_of(msi):
        (tables / f"{table}.txt").write_bytes(exported(msi, table))
    _unpack_below(files, NESTED)


def _paper(file: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(file) as paper:
        return "\n".join(page.get_textpage().get_text_bounded() for page in paper)


def _source(package: str) -> Path:
    return PLUGINS / package / package


def _files(place: Path) -> Iterator[Path]:
    return (
        file for file in sorted(place.rglob("*")) if file.suffix in (".py", *READ) and "__pycache__" not in str(file)
    )


def _content(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _names(package: str) -> set[str]:
    """Its package, its distribution, its feature, its file, its tables, and its name in words."""
    key = package.removeprefix("kindhub_")
    hooks = _content(_source(package) / "hooks.py")
    tables = (name for file in _files(_source(package)) for name in TABLE.findall(_content(file)))
    return {
        package, package.replace("_", "-"), feature_id(key), f"{key}.db", *tables,
        *(words for pair in TITLE.findall(hooks) for words in pair),
    }  # fmt: skip


def _neutral(packages: Iterable[str]) -> set[str]:
    """What restricted programs are called where others may look."""
    hooks = (_content(_source(package) / "hooks.py") for package in packages)
    return {words for told in hooks if "restricted=True" in told for pair in NEUTRAL.findall(told) for words in pair}


def _texts(file: Path) -> Iterator[str]:
    if file.suffix != ".py":
        return (line.strip() for line in _content(file).splitlines() if len(line.strip()) >= SHORTEST)
    return (
        line.strip()
        for node in ast.walk(ast.parse(_content(file)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for line in node.value.splitlines()
        if len(line.strip()) >= SHORTEST
    )


def _told(names: Iterable[str], allowed: Iterable[str], paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    either = re.compile("|".join(re.escape(name) for name in sorted({*names, *allowed}, key=len, reverse=True)))
    wanted = set(names)
    for path in paths:
        for what in either.findall(path):
            if what in wanted:
                yield path, what
