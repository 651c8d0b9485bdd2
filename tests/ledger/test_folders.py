"""Folders in which locks cannot be trusted are known by their mounts, their names and their markers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.ledger.doctor import examine
from tracker.ledger.folders import warning

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
tmpfs /home/me/local tmpfs rw 0 0
//nas/share /mnt/our\\040share cifs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/srv/data", ""),
        ("/home/me", "(nfs4)"),
        ("/home/me/local/x", ""),
        ("/mnt/our share/x", "(cifs)"),
        ("/srv/Dropbox/x", "by Dropbox"),
        ("/srv/OneDrive", "by OneDrive"),
        ("/srv/Library/Mobile Documents/x", "by iCloud"),
        ("/srv/dropbox-notes", ""),
    ],
)
def test_a_folder_is_told_by_its_mount_or_its_name(folder: str, told: str) -> None:
    said = warning(Path(folder), MOUNTS)
    assert (told in said) if told else said == ""


def test_a_folder_is_told_by_the_marker_of_the_program(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "deep").mkdir()
    assert "synchronised by Syncthing" in warning(tmp_path / "deep", "")


def test_the_doctor_passes_it_on(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    report = examine(tmp_path / "Dropbox" / "ledger.json")
    assert [f.level for f in report.findings] == ["warning", "unread"]
