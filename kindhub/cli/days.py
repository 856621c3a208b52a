"""Days as they are written on the command line."""

from datetime import date

from kindhub.errors import UserError
from kindhub.i18n import L

NO_DATE = L("“{written}” is not a date. Write it as 2023-12-31.", "«{written}» no es una fecha. Escriba 2023-12-31.")


def day_of(written: str) -> date:
    """The day that was written. Raises `UserError` for what is none."""
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise UserError(NO_DATE, written=written) from fault
