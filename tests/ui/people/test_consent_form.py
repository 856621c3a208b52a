"""The form of a consent: for whom it is, by the program's key or in words."""

from __future__ import annotations

from kindhub.ui.people.part_forms import form_of

PROGRAMS = ("lending",)


def test_a_program_is_asked_for_instead_of_words_and_only_where_one_takes_referrals():
    def asked(programs, **values):
        (section,) = form_of("consent", programs).sections
        return [one.name for one in section.fields[:3] if one.when is None or one.when.holds(values)][1:]

    assert asked(PROGRAMS, purpose="share") == ["program", "recipient"]
    assert asked(PROGRAMS, purpose="share", program="lending") == ["program"]
    assert asked(PROGRAMS, purpose="contact", program="lending") == ["recipient"]
    assert asked((), purpose="share")[0] == "recipient"
