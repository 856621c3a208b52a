"""The list people sign at a meeting: a line for each, with its code, and empty lines for whoever comes besides."""

from kindhub.i18n import tr
from kindhub.program.paper import Heading, Item, Items, Paper, Table, Words
from kindhub.program.sheets import Calling, Meeting, Sheet
from kindhub.services.signed_lists import SignedList, line_code

WALK_INS = 8
_LINES = 2
_WEIGHTS = (0.6, 0.8, 3.0, 3.2, 3.0)


def signing_paper(calling: Calling, sheet: Sheet, meeting: Meeting, made: SignedList) -> Paper:
    """The paper of a sheet that was made of these people."""
    names = dict(sheet.people)
    head = (
        Item(tr("Date", "Fecha"), meeting.day.show() if meeting.day is not None else ""),
        Item(tr("Place", "Lugar"), meeting.where),
        Item(tr("Topic", "Tema"), meeting.words, wide=True),
    )
    headings = (tr("No.", "No."), tr("Code", "Código"), tr("Name", "Nombre"),
                tr("Where from", "De dónde viene"), tr("Signature", "Firma"))  # fmt: skip
    rows = tuple(
        (str(line), line_code(made, line), names.get(person, ""), sheet.beside.get(person, ""), "")
        for line, person in enumerate(made.people, start=1)
    )
    how = tr("Back in the office, type the numbers or the codes of those who signed. Then lock this sheet away, or "
             "destroy it.",
             "De vuelta en la oficina, escriba los números o los códigos de quienes firmaron. Después guarde esta hoja "
             "bajo llave o destrúyala.")  # fmt: skip
    return Paper(
        calling.signing.say(),
        (
            Heading(sheet.of or calling.signing.say()),
            Items(head, columns=2),
            Table(headings, rows, _WEIGHTS, lines=_LINES),
            Heading(tr("Who came and is not written above", "Quien llegó y no está escrito arriba"), 2),
            Table(("", *headings[2:]), (), (_WEIGHTS[0], *_WEIGHTS[2:]), empty_rows=WALK_INS),
            Words(how, small=True),
        ),
        code=tr("Code {code}", "Código {code}", code=made.code),
        record=f"kindhub:signed-list:{made.code}",
    )
