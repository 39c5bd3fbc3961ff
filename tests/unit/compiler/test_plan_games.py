"""The small game that words call for, and what is said where it only resembles what was meant."""

from datetime import date

import pytest

from core.appspec import AppSpec, GameView
from core.brief import Status
from core.compiler import knowledge
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

_SAID = {
    "snake": "a snake game",
    "tetris": "a tetris game",
    "scratch": "a scratch card game",
    "puzzle": "a sliding puzzle game",
    "memory": "a memory game",
    "slots": "a slot machine game",
    "dice": "a dice game",
    "coin": "a coin flip game",
    "colours": "a color prediction game",
    "price": "a game to predict wheat prices",
    "pong": "a ping pong game",
    "racer": "a car racing game",
    "farm": "a farm simulation game",
    "battle": "a role-playing game",
    "cards": "a card game",
    "shooter": "a space shooting game",
    "match": "a match three game",
}


def _plan(game: str) -> AppSpec:
    return plan(read_brief(f"Please build {game} website for fans. Players should be able to play the game.", "en"), today=date(2026, 11, 22))


def _game(spec: AppSpec) -> GameView:
    return next(v for v in spec.views if isinstance(v, GameView))


def test_every_game_of_the_table_has_an_order() -> None:
    assert set(_SAID) == set(knowledge.toml("games.toml"))


@pytest.mark.parametrize("name", sorted(_SAID))
def test_the_words_for_a_game_get_it(name: str) -> None:
    spec = _plan(_SAID[name])

    assert _game(spec).game == name
    assert f"lib/games/{name}.js" in compile_site(spec).files


@pytest.mark.parametrize(
    ("said", "status"), [("a car racing game", Status.DONE), ("a role-playing game", Status.PARTIAL), ("a whistling game", Status.PARTIAL)]
)
def test_a_game_that_only_resembles_says_so(said: str, status: Status) -> None:
    assert {m.status for m in _plan(said).checklist if m.text == "Game"} == {status}


def test_whoever_has_played_is_asked_nothing_more() -> None:
    spec = _plan("a game to predict wheat prices")
    scores = spec.entity(_game(spec).scores)

    assert {f.type.value for f in scores.fields if f.required} <= {"text", "integer", "date"}
