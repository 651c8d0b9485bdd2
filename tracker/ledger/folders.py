"""A folder to whether file locks can be trusted in it: network file systems, folders that another program synchronises."""

from __future__ import annotations

import sys
from pathlib import Path

NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "sshfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "ceph",
    "fuse.glusterfs",
    "fuse.rclone",
    "davfs",
}
"""Types of file systems whose locks other machines may not see (Linux names)."""

SYNCED = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "my drive": "Google Drive", "nextcloud": "Nextcloud", "owncloud": "ownCloud", "syncthing": "Syncthing",
    "icloud drive": "iCloud", "com~apple~clouddocs": "iCloud", "mobile documents": "iCloud", "megasync": "MEGA",
    "box sync": "Box", "seafile": "Seafile", "pcloud": "pCloud",
}  # fmt: skip
"""Names of folders that synchronising programs make, in lower case."""

_MARKERS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "ownCloud", ".nextcloudsync.log": "Nextcloud"}


def warning(folder: Path, mounts: str | None = None) -> str:
    """Why a ledger in `folder` is at risk, "" where nothing says so; `mounts` is the text of /proc/self/mounts."""
    place = folder.resolve()
    for part in (place, *place.parents):
        service = SYNCED.get(part.name.lower()) or next((name for mark, name in _MARKERS.items() if (part / mark).exists()), "")
        if service:
            return (
                f"{folder} is synchronised by {service}, which copies files while they are written and knows no locks; "
                "keep the ledger in a local folder and copy backups there"
            )
    kind = _kind(place, mounts if mounts is not None else _mounts())
    if kind in NETWORK:
        return (
            f"{folder} is on a network file system ({kind}), where locks of other machines are not reliable; "
            "let one machine alone write the ledger, or keep it in a local folder"
        )
    return ""


def _mounts() -> str:
    if not sys.platform.startswith("linux"):
        return ""
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _kind(place: Path, mounts: str) -> str:
    """The type of the file system on which a path lies: the longest mount point above it."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind
