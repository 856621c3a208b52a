"""Letters of a program: merged from a template that an office may change in its word processor.

The program says which words a template may use and what they give for a case; the wording, the letterhead and the
order are the template's.

Decision. *Question*: where do the templates that come with a program lie? *Options*: in the hub's `resources/`, beside
its place lists and help; or in the program's own package. *Choice*: the package, in a `resources/` of its own,
`resources/letters/<language>/<name>.docx`, in both languages. Whoever was not given a program must find no byte of
it on the laptop, and a letter names what the program does. What an office changes is kept in the program's encrypted
file and goes before them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kindhub.i18n import L, Language

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

    def shipped_in(self, package: Path, language: Language) -> Path:
        """The template that came with the program, in the folder of its package."""
        return package / "resources" / "letters" / language / f"{self.file_stem}.docx"
