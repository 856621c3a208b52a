"""Why a file is not read, in words for the person who chose it. Each says what it is and what to do."""

from __future__ import annotations

from kindhub.errors import UserError
from kindhub.i18n import L


def damaged(name: str) -> UserError:
    """The container or the XML in it is broken, or the file was cut short."""
    return UserError(
        L(
            "“{name}” is damaged, or only part of it was copied. Ask for it again, or open it in the spreadsheet "
            "program and save it as a new .xlsx file.",
            "«{name}» está dañado o se copió solo una parte. Pídalo otra vez, o ábralo en el programa de hojas de "
            "cálculo y guárdelo como un archivo .xlsx nuevo.",
        ),
        name=name,
    )


def protected(name: str) -> UserError:
    """The file needs a password to open."""
    return UserError(
        L(
            "“{name}” is protected with a password. Open it in the spreadsheet program, remove the password and "
            "save it, then choose it again.",
            "«{name}» está protegido con contraseña. Ábralo en el programa de hojas de cálculo, quite la contraseña "
            "y guárdelo; después elíjalo otra vez.",
        ),
        name=name,
    )


def old_format(name: str) -> UserError:
    """A workbook of a kind that is not read: .xls, .xlsb, .ods, or a web page named .xls."""
    return UserError(
        L(
            "“{name}” is a workbook in another format. Open it in the spreadsheet program and save it as "
            "“Excel workbook (.xlsx)”.",
            "«{name}» es un libro en otro formato. Ábralo en el programa de hojas de cálculo y guárdelo como "
            "«Libro de Excel (.xlsx)».",
        ),
        name=name,
    )


def wrong_type(name: str, what: L) -> UserError:
    """Something that is no spreadsheet, whatever its name says."""
    return UserError(
        L(
            "“{name}” is not a spreadsheet, it is {what}. Choose an .xlsx or .csv file.",
            "«{name}» no es una hoja de cálculo, es {what}. Elija un archivo .xlsx o .csv.",
        ),
        name=name,
        what=what,
    )


def too_large(name: str, what: L, limit: int) -> UserError:
    """More of something than is read at once; also how a zip bomb is refused."""
    return UserError(
        L(
            "“{name}” has more {what} than can be read at once (at most {limit}). Split it into smaller files.",
            "«{name}» tiene más {what} de lo que se puede leer a la vez (como máximo {limit}). Divídalo en archivos "
            "más pequeños.",
        ),
        name=name,
        what=what,
        limit=f"{limit:,}",
    )


def unsafe(name: str) -> UserError:
    """XML with a document type of its own: spreadsheet programs never write one, attacks do."""
    return UserError(
        L(
            "“{name}” contains definitions that spreadsheets do not have and that can do harm. It was not read. "
            "Do not open it; tell whoever sent it.",
            "«{name}» contiene definiciones que una hoja de cálculo no tiene y que pueden hacer daño. No se leyó. "
            "No lo abra y avise a quien lo envió.",
        ),
        name=name,
    )


def empty(name: str) -> UserError:
    """A file of no bytes, or a workbook whose sheets are all blank."""
    return UserError(
        L(
            "“{name}” is empty: there is nothing to import. Check that it is the right file.",
            "«{name}» está vacío: no hay nada que importar. Revise que sea el archivo correcto.",
        ),
        name=name,
    )
