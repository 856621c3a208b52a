"""`indicators`: the figures of a period, as rows and as XLSX."""

import argparse
from pathlib import Path

from kindhub.cli.days import day_of
from kindhub.cli.opening import opened
from kindhub.cli.printing import as_json, as_table, say
from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Period
from kindhub.program.registry import LoadedProgram
from kindhub.services.indicators import Counted, count, keep_figures, may_work_with
from kindhub.storage.hub import Hub

WORKING = L("Working figures, not to be given out: --shared hides small numbers.",
            "Cifras de trabajo, no para compartir: --shared oculta los números pequeños.")  # fmt: skip


def indicators(options: argparse.Namespace) -> int:
    """Count a program's indicators over a period, both days inclusive.

    Where small numbers are hidden, who works with the records reads working figures as they are; a file never holds
    them, and `--shared` prints what may be given out: held against all that was given out before, and kept.
    """
    period = Period(day_of(options.first), day_of(options.last))
    if period.last < period.first:
        raise UserError(L("The period ends before it begins.", "El período termina antes de empezar."))
    with opened(options) as hub:
        if options.program not in hub.programs.loaded:
            raise UserError(
                L("There is no program “{key}” here.", "Aquí no hay un programa «{key}»."), key=options.program
            )
        program = hub.programs[options.program]
        working = may_work_with(hub.user, program) and not options.shared
        counted = _taken_out(hub, program, period, options, working=working)
        rows = counted.rows()
    if options.json:
        as_json(rows)
        return 0
    shown = [
        {
            **row,
            "value": one.hidden or one.value,
            "group": ", ".join(counted.label(*pair) for pair in one.group.items()),
        }
        for row, one in zip(rows, counted.figures, strict=True)
    ]
    as_table(("title", "group", "value", "unit"), shown)
    for one in counted.indicators.values():
        say(f"{one.title}: {one.method}")
    if counted.working:
        say(WORKING.say())
    return 0


def _taken_out(
    hub: Hub, program: LoadedProgram, period: Period, options: argparse.Namespace, *, working: bool
) -> Counted:
    """The figures to be said, and the workbook. What may be given out is kept before it is said or written."""
    said = None
    if working or not any(one.suppress for one in program.indicators):
        with hub.counting(program.key) as session:
            said = count(session, program, period, working=working)
        if not options.xlsx:
            return said
    if options.xlsx:
        hub.user.require(program.key, "export")
    with hub.counting(program.key) as session:
        leaving = count(session, program, period)
    with hub.begin("indicators") as work:
        keep_figures(work, program.key, leaving)
        if options.xlsx:
            from kindhub.exchange.figures_xlsx import write_figures

            work.log("export", "indicators", schema=program.key, about={"rows": len(leaving.figures)})
            write_figures(Path(options.xlsx), program.info.name, leaving)
    return said or leaving
