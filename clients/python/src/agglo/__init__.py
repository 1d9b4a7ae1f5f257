"""Client of agglo, an observatory of industry clusters and industry chains.

    from agglo import Client

    with Client("http://127.0.0.1:8080") as agglo:
        rank = agglo.rank("gdp", period="2023")
        print(rank)              # the answer in one sentence
        frame = rank.to_pandas()

Every number is a figure with an id; ``agglo.figure(id)`` shows its formula,
inputs, rows and sources.
"""

from .client import Client, Problem
from .model import (
    Answer,
    Cell,
    Chain,
    Compare,
    Definition,
    Figure,
    FigureAnswer,
    Link,
    Panel,
    Place,
    Rank,
    Region,
    Source,
    Text,
)

__all__ = [
    "Answer",
    "Cell",
    "Chain",
    "Client",
    "Compare",
    "Definition",
    "Figure",
    "FigureAnswer",
    "Link",
    "Panel",
    "Place",
    "Problem",
    "Rank",
    "Region",
    "Source",
    "Text",
]
