"""The network of people who sit together: its communities and who stands in the middle of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.store.frames import ask
from extractor.store.questions.pairs import pairs

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store

EDGES = 1500
"""The strongest pairs that make the network when nothing else is asked for; more take longer."""

SAMPLE = 100
"""Persons from whom shortest paths are followed for betweenness; all of them in small networks."""

SEED = 1


@dataclass(frozen=True, slots=True)
class Network:
    """A network of persons: `graph` (networkx), and the same as two tables.

    `nodes`: person_id, name, title (the latest), meetings, degree (persons), strength (meetings shared),
    betweenness (0 to 1), community (1 is the largest). `edges`: person, other, meetings, first, last.
    """

    graph: Any
    nodes: pd.DataFrame
    edges: pd.DataFrame

    def write(self, path: Path) -> None:
        """Write the network as GEXF (for Gephi) or GraphML, by the name of the file.

        Raises:
            UsageError: The name ends in neither.
        """
        import networkx as nx

        suffix = path.suffix.lower()
        if suffix == ".gexf":
            nx.write_gexf(self.graph, path)
        elif suffix == ".graphml":
            nx.write_graphml(self.graph, path)
        else:
            raise UsageError(f"{path} must end in .gexf or .graphml")


def network(store: Store, *, edges: int = EDGES, minimum: int = 2, **conditions: Any) -> Network:
    """The network of the pairs that met most often.

    Args:
        store: An open store.
        edges: So many pairs, the strongest; all pairs of a large database say little and take long.
        minimum: Meetings that a pair must have shared.
        conditions: Which meetings count (see `pairs`).

    Returns:
        The network; communities by the method of Louvain (Blondel et al. 2008), the same on every run.
    """
    import networkx as nx

    found = pairs(store, minimum=minimum, limit=edges, **conditions)
    graph = nx.Graph()
    for a, b, meetings, first, last in found.itertuples(index=False):
        graph.add_edge(a, b, weight=int(meetings), first=str(first), last=str(last))
    nodes = _nodes(store, graph)
    for row in nodes.to_dict("records"):
        described = {key: row[key] for key in ("name", "meetings", "strength", "betweenness", "community")}
        # GEXF and GraphML know no missing values.
        graph.nodes[row["person_id"]].update(
            described, title=row["title"] if isinstance(row["title"], str) else ""
        )
    return Network(graph, nodes, found)


def _nodes(store: Store, graph: Any) -> pd.DataFrame:
    import networkx as nx
    import pandas as pd

    people = list(graph)
    known = ask(
        store.connection,
        """
        select q.person_id, q.name, arg_max(p.title, m.day) filter (p.title is not null) as title,
               count(*) as meetings
        from store.person q join store.profile p using (person) join store.attendance t using (profile)
        join store.meeting m using (meeting) where q.person_id in (select unnest(?)) group by all
        """,
        [people],
    )
    communities = (
        sorted(
            nx.community.louvain_communities(graph, weight="weight", seed=SEED),
            key=lambda c: (-len(c), min(c)),
        )
        if people
        else []
    )
    number = {person: place for place, members in enumerate(communities, 1) for person in members}
    sample = SAMPLE if len(people) > SAMPLE else None
    between = nx.betweenness_centrality(graph, k=sample, seed=SEED) if people else {}
    measured = pd.DataFrame(
        {
            "person_id": pd.array(people, "string"),
            "degree": pd.array([graph.degree[person] for person in people], "Int64"),
            "strength": pd.array([graph.degree(person, weight="weight") for person in people], "Int64"),
            "betweenness": pd.array([round(between[person], 6) for person in people], "Float64"),
            "community": pd.array([number[person] for person in people], "Int64"),
        }
    )
    nodes: pd.DataFrame = known.merge(measured, on="person_id").sort_values(
        ["community", "strength", "person_id"], ascending=[True, False, True], ignore_index=True
    )
    return nodes
