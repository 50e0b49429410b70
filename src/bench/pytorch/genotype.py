"""Reads genotypes: the YAML text of `genotypes/`, and rows as fixtures have them."""

import re
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Cell:
    """`nodes[k]` are the edges (operation, source) into node 2 + k; `output` the nodes that are put side by side."""

    nodes: list
    output: list

    def existing(self):
        """Nodes that a path from the inputs reaches."""
        reached = {0, 1}
        for node, edges in enumerate(self.nodes, start=2):
            if any(source in reached for _, source in edges):
                reached.add(node)
        return reached


@dataclass(frozen=True)
class Genotype:
    normal: Cell
    reduce: Cell


def read(path):
    """The genotype of a file."""
    with open(path, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    if document.get("format") != "genotype/1":
        raise ValueError(f"{path} is no genotype/1")
    cells = document["cells"]
    return Genotype(_cell(cells["normal"]), _cell(cells["reduce"]))


def _cell(lines):
    count = sum(1 for key in lines if key != "output")
    nodes = [_edges(lines[node]) for node in range(2, 2 + count)]
    return Cell(nodes, [int(number) for number in re.findall(r"\d+", lines["output"])])


def _edges(text):
    return [(name, int(source)) for name, source in re.findall(r"(\w+)\((\d+)\)", text)] if text else []


def from_rows(rows):
    """A fixture's genotype: rows [operation, from], two for each node, or [operation, to, from]."""
    return Genotype(*(_cell_of_rows(rows[kind], rows[kind + "_concat"]) for kind in ("normal", "reduce")))


def _cell_of_rows(rows, concat):
    edges = {}
    for index, (name, *to, source) in enumerate(rows):
        edges.setdefault(to[0] if to else 2 + index // 2, []).append((name, source))
    named = any(len(row) == 3 for row in rows)
    output = sorted(set(concat) | set(edges)) if named else list(concat)
    return Cell([edges.get(node, []) for node in range(2, 1 + max(edges) + 1)], output)
