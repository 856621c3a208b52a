"""Every setting, declared once: what it is called, what it may be, whose it is. The settings page is drawn from this.

Decision. *Question*: where does a choice live? *Options*: the system's settings, the encrypted file, both. *Choice*:
a person's choices lie in the encrypted file; only what the unlock page needs (language, colours, text size) is kept
beside it as well, for nobody has unlocked anything then. What the office rules (`scope="office"`) is written by
whoever may manage people and is stronger than what a person chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kindhub.i18n import L

Value = str | int | bool
Scope = Literal["person", "office"]
Rule = Literal["", "fixed", "most"]
FREE = ""
"""The value of an office rule that leaves the choice to each person."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value a setting may have, and how it is said."""

    value: Value
    label: L


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Its type is that of `default`; `options` are all it may be.

    `before_unlock`: kept beside the encrypted file too. A setting of the office names with `governs` the one of a
    person it rules: `fixed` gives the value, `most` the highest allowed. `words` are
    others it is looked for by, in both languages.
    """

    key: str
    group: str
    label: L
    help: L
    default: Value
    options: tuple[Option, ...]
    scope: Scope = "person"
    before_unlock: bool = False
    governs: str = ""
    rule: Rule = ""
    words: str = ""

    def allows(self, value: object) -> bool:
        """Whether this is one of its values, of the right type."""
        return any(option.value == value and type(option.value) is type(value) for option in self.options)


GROUPS: dict[str, L] = {
    "screen": L("Screen", "Pantalla"),
    "words": L("Words and paper", "Palabras y papel"),
    "privacy": L("Privacy", "Privacidad"),
    "documents": L("Documents", "Documentos"),
    "office": L("What the office rules", "Lo que fija la oficina"),
}

_MINUTES = tuple(Option(n, L(f"{n} minutes", f"{n} minutos")) for n in (5, 10, 15, 30))
_SMALL = tuple(Option(n, L(f"1 to {n - 1}", f"de 1 a {n - 1}")) for n in (5, 6, 10, 15, 20))
_VARIANTS = (
    Option("GT", L("Guatemala", "Guatemala")),
    Option("HN", L("Honduras", "Honduras")),
    Option("SV", L("El Salvador", "El Salvador")),
    Option("MX", L("Mexico", "México")),
)
_EACH = Option(FREE, L("Each person chooses", "Cada persona elige"))

_TABLE = (
    Setting("language", "screen", L("Language", "Idioma"),
            L("The page and what you typed stay.", "La página y lo que escribió se quedan."), "es",
            (Option("es", L("Español", "Español")), Option("en", L("English", "English"))), before_unlock=True,
            words="idioma english spanish language inglés"),
    Setting("theme", "screen", L("Colours", "Colores"),
            L("As the system: light or dark, as the computer is.",
              "Como el sistema: claro u oscuro, según esté el equipo."),
            "light",
            (Option("light", L("Light", "Claro")), Option("dark", L("Dark", "Oscuro")),
             Option("contrast", L("High contrast", "Alto contraste")),
             Option("system", L("As the system", "Como el sistema"))),
            before_unlock=True, words="theme dark light contrast tema oscuro claro contraste"),
    Setting("text_size", "screen", L("Text size", "Tamaño del texto"),
            L("Also with Ctrl and + or −.", "También con Ctrl y + o −."), 100,
            tuple(Option(n, L(f"{n} %", f"{n} %")) for n in (100, 125, 150, 200)), before_unlock=True,
            words="font zoom larger letra zoom grande"),
    Setting("wording", "words", L("Words of the country", "Palabras del país"),
            L("Replaces terms, such as “canalización” for “referencia” in Mexico. Records do not change.",
              "Cambia términos, como «canalización» por «referencia» en México. Los registros no cambian."),
            "GT", _VARIANTS, words="variant terms mexico honduras salvador variante términos"),
    Setting("paper", "words", L("Paper", "Papel"),
            L("For what is printed from now on.", "Para lo que se imprima desde ahora."), "letter",
            (Option("letter", L("Letter", "Carta")), Option("a4", L("A4", "A4"))),
            words="print size page imprimir hoja tamaño oficio"),
    Setting("lock_minutes", "privacy",
            L("Lock when nobody touches anything for", "Bloquear cuando nadie toca nada por"),
            L("After three minutes the screen is hidden. F12 hides it at once, Ctrl+L locks it.",
              "A los tres minutos se oculta la pantalla. F12 la oculta al momento, Ctrl+L la bloquea."), 10, _MINUTES,
            words="idle time inactividad tiempo"),
    Setting("names_veiled", "privacy", L("Names in lists", "Nombres en las listas"),
            L("Veiled names are blocks until the row has the mouse or the cursor.",
              "Los nombres borrosos son bloques hasta que la fila tiene el ratón o el cursor."), False,
            (Option(False, L("Shown", "A la vista")), Option(True, L("Veiled", "Borrosos"))),
            words="blur hide privacy tapar ocultar privacidad"),
    Setting("attach.smaller", "documents", L("Photographs that are attached", "Fotos que se adjuntan"),
            L("Smaller: 2000 pixels at most, enough to read. Place and time are always taken out.",
              "Más pequeñas: 2000 píxeles como máximo, basta para leer. El lugar y la hora se quitan siempre."),
            False, (Option(False, L("As they come", "Como vienen")), Option(True, L("Smaller", "Más pequeñas"))),
            words="pictures images imágenes fotografías"),
    Setting("office.lock_minutes", "office", L("Longest time until the lock", "Tiempo más largo hasta el bloqueo"),
            L("Nobody can choose a longer time.", "Nadie puede elegir un tiempo más largo."), 30, _MINUTES, "office",
            governs="lock_minutes", rule="most"),
    Setting("office.names_veiled", "office",
            L("Names in lists, for everybody", "Nombres en las listas, para todas las personas"),
            L("For offices where others can look on.", "Para oficinas donde otras personas pueden mirar."), FREE,
            (_EACH, Option("veiled", L("Always veiled", "Siempre borrosos"))), "office",
            governs="names_veiled", rule="fixed"),
    Setting("office.wording", "office",
            L("Words of the country, for everybody", "Palabras del país, para todas las personas"),
            L("So that all read the same words.", "Para que todas lean las mismas palabras."), FREE,
            (_EACH, *_VARIANTS), "office", governs="wording", rule="fixed"),
    Setting("office.small_numbers", "office",
            L("Numbers hidden in restricted tables", "Cifras que se ocultan en cuadros restringidos"),
            L("In what leaves restricted programs. Other numbers that would give them away are hidden with them.",
              "En lo que sale de programas restringidos. Con ellas se ocultan las que las dejarían ver."), 5,
            _SMALL, "office", words="small cells suppression threshold celdas pequeñas supresión umbral"),
    Setting("office.small_numbers_town", "office",
            L("The same in tables by municipality", "Lo mismo en cuadros por municipio"),
            L("In a small place a number is sooner a person.",
              "En un lugar pequeño una cifra es más pronto una persona."), 10,
            _SMALL, "office", words="small cells suppression threshold celdas pequeñas supresión umbral"),
    Setting("office.signed_rules", "office",
            L("Rule sets that are loaded from a file", "Conjuntos de reglas que se cargan de un archivo"),
            L("Signed only: a file is taken if somebody who leads the program has signed it.",
              "Solo firmados: se acepta un archivo si lo firmó quien dirige el programa."), False,
            (Option(False, L("With or without a signature", "Con firma o sin ella")),
             Option(True, L("Signed only", "Solo firmados"))), "office",
            words="rules signature policy reglas firma política"),
    Setting("office.system_unlock", "office",
            L("Opening with the computer's sign-in", "Abrir con la sesión del equipo"),
            L("Each person turns it on for herself. Never for whoever holds a restricted program.",
              "Cada persona lo activa para sí. Nunca para quien tiene un programa restringido."), False,
            (Option(False, L("Not allowed", "No se permite")), Option(True, L("Allowed", "Se permite"))), "office",
            words="windows keyring passphrase llavero frase contraseña"),
)  # fmt: skip
SETTINGS: dict[str, Setting] = {setting.key: setting for setting in _TABLE}

RULED: dict[str, dict[str, Value]] = {"office.names_veiled": {"veiled": True}}
"""What a value of an office rule means for the setting it rules, where the two are not the same."""


def ruled_value(rule: Setting, value: Value) -> Value | None:
    """What the office's value gives to the ruled setting; None when it leaves the choice to each person."""
    return None if value == FREE and rule.rule == "fixed" else RULED.get(rule.key, {}).get(str(value), value)
