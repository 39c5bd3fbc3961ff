"""English briefs that instruct a builder ("Please build ... It should have functions for ... Users can ..."), read by the grammar that such briefs have."""

from core.understanding.instructions.notes import read_instructions
from core.understanding.instructions.sentences import is_instruction

__all__ = ["is_instruction", "read_instructions"]
