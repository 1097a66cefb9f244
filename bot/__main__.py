"""The command line: `python -m bot <command>`."""

import typer

from bot.commands.read import read

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def office() -> None:
    pass


app.command()(read)

if __name__ == "__main__":
    app()
