"""The acts of a view to the command palette: in the order given while nothing is typed, the most used first."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hits
from textual.system_commands import SystemCommandsProvider


class Palette(SystemCommandsProvider):
    """Textual's own provider, without its alphabetical order."""

    async def discover(self) -> Hits:
        """All that can be done here."""
        for name, help_text, callback, offered in self.app.get_system_commands(self.screen):
            if offered:
                yield DiscoveryHit(name, callback, help=help_text)
