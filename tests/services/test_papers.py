"""What the hub prints of a case and of a form: everything one may see, nothing that is kept back, and nobody else's."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from kindhub_reintegration import records as r
from sqlalchemy import select

from kindhub.errors import Refused, UserError
from kindhub.i18n import spoken, use_language
from kindhub.program.access import Role
from kindhub.program.paper import Boxes, Heading, Items, Signatures, Table, Words
from kindhub.records.fields import fields_of
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import Owner, Rights, User
from kindhub.services.giving_out import Leaving, may_leave, tell_leaving, write_out
from kindhub.services.papers.case_paper import case_paper, owner_of_case
from kindhub.services.papers.form_paper import blank_form, on_paper
from kindhub.services.persons import new_person
from kindhub.storage.house import house_of

DAY = PartialDate.of(date(2026, 3, 3))
SENTENCE = "Quiero terminar el básico y ayudar a mi abuela"


@pytest.fixture(autouse=True)
def spanish():
    use_language("es")


@pytest.fixture
def case(hub):
    """A child with a plan of one goal and one step, and two contacts."""
    with hub.begin("invent") as work:
        records = new_person({"sex": "male", "birth": PartialDate.read("7/5/2011", kind="birth")},
                             [NameParts("Elmer", "Tomás", "Felipe")], [])  # fmt: skip
        work.add_all(records)
        case = r.Case(person_id=records[0].id, number="REI-7", status="active", responsible=hub.user.uid)
        work.add(case)
        plan = r.Plan(case_id=case.id, made_on=DAY, child_agrees=True)
        goal = r.Goal(plan_id=plan.id, domain="education", words=SENTENCE)
        step = r.Step(goal_id=goal.id, service_type="tutoring", provider="INEB", due_on=date(2026, 6, 1), cost=12_550,
                      currency="GTQ")  # fmt: skip
        for record in (plan, goal, step):
            work.add(record)
            work.flush()
        for number in (1, 2):
            work.add(r.Contact(case_id=case.id, held_on=DAY, note=f"Visita número {number}"))
    return case.id


def words_of(paper):
    """Every text on a paper, in order."""
    found = [paper.title, paper.code]
    for block in paper.blocks:
        if isinstance(block, Heading | Words):
            found.append(block.text)
        elif isinstance(block, Items):
            found += [text for one in block.items for text in (one.label, one.value)]
        elif isinstance(block, Boxes):
            found += [block.question, *(("[X] " if one.ticked else "[ ] ") + one.label for one in block.boxes)]
        elif isinstance(block, Table):
            found += [*block.headings, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Signatures):
            found += [one.who for one in block.signers]
    return found


def whole(hub, case):
    with hub.read() as session:
        return case_paper(session, hub.programs["reintegration"], case)


def plan(hub, case):
    (paper,) = hub.programs["reintegration"].case_papers
    with hub.read() as session:
        return paper.make(session, session.get(r.Case, case))


def test_the_whole_case_has_every_part_and_what_hangs_on_it(hub, case):
    said = words_of(whole(hub, case))
    for words in ("REI-7", "Visita número 1", "Visita número 2", SENTENCE, "INEB", "125.50", "7 may 2011"):
        assert words in said
    titles = [form.title.say() for form in hub.programs["reintegration"].forms if form.parent == "case_id"]
    assert set(titles) <= set(said)
    assert said.index(SENTENCE) < said.index("INEB")


def test_the_name_is_beside_the_paper_and_not_on_it(hub, case):
    paper = whole(hub, case)
    assert paper.name.startswith("Elmer")
    assert not any("Elmer" in text for text in words_of(paper))


def test_ids_and_keys_of_files_never_get_onto_paper(hub, case):
    assert not any(case in text for text in words_of(whole(hub, case)))
    specs = [spec for record in hub.programs["reintegration"].records for spec in fields_of(record).values()]
    kept = [spec for spec in specs if spec.secret or spec.field_class in ("restricted", "privileged")]
    assert kept
    assert not any(on_paper(spec) for spec in kept)


def test_a_case_out_of_sight_is_not_printed(hub, case):
    """The session is limited by the program's scope; whoever sees only her own cases does not get this one."""
    rights = {"reintegration": Rights({"view": "self", "print": "self"})}
    hub.user = User("somebody-else", "Otra", rights=rights)
    with pytest.raises(UserError):
        whole(hub, case)


def test_the_plan_is_in_the_childs_words_and_ready_to_sign(hub, case):
    paper = plan(hub, case)
    said = words_of(paper)
    assert f"«{SENTENCE}»" in said
    assert "Meta 1 · educación" in [text.lower().replace("meta", "Meta", 1) for text in said]
    assert {"INEB", "1 jun 2026", "GTQ 125.50", "[X] Sí", "La niña o el niño", "La persona cuidadora"} <= set(said)
    (signing,) = [block for block in paper.blocks if isinstance(block, Signatures)]
    assert signing.spoken
    assert [one.thumb for one in signing.signers] == [True, True, False]
    assert not paper.blank


def test_without_a_plan_the_sheet_is_empty_to_be_written_with_them(hub):
    with hub.begin("invent") as work:
        records = new_person({"sex": "female"}, [NameParts("Heidy", "Us")], [])
        work.add_all(records)
        bare = r.Case(person_id=records[0].id, status="active")
        work.add(bare)
    paper = plan(hub, bare.id)
    assert paper.blank
    assert sum(1 for block in paper.blocks if isinstance(block, Table) and block.empty_rows) == 3


def test_papers_speak_the_language_in_force(hub, case):
    with spoken("en"):
        said = words_of(plan(hub, case))
    assert "Reintegration plan" in said
    assert f"«{SENTENCE}»" in said


def test_a_blank_form_has_every_question_and_nobody_in_it(hub, case):
    program = hub.programs["reintegration"]
    for form in program.forms:
        said = words_of(blank_form(program, form))
        specs = [fields_of(form.record)[field.name] for field in form.fields()]
        labels = [spec.label.say() for spec in specs if spec.kind != "link" and not spec.secret]
        assert all(any(text.startswith(label) for text in said) for label in labels)
        assert not any("Elmer" in text or "REI-7" in text for text in said)


def leaving(hub, case):
    with hub.read() as session:
        return Leaving("reintegration", "case", case, owner_of_case(session, hub.programs["reintegration"], case))


def told(hub):
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        rows = session.execute(select(ledger.c.action, ledger.c.reason, ledger.c.record_id).where(
            ledger.c.action.in_(("print", "export"))))  # fmt: skip
        return [tuple(row) for row in rows]


def test_what_leaves_is_told_with_its_reason(hub, case):
    tell_leaving(hub, leaving(hub, case), " firma ", file=False)
    tell_leaving(hub, leaving(hub, case), "juzgado", file=True)
    assert told(hub) == [("print", "firma", case), ("export", "juzgado", case)]


@pytest.mark.parametrize("reason", ["", "  ", "ab"])
def test_without_a_reason_nothing_leaves(hub, case, reason):
    with pytest.raises(UserError):
        tell_leaving(hub, leaving(hub, case), reason, file=False)
    assert told(hub) == []


@pytest.mark.parametrize(
    ("actions", "prints", "files"),
    [({}, False, False), ({"print": "self"}, False, False), ({"print": "office"}, True, False),
     ({"export": "all"}, False, True), ({"print": "all", "export": "team"}, True, False)],
)  # fmt: skip
def test_who_may_print_and_who_may_write_a_file(actions, prints, files):
    role = Role("r", SimpleNamespace(), actions)
    user = User("me", "Yo", team_id="t1", office_id="o1", rights={"reintegration": Rights.of([role])})
    theirs = Leaving("reintegration", "case", "c", Owner("she", "t2", "o1"))
    assert (may_leave(user, theirs, file=False), may_leave(user, theirs, file=True)) == (prints, files)


def test_without_the_right_it_is_refused_and_not_told(hub, case):
    about = leaving(hub, case)
    hub.user = User("reader", "Lectora", rights={"reintegration": Rights({"view": "all"})})
    with pytest.raises(Refused):
        tell_leaving(hub, about, "para leer", file=False)
    assert told(hub) == []


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path):
    with pytest.raises(UserError, match="otra carpeta"):
        write_out(tmp_path / "no" / "such.pdf", b"x")
