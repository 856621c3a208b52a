"""The panel of a program: the figures of a period as charts, as a table, and as a workbook."""
