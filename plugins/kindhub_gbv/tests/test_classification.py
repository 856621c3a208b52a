"""The answers decide in their fixed order; hypothesis looks for a set of answers that breaks the rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kindhub_gbv.classification import NON_GBV, ORDER, QUESTIONS, classify, contexts_of, contradicts

from kindhub.i18n import spoken

ANSWERS = st.fixed_dictionaries({name: st.sampled_from((True, False, None)) for name in QUESTIONS})


@given(ANSWERS)
def test_not_because_of_gender_is_no_gbv_whatever_was_done(answers):
    assert (classify(answers).core_type == NON_GBV) == (answers["gender_based"] is False)


@given(ANSWERS)
def test_the_first_yes_in_the_order_decides(answers):
    outcome = classify({**answers, "gender_based": True})
    expected = next((kind for question, kind, _ in ORDER if answers[question] is True), None)
    assert outcome.core_type == expected


@given(ANSWERS, st.sampled_from(QUESTIONS[1:]))
def test_what_comes_after_the_deciding_question_changes_nothing(answers, question):
    outcome = classify({**answers, "gender_based": True})
    order = [name for name, _, _ in ORDER]
    if outcome.decided_by and order.index(question) > order.index(outcome.decided_by):
        for other in (True, False, None):
            assert classify({**answers, "gender_based": True, question: other}).core_type == outcome.core_type


@given(ANSWERS)
def test_an_open_question_is_one_that_could_still_decide_otherwise(answers):
    outcome = classify(answers)
    for question in outcome.open:
        changed = classify({**answers, question: question != "gender_based"})
        assert changed.core_type != outcome.core_type


@given(ANSWERS)
def test_every_outcome_is_explained_in_both_languages(answers):
    outcome = classify(answers)
    for language in ("es", "en"):
        with spoken(language):
            assert outcome.explain().endswith(".")
            assert "{" not in outcome.explain()


def test_the_words_say_which_question_decided():
    with spoken("es"):
        said = classify({"gender_based": True, "penetration": False, "sexual_contact": True}).explain()
    assert said == "Agresión sexual: hubo contacto sexual no deseado, y es el primer sí en el orden de las preguntas."


@pytest.mark.parametrize(("typed", "expected"), [("sexual_assault", True), ("rape", False), (None, False)])
def test_another_word_than_the_answers_is_a_contradiction(typed, expected):
    assert contradicts(classify({"gender_based": True, "penetration": True}), typed) is expected


def test_no_answer_no_contradiction():
    assert contradicts(classify({}), "rape") is False


@pytest.mark.parametrize(
    ("kind", "age", "more", "expected"),
    [
        ("rape", (12, 13), {}, ("child_sexual_abuse",)),
        ("rape", (17, 18), {}, ()),
        ("rape", (None, None), {}, ()),
        ("forced_marriage", (15, 15), {"relationships": ["partner"]}, ("intimate_partner", "early_marriage")),
        ("sexual_assault", (30, 30), {"goods_exchanged": True, "abduction": "trafficked"}, ("exploitation", "slavery")),
        ("physical_assault", (30, 30), {"goods_exchanged": True, "abduction": "trafficked"}, ()),
        (NON_GBV, (10, 10), {"relationships": ["partner"], "harmful_practice": True}, ()),
        (None, (10, 10), {"relationships": ["partner"]}, ()),
    ],
)
def test_contexts_are_derived_and_never_types(kind, age, more, expected):
    assert contexts_of(kind, age, **more) == expected
