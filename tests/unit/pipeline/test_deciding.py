"""What is done about a message whose kind is unsure, or that asks for money back."""

from datetime import UTC, datetime

import pytest

from core.brief import Brief, Intent
from core.conversation import Conversation
from core.messages import Address, InboundMessage, Platform, Sender
from core.pipeline.decide import UNSURE, Known, decide
from core.turn import Stage, Turn
from core.understanding.phrases import say
from core.understood import Triage, Understood
from core.verdict import Answer, Ask, Decline, Handoff, Verdict

HERE = Address(Platform.WEB, "chat")
NOW = datetime(2026, 1, 5, tzinfo=UTC)


def decided(intent: Intent, confidence: float = 0.9, phrase: str | None = None) -> Verdict:
    turn = Turn("t", "c", HERE, NOW, NOW, (InboundMessage(HERE, "1", Sender("anna"), NOW, "hm"),), Stage.READ)
    understood = Understood(Triage(intent, confidence, "", "en", phrase), Brief("en", ()))
    return decide(Known(turn, Conversation("c", HERE, "anna"), understood, None, None), say)


@pytest.mark.parametrize("intent", [Intent.STATUS, Intent.QUESTION, Intent.PRICE, Intent.NONSENSE])
def test_what_is_meant_is_asked_rather_than_guessed(intent: Intent) -> None:
    verdict = decided(intent, UNSURE - 0.01)
    assert isinstance(verdict, Ask)
    assert 2 <= len(verdict.question.choices) <= 4
    assert not isinstance(decided(intent, UNSURE), Ask)


def test_what_may_be_harmful_is_not_asked_about() -> None:
    assert isinstance(decided(Intent.PROHIBITED, 0.2), Decline)


def test_money_that_is_to_come_back_is_for_a_person() -> None:
    assert decided(Intent.PRICE, phrase="price_refund") == Handoff(Triage(Intent.PRICE, 0.9, "", "en", "price_refund"), "price_refund")
    assert isinstance(decided(Intent.PRICE, phrase="price_invoice"), Answer)
