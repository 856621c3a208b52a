"""`demo`: a folder of invented people, opened in the window, or toured offscreen where there is no display."""

import argparse
from datetime import date
from pathlib import Path

from kindhub.cli.printing import as_json, say
from kindhub.demo.colleagues import ROSA
from kindhub.demo.folder import count_people, make_demo_folder, open_demo_folder, somebody
from kindhub.demo.show import open_window, tour, would_be_seen
from kindhub.i18n import tr
from kindhub.storage.folder import usual_place


def demo(options: argparse.Namespace) -> int:
    """Make the demo folder if it is not there, say how to open it, then open it or take the tour."""
    who = somebody(options.act_as or ROSA.uid)
    path = Path(options.data) if options.data else usual_place().with_name("KIND Hub demo")
    make_demo_folder(path, options.people, date.today())  # noqa: DTZ011 - the day where the person sits
    if options.json:
        hub = open_demo_folder(path, who.uid)
        as_json({"data": str(path), "person": who.uid, "passphrase": who.passphrase, "people": count_people(hub)})
        hub.close()
    else:
        say(tr("Demo folder: {path}", "Carpeta de práctica: {path}", path=path))
        say(tr("Open it as {uid} with: {passphrase}", "Se abre como {uid} con: {passphrase}",
               uid=who.uid, passphrase=who.passphrase))  # fmt: skip
    if options.tour or options.only or options.pictures or not would_be_seen():
        place = Path(options.pictures) if options.pictures else path / "pictures"
        pictures = tour(path, place, options.screen, dark=options.dark, only=options.only, person=options.act_as,
                        whole=options.tour)  # fmt: skip
        if not options.json:
            say(tr("{n} pictures of the tour: {path}", "{n} imágenes del recorrido: {path}",
                   n=len(pictures), path=pictures[0].parent if pictures else path))  # fmt: skip
        return 0
    return open_window(path, who.uid)
