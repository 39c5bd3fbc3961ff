"""From every stage, whatever happens, an answer is reached."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from core.errors import BadInput, Refused, Unavailable, WrongStage
from core.messages import Address, InboundMessage, Platform, Sender
from core.pipeline.advance import STEPS
from core.pipeline.giving_up import give_up, patience
from core.turn import LISTENING, NEXT, Stage, Turn
from core.verdict import Handoff

NOW = datetime(2026, 1, 5, tzinfo=UTC)
HERE = Address(Platform.WEB, "s")


def turn_at(stage: Stage) -> Turn:
    return Turn("t", "c", HERE, NOW, NOW, (InboundMessage(HERE, "1", Sender("anna"), NOW, "hello"),), stage)


def test_every_stage_but_the_last_has_a_step() -> None:
    assert set(STEPS) == set(Stage) - {Stage.ANSWERED}


@pytest.mark.parametrize("stage", list(Stage))
def test_the_end_can_be_reached_and_no_way_leads_back(stage: Stage) -> None:
    seen, ahead = set(), [stage]
    while ahead:
        here = ahead.pop()
        seen.add(here)
        assert all(list(Stage).index(there) > list(Stage).index(here) for there in NEXT[here])
        ahead += NEXT[here]
    assert Stage.ANSWERED in seen


@pytest.mark.parametrize("stage", list(STEPS))
@pytest.mark.parametrize("error", [Unavailable("down"), Refused("no"), BadInput("file_empty"), ValueError("a defect")])
def test_giving_up_leads_to_an_apology_and_then_to_the_end(stage: Stage, error: Exception) -> None:
    turn = give_up(turn_at(stage), error)
    if stage is not Stage.HOSTED:
        assert turn.stage is Stage.HOSTED
        assert isinstance(turn.verdict, Handoff)
        assert turn.slug is None
        turn = give_up(turn, error)
    if turn.stage is Stage.HOSTED:  # the answer could not be said; the apology is tried, once
        turn = give_up(turn, error)
    assert turn.stage is Stage.ANSWERED
    assert turn.failure is not None


@pytest.mark.parametrize("error", [Unavailable("down"), ValueError("a defect")])
def test_tries_end(error: Exception) -> None:
    for stage in STEPS:
        patient = patience(stage, error)
        assert 1 < patient.tries < 1000
        assert timedelta(seconds=patient.longest_pause_s) < timedelta(hours=1)


def test_a_stage_cannot_be_skipped() -> None:
    for stage in Stage:
        for other in set(Stage) - set(NEXT[stage]):
            with pytest.raises(WrongStage):
                turn_at(stage).moved(other)


def test_messages_join_only_before_anything_is_built() -> None:
    assert {Stage.RECEIVED, Stage.READ, Stage.TRIAGED} == LISTENING
    # What a joined turn forgets is what was concluded from its words; what its attachments hold stays.
    kept = {field.name for field in fields(Turn)} - {"stage", "attempts", "not_before", "reading", "understood", "verdict", "slug"}
    again = turn_at(Stage.TRIAGED).reopened()
    assert all(getattr(again, name) == getattr(turn_at(Stage.TRIAGED), name) for name in kept)
