"""What is in an installer: a CycloneDX bill of materials, and the licence of each part with its text.

The parts are those that lie in the tree, not those that were asked for. Libraries hidden inside wheels (OpenSSL,
SQLCipher) are found by what their bytes say of themselves, so that a call-back of one of them can be answered.
"""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

SPACE = uuid.UUID("8b0f7d0e-6b57-5c0a-9a3e-0f4e1a6f3f10")
UNSTATED = {"sqlcipher3": "Zlib"}
"""Distributions that state no licence in their metadata; it stands in the file beside it."""
INSIDE = {
    "cryptography/hazmat/bindings/*": (("OpenSSL", rb"OpenSSL (\d+\.\d+\.\d+[a-z]?) ", "Apache-2.0"),),
    "sqlcipher3/*": (
        ("OpenSSL", rb"OpenSSL (\d+\.\d+\.\d+[a-z]?) ", "Apache-2.0"),
        ("SQLCipher", rb"\x00(4\.\d+\.\d+)\x00", "BSD-3-Clause"),
    ),
    "../python/libcrypto*": (("OpenSSL", rb"OpenSSL (\d+\.\d+\.\d+[a-z]?) ", "Apache-2.0"),),
    "../python/python3??.dll": (("CPython", rb"tags/v(\d\.\d+\.\d+)", "PSF-2.0"),),
}
"""Files of the tree → libraries inside them: what each says of itself, and its licence."""


@dataclass(frozen=True, slots=True)
class Part:
    """One component: a distribution, or a library inside one (`within`)."""

    name: str
    version: str
    licence: str
    within: str = ""
    text: str = ""

    @property
    def reference(self) -> str:
        """What the bill calls it."""
        return (
            f"pkg:generic/{self.name}@{self.version}#{self.within}"
            if self.within
            else f"pkg:pypi/{self.name.lower()}@{self.version}"
        )


def write_bill(app: Path, version: str, stamp: str, into: Path) -> list[Part]:
    """Write `kindhub-VERSION.cdx.json` and `licences.txt` for a tree. `stamp` is the time that the bill bears."""
    parts = [*_distributions(app), *_hidden(app)]
    told = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, '|'.join(one.reference for one in parts))}",
        "metadata": {"timestamp": stamp,
                     "component": {"type": "application", "name": "KIND Hub", "version": version}},
        "components": [
            {"type": "library", "bom-ref": one.reference, "name": one.name, "version": one.version,
             "purl": one.reference.partition("#")[0], "licenses": [{"license": {"name": one.licence}}],
             **({"description": f"inside {one.within}"} if one.within else {})}
            for one in parts
        ],
    }  # fmt: skip
    (into / f"kindhub-{version}.cdx.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    texts = (f"{one.name} {one.version}: {one.licence}\n\n{one.text}\n" for one in parts if one.text)
    lines = (
        f"{one.name} {one.version}: {one.licence}{f' (inside {one.within})' if one.within else ''}" for one in parts
    )
    (into / "licences.txt").write_text("\n".join((*lines, "", f"{'=' * 78}", *texts)), encoding="utf-8")
    return parts


def _distributions(app: Path) -> Iterator[Part]:
    for folder in sorted(app.glob("*.dist-info")):
        told = HeaderParser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
        licence = told["License-Expression"] or _classified(told.get_all("Classifier", ())) or told["License"]
        licence = licence or UNSTATED[told["Name"]]
        texts = sorted(file for file in folder.rglob("*") if re.match(r"(?i)(licen[cs]e|copying|notice)", file.name))
        text = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in texts if file.is_file())
        yield Part(told["Name"], told["Version"], licence.splitlines()[0][:100], text=text)


def _classified(classifiers: list[str] | tuple[str, ...]) -> str:
    found = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")]
    return ", ".join(found)


def _hidden(app: Path) -> Iterator[Part]:
    """Libraries inside files. Raises `ValueError` where one that is named is not found: the table is out of date."""
    for pattern, wanted in INSIDE.items():
        files = [file for file in app.glob(pattern) if file.is_file() and file.suffix not in (".py", ".pyc", ".pyi")]
        if not files and pattern.startswith("../"):
            continue
        data = b"".join(file.read_bytes() for file in sorted(files))
        for name, said, licence in wanted:
            found = re.search(said, data)
            if found is None:
                raise ValueError(f"{name} was not found in {pattern}")
            yield Part(name, found[1].decode("ascii"), licence, within=files[0].name)
