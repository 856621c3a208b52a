"""How forms are put together: fields by name under a heading."""

from kindhub.i18n import L
from kindhub.program.conditions import Condition
from kindhub.program.forms import Field, Section
from kindhub.program.guided import Guided


def section(en: str, es: str, *fields: str | Field, when: Condition | None = None) -> Section:
    """A titled group; a plain name is a field with nothing more to say."""
    return Section(L(en, es), tuple(one if isinstance(one, Field) else Field(one) for one in fields), when)


def wide(name: str) -> Field:
    """A text of several lines."""
    return Field(name, width=3)


def must(name: str, width: int = 1) -> Field:
    """No record without it."""
    return Field(name, needed="create", width=width)


def asked(title: L, guided: Guided, when: Condition | None = None) -> Section:
    """Questions asked one at a time, on a page of their own, of fields that stand in the form as well."""
    return Section(title, tuple(Field(question.field) for question in guided.questions), when, guided=guided)
