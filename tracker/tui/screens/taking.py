"""What leaves the screen: words to the clipboard, a source to the browser, a long note to the user's editor and back."""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import SuspendNotSupported

from tracker.errors import NotFound, TrackerError, UsageError
from tracker.model import Commitment, Source
from tracker.tui.screens.acting import Acting
from tracker.tui.screens.talks import refused, talk
from tracker.tui.widgets.bar import Choice

EDITOR_NOTE = "\n# Write the note above; lines that begin with # are left out, an empty note is none.\n# {what}\n"


class Taking(Acting):
    """A screen from which things are taken elsewhere."""

    @talk
    async def action_commitment_copy(self) -> None:
        """Id, quote, citation or title to the clipboard."""
        from tracker.legible import legible

        commitment = self.current()
        if commitment is None:
            self.targets()
            return
        texts = {"i": ("id", commitment.id), "q": ("quote", legible(commitment.quote)), "t": ("title", commitment.title)}
        texts["c"] = ("citation", self.citation(commitment))
        answer = await self.bar.choose("Copy", [Choice(letter, words, letter) for letter, (words, _) in texts.items()])
        if answer:
            words, text = texts[answer.value]
            self.app.copy_to_clipboard(text)
            self.bar.say(f"copied the {words}: {text}")

    def citation(self, commitment: Commitment) -> str:
        """The quote with where and when it was said."""
        from tracker.legible import legible

        try:
            readout = self.store.readout(commitment.readout)
        except NotFound:
            return f"“{legible(commitment.quote)}” ({commitment.id})"
        parts = (readout.issuer, readout.title, str(readout.date or ""), readout.source)
        return f"“{legible(commitment.quote)}” {', '.join(part for part in parts if part)} [{commitment.id}]"

    def action_commitment_browse(self) -> None:
        """The newest source, else the readout itself, in the browser."""
        commitment = self.current()
        if commitment is None:
            self.targets()
            return
        found: list[Source] = [source for update in commitment.history for source in update.sources if source.url]
        url = found[-1].url if found else self.store.readout(commitment.readout).source
        if not url.startswith(("http://", "https://")):
            self.bar.say("there is no link: no source with a URL, and the readout was read from a file", bad=True)
            return
        import webbrowser

        if webbrowser.open(url):
            self.bar.say(f"opened {url}")
        else:
            self.bar.say(f"no browser is to be found that could open {url}", bad=True)

    def action_commitment_note_long(self) -> None:
        """A note from the editor."""
        ids, what = self.targets()
        if refused(self) or not ids:
            return
        note, wrong = "", ""
        try:
            with self.app.suspend():
                # Nothing may be raised in here: the terminal would not be taken back.
                try:
                    note = written(EDITOR_NOTE.format(what=what))
                except (TrackerError, OSError) as error:
                    wrong = str(error)
        except SuspendNotSupported:
            wrong = "this terminal cannot be lent to an editor; n takes a short note"
        if wrong:
            self.bar.say(wrong, bad=True)
        elif note:
            self.do_at_once(ids, f"Add the note to {what}?", lambda desk: desk.note(ids, note))
        else:
            self.bar.say("no note was written")


def editor() -> list[str]:
    """The user's editor as a command: $VISUAL, $EDITOR, else vi; raises UsageError where it cannot be started."""
    import shlex
    import shutil

    name = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    words = os.environ[name] if name else "vi"
    try:
        command = shlex.split(words)
    except ValueError as error:
        raise UsageError(f"${name} cannot be read: {words}", f"{error}") from error
    if shutil.which(command[0]) is None:
        raise UsageError(f"there is no editor {command[0]}", "set $EDITOR to one; n takes a short note")
    return command


def written(before: str) -> str:
    """What the user makes of a text in the editor, without the lines that begin with #."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="tracker-note-") as folder:
        file = Path(folder) / "note.txt"
        file.write_text(before, encoding="utf-8")
        subprocess.run([*editor(), str(file)], check=False)  # noqa: S603 - the command is the user's own setting
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#")).strip()
