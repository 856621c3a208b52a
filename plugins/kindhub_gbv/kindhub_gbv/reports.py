"""The compiled tables of a period: only what she agreed to have counted, with small numbers hidden."""

from kindhub.program.reports import Report

REPORTS: tuple[Report, ...] = ()
