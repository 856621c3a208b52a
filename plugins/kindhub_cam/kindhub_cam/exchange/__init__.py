"""The tracker of screenings, as an import kind."""

from kindhub_cam.exchange.columns import WORKBOOK

__all__ = ["WORKBOOK"]
