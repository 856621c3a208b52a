"""Papers on the printer and as PDF. A paper is plain data (`kindhub.program.paper`); here it is laid out and drawn.

`Look(size="letter", large=False, sideways=False)`; `pdf_of(paper, look, stamp, named=False)` gives the bytes of a PDF,
`print_on(printer, paper, look, stamp, named=False)` draws on a printer, `len(Pages(paper, look, stamp))` counts pages.
`Stamp(who, at, why)` stands in the foot. `Picture(paint, height)` is a block that draws itself, for charts and trees.
"""
