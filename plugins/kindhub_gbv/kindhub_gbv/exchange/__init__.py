"""Imports of the program: the register that partners keep (survivors, incidents, referrals, identities)."""

from kindhub_gbv.exchange.columns import WORKBOOK

__all__ = ["WORKBOOK"]
