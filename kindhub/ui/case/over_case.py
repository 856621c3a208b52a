"""Everything that opens over the case page: the short forms, which document a file is, where the case goes, to whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from kindhub.i18n import tr
from kindhub.services.colleagues import who_gives_rights
from kindhub.services.form_contents import Answers
from kindhub.ui.asking_where import forget_folders
from kindhub.ui.case.acts import CaseActs
from kindhub.ui.case.attach_panel import AttachPanel
from kindhub.ui.case.contact_entry import ContactEntry
from kindhub.ui.case.documents import document_form
from kindhub.ui.case.hand_over_panel import HandOverPanel
from kindhub.ui.case.move_panel import MovePanel
from kindhub.ui.case.picture import CasePicture, Place
from kindhub.ui.case.quick_entry import QuickEntry
from kindhub.ui.case.quick_forms import QuickForm, quick_access, quick_contact, quick_note, quick_task
from kindhub.ui.case.refer_panel import ReferPanel
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import Choice
from kindhub.ui.tasks import Tasks
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub

HAND_OVER, REFER = "@hand_over", "@refer"


class OverCase(QObject):
    """`entered(form_key)` when a short form was saved; `place_asked(Place, Answers|None)` to go on in a long one."""

    entered = Signal(str)
    place_asked = Signal(object, object)

    def __init__(
        self,
        hub: Hub,
        program: LoadedProgram,
        case_id: str,
        lookups: Lookups,
        tasks: Tasks,
        acts: CaseActs,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._hub, self._program, self._case_id = hub, program, case_id
        self._lookups, self._tasks, self._acts, self._page = lookups, tasks, acts, page
        self.picture: CasePicture | None = None

    def log_contact(self) -> None:
        """Ctrl+J: five fields over the page."""
        self._enter(quick_contact(self._program, today()), ContactEntry)

    def write_note(self) -> None:
        """Ctrl+M."""
        self._enter(quick_note(self._program, self._hub.user.uid, today()), QuickEntry)

    def add_task(self) -> None:
        """Ctrl+T."""
        self._enter(quick_task(self._program, self._hub.user.uid), QuickEntry)

    def ask_access(self, part: str) -> None:
        """A task for whoever may give the right to a part that is kept apart."""
        form = next(one for one in self._program.forms if one.key == part)
        givers = who_gives_rights(self._hub, self._program.key)
        me = self._hub.user.name
        self._enter(quick_access(self._program, form, me, givers[0] if givers else "", today()), QuickEntry)

    def _enter(self, quick: QuickForm | None, kind: type[QuickEntry]) -> None:
        if quick is None or not self._may_add():
            return
        entry = kind(self._hub, quick, self._case_id, self._lookups, self._tasks, self._page)
        entry.saved.connect(self._saved)
        entry.failed.connect(self._acts.fail)
        entry.whole_asked.connect(self._whole)
        entry.kept.connect(self._kept)
        entry.open_over(self._page)

    def _may_add(self) -> bool:
        """Says why not, where it is not."""
        picture = self.picture
        if picture is None or not self._hub.user.can(self._program.key, "create"):
            return False
        if picture.read_only:
            self._acts.say(
                "info",
                tr("{why}: nothing can be added to it.", "{why}: no se le puede agregar nada.", why=picture.read_only),
            )
        return not picture.read_only

    def _saved(self, saved: object) -> None:
        entry = self.sender()
        if isinstance(entry, QuickEntry):
            self._acts.say_saved(saved, entry.quick.saved.say())
            self.entered.emit(entry.quick.form.key)

    def _kept(self) -> None:
        entry = self.sender()
        if isinstance(entry, QuickEntry):
            self._acts.say("info", entry.quick.kept.say())

    def _whole(self, answers: object) -> None:
        entry = self.sender()
        if isinstance(entry, QuickEntry) and isinstance(answers, Answers):
            self.place_asked.emit(Place(entry.quick.form.key), answers)

    def choose_files(self) -> None:
        """Ctrl+Shift+A: choose files to keep with the case."""
        if document_form(self._program) is None or not self._may_add():
            return
        dialog = QFileDialog(self._page, tr("Attach documents", "Adjuntar documentos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach)
        dialog.destroyed.connect(forget_folders)
        dialog.open()

    def attach(self, paths: object, line: str = "") -> None:
        """Keep these files, encrypted: at once where it is said which document it is, else after asking."""
        form, picture = document_form(self._program), self.picture
        if form is None or picture is None or not isinstance(paths, list | tuple) or not self._may_add():
            return
        files, lines = [Path(str(path)) for path in paths], picture.documents or ()
        missing = {row.key for row in lines if row.state == "missing"}
        if line in missing and len(files) == 1:
            self._acts.attach(form, [(files[0], line)])
            return
        panel = AttachPanel(files, lines, self._page)
        panel.answered.connect(self._attach_picks)
        panel.open_over(self._page)

    def _attach_picks(self, picks: object) -> None:
        form = document_form(self._program)
        if form is not None and isinstance(picks, list):
            self._acts.attach(form, picks)

    def open_menu(self, anchor: QWidget) -> None:
        """Where the case may go from here, and to whom."""
        picture = self.picture
        if picture is None:
            return
        menu = QMenu(anchor)
        for side in (False, True):
            for goal in picture.moves:
                if goal.side == side and goal.key != picture.next_key:
                    words = tr("Move to {stage}…", "Pasar a {stage}…", stage=goal.title)
                    menu.addAction(words).setData(goal.key)
            menu.addSeparator()
        if picture.may_hand_over:
            menu.addAction(tr("Hand over…", "Reasignar…")).setData(HAND_OVER)
        if picture.receivers:
            menu.addAction(tr("Refer to another program…", "Referir a otro programa…")).setData(REFER)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _chosen(self, action: QAction) -> None:
        if action.data() == HAND_OVER:
            self.hand_over()
        elif action.data() == REFER:
            self.refer()
        else:
            self.move_to(str(action.data()))

    def move_to(self, key: str) -> None:
        """Ask why, or say what is lacking first."""
        goal = next((one for one in self.picture.moves if one.key == key), None) if self.picture else None
        if goal is None:
            return
        panel = MovePanel(goal, self._page)
        panel.moved.connect(self._acts.move)
        panel.place_asked.connect(self._go_to_lacking)
        panel.open_over(self._page)

    def _go_to_lacking(self, place: object) -> None:
        self.place_asked.emit(place, None)

    def hand_over(self) -> None:
        """Ask to whom, and how the case stands."""
        if self.picture is not None and self.picture.may_hand_over:
            panel = HandOverPanel(self._colleagues(self.picture.responsible), self._page)
            panel.answered.connect(self._acts.hand_over)
            panel.open_over(self._page)

    def refer(self) -> None:
        """Ask to which program and why, and say what goes along."""
        if self.picture is not None and self.picture.receivers:
            panel = ReferPanel(self.picture.receivers, self._page)
            panel.answered.connect(self._acts.refer)
            panel.open_over(self._page)

    def _colleagues(self, without: str) -> Sequence[Choice]:
        members = {one.uid for one in self._hub.keyring.members(self._program.key)}
        return [one for one in self._lookups.users() if one.code in members and one.code != without]
