"""Ctrl+J: a contact in ten seconds. Five fields, today filled in; the rest can be added later."""

from __future__ import annotations

from kindhub.ui.case.quick_entry import QuickEntry


class ContactEntry(QuickEntry):
    """The short form of a contact."""
