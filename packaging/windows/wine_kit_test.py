"""Installs a partner's kit under Wine from its folder, begins a hub by its invitation, takes the guided tour in it.

    uv run python packaging/windows/wine_kit_test.py KIT WORDS_FILE --programs KEY … [--stops TEXT …] [--place FOLDER]

`WORDS_FILE` is what `partner_kit.py --words-file` wrote. Each stop is a part of the tour's names; without any the whole
tour is taken. Look at the pictures it leaves in `--place`: that they are there is all this script can say of them.
"""

import argparse
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from trial import TAKEN, Failed, step
from wine import Wine, windows_path

HER_WORDS = "una frase larga que nadie adivina"
GENUINE, INVITED = "Auténtico", "entra con invitación"
TOUR_SECONDS = 5400
LEAST = 4000
"""Bytes of a picture in which anything is: the window while it is hidden has a sign and two lines."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A kit, the words of its invitation, a Windows to try it in, and where what it leaves is kept."""

    kit: Path
    words: Path
    programs: tuple[str, ...]
    stops: tuple[str, ...]
    wine: Wine
    place: Path

    def install(self) -> None:
        """As whoever administers a partner's computers does: the setup.exe of the folder, with no question asked."""
        setup = next(self.kit.glob("kindhub-*-setup.exe"))
        self.wine.run(windows_path(setup), "/S", seconds=600)
        packages = {f"kindhub_{key}" for key in self.programs}
        there = {path.name for path in (self.wine.home / "programs").iterdir() if path.is_dir()}
        if there != packages:
            raise Failed(f"programs: {sorted(there)}")
        for name in ("policy.json", "policy.json.minisig"):
            if (self.wine.home / name).read_bytes() != (self.kit / name).read_bytes():
                raise Failed(f"{name} is not the kit's")

    def check(self) -> None:
        """The installed hub calls the folder it came from genuine, and no longer with one byte changed."""
        if GENUINE not in (said := self.wine.hub("check-installer", windows_path(self.kit))):
            raise Failed(said[-300:])
        other = self.place / "changed"
        shutil.copytree(self.kit, other)
        (other / "Guia.pdf").write_bytes(b"%PDF-other")
        if GENUINE in (said := self.wine.hub("check-installer", windows_path(other))):
            raise Failed(f"changed and yet {said[-300:]}")
        shutil.rmtree(other)

    def begin(self) -> None:
        """Nobody begins a folder uninvited; the invited person does, with the kit's programs."""
        data, passphrase = self.place / "hers", self.place / "passphrase"
        passphrase.write_text(f"{HER_WORDS}\n", encoding="utf-8")
        told = ("init", "--data", windows_path(data), "--passphrase-file", windows_path(passphrase))
        if INVITED not in (said := self.wine.hub(*told, "--person", "somebody")) or data.exists():
            raise Failed(f"uninvited: {said[-300:]}")
        said = self.wine.hub(*told, "--invitation", windows_path(self.kit / "invitacion.json"),
                        "--words-file", windows_path(self.words), "--json")  # fmt: skip
        made, _ = json.JSONDecoder().raw_decode(said[said.index("{") :])
        if sorted(made["programs"]) != sorted(self.programs):
            raise Failed(f"her programs: {made['programs']}")

    def tour(self) -> None:
        """The tour of the practice folder to its end, in both languages."""
        pictures = self.place / "pictures"
        for stop in self.stops or ("",):
            only = ("--only", stop) if stop else ("--tour",)
            said = self.wine.hub("demo", "--data", windows_path(self.place / "demo"), "--people", "40", "--pictures",
                                 windows_path(pictures), *only, seconds=TOUR_SECONDS)  # fmt: skip
            if TAKEN not in said:
                raise Failed(f"the tour of {stop or 'all'} did not come to its end: {said[-600:]}")
        taken = {lang: {file.name[3:] for file in pictures.glob(f"{lang}-*.png")} for lang in ("es", "en")}
        if taken["es"] != taken["en"] or len(taken["es"]) < 2:
            raise Failed(f"not in both languages: {sorted(taken['es'] ^ taken['en'])}")
        if empty := [file.name for file in pictures.glob("*.png") if file.stat().st_size < LEAST]:
            raise Failed(f"nothing is in {empty}")
        sys.stdout.write(f"{len(list(pictures.glob('*.png')))} pictures in {pictures}\n")


def main() -> int:
    """Run all steps in order. Raises `Failed` at the first that is not as it should be."""
    parser = argparse.ArgumentParser(description="Try a partner's kit under Wine.")
    parser.add_argument("kit", type=Path)
    parser.add_argument("words", type=Path)
    parser.add_argument("--programs", nargs="+", required=True, metavar="KEY")
    parser.add_argument("--stops", nargs="*", default=[], metavar="TEXT")
    parser.add_argument("--place", type=Path, default=Path("dist") / "wine-kit")
    options = parser.parse_args()
    place: Path = options.place.resolve()
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    trial = Trial(
        options.kit, options.words, tuple(options.programs), tuple(options.stops), Wine(place / "prefix"), place
    )
    step("Wine is made ready", trial.wine.prepare)
    step("the kit's setup.exe installs its programs and its policy, silently", trial.install)
    step("the installed hub tells its own kit from a changed one", trial.check)
    step("who is invited begins a folder, and nobody else", trial.begin)
    step("the guided tour runs in it", trial.tour)
    return 0


if __name__ == "__main__":
    sys.exit(main())
