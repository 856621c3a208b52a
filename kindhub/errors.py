"""Errors by who can act on them.

`UserError` is advice to the person at the keyboard; `Refused` says that a right, a key or a consent is missing.
Anything else that is raised is our fault and goes to the error report, without record text.
"""

from kindhub.i18n import L

STOPPED = L(
    "You stopped it. What was saved before stays; nothing else was changed.",
    "Usted lo detuvo. Lo guardado antes queda; no se cambió nada más.",
)


class UserError(Exception):
    """Something the person can mend: says what happened, where, and what to do.

    `advice` is kept in both languages; `values` fill its placeholders. Values are shown to the person, so they may
    hold what she typed, and for that reason an error is never logged with its values.
    """

    def __init__(self, advice: L, /, **values: object) -> None:
        super().__init__(advice.en)
        self.advice = advice
        self.values = values

    def __str__(self) -> str:
        return self.advice.say(**self.values)


class Refused(UserError):
    """An action needs a right, a key or a consent that this person does not hold."""


class Stopped(UserError):
    """The person stopped the work herself: it is told as any end without a result, and is no fault."""

    def __init__(self, advice: L = STOPPED) -> None:
        super().__init__(advice)


class NotClean(UserError):
    """A check found something that a person must look at (`kindhub verify`, a damaged backup)."""
