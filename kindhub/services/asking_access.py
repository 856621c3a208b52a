"""The question for access to a part that is kept apart. It is a task, and yet not the one somebody had begun to write.

Its draft has a name of its own: under that of the tasks, asking would have thrown away a task half typed, and the
half-typed task would have come to the colleague as the question.
"""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.forms import Form

ASK = L("Ask for access", "Pedir acceso")
_SIGN = "@access:"


def question_form(tasks: Form, part: Form) -> Form:
    """The form of tasks as the question about `part` is kept and saved."""
    return replace(tasks, key=f"{_SIGN}{part.key}")


def asks_access(draft_form: str) -> bool:
    """Whether a draft under this form's name is such a question."""
    return draft_form.startswith(_SIGN)
