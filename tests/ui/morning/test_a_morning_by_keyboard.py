"""A caseworker's morning with the keyboard alone, from the unlock page to the lock, over real encrypted files.

Only keys, pressed where the cursor is. After each scene the words on screen and the records in the files are held
against what she did.
"""

from __future__ import annotations

from datetime import date, timedelta

from kindhub_reintegration import records as r
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from kindhub.services.documents import read_paper

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key
WRITTEN = (r.Contact, r.Assessment, r.DomainScore, r.Goal, r.CaseDocument)


def test_a_morning(desk, tmp_path, locked_by):
    unlocks(desk)
    looks_at_what_is_due(desk)
    finds_a_child(desk)
    logs_a_visit(desk)
    scores_an_assessment(desk)
    adds_a_goal(desk)
    attaches_a_scan(desk, tmp_path / "partida de nacimiento.jpg")
    locks(desk, locked_by)


def unlocks(desk):
    desk.until(lambda: desk.at() == "Frase de acceso")
    desk.write(desk.passphrase)
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.sees("Primero, lo que vence"))  # the way around, at the first unlock
    desk.press(Key.Key_Escape)
    assert not desk.sees("Primero, lo que vence")


def looks_at_what_is_due(desk):
    desk.until(lambda: desk.at() == "Qué hacer" and desk.sees("Elmer Tomás"))
    assert desk.sees("Vencido · 8")
    assert desk.row()[:2] == ["Primera visita a casa", "Elmer Tomás"]
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.sees("Contactos y visitas") and desk.at() == "Fecha")
    desk.press(Key.Key_Left, ALT)
    desk.until(lambda: desk.at() == "Qué hacer")


def finds_a_child(desk):
    desk.press(Key.Key_K, CTRL)
    desk.write("elmer tomás")
    desk.until(lambda: desk.cursor().accessibleDescription().startswith("Elmer Tomás"))
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.at() == "Abrir caso")
    desk.until(lambda: desk.sees("Línea de tiempo"))
    desk.press(Key.Key_Space)
    desk.until(lambda: desk.sees("Partes de este caso") or desk.at().startswith("Plan de reintegración"))


def logs_a_visit(desk):
    desk.press(Key.Key_J, CTRL)
    assert desk.at() == "Tipo de contacto"
    desk.write("visita")
    desk.press(Key.Key_Return)
    desk.tab_to("Residencia")
    desk.write("en la com")
    desk.press(Key.Key_Return)
    assert desk.at() == "Próximo contacto"
    desk.write("+30")
    desk.press(Key.Key_S, CTRL)
    desk.until(lambda: desk.sees("Contacto registrado"))
    (visit,) = desk.kept(r.Contact)
    assert (visit.mode, visit.residence, visit.reached) == ("home_visit", "in_community", True)
    assert visit.held_on.earliest == date.today()
    assert visit.next_due.earliest == date.today() + timedelta(30)


def scores_an_assessment(desk):
    desk.press(Key.Key_K, CTRL)
    desk.write("abrir evaluación")
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.at() == "Momento")
    desk.write("inicial")
    desk.press(Key.Key_Return)
    desk.tab_to("Fecha")
    desk.write("hoy")
    desk.tab_to("seguridad y protección: 1")
    for score in "343342":
        desk.write(score)
        desk.press(Key.Key_Return)
    assert desk.at() == "salud mental y apoyo emocional: meta"  # a score of 2 asks for a goal
    desk.write("Hablar con alguien de confianza")
    desk.tab_to("educación: 1")
    for score in "443443":
        desk.write(score)
        desk.press(Key.Key_Return)
    assert desk.sees("12 de 12 temas")
    desk.press(Key.Key_S, CTRL)
    desk.until(lambda: desk.sees("Guardado"))
    (assessment,) = desk.kept(r.Assessment)
    assert (assessment.round, assessment.assessed_on.earliest) == ("baseline", date.today())
    scores = {row.domain: row.score for row in desk.kept(r.DomainScore)}
    assert list(scores.values()) == [3, 4, 3, 3, 4, 2, 4, 4, 3, 4, 4, 3]
    assert [row.goal for row in desk.kept(r.DomainScore) if row.goal] == ["Hablar con alguien de confianza"]


def adds_a_goal(desk):
    desk.press(Key.Key_K, CTRL)
    desk.write("abrir plan de reint")
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.at() == "Plan hecho el")
    desk.tab_to("Metas", back=True)
    desk.press(Key.Key_Space)
    desk.until(lambda: desk.at() == "Tema")
    desk.write("educ")
    desk.press(Key.Key_Return)
    desk.tab_to("Meta en palabras")
    desk.write("Terminar sexto primaria")
    desk.press(Key.Key_S, CTRL)
    desk.until(lambda: bool(desk.kept(r.Goal)) and not desk.sees("Descartar borrador"))
    (goal,) = desk.kept(r.Goal)
    assert (goal.domain, goal.words, goal.status) == ("education", "Terminar sexto primaria", "open")
    assert desk.kept(r.Plan)[-1].id == goal.plan_id


def attaches_a_scan(desk, path):
    scan = QImage(40, 60, QImage.Format.Format_RGB32)
    scan.fill(Qt.GlobalColor.white)
    scan.save(str(path))
    QApplication.clipboard().setText(str(path))
    desk.press(Key.Key_A, CTRL | SHIFT)
    desk.press(Key.Key_V, CTRL)
    desk.press(Key.Key_Return)
    desk.until(lambda: desk.sees("¿Qué documento es?"))
    assert desk.at() == "Adjuntar"  # the name of the file said which document it is
    desk.press(Key.Key_Space)
    desk.until(lambda: desk.sees("Se agregó 1 documento"))
    (paper,) = desk.kept(r.CaseDocument)
    assert paper.requirement == "birth_certificate"
    assert read_paper(desk.hub, "reintegration", paper.id).content.startswith(b"\xff\xd8")
    assert path.name not in {one.name for one in desk.hub.folder.path.rglob("*")}


def locks(desk, locked_by):
    hub = desk.hub
    desk.press(Key.Key_L, CTRL)
    assert locked_by == [["hub", "--data", str(hub.folder.path), "--person", "ana"]]
    again = desk.opens_again()  # what she did is there tomorrow
    with again.read() as session:
        counted = [session.scalar(select(func.count()).select_from(kind)) for kind in WRITTEN]
    again.close()
    assert counted == [1, 1, 12, 1, 1]
