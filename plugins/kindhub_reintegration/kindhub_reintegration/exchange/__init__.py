"""Imports of the program: the workbook that community partners keep (referrals, follow-up, closings)."""

from kindhub_reintegration.exchange.columns import WORKBOOK

__all__ = ["WORKBOOK"]
