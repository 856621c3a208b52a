"""Letters of a program: merged from a template that an office may change in its word processor.

The program says which words a template may use and what they give for a case; the wording, the letterhead and the
order are the template's. A template is a DOCX in the program's `letters/<language>/<key>.docx`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L

Value = str | Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word a template may use, as `{{ key }}`: what it gives, and an invented sample.

    One with `parts` gives several rows, for `{% for one in key %}{{ one.part }}{% endfor %}`; its parts have none.
    """

    key: str
    label: L
    sample: str = ""
    parts: tuple["Word", ...] = ()


def _nothing(_session: object, _case: object) -> Mapping[str, Value]:
    return {}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, most often about one case: `values(session, case)` gives the value of each of its `words`, in the
    language in force.

    Beside them every letter has those of `kindhub.services.letters.common_words`: the person, the worker, the day.

    `key` begins with the program's. A word without a value is a line to write on. Raise `kindhub.errors.UserError` in
    `values` when there is nothing to write about yet. The session is limited to what the person may see.
    One that is not `about_case` has its own words alone, and is offered where its program writes it (certificates).
    """

    key: str
    title: L
    words: tuple[Word, ...] = ()
    values: Callable[[Any, Any], Mapping[str, Value]] = _nothing
    about_case: bool = True

    @property
    def file_stem(self) -> str:
        """What its template is called in the package: the key behind the program's."""
        return self.key.partition(".")[2]
