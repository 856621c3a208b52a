"""Commands that programs add: a question put to a file, answered without a folder."""

import argparse
from dataclasses import dataclass
from typing import Any

from kindhub.cli.commands import Command
from kindhub.cli.printing import as_json, as_table
from kindhub.i18n import tr
from kindhub.program.commands import FileQuestion


def commands_of_programs() -> tuple[Command, ...]:
    """One command for each question of an installed program."""
    from kindhub import app

    return tuple(
        _Question(question).command() for program in app.installed_programs() for question in program.questions
    )


@dataclass(frozen=True, slots=True)
class _Question:
    question: FileQuestion

    def command(self) -> Command:
        """As the command line knows commands."""
        return _Asked(self.question.name, self.question.help, "", self.arguments, data=False, person=False, json=True,
                      question=self)  # fmt: skip

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """The file and the question's own options."""
        parser.add_argument("file", help=tr("an XLSX or CSV file", "un archivo XLSX o CSV"))
        for option in self.question.options:
            parser.add_argument(f"--{option.name}", default=option.default, help=option.help.say())

    def answer(self, options: argparse.Namespace) -> int:
        """Read the file, put the question, print what comes."""
        from kindhub.exchange.source import read_source

        tables = read_source(options.file, self.question.kind)
        given = {option.name: str(getattr(options, option.name)) for option in self.question.options}
        rows = self.question.answer(tables, given)
        if options.json:
            as_json(list(rows))
        else:
            as_table(self.question.shown, [{key: _plain(row.get(key)) for key in self.question.shown} for row in rows])
        return 0


@dataclass(frozen=True, slots=True)
class _Asked(Command):
    question: Any = None

    def run(self, options: argparse.Namespace) -> int:
        """Put the question."""
        return int(self.question.answer(options))


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
