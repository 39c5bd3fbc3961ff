from pathlib import Path

from tests.bots.capabilities import table

PAGE = Path(__file__).parents[2] / "docs" / "messengers.md"


def test_the_docs_show_what_each_messenger_can_do() -> None:
    assert "\n".join(table()) in PAGE.read_text(), "put the output of `python -m tests.bots.capabilities` into docs/messengers.md"
