"""Builds the installers for Windows on Linux, from locked wheels and the embeddable Python whose hash is pinned.

    uv run python packaging/windows/build.py [--out dist/windows] [--programs NAME …] [--keys FOLDER] [--policy FILE]

The keys are made for a test when there are none; a release names a folder with the organisation's own.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bill import write_bill
from bundle import write_bundle
from hub_tree import ROOT, Builder, weights
from msi import Feature, write_msi
from organisation import write_policy
from packs import keys
from settled import epoch, feature_id, moment, settle
from signing import sign as sign_code
from signing import test_certificate
from stage import PLATFORM, PYTHON, stage
from sums import write_sums


@dataclass(frozen=True, slots=True)
class Order:
    """What is built: into which folder, which version, with which programs, signed with the keys of which folder.

    `chosen`: all programs are installed without being asked for, as in a partner's installer.
    """

    out: Path
    version: str
    programs: tuple[str, ...]
    keys: Path
    uv: str
    python: str
    policy: Path | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What came out: the two installers as they are handed out, the tree they were made of, bill and licences."""

    msi: Path
    setup: Path
    tree: Path
    beside: tuple[Path, ...]
    unsigned: str
    """SHA-256 of the MSI before it was signed."""


def build(order: Order) -> Built:
    """Build both installers and the bill of materials."""
    out, version = order.out.resolve(), order.version
    out.mkdir(parents=True, exist_ok=True)
    signer, root = keys(order.keys, "packs"), keys(order.keys, "root")
    by = Builder(PLATFORM, PYTHON, order.python, order.uv, signer.secret_key)
    tree, certificate = out / "stage", test_certificate(order.keys)
    stage(tree, version, list(order.programs), by)
    for launcher in tree.glob("*.exe"):
        sign_code(launcher, certificate)
    write_policy(tree, [one.partition("kindhub_")[2] for one in _packages(tree)], signer, root, order.policy)
    write_bill(tree / "app", version, moment().isoformat(), out)
    settle(tree)
    shutil.copy(ROOT / "resources" / "icon" / "kindhub.ico", out)
    msi = out / f"kindhub-{version}.msi"
    features = [_feature(tree, name, chosen=order.chosen) for name in order.programs]
    write_msi(tree, version, features, msi)
    unsigned = hashlib.sha256(msi.read_bytes()).hexdigest()
    sign_code(msi, certificate, "-add-msi-dse")
    os.utime(msi, (epoch(), epoch()))
    setup = out / f"kindhub-{version}-setup.exe"
    write_bundle(msi, version, features, setup)
    sign_code(setup, certificate)
    beside = (out / f"kindhub-{version}.cdx.json", out / "licences.txt")
    return Built(msi, setup, tree, beside, unsigned)


def main() -> int:
    """Build, and say what came out and how large it is."""
    options = _options()
    version = options.version or version_here()
    programs = options.programs or sorted(path.name for path in (ROOT / "plugins").iterdir())
    order = Order(options.out, version, tuple(programs), options.keys, options.uv,
                  options.python or python_of_the_stage(), options.policy)  # fmt: skip
    built = build(order)
    write_sums(built.msi.parent, [built.msi, built.setup, *built.beside], keys(options.keys, "root").secret_key)
    for file in (built.msi, built.setup):
        sys.stdout.write(f"{file}: {file.stat().st_size / 2**20:.1f} MB\n")
    sys.stdout.write(f"{weights(built.tree)}\n")
    sys.stdout.write(f"SHA-256 of the MSI before it was signed: {built.unsigned}\n")
    return 0


def version_here() -> str:
    """The version of the sources."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def python_of_the_stage() -> str:
    """A Python 3.13 of this machine: its byte code is what the embedded one reads. Raises `SystemExit`."""
    for found in ("python3.13", *map(str, (Path.home() / ".pyenv" / "versions").glob("3.13.*/bin/python3.13"))):
        try:
            subprocess.run([found, "-c", "import sys; assert sys.version_info[:2] == (3, 13)"], check=True,
                           capture_output=True)  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            continue
        return found
    raise SystemExit("A Python 3.13 is needed to compile for the installer; name one with --python.")


def tools(parser: argparse.ArgumentParser) -> None:
    """The words of the command line that name keys and tools."""
    parser.add_argument("--keys", type=Path, default=ROOT / "dist" / "test-keys", help="packs.key, root.key")
    parser.add_argument("--version", help="the version to build (default: that of pyproject.toml)")
    parser.add_argument("--uv", default=shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv"))
    parser.add_argument("--python", help="a Python 3.13, whose byte code is shipped")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the installers for Windows.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "windows")
    parser.add_argument("--programs", nargs="*", default=[], help="packages below plugins/ (default: all)")
    parser.add_argument("--policy", type=Path, help="policy.json to ship; without it one that allows these programs")
    tools(parser)
    return parser.parse_args()


def _packages(tree: Path) -> list[str]:
    return sorted(path.name for path in (tree / "programs").iterdir() if path.is_dir())


def _feature(tree: Path, package: str, *, chosen: bool) -> Feature:
    """A program as a feature; its id follows from its name and never changes."""
    wheel = next(path.name for path in (tree / "programs").glob(f"{package}-*.whl"))
    name = package.partition("kindhub_")[2]
    return Feature(feature_id(name), name.replace("_", " "), package, wheel, chosen=chosen)


if __name__ == "__main__":
    sys.exit(main())
