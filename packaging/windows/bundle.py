"""Wraps the MSI in a setup.exe that asks which programs to install."""

import subprocess
import tempfile
from pathlib import Path

from launcher import ICON
from msi import Feature

HERE = Path(__file__).parent


def write_bundle(msi: Path, version: str, features: list[Feature], out: Path) -> None:
    """Build setup.exe around an MSI; the same bytes for the same MSI."""
    with tempfile.TemporaryDirectory() as place:
        parts = {
            "SECTIONS": sections(features),
            "CHOSEN": "".join(
                f'${{If}} ${{SectionIsSelected}} ${{{one.id}}}\nStrCpy $chosen "$chosen,{one.id}"\n${{EndIf}}\n'
                for one in features
            ),
            "WANTED": "".join(
                f'${{WordFind}} ",$R1," ",{one.id}," "E+1" $R2\n${{IfNot}} ${{Errors}}\n'
                f"!insertmacro SelectSection ${{{one.id}}}\n${{EndIf}}\n"
                for one in features
            ),
        }
        told = [f"-DVERSION={version}", f"-DOUT={out}", f"-DMSI={msi}", f"-DICON={ICON}"]
        for name, words in parts.items():
            file = Path(place) / f"{name}.nsh"
            file.write_text(words, encoding="utf-8")
            told.append(f"-D{name}={file}")
        subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *told, str(HERE / "bundle.nsi")], check=True)


def sections(features: list[Feature]) -> str:
    """The part of the page that asks: each program, ticked where it is chosen."""
    return "".join(f'Section {"" if one.chosen else "/o "}"{one.title}" {one.id}\nSectionEnd\n' for one in features)
