"""A template of an office: filled with what the program says, refused with a sentence when it does or names more."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.program.paper import Table, Words
from kindhub.services.letters.checking import check_template, samples
from kindhub.services.letters.grammar import Grammar, words_in
from kindhub.services.letters.letter_file import LARGEST
from kindhub.services.letters.letter_paper import blocks_of
from kindhub.services.letters.merging import TO_WRITE_ON, merged
from tests.services.letters.templates import LETTER, docx, text_of, with_part

ROWS = "{% for one in books %}{{ one.name }} until {{ one.due }}. {% endfor %}"
GOOD = docx("Dear {{ person }}: {{ title }}", ROWS, head="No. {{ number }}")


def said(content: bytes) -> str:
    with pytest.raises(UserError) as refused:
        check_template(LETTER, content)
    return str(refused.value.text.say()) if hasattr(refused.value, "text") else str(refused.value)


def test_words_rows_and_heads_are_filled():
    values = {**samples(LETTER), "person": "Luz <b>&", "books": [{"name": "A", "due": "1"}, {"name": "B", "due": "2"}]}
    text = text_of(merged(LETTER, GOOD, values))
    assert "Dear Luz <b>&: Libro inventado" in text
    assert "A until 1. B until 2." in text
    assert "No. REI-2026-0000" in text


def test_a_word_without_a_value_is_a_line_to_write_on():
    assert f"Dear {TO_WRITE_ON}: {TO_WRITE_ON}" in text_of(merged(LETTER, GOOD, {"person": ""}))


def test_a_letter_does_not_tell_who_made_its_template():
    about = Document(BytesIO(merged(LETTER, GOOD, {}))).core_properties
    assert Document(BytesIO(GOOD)).core_properties.author == "Somebody Real"
    assert (about.author, about.last_modified_by) == ("", "")


def test_a_good_template_is_taken():
    check_template(LETTER, GOOD)


def test_unknown_words_are_named_with_those_that_are_known():
    words = said(docx("{{ persona }} {{ title }}", "{% for one in books %}{{ one.colour }}{% endfor %}"))
    assert "books.colour, persona" in words
    assert "books.due, books.name" in words


def test_the_same_name_may_stand_for_rows_of_another_word_in_the_next_loop():
    loops = "{% for one in books %}{{ one.name }}{% endfor %} {% for one in other %}{{ one.place }}{% endfor %}"
    assert words_in(Grammar().read(loops)) == {"books", "books.name", "other", "other.place"}


def test_a_template_without_words_is_refused():
    assert "ninguna palabra" in said(docx("Estimada familia:"))


@pytest.mark.parametrize(
    "text",
    [
        "{{ person.__class__ }}{{ person.__class__.__mro__ }}",
        "{{ ''.join(['a']) }}",
        "{{ 'a' * 1000000000 }}",
        "{% for a in range(9) %}{{ a }}{% endfor %}",
        "{% set x = 1 %}{{ person }}",
        "{% include 'other' %}{{ person }}",
        "{% macro m() %}{% endmacro %}{{ person }}",
        "{{ person | upper }}",
        "{{ person }}{{ cycler }}",
        "{% for a in books %}{% for b in books %}{% for c in books %}{{ c.name }}{% endfor %}{% endfor %}{% endfor %}",
        "{{ person",
    ],
)
def test_nothing_in_a_template_runs(text):
    said(docx(text))


def test_the_sandbox_alone_would_have_let_a_gigabyte_through():
    """The control: Jinja's own sandbox compiles what the closed grammar refuses."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    assert ImmutableSandboxedEnvironment().from_string("{{ 'a' * 1000 }}").render() == "a" * 1000
    with pytest.raises(UserError):
        Grammar().from_string("{{ 'a' * 1000 }}")


def test_what_stands_in_the_head_is_held_to_the_same():
    said(docx("{{ person }}", head="{{ 'a' * 3 }}"))


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/vbaProject.bin", b"x"),
        ("word/embeddings/oleObject1.bin", b"x"),
        ("customXml/item1.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        ("customXml/item1.xml", "<!DOCTYPE a []><a/>".encode("utf-16")),
        ("word/_rels/settings.xml.rels", b'<Relationship Type="x/attachedTemplate" TargetMode="External"/>'),
        ("word/_rels/footer.xml.rels", b'<Relationship TargetMode="External" Type="x/image" Target="http://a/b.png"/>'),
    ],
)  # fmt: skip
def test_what_hides_in_the_file_is_refused(part, text):
    check_template(LETTER, with_part(GOOD, "customXml/harmless.xml", b"<a/>"))
    assert "Quítelo" in said(with_part(GOOD, part, text))


def test_a_link_to_the_organisation_is_no_danger():
    link = (b'<Relationships><Relationship Id="r" Type="x/hyperlink" Target="https://example.org" '
            b'TargetMode="External"/></Relationships>')  # fmt: skip
    check_template(LETTER, with_part(GOOD, "word/_rels/footer.xml.rels", link))


def test_other_files_and_large_ones_are_refused_with_what_to_do():
    assert "DOCX" in said(b"%PDF-1.7")
    assert "5 MB" in said(b"0" * (LARGEST + 1))
    assert "5 MB" in said(with_part(GOOD, "word/media/a.xml", b" " * 31_000_000))


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60))
def test_whatever_a_record_says_stands_in_the_letter_as_text(text):
    """Values are never read as a template, nor as XML."""
    made = text_of(merged(LETTER, GOOD, {"person": text, "title": "T"}))
    assert f"Dear {text or TO_WRITE_ON}: T" in made


def test_a_filled_letter_is_a_paper_too():
    content = merged(
        LETTER, docx("{{ title }}", table=(("Libro", "Vence"), ("{{ title }}", "{{ today }}"))), {"title": "T"}
    )
    text, table = blocks_of(content)
    assert text == Words("T")
    assert isinstance(table, Table)
    assert (table.headings, table.rows) == (("Libro", "Vence"), (("T", TO_WRITE_ON),))
