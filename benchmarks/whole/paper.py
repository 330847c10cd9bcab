"""docs/PERFORMANCE.md: the words are written by hand, the figures never.

What stands between `<!-- figures: NAME -->` and `<!-- end -->` is made from a run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_BLOCK: Final = re.compile(r"(<!-- figures: ([a-z]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def written(paper: str, blocks: Mapping[str, str]) -> str:
    """The paper with these figures.

    Raises:
        ValueError: the paper has no place for a block, or a place for one that there is none of.
    """
    places = [found[2] for found in _BLOCK.finditer(paper)]
    if sorted(places) != sorted(blocks):
        raise ValueError(f"the paper has places for {sorted(places)}, the run has {sorted(blocks)}")
    return _BLOCK.sub(lambda found: f"{found[1]}{blocks[found[2]]}\n{found[4]}", paper)
