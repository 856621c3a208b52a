"""The search workbook, as an import kind."""

from kindhub_reunification.exchange.columns import WORKBOOK

__all__ = ["WORKBOOK"]
