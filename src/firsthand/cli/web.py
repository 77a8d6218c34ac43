"""The options of reading from the web, the same for every command that takes PATH."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from firsthand.settings import Web

__all__ = ["web_options"]


def web_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options to a command, which gets them as `web`."""

    @click.option("--follow", is_flag=True, help="Read the links of feed entries that have only a summary.")
    @click.option("--allow-private", is_flag=True, help="Read addresses of this machine and of private networks too.")
    @click.option("--ignore-robots", is_flag=True, help="Do not ask robots.txt; for pages that are yours to read.")
    @click.option("--refresh", is_flag=True, help="Ask the servers whether the pages kept from before have changed.")
    @click.option(
        "--cache", metavar="DIR", type=click.Path(path_type=Path), help="Keep what is fetched in this folder."
    )
    @click.option("--no-cache", is_flag=True, help="Keep nothing of what is fetched, and use nothing that was kept.")
    @functools.wraps(function)
    def command(
        *arguments: Any,
        follow: bool,
        allow_private: bool,
        ignore_robots: bool,
        refresh: bool,
        cache: Path | None,
        no_cache: bool,
        **named: Any,
    ) -> Any:
        if no_cache and (cache or refresh):
            raise click.UsageError("--no-cache goes with neither --cache nor --refresh.")
        chosen = Web(
            allow_private=allow_private,
            ignore_robots=ignore_robots,
            follow=follow,
            cache=cache,
            keep=not no_cache,
            refresh=refresh,
        )
        return function(*arguments, web=chosen, **named)

    return command
