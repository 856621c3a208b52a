"""What a cell's style changes in its meaning: dates, percents and padded numbers, its colour, a strike-through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from kindhub.exchange.sheets.xml_stream import elements, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from kindhub.exchange.sheets.package import Package

_PART = "xl/styles.xml"


@dataclass(frozen=True, slots=True)
class Style:
    """One cell style. `number_format` is Excel's format code; `fill` is RRGGBB or empty."""

    number_format: str = "General"
    is_date: bool = False
    is_duration: bool = False
    fill: str = ""
    struck: bool = False


PLAIN = Style()


def read_styles(package: Package) -> list[Style]:
    """The workbook's cell styles by their number; none when it has no style part."""
    if _PART not in package.archive.NameToInfo:
        return []
    formats: dict[int, str] = dict(BUILTIN_FORMATS)
    struck: list[bool] = []
    fills: list[str] = []
    styles: list[Style] = []
    for element in elements(package.name, package.archive, _PART):
        tag = local(element.tag)
        if tag == "numFmt" and element.get("numFmtId", "").isdecimal():
            formats[int(element.get("numFmtId", "0"))] = element.get("formatCode") or "General"
        elif tag == "fonts":
            struck = [_is_struck(font) for font in element]
        elif tag == "fills":
            fills = [_colour(fill) for fill in element]
        elif tag == "cellXfs":
            styles = [_style(xf, formats, fills, struck) for xf in element]
    return styles


def _style(xf: Element, formats: dict[int, str], fills: list[str], struck: list[bool]) -> Style:
    code = formats.get(_number(xf, "numFmtId"), "General")
    fill, font = _number(xf, "fillId"), _number(xf, "fontId")
    return Style(
        number_format=code,
        is_date=is_date_format(code),
        is_duration=is_timedelta_format(code),
        fill=fills[fill] if fill < len(fills) else "",
        struck=font < len(struck) and struck[font],
    )


def _number(element: Element, key: str) -> int:
    text = element.get(key, "0")
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _is_struck(font: Element) -> bool:
    return any(local(part.tag) == "strike" and part.get("val", "1") not in {"0", "false"} for part in font)


def _colour(fill: Element) -> str:
    """The visible colour of a solid fill as RRGGBB; theme colours and patterns give nothing."""
    for pattern in fill:
        if pattern.get("patternType") == "solid":
            for colour in pattern:
                if local(colour.tag) == "fgColor":
                    return (colour.get("rgb") or "")[-6:].upper()
    return ""
