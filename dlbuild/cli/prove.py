"""`dlbuild prove`."""

from __future__ import annotations

import click

from dlbuild.cli.options import paths
from dlbuild.report import count, report


@click.command(short_help="Prove or refute the formulas that are claims.")
@paths
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How the answers are told: for people, every answer as a JSON line, as GitHub annotations.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if a claim is unclear, too.")
@click.option("--limit", type=click.FloatRange(0.1, 3600), default=20.0, metavar="SECONDS", help="Time for one claim.")
@click.option("--badge", is_flag=True, help="Print a line for the foot of each page.")
def prove(paths: tuple[str, ...], form: str, strict: bool, limit: float, badge: bool) -> int:
    """Decide the claims of the pages: formulas behind which a comment <!-- prove: … --> stands.

    A claim is proved by algebra, or holds in samples, or is refuted by a counterexample, or is unclear.
    What has not changed since the last run is not decided again.
    """
    from dlbuild.prove.claim import Holds, Proved, Refuted, Unclear
    from dlbuild.prove.run import badges
    from dlbuild.prove.run import prove as decide
    from dlbuild.prove.tell import line

    findings = decide(*paths, limit=limit)
    if form == "json":
        for answer in findings.answers:
            click.echo(line(answer))
    else:
        text = report(findings.problems, form)
        click.echo(text, nl=False)
        if text and form == "text":
            click.echo()
    if badge:
        for words in badges(findings):
            click.echo(words)
    kinds = ((Proved, "proved"), (Holds, "hold in samples"), (Refuted, "refuted"), (Unclear, "unclear"))
    parts = [f"{number} {words}" for kind, words in kinds if (number := findings.count(kind))]
    total = count(len(findings.answers), "claim", "claims")
    click.echo(f"{total}: {', '.join(parts)}" if parts else f"{total}", err=form != "text")
    wrong = [problem for problem in findings.problems if strict or problem.severity == "error"]
    return 1 if wrong else 0
