"""How the forms of the program are put together: fields by name, a form under a heading."""

from kindhub.i18n import L
from kindhub.program.conditions import Condition
from kindhub.program.forms import Field, Form, Section
from kindhub.program.guided import Guided


def section(en: str, es: str, *fields: str | Field) -> Section:
    """A titled group; a plain name is a field with nothing more to say."""
    return Section(L(en, es), tuple(one if isinstance(one, Field) else Field(one) for one in fields))


def wide(name: str) -> Field:
    """A text of several lines."""
    return Field(name, width=3)


def must(name: str) -> Field:
    """No record without it."""
    return Field(name, needed="create")


def asked(guided: Guided, when: Condition | None = None) -> Section:
    """Questions asked one at a time, on a page of their own, of fields that stand in the form as well."""
    fields = tuple(Field(question.field) for question in guided.questions)
    return Section(L("Guided screening", "Evaluación guiada"), fields, when, guided=guided)


__all__ = ["Field", "Form", "L", "Section", "asked", "must", "section", "wide"]
