"""The list of commands. Each is imported only when it runs, so that `--help` and `--version` stay quick."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from kindhub.i18n import L, tr


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """No further arguments."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `where` is `module:function` in this package; the function takes the parsed options."""

    name: str
    help: L
    where: str
    arguments: Callable[[argparse.ArgumentParser], None] = _nothing
    data: bool = True
    person: bool = True
    json: bool = False

    def run(self, options: argparse.Namespace) -> int:
        """Import the command and run it."""
        module, _, function = self.where.partition(":")
        return int(getattr(import_module(f"kindhub.cli.{module}"), function)(options))


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help=tr("the person's name, as others see it", "el nombre, como lo ven los demás"))
    parser.add_argument("--recovery-file", metavar="FILE", help=tr(
        "write the recovery sheet there instead of printing it", "escribe ahí la hoja de recuperación"))  # fmt: skip
    parser.add_argument("--invitation", metavar="FILE", help=tr(
        "the organisation's invitation, which says who the first person is",
        "la invitación de la organización, que dice quién es la primera persona"))  # fmt: skip
    parser.add_argument("--words-file", metavar="FILE", help=tr(
        "a file with the words that open it; else they are asked for",
        "un archivo con las palabras que la abren; si no, se preguntan"))  # fmt: skip


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help=tr("e.g. people, or PROGRAM.workbook", "p. ej. people, o PROGRAMA.workbook"))
    parser.add_argument("file", help=tr("an XLSX or CSV file", "un archivo XLSX o CSV"))
    parser.add_argument("--unsure", choices=("ask", "new", "skip"), default="ask", help=tr(
        "what to do with rows that may be somebody known", "qué hacer con las filas dudosas"))  # fmt: skip
    parser.add_argument("--no-match", action="store_true", help=tr(
        "every row is a new person", "cada fila es una persona nueva"))  # fmt: skip
    parser.add_argument("--rows", action="store_true", help=tr("print every row", "muestra cada fila"))
    parser.add_argument("--dry-run", action="store_true", help=tr("only look, write nothing", "solo mira"))
    parser.add_argument("--report", metavar="FILE", help=tr("write the report as XLSX", "escribe el informe XLSX"))


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", help=tr(
        "what to import: a kind, or a form such as PROGRAM.FORM",
        "qué se importa: un tipo, o un formulario como PROGRAMA.FORMULARIO"))  # fmt: skip
    parser.add_argument("file", help=tr("where to; .xlsx", "a dónde; .xlsx"))


def _undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", help=tr("the number the import printed", "el número que mostró la importación"))


def _columns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--view", default="", metavar="NAME", help=tr(
        "a saved view: its filters, order and columns",
        "una vista guardada: sus filtros, orden y columnas"))  # fmt: skip
    parser.add_argument("--columns", metavar="A,B", help=tr(
        "columns of a list: number, person.name, return.arrived_on …",
        "columnas de una lista: number, person.name, return.arrived_on …"))  # fmt: skip


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", help=tr(
        "a list, a program, or: people", "una lista, un programa, o: people"))  # fmt: skip
    parser.add_argument("file", help=tr("where to; .xlsx or .csv", "a dónde; .xlsx o .csv"))
    parser.add_argument("--reason", default=tr("by a script, no reason given", "por un programa, sin decir para qué"),
                        help=tr("why; it is kept in the ledger", "para qué; queda escrito"))  # fmt: skip
    _columns(parser)


def _print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paper", nargs="?", help=tr(
        "e.g. person.family, PROGRAM.whole, PROGRAM.list.my_cases; none: the papers there are",
        "p. ej. person.family, PROGRAMA.whole, PROGRAMA.list.my_cases; nada: los papeles que hay",
    ))  # fmt: skip
    parser.add_argument("of", nargs="?", help=tr(
        "of what: a case number, the id of a person, a period; not for lists and blank forms",
        "de qué: un número de caso, el id de una persona, un período; no para listas ni formularios en blanco",
    ))  # fmt: skip
    parser.add_argument("file", nargs="?", help=tr("where to; .pdf", "a dónde; .pdf"))
    parser.add_argument("--reason", default="", help=tr(
        "what it is for; it is kept in the ledger", "para qué es; queda escrito"))  # fmt: skip
    parser.add_argument("--with-name", action="store_true", help=tr(
        "with the name of the person on it", "con el nombre de la persona"))  # fmt: skip
    parser.add_argument("--large", action="store_true", help=tr("large type", "letra grande"))
    parser.add_argument("--sheet", choices=("letter", "a4"), help=tr("the sheet of paper", "la hoja"))


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text")
    parser.add_argument("--limit", type=int, default=50)


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", help=tr("the list; none: all lists", "la lista; nada: todas las listas"))
    parser.add_argument("--limit", type=int, default=0)
    _columns(parser)


def _certificate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", help=tr("its number, as on the paper", "su número, como está en el papel"))
    parser.add_argument("code", help=tr("its verification code", "su código de verificación"))


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("program")
    parser.add_argument("--from", dest="first", required=True, metavar="DATE")
    parser.add_argument("--to", dest="last", required=True, metavar="DATE")
    parser.add_argument("--xlsx", metavar="FILE", help=tr("write them as XLSX too", "escríbelas también en XLSX"))
    parser.add_argument("--shared", action="store_true", help=tr(
        "hide small numbers, as in what is given out", "oculta números pequeños, como en lo que se da"))  # fmt: skip


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("book", nargs="?", default="", help=tr(
        "a program, or program.book; none: the first there is",
        "un programa, o programa.libro; nada: el primero"))  # fmt: skip
    parser.add_argument("--show", default="", metavar="NAME", help=tr(
        "one set: its tests, and what differs from the one before",
        "un conjunto: sus pruebas y qué cambia frente al anterior"))  # fmt: skip
    parser.add_argument("--load", metavar="FILE", help=tr(
        "keep a set from a file, not in force yet", "guarda un conjunto de un archivo, aún sin vigencia"))  # fmt: skip
    parser.add_argument("--signature", metavar="FILE", help=tr(
        "its signature; none: FILE.sig, if it is there", "su firma; nada: FILE.sig, si está"))  # fmt: skip
    parser.add_argument("--sign", metavar="FILE", help=tr(
        "sign a file as who leads the program", "firma un archivo como quien dirige el programa"))  # fmt: skip
    parser.add_argument("--activate", metavar="NAME", help=tr("put a loaded set in force", "pone en vigor un conjunto"))
    parser.add_argument("--from", dest="first", metavar="DATE", help=tr("from that day", "desde ese día"))
    parser.add_argument("--discard", metavar="NAME", help=tr("take a loaded set away", "quita un conjunto cargado"))
    parser.add_argument("--rescreen", action="store_true", help=tr(
        "look at all open cases again and say whom it touches",
        "vuelve a ver los casos abiertos y dice a quién toca"))  # fmt: skip
    parser.add_argument(
        "--on",
        metavar="DATE",
        help=tr("under the rules of that day; nothing is kept", "con las reglas de ese día; no guarda nada"),
    )
    parser.add_argument("--dry-run", action="store_true", help=tr("only look, write nothing", "solo mira"))


def _duplicates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--class", dest="least", choices=("certain", "probable", "possible"), default="possible")


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", nargs="?", help=tr("the folder for backups", "la carpeta de copias"))


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("set", help=tr(
        "a backup, or a folder of them: the newest", "una copia, o una carpeta de copias: la última"))  # fmt: skip
    parser.add_argument("--set-aside", action="store_true", help=tr(
        "move the files that are there now aside", "aparta los archivos que hay ahora"))  # fmt: skip
    parser.add_argument("--practise", action="store_true", help=tr("try it, change nothing", "ensayar sin cambiar"))


def _travel(parser: argparse.ArgumentParser) -> None:
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--leave", metavar="KEY", nargs="+", help=tr(
        "programs that stay behind, in a backup at --to", "programas que se quedan, en una copia en --to"))  # fmt: skip
    way.add_argument("--back", metavar="SET", help=tr(
        "the backup they come back from", "la copia de la que vuelven"))  # fmt: skip
    parser.add_argument("--to", metavar="DIR", help=tr(
        "a disk that does not travel", "un disco que no viaja"))  # fmt: skip


def _dictionary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--xlsx", metavar="FILE", help=tr("write it as XLSX", "escríbelo en XLSX"))


def _programs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--add", metavar="KEY", help=tr("make the key of a new program", "crea la clave de un programa")
    )
    parser.add_argument("--install", metavar="FILE", help=tr("install a signed pack", "instala un paquete firmado"))
    for act, words in (("remove", tr("take a program out", "quita un programa")),
                       ("off", tr("switch a program off", "apaga un programa")),
                       ("on", tr("switch it on again", "lo enciende otra vez"))):  # fmt: skip
        parser.add_argument(f"--{act}", metavar="KEY", help=words)
    parser.add_argument("--export-to", metavar="DIR", help=tr(
        "with --remove: export what was written with it there, then delete it",
        "con --remove: exporta ahí lo que se escribió con él, y luego lo borra"))  # fmt: skip
    parser.add_argument("--confirm", default="", metavar="NAME", help=tr(
        "the program's name, without being asked for it", "el nombre del programa, sin que se pregunte"))  # fmt: skip


def _users(parser: argparse.ArgumentParser) -> None:
    actions = ("list", "add", "passphrase", "grant", "withdraw", "lead", "no-lead", "renew", "remove", "recover")
    parser.add_argument("action", nargs="?", choices=actions, default="list")
    parser.add_argument("uid", nargs="?")
    parser.add_argument("--name")
    parser.add_argument("--program")
    parser.add_argument("--role")
    parser.add_argument("--key-words", metavar="WORDS", help=tr(
        "the six words she read to you by telephone", "las seis palabras que le leyó por teléfono"))  # fmt: skip
    parser.add_argument("--new-passphrase-file", metavar="FILE")
    parser.add_argument("--sheet-file", metavar="FILE", help=tr("the typed recovery sheet", "la hoja de recuperación"))


def _check_installer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=tr("the installer, or the folder with it", "el instalador, o su carpeta"))


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--as", dest="act_as", default="", metavar="NAME",
                        help=tr("as rosa, nora, marta or clara", "como rosa, nora, marta o clara"))  # fmt: skip
    parser.add_argument("--pictures", metavar="DIR", help=tr("save the tour's pictures there", "carpeta de imágenes"))
    parser.add_argument("--only", default="", metavar="TEXT",
                        help=tr("only screens named so", "solo pantallas que se llaman así"))  # fmt: skip
    parser.add_argument("--screen", default="1366x768", metavar="WxH[@%]",
                        help=tr("its screen and scale", "su pantalla y escala"))  # fmt: skip
    parser.add_argument("--dark", action="store_true", help=tr("tour in dark colours", "recorre en oscuro"))
    parser.add_argument("--tour", action="store_true", help=tr(
        "the whole tour, every look of every screen; with no display, each screen once",
        "el recorrido entero, cada pantalla de todas las formas; sin pantalla, cada una una vez"))  # fmt: skip


def _window(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--person", dest="who", metavar="NAME", help=tr("who is chosen", "quién está elegido"))


def _migration(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("program", help=tr("a program's key, or core", "la clave de un programa, o core"))
    parser.add_argument("why")


COMMANDS: tuple[Command, ...] = (
    Command("init", L("make a data folder", "crea una carpeta de datos"), "folder:init", _init, json=True),
    Command("unlock-check", L("check that a person can open the folder", "comprueba que alguien puede abrir"),
            "folder:unlock_check", json=True),
    Command("import", L("read a spreadsheet into the hub", "lee una hoja de cálculo"), "importing:run_import", _import,
            json=True),
    Command("template", L("write an empty sheet to fill in and import", "escribe una hoja para llenar e importar"),
            "importing:template", _template, data=False, person=False, json=True),
    Command("undo", L("undo a whole import", "deshace una importación entera"), "importing:undo", _undo, json=True),
    Command("export", L("write a list to a file", "escribe una lista en un archivo"), "exporting:export", _export,
            json=True),
    Command("print", L("write a paper as PDF", "escribe un papel en PDF"), "paper:print_paper",
            _print, json=True),
    Command("search", L("find a person", "busca a una persona"), "finding:search", _search, json=True),
    Command("list", L("print a worklist", "muestra una lista de trabajo"), "finding:worklist", _list, json=True),
    Command("indicators", L("count a program's figures", "cuenta las cifras de un programa"), "figures:indicators",
            _period, json=True),
    Command("rules", L("rule sets by their dates, and who is touched by them",
                       "conjuntos de reglas por fecha, y a quién tocan"), "rule_books:rules", _rules, json=True),
    Command("duplicates", L("persons who may be the same", "personas que quizá son la misma"),
            "finding:duplicates", _duplicates, json=True),
    Command("certificate", L("check a certificate somebody shows", "comprueba una constancia que alguien muestra"),
            "certificates:check", _certificate, json=True),
    Command("verify", L("check that nothing was tampered with", "comprueba que nadie alteró nada"), "keeping:verify",
            json=True),
    Command("backup", L("make a verified backup", "hace una copia de seguridad comprobada"), "keeping:backup", _backup,
            json=True),
    Command("restore", L("restore a backup, or practise it", "recupera una copia, o lo ensaya"), "keeping:restore",
            _restore, json=True),
    Command("travel", L("leave programs behind for a journey", "deja programas en casa durante un viaje"),
            "keeping:travel", _travel, json=True),
    Command("programs", L("installed programs", "programas instalados"), "programs:programs", _programs, json=True),
    Command("check-installer", L("is an installer what your organisation made",
                                 "si un instalador es el que hizo su organización"), "installers:check",
            _check_installer, data=False, person=False, json=True),
    Command("dictionary", L("what every field means", "qué significa cada campo"), "exporting:dictionary", _dictionary,
            data=False, person=False, json=True),
    Command("users", L("who works with the hub", "quién trabaja con el hub"), "people:users", _users, json=True),
    Command("window", L("open the window of a folder", "abre la ventana de una carpeta"), "windows:window", _window,
            person=False),
    Command("practice", L("practise with invented people", "practica con personas inventadas"), "windows:practice",
            _window, person=False),
    Command("demo", L("open a folder of invented people", "abre una carpeta de personas inventadas"), "demo:demo",
            _demo, json=True),
    Command("migration", L("for developers: write the migration of a change in records",
                           "para desarrollo: escribe la migración de un cambio"), "developing:migration", _migration,
            data=False, person=False),
)  # fmt: skip
"""All commands, in the order of `--help`."""
