"""The one-page guide of a partner kit, in Spanish: what to do, in which order, whom to call. It names no person."""

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "resources" / "fonts" / "open-sans"
MARGIN = 16.0
"""Millimetres around the page."""
DOTS = 96
PAGE = """<html><body style="font-family:'Open Sans'; font-size:12.5pt; color:#12222b">
<p style="font-size:10pt; color:#45606c; margin:0">KIND Hub {version}</p>
<p style="font-size:24pt; font-weight:600; margin:0">Guía de instalación</p>
<p style="font-size:15pt; margin:2px 0 4px 0">{partner}</p>
<p style="margin:0 0 10px 0">Esta carpeta instala KIND Hub con: <b>{programs}</b>. Hace falta una cuenta que administre
el equipo, Windows 10 (1809) o posterior y 1 GB libre. No hace falta internet.</p>
<table width="100%" cellspacing="0" cellpadding="7">{steps}</table>
<table width="100%" cellspacing="0" cellpadding="12" style="margin-top:12px"><tr>
<td bgcolor="#e2f1f4"><span style="font-size:16pt; font-weight:600">Si algo no sale bien, llame: {telephone}</span>
<br/>{contact}</td></tr></table>
</body></html>"""
STEP = """<tr><td width="52" valign="top" style="font-size:30pt; font-weight:600; color:#0b6477">{number}</td>
<td valign="top"><span style="font-size:15pt; font-weight:600">{title}</span><br/>{words}</td></tr>"""
STEPS = (
    ("Compruebe que la carpeta es auténtica", (
        "Clic derecho en <b>{setup}</b>, luego <i>Propiedades</i> y <i>Firmas digitales</i>: debe decir "
        "<b>{signer}</b>. Si ya tiene KIND Hub, ábralo y use <i>Ajustes, Comprobar un instalador</i>. Si no "
        "coincide, no instale y llame."
    )),
    ("Instale",
     "Doble clic en <b>{setup}</b>. Acepte cuando Windows pregunte. Espere a que termine; tarda unos minutos."),
    ("Pida las seis palabras por teléfono", (
        "Llame a {telephone}. Quien le contesta le dirá seis palabras. No las pida por correo ni por mensaje, y "
        "no las guarde junto a esta carpeta."
    )),
    ("Abra su invitación", (
        "Abra <b>KIND Hub</b> en el menú Inicio. Elija el archivo <b>invitacion.json</b> de esta carpeta y "
        "escriba las seis palabras."
    )),
    ("Elija su frase de acceso", (
        "Seis palabras que solo usted conozca. Nadie más puede leerla: sin ella y sin la hoja del paso 6, los "
        "datos se pierden."
    )),
    ("Imprima la hoja de recuperación",
     "Escríbala de vuelta cuando el programa la pida. Guárdela en un sobre cerrado, lejos del equipo."),
    ("Borre la invitación de donde la copió",
     "Ya no hace falta. Para otro equipo de su oficina pida otra invitación; el instalador es el mismo."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guide:
    """What the page says: for which partner, which programs are in the kit, who signed, whom to call."""

    partner: str
    version: str
    programs: tuple[str, ...]
    setup: str
    signer: str
    telephone: str
    contact: str


def write_guide(guide: Guide, into: Path) -> None:
    """Write the page. Raises `ValueError` when it does not fit on one."""
    app = QGuiApplication.instance() or QGuiApplication([])
    for font in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    writer = QPdfWriter(str(into))
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins,
                                     QPageLayout.Unit.Millimeter))  # fmt: skip
    writer.setResolution(DOTS)
    writer.setTitle("KIND Hub")
    paper = QTextDocument()
    paper.setDocumentMargin(0)
    paper.documentLayout().setPaintDevice(writer)
    room = writer.pageLayout().paintRectPixels(DOTS)
    paper.setPageSize(QSizeF(room.width(), room.height()))
    paper.setHtml(_page(guide))
    if paper.pageCount() != 1:
        raise ValueError(f"the guide takes {paper.pageCount()} pages; its words must fit on one")
    paper.print_(writer)
    assert app is not None


def _page(guide: Guide) -> str:
    said = {
        "partner": guide.partner, "version": guide.version, "setup": guide.setup, "signer": guide.signer,
        "telephone": guide.telephone, "contact": guide.contact, "programs": "; ".join(guide.programs),
    }  # fmt: skip
    plain = {name: escape(words) for name, words in said.items()}
    steps = (
        STEP.format(number=number, title=title, words=words.format(**plain))
        for number, (title, words) in enumerate(STEPS, 1)
    )
    return PAGE.format(**plain, steps="".join(steps))
