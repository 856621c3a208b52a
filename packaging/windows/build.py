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
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bill import write_bill
from bundle import write_bundle
from hub_tree import ROOT, Builder
from msi import Feature, write_msi
from organisation import write_policy
from packs import keys
from settled import epoch, settle
from signing import sign as sign_code
from signing import test_certificate
from stage import PLATFORM, PYTHON, stage


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


def main() -> int:
    """Build, and say what came out and how large it is."""
    options = _options()
    version = options.version or tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    programs = options.programs or sorted(path.name for path in (ROOT / "plugins").iterdir())
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    signer, root = keys(options.keys, "packs"), keys(options.keys, "root")
    by = Builder(PLATFORM, PYTHON, options.python or python_of_the_stage(), options.uv, signer.secret_key)
    tree = out / "stage"
    stage(tree, version, programs, by)
    for launcher in tree.glob("*.exe"):
        sign_code(launcher, test_certificate(options.keys))
    write_policy(tree, [one.partition("kindhub_")[2] for one in _packages(tree)], signer, root, options.policy)
    write_bill(tree / "app", version, datetime.fromtimestamp(epoch(), UTC).isoformat(), out)
    settle(tree)
    shutil.copy(ROOT / "resources" / "icon" / "kindhub.ico", out)
    msi = out / f"kindhub-{version}.msi"
    features = [_feature(tree, name) for name in programs]
    write_msi(tree, version, features, msi)
    unsigned = hashlib.sha256(msi.read_bytes()).hexdigest()
    certificate = test_certificate(options.keys)
    sign_code(msi, certificate, "-add-msi-dse")
    os.utime(msi, (epoch(), epoch()))
    setup = out / f"kindhub-{version}-setup.exe"
    write_bundle(msi, version, features, setup)
    sign_code(setup, certificate)
    for file in (msi, setup):
        sys.stdout.write(f"{file}: {file.stat().st_size / 2**20:.1f} MB\n")
    sys.stdout.write(f"SHA-256 of the MSI before it was signed: {unsigned}\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the installers for Windows.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "windows")
    parser.add_argument("--version", help="the version to build (default: that of pyproject.toml)")
    parser.add_argument("--programs", nargs="*", default=[], help="packages below plugins/ (default: all)")
    parser.add_argument("--keys", type=Path, default=ROOT / "dist" / "test-keys", help="packs.key, root.key")
    parser.add_argument("--policy", type=Path, help="policy.json to ship; without it one that allows these programs")
    parser.add_argument("--uv", default=shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv"))
    parser.add_argument("--python", help="a Python 3.13, whose byte code is shipped")
    return parser.parse_args()


def _packages(tree: Path) -> list[str]:
    return sorted(path.name for path in (tree / "programs").iterdir() if path.is_dir())


def _feature(tree: Path, package: str) -> Feature:
    """A program as a feature; its id follows from its name and never changes."""
    wheel = next(path.name for path in (tree / "programs").glob(f"{package}-*.whl"))
    name = package.partition("kindhub_")[2]
    return Feature("Program" + name.title().replace("_", ""), name.replace("_", " "), package, wheel)


if __name__ == "__main__":
    sys.exit(main())
