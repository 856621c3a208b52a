"""Letters in the window: an office's template takes the place of the program's, and letters are written on it."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pytest
from docx import Document
from kindhub_reintegration.records import Case
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from kindhub.errors import Refused
from kindhub.security.access import Rights
from kindhub.services.letters.in_force import keep_template, template_in_force
from kindhub.storage.house import house_of
from kindhub.ui.case.papers import CasePapers
from kindhub.ui.letters.page import LettersPage
from kindhub.ui.printing.job import PrintWish
from kindhub.ui.printing.look import Look
from kindhub.ui.settings_page.ways import WaysOn
from kindhub.ui.tasks import tasks
from tests.services.letters.templates import docx, text_of, with_part

WAIT = 20_000
KEY = "reintegration.support"
OWN = docx("Municipalidad inventada", "Caso {{ number }}, {{ person }}, acompaña {{ worker }}")


def program_of(hub):
    return hub.programs["reintegration"]


def in_force(hub):
    with hub.read() as session:
        return template_in_force(session, program_of(hub), program_of(hub).letters[0], "es")


@pytest.fixture
def page(place, qtbot):
    from kindhub.ui.shell import Route

    place.window.open(Route("letters"))
    page = place.window.page
    assert isinstance(page, LettersPage)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=WAIT)
    return page


def told_times(heard, times):
    return len(heard) == times


def messages(page):
    return [bar.text for bar in page.window().messages.bars()]


def use(page, qtbot, tmp_path, content):
    path = tmp_path / "propia.docx"
    path.write_bytes(content)
    page.use(str(path))
    qtbot.waitUntil(lambda: bool(messages(page)) and not tasks().busy(), timeout=WAIT)


def test_an_own_template_counts_until_it_is_put_away(page, qtbot, tmp_path, place):
    hub = place.hub
    assert page.card.whose.text() == "La plantilla vino con el programa."
    assert "Ana Ejemplo Inventado" in page.card.sample.text()
    use(page, qtbot, tmp_path, OWN)
    qtbot.waitUntil(lambda: "Municipalidad inventada" in page.card.sample.text(), timeout=WAIT)
    assert "de su oficina" in page.card.whose.text()
    assert in_force(hub).content == OWN
    page.copy_to(str(tmp_path / "copia.docx"))
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=WAIT)
    assert (tmp_path / "copia.docx").read_bytes() == OWN
    page.take_shipped()
    qtbot.waitUntil(lambda: page.card.whose.text() == "La plantilla vino con el programa.", timeout=WAIT)
    assert not in_force(hub).own
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        assert len(session.execute(select(ledger).where(ledger.c.action == "letter")).all()) == 2


def test_what_is_wrong_with_a_template_is_said_and_the_one_before_stays(page, qtbot, tmp_path, place):
    use(page, qtbot, tmp_path, docx("{{ nombre }}"))
    assert any("nombre" in words and "person" in words for words in messages(page))
    assert not in_force(place.hub).own


def test_a_template_that_fetches_things_is_refused(page, qtbot, tmp_path, place):
    use(page, qtbot, tmp_path, with_part(OWN, "word/vbaProject.bin", b"x"))
    assert any("vbaProject" in words for words in messages(page))
    assert not in_force(place.hub).own


def test_without_the_right_there_is_no_way_and_no_keeping(hub, qtbot):
    ways = WaysOn(hub)
    qtbot.addWidget(ways)
    assert "letters" in ways.ways
    hub.user.rights["reintegration"] = Rights({"view": "all", "print": "all"})
    without = WaysOn(hub)
    qtbot.addWidget(without)
    assert "letters" not in without.ways
    with pytest.raises(Refused):
        keep_template(hub, program_of(hub), program_of(hub).letters[0], "es", OWN)


def test_a_letter_is_written_for_a_case_as_word_as_pdf_and_in_the_other_language(peopled, qtbot, tmp_path):
    hub = peopled.hub
    keep_template(hub, program_of(hub), program_of(hub).letters[0], "es", OWN)
    with hub.read() as session:
        case = session.scalars(select(Case).where(Case.status == "active")).first()
        case_id, number = case.id, case.number
    over = QWidget()
    qtbot.addWidget(over)
    papers = CasePapers(hub, program_of(hub), case_id, tasks(), over)
    assert KEY in [action.data() for action in papers.menu(over, None, ()).actions()]
    heard = []
    papers.desk.said.connect(lambda tone, words: heard.append((tone, words)))
    files = {"carta.docx": None, "carta.pdf": None, "letter.docx": "en"}
    for number_of_files, (name, language) in enumerate(files.items(), 1):
        kind = name.partition(".")[2]
        wish = PrintWish(Look(), "la pide la escuela", file=True, kind=kind, language=language)
        papers.desk.begin(papers.job(KEY), wish)
        papers.desk.save_to(str(tmp_path / name))
        qtbot.waitUntil(partial(told_times, heard, number_of_files), timeout=WAIT)
    assert heard == [("ok", f"El archivo está en «{name}».") for name in files]
    english = text_of((tmp_path / "letter.docx").read_bytes())
    assert "To whom it may concern" in english
    assert number in english
    text = text_of((tmp_path / "carta.docx").read_bytes())
    assert f"Caso {number}, " in text
    assert "{{" not in text
    assert Document(BytesIO((tmp_path / "carta.docx").read_bytes())).core_properties.author == ""
    assert (tmp_path / "carta.pdf").read_bytes().startswith(b"%PDF")
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        rows = session.execute(select(ledger.c.reason).where(ledger.c.action == "export")).scalars().all()
    assert rows == ["la pide la escuela"] * len(files)
