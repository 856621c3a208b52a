"""Which parts of Qt the hub needs on Linux; what they need of each other is followed through what they say."""

import re
import subprocess
from pathlib import Path

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtDBus")
PLUGINS = (
    "platforms/libqxcb.so", "platforms/libqwayland.so", "platforms/libqoffscreen.so", "iconengines/libqsvgicon.so",
    "imageformats/libqsvg.so", "imageformats/libqjpeg.so", "imageformats/libqgif.so", "imageformats/libqico.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so", "printsupport/libcupsprintersupport.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so", "wayland-shell-integration/libxdg-shell.so",
    "wayland-decoration-client/libbradient.so", "xcbglintegrations/libqxcb-glx-integration.so",
)  # fmt: skip


def trim(qt: Path) -> None:
    """Leave of `PySide6` what is needed."""
    keep = kept(qt)
    for path in sorted(qt.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif not path.is_dir() and path not in keep:
            path.unlink()


def kept(qt: Path) -> set[Path]:
    """The files to keep; those that a kept library needs and the wheel brings are kept as well."""
    files = {qt / f"{name}.abi3.so" for name in MODULES}
    files |= {file for name in PLUGINS if (file := qt / "Qt" / "plugins" / name).is_file()}
    files |= {
        *qt.glob("*.py"),
        *qt.glob("*.json"),
        *qt.glob("libpyside6.abi3.so*"),
        *qt.glob("Qt/translations/qtbase_e[ns].qm"),
    }
    there = {file.name: file for file in (*qt.glob("Qt/lib/*.so*"), *qt.glob("*.so*"))}
    waiting = [file for file in files if ".so" in file.name]
    while waiting:
        for name in _needed(waiting.pop()):
            found = there.get(name)
            if found is not None and found not in files:
                files.add(found)
                waiting.append(found)
    return files


def _needed(file: Path) -> list[str]:
    told = subprocess.run(["objdump", "-p", str(file)], check=True, capture_output=True, text=True).stdout
    return re.findall(r"NEEDED\s+(\S+)", told)
