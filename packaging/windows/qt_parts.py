"""Which parts of Qt the hub needs; everything else of the wheel (QML, designer, tools) stays out of the installer.

What the kept libraries import is followed through their import tables, so that a new release of PySide6 that needs one
more library fails at the build and not on a caseworker's laptop.
"""

import re
import subprocess
from pathlib import Path

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg")
"""What `kindhub` and qtawesome import."""
PLUGINS = (
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll", "iconengines/qsvgicon.dll",
    "imageformats/qico.dll", "imageformats/qsvg.dll", "imageformats/qjpeg.dll", "imageformats/qgif.dll",
)  # fmt: skip
TRANSLATIONS = ("qtbase_es.qm", "qtbase_en.qm", "qt_es.qm", "qt_en.qm")
SYSTEM = re.compile(
    r"(?i)^(api-ms-|ext-ms-|kernel32|user32|gdi32|advapi32|shell32|ole32|oleaut32|ws2_32|winmm|version|imm32|dwmapi|"
    r"uxtheme|userenv|netapi32|authz|crypt32|secur32|iphlpapi|dnsapi|d3d\d*|dxgi|dcomp|dwrite|d2d1|comdlg32|winspool|"
    r"setupapi|wtsapi32|shcore|shlwapi|mpr|rpcrt4|ntdll|bcrypt|ncrypt|opengl32|icuuc|mscms|uiautomationcore|dxva2|"
    r"propsys|windowscodecs|comctl32|powrprof|python3|ucrtbase|msvcrt|synchronization|runtimeobject|wininet|winhttp|dbghelp)"
)
"""Libraries of Windows 10 1809 and of the embedded Python; they are not in the wheels."""


def imports_of(file: Path) -> set[str]:
    """The libraries that one names in its import tables, delayed ones too."""
    told = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", str(file)], check=True, capture_output=True, text=True)
    return {line.partition(":")[2].strip() for line in told.stdout.splitlines() if "DLL Name:" in line}


def kept(qt: Path) -> set[Path]:
    """The files of `PySide6` to keep. Raises `ValueError` where a library that is needed is nowhere."""
    files = {qt / f"{name}.pyd" for name in MODULES} | {qt / "plugins" / name for name in PLUGINS}
    files |= {qt / "translations" / name for name in TRANSLATIONS if (qt / "translations" / name).is_file()}
    files |= set(qt.glob("*.py")) | set(qt.glob("*.json")) | set(qt.glob("pyside6.abi3.dll"))
    files |= {file for pattern in ("msvcp140*.dll", "vcruntime140*.dll", "concrt140.dll") for file in qt.glob(pattern)}
    waiting = [file for file in files if file.suffix in (".dll", ".pyd")]
    there = {file.name.lower(): file for file in (*qt.glob("*.dll"), *(qt.parent / "shiboken6").glob("*.dll"))}
    while waiting:
        for name in imports_of(waiting.pop()):
            found = there.get(name.lower())
            if found is None and not SYSTEM.match(name):
                raise ValueError(f"{name} is needed by Qt and is neither in the wheels nor a library of Windows")
            if found is not None and found not in files:
                files.add(found)
                waiting.append(found)
    return files


def trim(qt: Path) -> None:
    """Leave of `PySide6` what is needed."""
    keep = kept(qt)
    for path in sorted(qt.rglob("*"), reverse=True):
        if path.is_file() and path not in keep:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
