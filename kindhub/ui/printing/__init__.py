"""Papers on the printer and as PDF. A paper is plain data (`kindhub.program.paper`); here it is laid out and drawn.

`Look(size="letter", large=False, sideways=False)`; `pdf_of(paper, look, stamp, named=False)` gives the bytes of a PDF,
`len(Pages(paper, look, stamp))` counts pages. `Stamp(who, at, why)` stands in the foot. `Picture(paint, height)` is a
block that draws itself, for charts and trees.

A page prints through `desk.PrintDesk(hub, page)`: `desk.ask(PrintJob(title, make, file_name, leaving, …), anchor)` asks
for what, on which sheet, printer or PDF, and writes the ledger's row; connect `desk.said(tone, words)` to the page's
messages. `leaving` (`kindhub.services.giving_out.Leaving`) names the record and the rights it takes.
"""
