"""Whether the one at the keys is the person who unlocked the hub: asked before what is restricted is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.errors import Refused
from kindhub.i18n import tr
from kindhub.ui.error_words import words_of

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


class ProveItIsMe:
    """Work: judge a passphrase over what is on screen of a program; takes about a second, by design.

    Raises `Refused` when it is not hers.
    """

    def __init__(self, hub: Hub, passphrase: str, schema: str) -> None:
        self._hub, self._passphrase, self._schema = hub, passphrase, schema

    def __call__(self, _progress: Progress) -> None:
        """Judge it."""
        from kindhub.services.own_keys import prove_it_is_me

        passphrase, self._passphrase = self._passphrase, ""
        prove_it_is_me(self._hub, passphrase, self._schema)


def words_of_miss(error: BaseException) -> str:
    """Why it did not open, without a name: who works here is not told to whoever stands at the screen."""
    refused = tr("That is not your passphrase. Look at capitals and spaces, and try again.",
                 "Esa no es su frase de acceso. Revise mayúsculas y espacios e intente de nuevo.")  # fmt: skip
    return refused if isinstance(error, Refused) else words_of(error)
