"""Referring a case to another program: what the consent lets go along is said first, then the reason is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.records.codes import code_list
from kindhub.services.referring import NO_CONSENT, SAY_WHY, SHORTEST
from kindhub.ui.case.ask_panel import AskPanel
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, ComboInput, TextInput
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.services.referring import Receiver


class ReferPanel(AskPanel):
    """`answered(program key, reason)`."""

    answered = Signal(str, str)

    def __init__(self, receivers: Sequence[Receiver], parent: QWidget) -> None:
        title = tr("Refer to another program of KIND", "Referir a otro programa de KIND")
        super().__init__(title, tr("Refer", "Referir"), "arrow-right", parent)
        self._receivers = {one.key: one for one in receivers}
        self.to = ComboInput([Choice(one.key, one.name.say()) for one in receivers])
        self.reason = TextInput(4)
        self.goes = Text("", "body", "text2", wrap=True)
        to_block = FieldBlock(tr("To which program", "A qué programa"), self.to, name="to", needed="create")
        hint = tr("The other program reads these words.", "El otro programa lee estas palabras.")
        label = tr("Why, and what is asked for", "Por qué y qué se pide")
        self.ask(to_block, self.goes, FieldBlock(label, self.reason, name="reason", hint=hint, needed="create"))
        self.to.changed.connect(self._say_what_goes)
        if len(receivers) == 1:
            self.to.set_value(receivers[0].key)
            self._say_what_goes(receivers[0].key)
            self.reason.setFocus()
        else:
            to_block.focus()

    def chosen(self) -> Receiver | None:
        """The program that is chosen."""
        return self._receivers.get(str(self.to.value() or ""))

    def _say_what_goes(self, _key: object) -> None:
        """The groups that go along; without a consent, what is to be done first."""
        one = self.chosen()
        self.act_button.setEnabled(one is None or bool(one.consent))
        if one is None:
            words = ""
        elif not one.consent:
            words = NO_CONSENT.say(program=one.name.say())
        else:
            groups = [code_list("shared_fact").label(group) for group in one.allowed]
            nothing = tr("nothing of the case", "nada del caso")
            words = tr(
                "The child goes along, these words, and what the consent names: {facts}. Nothing else.",
                "Van la niña o el niño, estas palabras y lo que nombra el consentimiento: {facts}. Nada más.",
                facts=", ".join(groups) or nothing,
            )
        self.goes.set_tone("danger" if one is not None and not one.consent else "text2")
        self.goes.setText(words)
        self.adjustSize()

    @override
    def answer(self) -> None:
        one, words = self.chosen(), str(self.reason.value() or "").strip()
        if one is None:
            self.complain(tr("Choose the program.", "Elija el programa."))
            self.to.setFocus()
        elif not one.consent:
            self.complain(NO_CONSENT.say(program=one.name.say()))
        elif len(words) < SHORTEST:
            self.complain(SAY_WHY.say(program=one.name.say()))
            self.reason.setFocus()
        else:
            self.answered.emit(one.key, words)
            self.close()
