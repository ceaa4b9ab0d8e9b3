"""Places that show Markdown in a way of their own, and what a page must say there: `export`.

A host is a file here with a `HOST` in it, and a line in `HOSTS`. `rewriting` changes LaTeX for engines that
do not take all of it; `addresses` makes links lead from elsewhere to what they mean.
"""

from __future__ import annotations

from importlib import import_module

from dlbuild.hosts.host import Host

# What each is called, and the module that knows it: imported only when it is asked for.
HOSTS = {"pypi": "pypi", "bitbucket": "bitbucket", "gitlab": "gitlab", "native": "native"}


def host(name: str) -> Host:
    """Return a host by its name."""
    found: Host = import_module(f"dlbuild.hosts.{HOSTS[name]}").HOST
    return found
