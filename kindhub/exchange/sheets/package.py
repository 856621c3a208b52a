"""The parts of an XLSX package around its sheets: which sheets there are, shared texts, styles and comments."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kindhub.exchange.sheets import refusals
from kindhub.exchange.sheets.xml_stream import elements, local
from kindhub.i18n import L

if TYPE_CHECKING:
    from kindhub.exchange.sheets.model import Limits

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ROOT = "xl/workbook.xml"

MACROS_LEFT = L(
    "This workbook has macros. They were not run; only what stands in the cells was read.",
    "Este libro tiene macros. No se ejecutaron; solo se leyó lo que está en las celdas.",
)
LINKS_LEFT = L(
    "This workbook points to other files. They were not opened; only what stands in the cells was read.",
    "Este libro remite a otros archivos. No se abrieron; solo se leyó lo que está en las celdas.",
)
PICTURES_LEFT = L(
    "This workbook has pictures or charts. They were not read.",
    "Este libro tiene imágenes o gráficas. No se leyeron.",
)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, whether it is hidden, and the part that holds its cells."""

    name: str
    hidden: bool
    part: str


@dataclass(slots=True)
class Package:
    """An opened XLSX, checked by the guard, with what the reading of its cells needs."""

    name: str
    archive: zipfile.ZipFile
    sheets: list[SheetPart] = field(default_factory=list)
    from_1904: bool = False
    notes: list[L] = field(default_factory=list)


def read_package(name: str, archive: zipfile.ZipFile, limits: Limits) -> Package:
    """List the sheets; `UserError` if this zip is no workbook, or one of another format."""
    parts = set(archive.namelist())
    root = _root_part(name, archive, parts)
    package = Package(name, archive)
    targets = _relations(name, archive, root)
    for element in elements(name, archive, root):
        tag = local(element.tag)
        if tag == "workbookPr":
            package.from_1904 = element.get("date1904") in {"1", "true"}
        elif tag == "sheet":
            kind, target = targets.get(_relation_id(element), ("", ""))
            if kind == "worksheet":
                hidden = element.get("state", "visible") != "visible"
                package.sheets.append(SheetPart(element.get("name") or "?", hidden, target))
    if not package.sheets or len(package.sheets) > limits.sheets:
        raise refusals.damaged(name)
    package.notes = _notes(parts)
    return package


def _root_part(name: str, archive: zipfile.ZipFile, parts: set[str]) -> str:
    """The workbook part, by the package's own relations; refusals for other zips say what they are."""
    if "xl/workbook.bin" in parts or "mimetype" in parts:
        raise refusals.old_format(name)
    if "word/document.xml" in parts:
        raise refusals.wrong_type(name, L("a text document", "un documento de texto"))
    if "ppt/presentation.xml" in parts:
        raise refusals.wrong_type(name, L("a presentation", "una presentación"))
    if _ROOT in parts:
        return _ROOT
    if "[Content_Types].xml" not in parts:
        raise refusals.wrong_type(name, L("a compressed folder", "una carpeta comprimida"))
    for kind, target in _relations(name, archive, "").values():
        if kind == "officeDocument" and target in parts:
            return target
    raise refusals.damaged(name)


def _relation_id(element: ET.Element) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == "id" and key != "id"), "")


def _relations(name: str, archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Relation id → (last word of its type, part inside the package); those that leave the package are dropped."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in archive.NameToInfo:
        return {}
    found = {}
    for element in elements(name, archive, path):
        target = element.get("Target", "")
        if local(element.tag) != "Relationship" or element.get("TargetMode") == "External" or not target:
            continue
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], inside)
    return found


def _notes(parts: set[str]) -> list[L]:
    notes = []
    if "xl/vbaProject.bin" in parts or any(part.startswith("xl/macrosheets/") for part in parts):
        notes.append(MACROS_LEFT)
    if any(part.startswith("xl/externalLinks/") for part in parts):
        notes.append(LINKS_LEFT)
    if any(part.startswith(("xl/media/", "xl/charts/", "xl/embeddings/")) for part in parts):
        notes.append(PICTURES_LEFT)
    return notes


def plain(text: str) -> str:
    """A text as people typed it: `_x000D_` and the like are OOXML's way to write control characters."""
    if "_x" not in text:
        return text
    halves = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def rich_text(element: ET.Element) -> str:
    """All runs of a text element joined; readings aids (`rPh`, for Japanese) left out."""
    pieces = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces.extend(run.text or "" for run in child if local(run.tag) == "t")
    return plain("".join(pieces))


def shared_texts(package: Package, limits: Limits) -> list[str]:
    """The workbook's table of shared texts, empty when it has none."""
    part = next((part for part in package.archive.namelist() if part.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return []
    texts: list[str] = []
    for element in elements(package.name, package.archive, part):
        if local(element.tag) == "si":
            texts.append(rich_text(element))
            element.clear()
            if len(texts) > limits.shared_texts:
                raise refusals.too_large(package.name, L("texts", "textos"), limits.shared_texts)
    return texts


def comments(package: Package, sheet: SheetPart) -> dict[str, str]:
    """Cell reference → text of the comment pinned to it."""
    kinds = _relations(package.name, package.archive, sheet.part)
    part = next((target for kind, target in kinds.values() if kind == "comments"), None)
    if part is None or part not in package.archive.NameToInfo:
        return {}
    found = {}
    for element in elements(package.name, package.archive, part):
        if local(element.tag) == "comment":
            texts = [child for child in element if local(child.tag) == "text"]
            found[element.get("ref", "")] = "".join(rich_text(text) for text in texts).strip()
    return found
