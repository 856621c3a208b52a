"""Curricula in their versions: a new one begins as the one before, workshops keep theirs, an answered test stays."""

from datetime import date

import pytest
from kindhub_gbv_activities import records as r
from sqlalchemy import select

from kindhub.errors import Refused, UserError
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import Rights
from kindhub.services.forms import FormTarget, save_form


@pytest.fixture
def first(build):
    """The version of 2022 with two sessions and two questions."""
    key = build.add(r.Curriculum(name="Camino", edition="1", in_force_from=date(2022, 1, 1),
                                 in_force_to=date(2022, 12, 31)))  # fmt: skip
    for number, words in enumerate(("Derechos", "Cuidado"), start=1):
        build.add(r.Topic(curriculum_id=key, position=number, title=words))
        build.add(r.Question(curriculum_id=key, position=number, words=f"¿Qué es {words}?", right_answer="a"))
    build.save()
    return key


def form(build, key):
    return next(one for one in build.program.forms if one.key == key)


def of(build, kind, curriculum):
    with build.hub.read() as session:
        return session.scalars(select(kind).where(kind.curriculum_id == curriculum).order_by(kind.position)).all()


@pytest.fixture
def second(build, first):
    answers = {"name": "camino", "edition": "2", "in_force_from": date(2023, 1, 1)}
    return save_form(build.hub, FormTarget(form(build, "curricula"), "in_use"), answers).record_id


def test_a_new_version_begins_with_the_sessions_and_the_test_of_the_one_before(build, first, second):
    assert [one.title for one in of(build, r.Topic, second)] == ["Derechos", "Cuidado"]
    (one, _), (old, _) = of(build, r.Question, second), of(build, r.Question, first)
    save_form(build.hub, FormTarget(form(build, "test"), second, one.id, one.version), {"words": "¿Qué son derechos?"})
    assert of(build, r.Question, second)[0].words == "¿Qué son derechos?"
    assert of(build, r.Question, first)[0].words == old.words == "¿Qué es Derechos?"


def test_one_from_a_file_begins_with_nothing(build, first):
    other = build.add(r.Curriculum(name="Camino", edition="0"))
    build.save()
    assert of(build, r.Topic, other) == []


def test_a_workshop_takes_the_version_of_its_day_and_keeps_it(build, first, second):
    group = build.add(r.Group(number="Grupo", status="running", curriculum_id=first))
    held = {year: build.workshop(f"{year}-05-09", group_id=group) for year in (2022, 2023)}
    build.save()
    with build.hub.begin("later") as work:
        work.get(r.Session, held[2022]).held_on = PartialDate.of(date(2023, 6, 1))
    with build.hub.read() as session:
        assert [session.get(r.Session, one).curriculum_id for one in held.values()] == [first, second]


def test_a_question_that_was_answered_is_changed_in_a_new_version_only(build, first):
    question = of(build, r.Question, first)[0]
    session = build.workshop("2022-03-07", curriculum_id=first)
    came = build.came(session, build.who(age=13), age=13)
    build.add(r.Answer(attendance_id=came, question_id=question.id, moment="post", points=1))
    build.save()
    target = FormTarget(form(build, "test"), first, question.id, question.version)
    with pytest.raises(UserError, match=r"new version|versión nueva"):
        save_form(build.hub, target, {"words": "¿Otra cosa?"})
    save_form(build.hub, target, {"position": 7})
    unanswered = of(build, r.Question, first)[0]
    save_form(build.hub, FormTarget(form(build, "test"), first, unanswered.id, unanswered.version), {"words": "¿Sí?"})


def test_only_whoever_keeps_the_lists_writes_them(build, first):
    from dataclasses import replace

    facilitator = next(role for role in build.program.roles if role.key == "facilitator")
    build.hub.user = replace(build.hub.user, rights={"gbv_activities": Rights(dict(facilitator.actions))})
    for key, parent in (("curricula", "in_use"), ("topics", first), ("test", first)):
        with pytest.raises(Refused):
            save_form(build.hub, FormTarget(form(build, key), parent), {"name": "x", "title": "x", "words": "x"})
