"""Which drawn picture fits some words: by the words themselves, by the last part of a compound, or by the beginning of an inflected form.

The words are those of the Unicode CLDR annotations in ten languages (Unicode licence); the pictures are Fluent Emoji (MIT licence).
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.compiler import thirdparty

_WORD = re.compile(r"[^\W\d_]{2,}")
_GROUPS = tuple(
    tuple(line.split())
    for line in (
        "bread croissant baguette-bread pretzel bagel doughnut ear-of-corn egg butter birthday-cake pie cupcake cookie",
        "honeybee honey-pot blossom sunflower herb jar lady-beetle",
        "scissors hair-pick barber-pole lotion-bottle mirror sponge",
        "lipstick nail-polish lotion-bottle mirror lotus candle sponge bathtub",
        "hot-beverage teapot croissant cupcake cookie pancakes chocolate-bar",
        "pizza flatbread tomato cheese-wedge olive herb spaghetti fork-and-knife-with-plate",
        "fork-and-knife-with-plate fork-and-knife cooking pot-of-food wine-glass shallow-pan-of-food green-salad bottle-with-popping-cork",
        "hamburger french-fries hot-dog taco cup-with-straw",
        "beer-mug clinking-beer-mugs pretzel ear-of-corn oil-drum alembic",
        "grapes wine-glass bottle-with-popping-cork cheese-wedge",
        "cocktail-glass tropical-drink wine-glass lemon olive",
        "ice-cream soft-ice-cream shaved-ice strawberry cherries chocolate-bar",
        "carrot ear-of-corn tomato potato green-apple leafy-green broccoli seedling basket",
        "bouquet tulip rose sunflower blossom hibiscus potted-plant herb",
        "seedling potted-plant deciduous-tree evergreen-tree herb blossom ladder bucket",
        "tooth health-worker stethoscope syringe pill adhesive-bandage hospital",
        "paw-prints dog-face cat-face guide-dog bone rabbit bird",
        "horse-face horse carrot hook basket evergreen-tree",
        "bicycle wrench kick-scooter gear person-biking nut-and-bolt",
        "automobile wrench oil-drum gear fuel-pump nut-and-bolt toolbox",
        "hammer-and-wrench toolbox hammer screwdriver carpentry-saw ladder nut-and-bolt brick",
        "carpentry-saw wood chair hammer ladder evergreen-tree",
        "delivery-truck package world-map articulated-lorry label clipboard",
        "house house-with-garden houses old-key door couch-and-lamp potted-plant",
        "bed hotel luggage old-key mountain bellhop-bell candle",
        "camping tent mountain evergreen-tree backpack campfire compass",
        "canoe sailboat anchor ring-buoy water-wave fish",
        "airplane luggage world-map compass camera beach-with-umbrella passport-control",
        "soccer-ball goal-net trophy running-shoe t-shirt whistle sports-medal",
        "flexed-biceps running-shoe trophy stopwatch weight-lifter red-apple bullseye",
        "martial-arts-uniform trophy boxing-glove 1st-place-medal bullseye",
        "lotus candle herb potted-plant bathtub dove",
        "books open-book blue-book green-book graduation-cap pencil glasses",
        "backpack books graduation-cap pencil globe-with-meridians blue-book trophy",
        "graduation-cap books backpack pencil globe-with-meridians light-bulb trophy",
        "baby teddy-bear baby-bottle kite balloon crayon front-facing-baby-chick",
        "musical-notes guitar violin musical-keyboard microphone drum headphone",
        "performing-arts clapper-board admission-tickets microphone artist-palette film-projector",
        "camera framed-picture artist-palette film-frames sunrise camera-with-flash",
        "joystick video-game game-die trophy puzzle-piece rocket bullseye",
        "laptop desktop-computer keyboard mobile-phone light-bulb gear rocket",
        "bar-chart chart-increasing clipboard briefcase receipt light-bulb bullseye",
        "briefcase handshake clipboard office-building fountain-pen receipt calendar",
        "coin money-bag bank credit-card receipt abacus chart-increasing",
        "balance-scale classical-building scroll fountain-pen briefcase old-key",
        "calendar alarm-clock clipboard bell bookmark envelope",
        "memo clipboard pencil pushpin paperclip card-file-box",
        "newspaper megaphone radio television satellite-antenna microphone",
        "e-mail envelope mobile-phone speech-balloon bell satellite-antenna",
        "speech-balloon left-speech-bubble thought-balloon megaphone people-hugging handshake",
        "ballot-box-with-ballot clipboard megaphone bar-chart classical-building",
        "church candle dove open-book bell bouquet",
        "heart-hands handshake people-hugging red-heart dove seedling",
        "fire-engine firefighter fire-extinguisher police-car siren shield",
        "sun-behind-cloud rainbow umbrella cloud-with-rain thermometer snowflake wind-face",
        "shopping-bags shopping-cart label wrapped-gift handbag t-shirt receipt",
        "dress high-heeled-shoe handbag necktie thread sewing-needle ring coat",
        "thread yarn sewing-needle scissors safety-pin spool",
        "gem-stone ring crown sparkles watch",
        "artist-palette paintbrush framed-picture crayon pencil scissors blossom bucket",
        "amphora teacup-without-handle bowl-with-spoon teapot jar potted-plant paintbrush herb",
        "triangular-ruler straight-ruler classical-building building-construction pencil office-building house brick",
        "lotion-bottle rose blossom gem-stone wrapped-gift sparkles",
        "candle lotus herb blossom fire lotion-bottle",
        "soap bubbles herb blossom lotus lotion-bottle",
        "yarn thread scissors safety-pin spool sewing-needle",
        "t-rex sauropod volcano rock deciduous-tree egg herb",
        "microscope test-tube petri-dish alembic dna magnifying-glass-tilted-left",
        "pen rose dragon eagle anchor skull sparkles red-heart",
        "bellhop-bell envelope laptop clipboard light-bulb mobile-phone",
        "people-hugging camera balloon handshake megaphone sunrise",
        "wedding ring bouquet clinking-glasses dove red-heart",
        "party-popper balloon wrapped-gift birthday-cake clinking-glasses confetti-ball",
        "broom bucket sponge bubbles soap basket",
        "high-voltage light-bulb battery electric-plug toolbox screwdriver",
        "droplet shower wrench bucket water-wave bathtub",
        "building-construction brick ladder hammer-and-pick construction toolbox",
        "factory gear nut-and-bolt package control-knobs clamp",
        "paintbrush artist-palette bucket ladder framed-picture",
        "tractor ear-of-corn cow rooster sheaf-of-rice egg carrot",
        "fish fishing-pole anchor sailboat water-wave shrimp oyster",
        "cut-of-meat meat-on-bone bacon poultry-leg kitchen-knife cow",
        "glasses goggles eye magnifying-glass-tilted-left",
        "printer scroll newspaper page-facing-up fountain-pen",
        "taxi automobile world-map round-pushpin minibus",
        "older-person handshake house-with-garden potted-plant hot-beverage red-heart",
        "magic-wand sparkles crystal-ball top-hat rabbit",
        "rocket comet star milky-way telescope satellite",
        "trophy 1st-place-medal sports-medal bullseye crown star",
        "sparkles light-bulb compass clipboard speech-balloon star bookmark-tabs",
        "file-folder card-file-box page-facing-up bookmark-tabs paperclip file-cabinet",
    )
)

_COMPOUNDING = frozenset({"de", "nl"})
EDIBLE = frozenset(name for group in _GROUPS[:13] for name in group) | frozenset(
    [
        "bacon",
        "banana",
        "beans",
        "bento-box",
        "broccoli",
        "brown-mushroom",
        "burrito",
        "candy",
        "canned-food",
        "coconut",
        "cooked-rice",
        "corn",
        "curry-rice",
        "custard",
        "dumpling",
        "falafel",
        "fried-shrimp",
        "garlic",
        "ginger-root",
        "kiwi-fruit",
        "leafy-green",
        "lime",
        "lobster",
        "mango",
        "melon",
        "moon-cake",
        "mushroom",
        "oden",
        "onion",
        "oyster",
        "peach",
        "peanuts",
        "pear",
        "peas",
        "pineapple",
        "popcorn",
        "poultry-leg",
        "red-apple",
        "rice",
        "roasted-sweet-potato",
        "salt",
        "sandwich",
        "shortcake",
        "spaghetti",
        "steaming-bowl",
        "strawberry",
        "stuffed-flatbread",
        "sushi",
        "takeout-box",
        "tangerine",
        "waffle",
        "watermelon",
        "meat-on-bone",
        "cut-of-meat",
        "fish",
        "shrimp",
    ]
)
# Right by the word, wrong on a card.
_NEVER = frozenset(
    [
        "roll-of-paper",
        "toilet",
        "plunger",
        "coffin",
        "funeral-urn",
        "bomb",
        "gun",
        "water-pistol",
        "cigarette",
        "no-smoking",
        "litter-in-bin-sign",
        "wastebasket",
        "microbe",
        "bug",
        "cockroach",
        "mosquito",
        "fly",
        "worm",
        "rat",
        "spider-web",
        "red-envelope",
    ]
)


def picture_for(text: str, language: str) -> str | None:
    """Name of the picture that fits the words best; None when none does."""
    lexicon = _lexicon(language)
    words = [word.lower() for word in _WORD.findall(text)]
    for word in (" ".join(words), *reversed(words)):
        if word in lexicon:
            return lexicon[word]
    for word in reversed(words):
        for stem in _stems(word, language):
            if stem in lexicon:
                return lexicon[stem]
    return None


def _stems(word: str, language: str) -> Iterator[str]:
    if language in _COMPOUNDING:
        # "Sauerteigbrot" is a kind of "brot".
        yield from (word[-size:] for size in range(len(word) - 2, 3, -1))
    if language == "en":
        yield from (word.removesuffix("s"), word.removesuffix("es"))
    elif len(word) > 5:
        yield from (word[:-1], word[:-2])


def companions(motif: str) -> tuple[str, ...]:
    """Pictures that belong to the same trade, nearest first; always at least one."""
    found = dict.fromkeys(name for group in _groups_of(motif) for name in group if name != motif)
    return tuple(found) or ("sparkles", "star", "bookmark")


def known(name: str) -> bool:
    """Whether there is a picture of that name."""
    return name in thirdparty.drawings("pictures")


def _groups_of(motif: str) -> Iterator[tuple[str, ...]]:
    # A group that begins with the motif speaks of it; only without one do the groups that merely have it.
    of_it = [group for group in _GROUPS if group[0] == motif]
    yield from (tuple(filter(known, group)) for group in of_it or [group for group in _GROUPS if motif in group])


@cache
def _lexicon(language: str) -> dict[str, str]:
    path = Path(__file__).parent / "words" / f"{language}.json"
    if not path.exists():
        return _lexicon("en") if language != "en" else {}
    own: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return {word: name for word, name in own.items() if known(name) and name not in _NEVER}
