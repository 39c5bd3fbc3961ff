"""From what a person said to what they want: one pass for every kind of wish, in the order in which they claim words."""

from collections.abc import Sequence

from core.brief import Brief, Requirement
from core.reading import Document, Picture
from core.understanding.breath import read_spoken_choices
from core.understanding.choices import read_choices
from core.understanding.corrections import heed_corrections
from core.understanding.counted import read_counted
from core.understanding.denials import mark_denied
from core.understanding.features import denied_rest, read_features
from core.understanding.functions import read_functions, read_managed, read_objects
from core.understanding.hues import read_colours
from core.understanding.implied import read_implied
from core.understanding.instructions import is_instruction, read_instructions
from core.understanding.items import read_items
from core.understanding.kept import read_kept
from core.understanding.leftovers import read_leftovers
from core.understanding.lines import line
from core.understanding.looks import read_audience, read_hours, read_languages, read_pages, read_style, read_trade
from core.understanding.marks import read_marks
from core.understanding.named_things import read_named_things
from core.understanding.names import read_name
from core.understanding.orders import read_order
from core.understanding.owners import settle_statuses
from core.understanding.pauses import part_breathless, with_commas
from core.understanding.payers import part_prices
from core.understanding.people import read_roles
from core.understanding.places import read_place
from core.understanding.records import read_records
from core.understanding.rules import read_rules
from core.understanding.scene import Scene, open_scene
from core.understanding.several import read_several
from core.understanding.states import read_states
from core.understanding.statuses import read_statuses
from core.understanding.tables import read_tables
from core.understanding.whole import read_whole
from core.understanding.workings import read_workings


def read_brief(text: str, language: str, *, documents: Sequence[Document] = (), pictures: Sequence[Picture] = (), start: int = 1) -> Brief:
    """Everything that `text` and the tables of `documents` ask for; requirement ids are "r<start>" onwards, in the order of the text."""
    _ = pictures  # A picture says nothing in words; the planner places it.
    scene = open_scene(text, language)
    instructed = is_instruction(scene)
    scene = heed_corrections(text if instructed else with_commas(scene, text), language, text)
    if not instructed:
        part_breathless(scene)
    mark_denied(scene)
    if instructed:
        _instructed(scene)
    else:
        _spoken(scene)
    requirements = _requirements(scene, start)
    return Brief(language, (*requirements, *read_tables(documents, scene.lex, start + len(requirements))), text)


def _instructed(scene: Scene) -> None:
    """A written order ("Please build ... It should have ..."): its grammar says what is done to what."""
    name = read_name(scene, sure=True)
    if name:
        read_place(scene, name)
    read_colours(scene)
    read_rules(scene)
    read_hours(scene)
    read_instructions(scene)
    read_implied(scene)
    read_pages(scene)
    read_style(scene)
    read_languages(scene)
    denied_rest(scene)


def _spoken(scene: Scene) -> None:
    """What somebody says of their own business, in any language."""
    read_counted(scene)
    name = read_name(scene)
    if not read_order(scene):
        read_trade(scene)
    read_place(scene, name)
    read_colours(scene)
    read_statuses(scene)
    part_prices(scene)
    read_rules(scene)
    read_hours(scene)
    read_items(scene)
    read_workings(scene)
    read_states(scene)
    read_several(scene)
    read_kept(scene)
    read_records(scene, read_whole(scene))
    read_spoken_choices(scene)
    settle_statuses(scene)
    read_marks(scene)
    read_named_things(scene)
    read_choices(scene)
    read_features(scene)
    read_roles(scene)
    read_implied(scene)
    read_pages(scene)
    read_style(scene)
    read_audience(scene)
    read_languages(scene)
    read_managed(scene)
    read_objects(scene)
    read_functions(scene)
    denied_rest(scene)
    read_leftovers(scene)


def _requirements(scene: Scene, start: int) -> list[Requirement]:
    noted = sorted(scene.noted, key=lambda n: (n.start, n.end))
    found: list[Requirement] = []
    for one in noted:
        source = scene.words(one.start, one.end)
        found.append(Requirement(f"r{start + len(found)}", line(one.wish, scene.lex, source), source, one.wish, one.confidence))
    return found
