"""What the assistant says around its steps: the notes of the step bar, and the sentence in the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import L, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.exchange.undo_import import UndoResult
    from kindhub.ui.importing.review import Counts, Review
    from kindhub.ui.importing.work import Opened

STEPS = (
    L("File", "Archivo"),
    L("Sheet and columns", "Hoja y columnas"),
    L("Check rows", "Revisar filas"),
    L("Import", "Importar"),
    L("Result", "Resultado"),
)
REMEMBERS = L(
    "Nothing is written yet. Your corrections are remembered for the next file like this.",
    "Todavía no se escribe nada. Sus correcciones se recuerdan para el próximo archivo igual.",
)
LACKS = L("Say which column holds: {names}.", "Indique qué columna trae: {names}.")
NOTHING_NEW = L(
    "There is nothing new in this file: each row came in before or cannot go in.",
    "En este archivo no hay nada nuevo: cada fila ya había entrado o no puede entrar.",
)
ALL_DECIDED = L("Everything is decided.", "Todo está decidido.")
ONE_OPEN = L(
    "1 row is still to be decided. If you leave it open it stays out and is in the report.",
    "Falta 1 fila por decidir. Si no la decide, no entra y queda en el informe.",
)
SOME_OPEN = L(
    "{n} rows are still to be decided. Those you leave open stay out and are in the report.",
    "Faltan {n} filas por decidir. Las que no decida no entran y quedan en el informe.",
)
ONE_TAKEN_UP = L("1 decision of another day was taken up.", "Se retomó 1 decisión de otro día.")
SOME_TAKEN_UP = L("{n} decisions of another day were taken up.", "Se retomaron {n} decisiones de otro día.")
KEPT = L(
    "Your decisions are kept. Choose the same file another day to go on.",
    "Sus decisiones quedan guardadas. Elija el mismo archivo otro día para seguir.",
)
REPORTED = L(
    "The report is in “{name}”. It holds names: keep it where only your team can read it.",
    "El informe está en «{name}». Trae nombres: guárdelo donde solo su equipo lo pueda leer.",
)
RUNNING = L(
    "The import is running. Wait for it, or stop it first.",
    "La importación está en marcha. Espere a que termine o deténgala primero.",
)
NO_RIGHT = L(
    "You may not import into any open program. Ask whoever coordinates it.",
    "Usted no puede importar en ningún programa abierto. Pídalo a quien lo coordina.",
)


def step_words(file: str, opened: Opened | None, review: Review | None) -> list[tuple[str, str]]:
    """Title and note of each step, as `StepBar` takes them; a step not reached yet has no note."""
    notes = [file, "", "", "", ""]
    if opened is not None:
        columns = sum(len(one.mapping.by_key) for one in opened.found)
        sheets = tr_n(len(opened.found), L("1 sheet", "1 hoja"), L("{n} sheets", "{n} hojas"))
        notes[1] = f"{sheets} · {tr('{n} columns', '{n} columnas', n=columns)}"
    if review is not None:
        notes[2] = tr("{n} rows", "{n} filas", n=f"{len(review.plan.rows):,}")
    return [(title.say(), note) for title, note in zip(STEPS, notes, strict=True)]


def columns_sentence(missing: Sequence[str]) -> str:
    """What the foot says under the columns."""
    return LACKS.say(names=", ".join(missing)) if missing else REMEMBERS.say()


def rows_sentence(counts: Counts) -> str:
    """What the foot says under the rows."""
    if counts.open:
        return tr_n(counts.open, ONE_OPEN, SOME_OPEN)
    return (ALL_DECIDED if counts.going_in else NOTHING_NEW).say()


def import_act(counts: Counts) -> str:
    """The word on the button: `Importar 171 filas`."""
    going = f"{counts.going_in:,}"
    one, many = L("Import 1 row", "Importar 1 fila"), L("Import {n} rows", "Importar {n} filas")
    return (one if counts.going_in == 1 else many).say(n=going)


def undone_sentence(undone: UndoResult) -> str:
    """How much of an import was taken back, and what stays."""
    words = tr_n(undone.taken_back, L("1 record was taken back.", "Se quitó 1 registro."),
                 L("{n} records were taken back.", "Se quitaron {n} registros."))  # fmt: skip
    if not undone.left:
        return words
    one = L("1 stays, because somebody worked on it.", "1 se queda, porque alguien lo trabajó.")
    many = L("{n} stay, because somebody worked on them.", "{n} se quedan, porque alguien los trabajó.")
    stays = tr_n(len(undone.left), one, many)
    return f"{words} {stays}"
