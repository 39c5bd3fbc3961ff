"""Quote, payment and what comes after it, in the same chat."""

from dataclasses import replace

from core.conversation import Offer
from core.messages import MessageKind
from core.pipeline.changing import change_order
from core.quote.deal import PRESS
from core.quote.news import Came, News, WentBack, after
from core.quote.order import Order, State
from core.quote.terms import Terms
from core.turn import Turn
from core.verdict import Answer, Build
from tests.flow.hub import Hub, hub


async def quoted(office: Hub, wish: str = "A photo") -> tuple[Turn, Order]:
    await office.ask("A page for my bakery")
    office.clock.move(60)
    await office.ask("Opening hours")
    office.clock.move(60)
    turn = await office.ask(wish)
    return turn, await newest(office)


async def newest(office: Hub) -> Order:
    return (await office.ports.orders.of_person("web:anna"))[0]


async def pay(office: Hub, order: Order, times: int = 1) -> Turn | None:
    """What the provider's webhook does, as often as it comes."""
    now = office.clock.now()
    news = News("e1", order.id, None, Came("pay_1", order.due.gross_minor, order.due.currency))
    await change_order(order.id, lambda known: after(known, news, now), office.ports)
    turn = None
    for _ in range(times):
        turn_id = await office.say(external_id=f"{PRESS}:{order.id}:paid", kind=MessageKind.PRESS, button=f"{PRESS}:{order.id}")
        await office.rest()
        turn = await office.ports.turns.get(turn_id) if turn_id else turn
    return turn


def online() -> Hub:
    office = hub()
    office.ports = replace(office.ports, terms=Terms(online=True, at="https://statex.example"))
    return office


async def test_a_later_wish_is_answered_with_a_price_and_a_link() -> None:
    office = online()
    turn, order = await quoted(office)
    [*_, answer] = office.answers()
    assert isinstance(turn.verdict, Answer)
    assert f"https://statex.example/quotes/{order.id}" in answer.text
    assert "240 EUR" in answer.text
    assert [button.url for button in answer.buttons] == [f"https://statex.example/quotes/{order.id}", f"https://statex.example/quotes/{order.id}.pdf"]
    assert (order.wish, order.state) == ("A photo", State.QUOTED)


async def test_without_a_provider_it_says_how_to_reach_a_person() -> None:
    office = hub()
    office.ports = replace(office.ports, terms=Terms(contact="team@statex.example"))
    await quoted(office)
    assert "team@statex.example" in office.answers()[-1].text


async def test_paid_work_is_carried_out_once_however_often_it_is_told() -> None:
    office = online()
    _, order = await quoted(office)
    before = len(office.answers())
    turn = await pay(office, order, times=3)
    assert turn is not None
    assert isinstance(turn.verdict, Build)
    assert turn.revision == 3
    [answer] = office.answers()[before:]
    assert answer.text.startswith("Thank you, your payment has arrived")
    assert "Added: A photo" in answer.text
    assert "Paid rounds of changes left: 2." in answer.text
    assert (await newest(office)).state is State.DELIVERED


async def test_the_same_chat_goes_on_until_the_paid_rounds_are_used() -> None:
    office = online()
    first, order = await quoted(office)
    await pay(office, order)
    conversation = await office.ports.conversations.get(first.conversation_id)
    for wish, left in (("A map", 1), ("A form", None)):
        office.clock.move(60)
        turn = await office.ask(wish)
        assert isinstance(turn.verdict, Build)
        conversation = await office.ports.conversations.get(first.conversation_id)
        assert conversation.rounds == left
    assert conversation.offer is Offer.QUOTED
    office.clock.move(60)
    again = await office.ask("A banner")
    assert isinstance(again.verdict, Answer)
    assert (await newest(office)).id != order.id


async def test_what_nobody_paid_is_not_built_whatever_a_message_claims() -> None:
    office = online()
    _, order = await quoted(office)
    turn = await office.ask(kind=MessageKind.PRESS, button=f"{PRESS}:{order.id}")
    assert not isinstance(turn.verdict, Build)
    assert (await newest(office)).state is State.QUOTED


async def test_wishes_that_were_quoted_one_after_another_become_one_offer() -> None:
    office = online()
    _, first = await quoted(office)
    office.clock.move(60)
    await office.ask("A map")
    both = await newest(office)
    assert both.wish == "A photo\nA map"
    assert both.due.gross_minor == 2 * first.due.gross_minor
    assert (await office.ports.orders.get(first.id)).state is State.EXPIRED
    turn = await pay(office, both)
    assert turn is not None
    assert turn.changes == ("Added: A photo", "Added: A map")


async def test_an_estimate_is_an_offer_for_the_whole_project() -> None:
    office = online()
    await office.ask("A page for my bakery")
    office.clock.move(60)
    await office.ask("estimate please")
    order = await newest(office)
    text = office.answers()[-1].text
    assert order.quote.kind == "project"
    assert text.startswith("The real project costs")
    assert f"/quotes/{order.id}" in text
    turn = await pay(office, order)
    assert turn is not None
    assert "The project has begun" in office.answers()[-1].text
    office.clock.move(60)
    await office.ask("status")
    assert f"Order {order.number}: in work." in office.answers()[-1].text
    assert "✓" not in office.answers()[-1].text.replace("○", "")
    for wish in ("A photo", "A map", "A form", "A banner", "A shop"):
        office.clock.move(60)
        assert isinstance((await office.ask(wish)).verdict, Build)


async def test_money_that_went_back_is_told() -> None:
    office = online()
    _, order = await quoted(office)
    await pay(office, order)
    back = News("e2", None, "pay_1", WentBack(order.due.gross_minor))
    await change_order(order.id, lambda known: after(known, back, office.clock.now()), office.ports)
    await office.say(external_id=f"{PRESS}:{order.id}:back", kind=MessageKind.PRESS, button=f"{PRESS}:{order.id}")
    await office.rest()
    assert "240 EUR is on its way back" in office.answers()[-1].text


async def test_vat_is_added_and_shown() -> None:
    office = hub()
    office.ports = replace(office.ports, terms=Terms(vat_percent=Terms().vat_percent + 19))
    await quoted(office)
    assert "285.60 EUR" in office.answers()[-1].text
