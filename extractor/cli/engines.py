"""`extractor engines`: which engines there are."""

from __future__ import annotations

import json

import click

from extractor.cli.exits import Exit


@click.command("engines")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each engine.")
def command(as_json: bool) -> Exit:
    """List the engines: whether they can be used here, what they need, their licence and figures."""
    from extractor.language import available_engines

    for spec in available_engines().values():
        state = spec.state()
        if as_json:
            facts = {
                "name": spec.name,
                "state": state.readiness.value,
                "description": spec.description,
                "licence": spec.licence,
                "install": spec.install,
                "measured": spec.measured,
                "advice": state.advice,
            }
            click.echo(json.dumps(facts, ensure_ascii=False))
            continue
        click.echo(f"{spec.name}  ({state.readiness.value})")
        click.echo(f"    {spec.description}")
        click.echo(f"    licence: {spec.licence}")
        if spec.measured:
            click.echo(f"    measured: {spec.measured}")
        if advice := state.advice:
            click.echo(f"    {advice}")
    return Exit.DONE
