"""What has a process of the tests die at a step on the disk, or somebody save a file at just that moment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tests.e2e.process import ROOT

DOOMED: Final = {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), str(ROOT)))}
"""The variable by which Python finds it."""
