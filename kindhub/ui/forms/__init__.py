"""Forms on screen: built from a program's `Form`, filled from the record, kept as drafts, saved beside the window.

`FormPage` draws and knows no hub; `FormDesk` reads, keeps and saves for it; `PartsPage` shows a repeating part.
"""
