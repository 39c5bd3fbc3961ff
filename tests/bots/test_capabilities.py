from pathlib import Path

from tests.bots.capabilities import table

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_shows_what_each_messenger_can_do() -> None:
    assert "\n".join(table()) in README.read_text(), "put the output of `python -m tests.bots.capabilities` into the README"
