"""Asks Windows where its administrator put the policy; elsewhere nobody is asked.

Only the part of the registry that administrators write counts, and a path with a variable in it is taken as it stands:
whoever signs in could set the variable.
"""

import sys

VALUE = "PolicyPath"


def policy_path_in(key: str) -> str | None:
    """The path that stands below `HKEY_LOCAL_MACHINE`; None: there is none. Raises `OSError`: unreadable."""
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
            told, _ = winreg.QueryValueEx(opened, VALUE)
    except FileNotFoundError:
        return None
    return str(told).strip() or None
