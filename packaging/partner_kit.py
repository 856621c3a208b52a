"""Makes the folder that a partner is handed: installer, packs, policy, invitation of its first person, guide, sums.

    uv run python packaging/partner_kit.py --partner "Asociación X" --programs reintegration gbv_activities \
        --person "Rosa Chún Méndez" --telephone "+502 0000 0000" --contact "KIND Guatemala" [--out dist/kits]

The words of the invitation are said once and stand in no file of the kit (see `invite.py`). Nothing in the kit knows of
a program that is not in it; `partner_kit_check.py` holds it against that.
"""

import argparse
import re
import shutil
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).parent / "windows"))

from build import Built, Order, build, python_of_the_stage, tools, version_here
from guide import Guide, write_guide
from hub_tree import ROOT
from invite import invite, whom
from organisation import new_policy
from packs import keys
from partner_kit_check import betrayed
from signing import common_name, test_certificate
from sums import NAME, write_sums

from kindhub.packs.policy import FIRST_RUN, INVITATION
from kindhub.program.registry import find_programs


def main() -> int:
    """Build the kit, hold it against what must not be in it, and say the words."""
    options = _options()
    packages = [f"kindhub_{key}" for key in options.programs]
    kit: Path = (options.out / options.partner_folder).resolve()
    shutil.rmtree(kit, ignore_errors=True)
    kit.mkdir(parents=True)
    signer, root = keys(options.keys, "packs"), keys(options.keys, "root")
    wanted: dict[str, dict[str, object]] = {key: {"required": key in options.required} for key in options.programs}
    policy = new_policy(kit / "policy.json", wanted, signer, root, organisation=options.partner, serial=options.serial,
                        settings={FIRST_RUN: INVITATION})  # fmt: skip
    with tempfile.TemporaryDirectory(dir=options.out) as place:
        built = build(_order(options, Path(place), packages, policy))
        _take(built, kit)
    write_guide(_guide(options, built), kit / "Guia.pdf")
    invite(kit, options, options.partner)
    write_sums(kit, [file for file in kit.rglob("*") if file.is_file() and file.name != NAME], root.secret_key)
    found = betrayed(kit, packages)
    for file, what in found:
        sys.stderr.write(f"{file}: {what}\n")
    if found:
        sys.stderr.write("This kit tells of programs that are not in it. Do not hand it out.\n")
        return 1
    for file in sorted(path for path in kit.rglob("*") if path.is_file()):
        sys.stdout.write(f"{file.relative_to(kit)}: {file.stat().st_size / 2**20:.1f} MB\n")
    return 0


def _order(options: argparse.Namespace, out: Path, packages: list[str], policy: Path) -> Order:
    return Order(out, options.version or version_here(), tuple(packages), options.keys, options.uv,
                 options.python or python_of_the_stage(), policy, chosen=True)  # fmt: skip


def _take(built: Built, kit: Path) -> None:
    """What is handed out of what was built."""
    for file in (built.msi, built.setup, *built.beside):
        shutil.copy2(file, kit)
    (kit / "programas").mkdir()
    for pack in sorted((built.tree / "programs").glob("*.whl*")):
        shutil.copy2(pack, kit / "programas")


def _guide(options: argparse.Namespace, built: Built) -> Guide:
    loaded = find_programs().loaded
    names = tuple(loaded[key].info.neutral_name.es for key in options.programs)
    signer = common_name(test_certificate(options.keys))
    version = options.version or version_here()
    return Guide(options.partner, version, names, built.setup.name, signer, options.telephone, options.contact)


def folder_name(partner: str) -> str:
    """A folder's name made of a partner's. Raises `ValueError` where nothing is left of it to name a folder."""
    letters = unicodedata.normalize("NFKD", partner).encode("ascii", "ignore").decode()
    if name := re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-"):
        return name
    raise ValueError(f"“{partner}” has no letter from A to Z and no digit, and the kit's folder is named after it")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the folder a partner is handed.")
    parser.add_argument("--partner", required=True, help="the organisation's name")
    whom(parser)
    parser.add_argument("--required", nargs="*", default=[], metavar="KEY", help="programs that cannot be taken out")
    parser.add_argument("--telephone", required=True, help="where the partner calls")
    parser.add_argument("--contact", default="", help="who answers there, and when")
    parser.add_argument("--serial", type=int, default=1, help="the policy's number; each issue has a higher one")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "kits")
    tools(parser)
    options = parser.parse_args()
    unknown = set(options.programs) - {path.name.removeprefix("kindhub_") for path in (ROOT / "plugins").iterdir()}
    if unknown:
        parser.error(f"no such program: {', '.join(sorted(unknown))}")
    try:
        options.partner_folder = folder_name(options.partner)
    except ValueError as why:
        parser.error(str(why))
    options.out.mkdir(parents=True, exist_ok=True)
    return options


if __name__ == "__main__":
    sys.exit(main())
