"""A sheet for every form: `PROGRAM.return` takes the case number and the form's fields, with no program code."""

from kindhub.exchange.form_import.columns import form_kinds

__all__ = ["form_kinds"]
