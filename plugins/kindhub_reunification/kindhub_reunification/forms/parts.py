"""How the forms of the program are put together: fields by name, a form under a heading."""

from kindhub.i18n import L
from kindhub.program.forms import Field, Form, Section


def section(en: str, es: str, *fields: str | Field) -> Section:
    """A titled group; a plain name is a field with nothing more to say."""
    return Section(L(en, es), tuple(one if isinstance(one, Field) else Field(one) for one in fields))


def wide(name: str) -> Field:
    """A text of several lines."""
    return Field(name, width=3)


def must(name: str) -> Field:
    """No record without it."""
    return Field(name, needed="create")


__all__ = ["Field", "Form", "L", "Section", "must", "section", "wide"]
