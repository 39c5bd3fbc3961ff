"""A small version of `python -m bench.deliveries`: whatever is cut and killed, nothing is lost and nothing answered twice."""

import pytest

from bench.deliveries import Cadence, measure
from worker.main import THREADS
from worker.sweep import AT_ONCE

MESSAGES = 200


@pytest.mark.timeout(1500)
async def test_nothing_is_lost_and_nothing_answered_twice() -> None:
    outcome = await measure(MESSAGES, cadence=Cadence(worker_s=3.0, web_s=6.0, at_once=6))
    counts = "\n".join(outcome.lines())
    turns = sum(outcome.turns.values())
    assert (outcome.lost, outcome.unanswered, outcome.without_turn) == (0, 0, 0), counts
    assert outcome.tally.acknowledged == 2 * MESSAGES, counts
    assert outcome.answers_kept == outcome.turns_with_answer == turns, counts
    # The one window that no messenger lets us close: it has the answer, and the worker dies before that is kept. It may have several in hand.
    assert outcome.heard_twice <= outcome.deaths["workers"] * (THREADS + AT_ONCE), counts
    assert outcome.tally.cut > 0, counts
