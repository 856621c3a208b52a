"""After a lock the memory of the process holds no name and no key; before it, it does."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kindhub.testing import PERSON, open_copy

CANARY = "Xochiquetzal Canaria"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/PID/mem")

DESK = """
import sys
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from kindhub.ui import start as starting
from kindhub.ui.settings_store import SettingsStore

folder, person = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
locked_before = "--person" in sys.argv

def opener(path, uid, passphrase, **more):
    from kindhub import app
    from kindhub.testing import WEAK

    hub = app.open_hub(path, uid, passphrase, kdf_floor=WEAK, **more)
    print("KEY", bytes(hub.unlocked.program_keys()["hub"].key).hex(), flush=True)
    return hub

class Drive(QObject):
    def look(self):
        sitting = self.sitting
        if locked_before:
            if sitting.unlocking is not None and sitting.unlocking.isVisible():
                print("LOCKED", flush=True)
                return
        elif sitting.workplace is not None and sitting.workplace.window.isVisible():
            if not hasattr(self, "told"):
                self.told = True
                from kindhub.ui.shell import Route
                sitting.workplace.window.open(Route("people", (sys.argv[3],)))
                QTimer.singleShot(1500, self, self.tell)
            return
        elif sitting.unlocking is not None and sitting.unlocking._here.people and not hasattr(self, "asked"):
            self.asked = True
            sitting.unlocking.page.unlock_requested.emit("ana", sys.stdin.readline().strip())
        QTimer.singleShot(50, self, self.look)
    def tell(self):
        print("OPEN", flush=True)
        sys.stdin.readline()
        self.sitting.workplace.window.lock_asked.emit()

drive = Drive()
real = starting.Sitting.ask_passphrase
def ask(sitting):
    real(sitting)
    drive.sitting = sitting
    QTimer.singleShot(0, drive, drive.look)
starting.Sitting.ask_passphrase = ask
sys.exit(starting.start(folder, person, open_hub=opener,
         relaunch=(sys.executable, __file__, str(folder)), readable_by_tests=True))
"""


def memory_holds(pid: int, *wanted: bytes) -> set[bytes]:
    """Which of these bytes stand anywhere in the writable memory of a process."""
    found = set()
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                held = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found |= {one for one in wanted if one in held}
    return found


def spellings(text: str) -> tuple[bytes, ...]:
    return text.encode(), text.encode("utf-16-le")


def test_a_lock_leaves_no_name_and_no_key_in_memory(tmp_path: Path) -> None:
    from kindhub.records.names import NameParts
    from kindhub.services.persons import new_person

    hub = open_copy(tmp_path / "data")
    with hub.begin() as work:
        work.add_all(new_person({}, [NameParts("Xochiquetzal", "Canaria")]))
    hub.close()
    script = tmp_path / "desk.py"
    script.write_text(DESK.replace("sys.argv[3]", repr("xochiq")))
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "data")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, env=env,
    ) as process:  # fmt: skip
        try:
            process.stdin.write(f"{PERSON.passphrase}\n")
            process.stdin.flush()
            key = bytes.fromhex(next_line(process, "KEY").split()[1])
            next_line(process, "OPEN")
            secrets = (key, *spellings(CANARY), *spellings(PERSON.passphrase))
            before = memory_holds(process.pid, *secrets)
            assert key in before  # the control: an open hub holds what the test looks for
            assert set(spellings(CANARY)) & before
            process.stdin.write("lock\n")
            process.stdin.flush()
            next_line(process, "LOCKED")
            assert memory_holds(process.pid, *secrets) == set()
        finally:
            process.kill()


def next_line(process: subprocess.Popen[str], wanted: str) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        line = process.stdout.readline()
        if line.startswith(wanted):
            return line
        if not line and process.poll() is not None:
            break
    raise AssertionError(f"the window never said {wanted}")
