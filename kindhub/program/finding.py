"""How cases without a shared person are found: by the words of their own texts."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import Record, table_of
from kindhub.records.names import words


def by_words(record: type[Record], *fields: str) -> Callable[[Session, str], Sequence[str]]:
    """A `Workflow.find`: the records in whose fields, together, every word that was typed is found."""

    def find(session: Session, typed: str) -> Sequence[str]:
        table: Any = table_of(record).c
        wanted = words(typed, particles=False)
        texts = select(table.id, *(table[name] for name in fields))
        return [
            row.id
            for row in session.execute(texts)
            if wanted and all(any(word in known for known in words(" ".join(filter(None, row[1:])))) for word in wanted)
        ]

    return find
