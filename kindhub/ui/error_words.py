"""What to say of an error that reached the window."""

from __future__ import annotations

from kindhub.errors import UserError
from kindhub.i18n import tr


def words_of(error: BaseException) -> str:
    """Its own advice, or, for a bug of ours, that nothing was changed; never the text of an unknown exception."""
    if isinstance(error, UserError):
        return str(error)
    return tr(
        "Something went wrong in the hub ({kind}). Nothing was changed. Try again; if it stays, tell support.",
        "Algo falló en el hub ({kind}). No se cambió nada. Intente de nuevo; si sigue, avise a soporte.",
        kind=type(error).__name__,
    )
