"""Invented cases for the demo folder and for practice: every stage of the way home, dated around today."""

from kindhub_reintegration.demo.case import invent

__all__ = ["invent"]
