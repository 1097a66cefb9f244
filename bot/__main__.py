"""python -m bot: every command of the house."""

import importlib
import sys

import typer

COMMANDS = ("run", "demo", "read", "board", "doctor")
GROUPS = ("units", "db")


def main() -> None:
    """Load only the command that is asked for: reading a letter needs no network library."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    asked = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    for name in COMMANDS:
        if asked in (None, name):
            app.command(name)(getattr(importlib.import_module(f"bot.commands.{name}"), name))
    for name in GROUPS:
        if asked in (None, name):
            app.add_typer(importlib.import_module(f"bot.commands.{name}").app, name=name)
    # A lone command would take the place of the whole program.
    app.callback()(lambda: None)
    app()


if __name__ == "__main__":
    main()
