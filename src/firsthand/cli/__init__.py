"""The command line. `main` loads a command's module when it is called, and nothing before."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import Any

import click

from firsthand import __version__
from firsthand.errors import FirsthandError, UsageError

__all__ = ["LATER", "main"]

_COMMANDS = {  # name -> module; the order of the help
    "dossier": "firsthand.cli.dossier",
    "trace": "firsthand.cli.trace",
    "why": "firsthand.cli.why",
    "read": "firsthand.cli.read",
    "statements": "firsthand.cli.statements",
    "doctor": "firsthand.cli.doctor",
}
LATER = frozenset({"add", "diff", "export", "mcp", "remove", "run", "serve", "stories", "watch"})


class _Commands(click.Group):
    """Commands that are imported when they are asked for; errors with a code become a line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(_COMMANDS[cmd_name]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{_COMMANDS[cmd_name]}.command is no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in LATER:
            raise UsageError("F306", detail=f"the command {args[0]!r}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a character gets a question mark, not a traceback.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        # A run keeps nearly all that it makes: looking for garbage after every 700 objects is work for nothing.
        gc.set_threshold(50_000, 20, 100)
        try:
            return super().invoke(ctx)
        except FirsthandError as error:
            from firsthand.export.visible import visible

            click.echo(f"firsthand: {visible(str(error))}", err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="firsthand")
def main() -> None:
    """Many pages, one story: who has each claim at first hand, who only repeats it, where the versions part, and what
    was taken back. It never says what is true.

    PATH is a file, a folder, a JSON Lines file, or - for standard input.

    \b
    Examples:
      firsthand dossier pages/ -o dossier.html
      firsthand trace "the port would close" pages/

    Exit status: 0 done, 1 failed, 2 wrong usage, 3 finished but some pages were rejected.
    """
