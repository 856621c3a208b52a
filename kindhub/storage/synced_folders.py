"""Folders that a cloud service keeps in step. Databases and their journals would be copied apart and torn there."""

import os
import re
from pathlib import Path

SERVICES = (
    ("OneDrive", re.compile(r"onedrive( - .*|-.*)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( .*|-.*)?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive.*|my drive|mi unidad", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud|owncloud", re.IGNORECASE)),
    ("MEGA", re.compile(r"mega|megasync( .*)?", re.IGNORECASE)),
    ("Box", re.compile(r"box( sync)?", re.IGNORECASE)),
)
"""Folder names the services give themselves, in English and Spanish (for instance `OneDrive - KIND`, `Mi unidad`)."""

ROOTS = (("OneDrive", ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")),)
"""Environment variables in which Windows names the synced folder, whatever it is called."""

MARKERS = (("Dropbox", ".dropbox.cache"), ("Nextcloud", ".nextcloudsync.log"), ("Google Drive", ".tmp.drivedownload"))
"""Files that a service leaves at the top of a folder it keeps in step."""


def sync_service_of(path: Path) -> str:
    """Name of the service that keeps this folder in step, or an empty text. Follows links; nothing need exist yet."""
    for given in {path.absolute(), path.resolve()}:
        for folder in (given, *given.parents):
            service = _by_name(folder) or _by_marker(folder) or _by_environment(folder)
            if service:
                return service
    return ""


def _by_name(folder: Path) -> str:
    return next((service for service, name in SERVICES if name.fullmatch(folder.name)), "")


def _by_marker(folder: Path) -> str:
    return next((service for service, marker in MARKERS if (folder / marker).exists()), "")


def _by_environment(folder: Path) -> str:
    for service, names in ROOTS:
        roots = [os.environ[name] for name in names if os.environ.get(name)]
        if any(folder == Path(root) for root in roots):
            return service
    return ""
