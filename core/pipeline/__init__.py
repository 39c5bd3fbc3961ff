"""The path of a turn from what was said to the answer, a step a file."""

from core.pipeline.advance import advance
from core.pipeline.desk import Desk

__all__ = ["Desk", "advance"]
