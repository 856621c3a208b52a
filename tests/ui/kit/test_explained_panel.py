"""The panel that tells each person's answer: what stays is left there, what is half made is made anew."""

from __future__ import annotations

from dataclasses import replace

from kindhub.program.guided import Told, ToldReason
from kindhub.ui.kit.explained_panel import ExplainedPanel
from kindhub.ui.kit.text import Text

MISSED = ToldReason("missed", "Menor de 21", (("Nacimiento", "1 ene 2001"),), "88 FR 21694", change="si fuera antes")
OPEN = ToldReason("open", "Soltera", (), "88 FR 21694", ("estado civil",), (("1 ene 2002", "se cumple"),))
ANA = Told("Ana", "no elegible", "bad", (OPEN, MISSED), ("si naciera después: elegible",))
LUZ = Told("Luz", "necesita revisión", "unsure", (OPEN,))


def words(panel):
    return [one.text() for frame in told_frames(panel) for one in frame.findChildren(Text)]


def told_frames(panel):
    return [panel.body.itemAt(at).widget() for at in range(panel.body.count())]


def test_each_rule_is_told_with_fact_source_what_is_missing_both_ends_and_what_would_change_it(shown):
    panel = ExplainedPanel("Resultado")
    shown(panel)
    panel.set_told((ANA,))
    panel.complete()
    seen = "\n".join(words(panel))
    for one in ("Ana: no elegible", "Menor de 21: no se cumple", "Nacimiento: 1 ene 2001", "Fuente: 88 FR 21694",
                "Falta: estado civil", "Si es 1 ene 2002: se cumple", "Cambiaría si fuera antes",
                "si naciera después: elegible"):  # fmt: skip
        assert one in seen
        assert one.lower() in panel.said().lower()
    assert panel.said().index("Menor de 21") < panel.said().index("Soltera"), "what decides is told first"
    assert told_frames(panel)[0].accessibleName() == panel.said()


def test_who_stays_as_she_was_stays_there_and_half_a_person_is_made_anew(shown):
    panel = ExplainedPanel()
    shown(panel)
    panel.set_told((ANA, LUZ))
    panel.complete()
    ana, luz = told_frames(panel)
    changed = replace(LUZ, outcome="elegible", answer="good")
    panel.set_told((ANA, changed))
    panel.complete()
    assert told_frames(panel)[0] is ana
    assert told_frames(panel)[1] is not luz
    panel.set_told((LUZ,))
    next(panel._pieces((LUZ,)))
    panel.set_told((LUZ, ANA))
    panel.complete()
    assert [one.accessibleName().split(":")[0] for one in told_frames(panel)] == ["Luz", "Ana"]
    assert "Soltera: aún no se sabe" in words(panel)
