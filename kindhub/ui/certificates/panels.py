"""What is asked before a certificate is withdrawn or leaves the hub: the reason, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.certificates.issuing import WHY as WHY_WITHDRAWN
from kindhub.services.giving_out import SHORTEST_REASON, WHY
from kindhub.ui.case.ask_panel import AskPanel
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, SegmentInput, TextInput
from kindhub.ui.kit.text import Text

ANEW, WITHDRAWN = "anew", "withdrawn"


class _Reasoned(AskPanel):
    """A panel that asks for a reason last."""

    def _reason_block(self, label: str, hint: str) -> FieldBlock:
        self.reason = TextInput(2, max_length=300)
        return FieldBlock(label, self.reason, hint=hint, needed="create")

    def _words(self) -> str:
        return str(self.reason.value() or "").strip()

    def _lacks_reason(self, sentence: str) -> bool:
        if len(self._words()) >= SHORTEST_REASON:
            return False
        self.complain(sentence)
        self.reason.setFocus()
        return True


class WhyPanel(_Reasoned):
    """`reasoned(act, person, why)` for one certificate: it is withdrawn, or another is issued in its place."""

    reasoned = Signal(str, str, str)

    def __init__(self, act: str, person: str, name: str, parent: QWidget) -> None:
        anew = act == ANEW
        if anew:
            title = tr("Issue the certificate anew", "Emitir de nuevo la constancia")
            said = tr("Issue anew", "Emitir de nuevo")
        else:
            title, said = tr("Withdraw the certificate", "Retirar la constancia"), tr("Withdraw", "Retirar")
        super().__init__(title, said, "arrow-counter-clockwise" if anew else "prohibit", parent)
        self._act, self._person = act, person
        told = tr("{name}. What was issued stays in the register as withdrawn, and its number stays taken.",
                  "{name}. Lo emitido queda en el registro como retirado y su número no se vuelve a usar.",
                  name=name)  # fmt: skip
        block = self._reason_block(tr("Why", "Motivo"), tr("It is kept in the register.", "Queda en el registro."))
        self.ask(Text(told, "body", "text2", wrap=True), block)
        block.focus()

    @override
    def answer(self) -> None:
        if not self._lacks_reason(WHY_WITHDRAWN.say()):
            self.reasoned.emit(self._act, self._person, self._words())
            self.close()


class OutPanel(_Reasoned):
    """`wished(how, reason)`: in which of these ways it is to leave the hub, and for what."""

    wished = Signal(str, str)

    def __init__(self, title: str, act: str, ways: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(title, act, "export", parent)
        self.way = SegmentInput(list(ways))
        self.way.name_for_reader(title)
        self.way.set_value(ways[0].code)
        warning = tr("What leaves is not encrypted. Keep it only as long as you need it.",
                     "Lo que sale no va cifrado. Guárdelo solo el tiempo que lo necesite.")  # fmt: skip
        block = self._reason_block(
            tr("What for?", "¿Para qué?"),
            tr("It is kept with your name and the date.", "Queda escrito con su nombre y la fecha."),
        )
        self.ask(Text(warning, "body", "text2", wrap=True), self.way, block)
        block.focus()

    @override
    def answer(self) -> None:
        if not self._lacks_reason(WHY.say()):
            self.wished.emit(str(self.way.value()), self._words())
            self.close()
