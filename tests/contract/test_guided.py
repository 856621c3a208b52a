"""Which question comes next: in their order, only what matters, and what was left open after the rest."""

from kindhub.i18n import L
from kindhub.program.forms import Field, Form, Section
from kindhub.program.guided import Guided, GuidedOutcome, GuidedQuestion, next_question
from kindhub.records.person import Person

WORDS = L("", "")
GUIDED = Guided(
    tuple(GuidedQuestion(name, WORDS) for name in ("a", "b", "c")), lambda _values: GuidedOutcome(()), WORDS, WORDS
)


def following(matters, answered, after=""):
    return next_question(GUIDED, GuidedOutcome(tuple(matters)), lambda name: name in answered, after)


def test_the_first_that_matters_and_has_no_answer():
    assert following("abc", "") == "a"
    assert following("abc", "a") == "b"
    assert following("ac", "a") == "c"
    assert following("ab", "ab") == ""


def test_after_an_answer_on_and_at_the_end_back_to_what_was_left_open():
    assert following("abc", "b", after="b") == "c"
    assert following("abc", "bc", after="c") == "a"


def form(*, many):
    plain = Section(L("Plain", "Simple"), (Field("sex"),))
    asked = Section(L("Asked", "Preguntado"), (Field("birth"),), guided=GUIDED)
    return Form("x", WORDS, Person, (plain, asked), many=many)


def test_in_a_repeating_part_they_take_a_page_of_their_own():
    one = form(many=True)
    (page,) = one.pages()
    assert ([field.name for field in page.fields()], page.many, page.title.es) == (["birth"], False, "Preguntado")
    assert [field.name for field in one.without_pages().fields()] == ["sex"]


def test_control_in_a_part_that_is_there_once_they_stand_among_the_others():
    one = form(many=False)
    assert one.pages() == ()
    assert one.without_pages() is one
