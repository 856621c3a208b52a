"""Every key of the hub, said once: what binds a key and what draws the sheet of keys (F1) read this table.

A key means the same everywhere; a page binds the ones it can answer, by name. Never Ctrl+Alt (AltGr on Spanish
keyboards) nor the Windows keys; bare letters only for the answers to one question on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kindhub.i18n import L

Where = Literal["window", "page", "part"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key by name. `window`: always there; `page`: where the page binds it; `part`: a field or table reads it itself.

    `keys` as Qt reads them, the first is the one shown.
    """

    name: str
    keys: tuple[str, ...]
    does: L
    where: Where = "page"


_TABLE = (
    Key("palette", ("Ctrl+K",), L("find people, lists, forms, acts", "buscar personas, listas, partes y acciones"),
        "window"),
    Key("find", ("Ctrl+F",), L("find here", "buscar aquí"), "window"),
    Key("find_next", ("F3",), L("find the next", "buscar el siguiente"), "window"),
    Key("help", ("F1",), L("help and keys of this screen", "ayuda y teclas de esta pantalla"), "window"),
    Key("refresh", ("F5",), L("refresh", "actualizar"), "window"),
    Key("next_pane", ("F6",), L("next pane", "panel siguiente"), "window"),
    Key("last_pane", ("Shift+F6",), L("pane before", "panel anterior"), "window"),
    Key("full_screen", ("F11",), L("full screen", "pantalla completa"), "window"),
    Key("hide", ("F12", "Ctrl+Shift+H"), L("hide everything", "ocultar todo"), "window"),
    Key("lock", ("Ctrl+L",), L("lock", "bloquear"), "window"),
    Key("back", ("Alt+Left",), L("back", "atrás"), "window"),
    Key("forward", ("Alt+Right",), L("forward", "adelante"), "window"),
    Key("close_page", ("Ctrl+W",), L("close the page", "cerrar la página"), "window"),
    Key("narrow_rail", ("Ctrl+B",), L("narrow the menu", "menú angosto"), "window"),
    Key("larger", ("Ctrl++", "Ctrl+="), L("larger text", "texto más grande"), "window"),
    Key("smaller", ("Ctrl+-",), L("smaller text", "texto más pequeño"), "window"),
    Key("plain_size", ("Ctrl+0",), L("text at 100 %", "texto al 100 %"), "window"),
    Key("settings", ("Ctrl+,",), L("settings", "ajustes"), "window"),
    Key("save", ("Ctrl+S",), L("save", "guardar")),
    Key("save_on", ("Ctrl+Return", "Ctrl+Enter"), L("save and next part; at a person: open the case",
                                                     "guardar y seguir; en una persona: abrir el caso")),
    Key("undo_save", ("Ctrl+Shift+U",), L("undo the last save", "deshacer lo último guardado")),
    Key("new", ("Ctrl+N",), L("new here", "nuevo aquí")),
    Key("contact", ("Ctrl+J",), L("log a contact", "registrar un contacto")),
    Key("task", ("Ctrl+T",), L("new task", "tarea nueva")),
    Key("note", ("Ctrl+M",), L("write a note", "escribir una nota")),
    Key("attach", ("Ctrl+Shift+A",), L("attach a document", "adjuntar un documento")),
    Key("print", ("Ctrl+P",), L("print", "imprimir")),
    Key("export", ("Ctrl+Shift+E",), L("export", "exportar")),
    Key("part_number", tuple(f"Ctrl+{n}" for n in range(1, 10)), L("part or tab 1 to 9", "parte o pestaña 1 a 9")),
    Key("next_part", ("Ctrl+PgDown",), L("next part or list", "parte o lista siguiente")),
    Key("last_part", ("Ctrl+PgUp",), L("part or list before", "parte o lista anterior")),
    Key("next_error", ("F8",), L("next answer to look at", "siguiente dato por revisar")),
    Key("last_error", ("Shift+F8",), L("answer to look at before", "anterior dato por revisar")),
    Key("copy_above", ("Ctrl+D",), L("copy the row above", "copiar la fila de arriba")),
    Key("mark_all", ("Ctrl+Shift+Space",), L("tick everybody on the list", "marcar a todas las personas de la lista")),
    Key("answer_same", ("M",), L("the same person", "la misma persona")),
    Key("answer_other", ("O",), L("another person", "otra persona")),
    Key("answer_later", ("D",), L("decide later", "decidir después")),
    Key("edit", ("F2",), L("edit the cell or field", "editar la celda o el dato"), "part"),
    Key("choices", ("F4", "Alt+Down"), L("open the choices", "abrir las opciones"), "part"),
    Key("no_value", ("F9",), L("why there is no value", "por qué no hay dato"), "part"),
    Key("question_before", ("Backspace", "PgUp"), L("question before", "pregunta anterior"), "part"),
    Key("score", tuple(f"{n}" for n in range(1, 10)), L("give this score or answer", "dar este nivel o respuesta"),
        "part"),
    Key("undo_typing", ("Ctrl+Z",), L("undo typing", "deshacer lo escrito"), "part"),
    Key("redo_typing", ("Ctrl+Y",), L("redo typing", "rehacer lo escrito"), "part"),
    Key("select_all", ("Ctrl+A",), L("select all", "elegir todo"), "part"),
    Key("copy", ("Ctrl+C",), L("copy", "copiar"), "part"),
    Key("paste", ("Ctrl+V",), L("paste", "pegar"), "part"),
    Key("cut", ("Ctrl+X",), L("cut", "cortar"), "part"),
    Key("menu", ("Shift+F10", "Menu"), L("context menu", "menú contextual"), "part"),
    Key("tick", ("Space",), L("tick", "marcar"), "part"),
    Key("open", ("Return",), L("open", "abrir"), "part"),
    Key("step_back", ("Esc",), L("step back", "un paso atrás"), "part"),
)  # fmt: skip
KEYS: dict[str, Key] = {key.name: key for key in _TABLE}

_CAPS = {
    "PgDown": L("PgDn", "AvPág"), "PgUp": L("PgUp", "RePág"), "Return": L("Enter", "Intro"),
    "Enter": L("Enter", "Intro"), "Left": L("←", "←"), "Right": L("→", "→"), "Down": L("↓", "↓"),
    "Backspace": L("Backspace", "Retroceso"),
    "Space": L("Space", "Espacio"), "Shift": L("Shift", "Mayús"), "Menu": L("Menu", "Menú"),
}  # fmt: skip


def bind(
    owner: QWidget, name: str, act: Callable[[], object] | SignalInstance, *, inside: bool = True
) -> list[QShortcut]:
    """Bind a key of the table to a bound method, while the cursor is inside `owner` (or anywhere in its window).

    The one of several keys that was pressed is `self.sender().property("number")`, from 0.
    Raises `KeyError` for a name that is not in the table.
    """
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut if inside else Qt.ShortcutContext.WindowShortcut
    bound = []
    for number, keys in enumerate(KEYS[name].keys):
        shortcut = QShortcut(QKeySequence(keys), owner, context=context)
        shortcut.setProperty("called", name)
        shortcut.setProperty("number", number)
        shortcut.activated.connect(act)
        bound.append(shortcut)
    return bound


def cap(keys: str) -> str:
    """How a key is named on the sheet, in the language in force: `Ctrl+AvPág`."""
    if keys.endswith("++"):
        return keys
    return "+".join(_CAPS[part].say() if part in _CAPS else part for part in keys.split("+"))


def keys_within(window: QWidget) -> list[Key]:
    """The keys that do something on the screen as it is now, those of the page first, in the order of the table.

    Bound ones are read off the window itself; parts that read keys in their own way say so in `own_keys`.
    """
    live = set(_bound(window))
    for part in window.findChildren(QWidget):
        if part.isVisible():
            live.update(getattr(part, "own_keys", ()))
    here = [key for key in KEYS.values() if key.name in live]
    return sorted(here, key=lambda key: key.where == "window")


def _bound(window: QWidget) -> Iterator[str]:
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and shortcut.isEnabled() and shortcut.property("called"):
            yield str(shortcut.property("called"))
