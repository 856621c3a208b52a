"""What the import says of a row, in both languages; never with a name in it."""

from kindhub.i18n import L

IN_HUB = L("This survivor code is in the hub already", "Este código ya está en el hub")
CODE_TWICE = L("The same survivor code stands further up", "El mismo código está más arriba")
NO_CODE = L("No survivor code", "No trae código de sobreviviente")
ORPHAN = L("No file has this survivor code: kept and listed, not counted",
           "Ningún expediente tiene este código: se guarda y se lista, no se cuenta")  # fmt: skip
INCIDENT_IN_HUB = L("This incident is in the hub already", "Este incidente ya está en el hub")
INCIDENT_TWICE = L("The same incident stands further up", "El mismo incidente está más arriba")
OTHER_FILE = L("This incident belongs to another survivor code", "Este incidente es de otro código de sobreviviente")
NO_INCIDENT = L("No incident has this number", "Ningún incidente tiene este número")
AFTER_REPORT = L("The incident is after its report: look at both dates",
                 "El incidente es después de su reporte: revise las dos fechas")  # fmt: skip
NO_TYPE = L("No question is answered with yes, so there is no type yet",
            "Ninguna pregunta tiene un sí, así que todavía no hay tipo")  # fmt: skip
NAME_HERE = L("A name or contact stood here, where none may stand: it was taken to the vault",
              "Aquí había un nombre o contacto, y aquí no puede haber: se llevó al archivo de identidades")  # fmt: skip
WITHOUT_CONSENT = L("Referred, and no consent to share is written: look at it",
                    "Fue remitida y no hay un sí para compartir: revíselo")  # fmt: skip
ASIDE = L("No survivor code: the name is set aside for those with the right to names",
          "Sin código: el nombre se aparta para quien tiene permiso de ver nombres")  # fmt: skip
IDENTITY_ALONE = L("No file has this code: the identity is kept by it and waits for its file",
                   "Ningún expediente tiene este código: la identidad queda con él y espera su expediente")  # fmt: skip


def contradiction(by_answers: L, typed: L) -> L:
    """The word against the answers."""
    return L(f"The answers give “{by_answers.en}”, the sheet says “{typed.en}”: look at it",
             f"Las respuestas dan «{by_answers.es}», la hoja dice «{typed.es}»: revíselo")  # fmt: skip


def perhaps_one(row: int, code: str) -> L:
    """Two codes that may be one survivor."""
    return L(f"Perhaps the same survivor as row {row} ({code}): same telephone, nearly the same name",
             f"Quizá es la misma persona de la fila {row} ({code}): mismo teléfono, casi el mismo nombre")  # fmt: skip
