"""That nothing is given away twice at one time, however it is said in the nine languages besides English; sentences made for these tests."""

import pytest

from core.brief import ItemsOffered, NotWanted, RuleKind, RuleWanted
from core.understanding.brief_reader import read_brief

SAID = [
    ("de", "Keine Kegelbahn darf zur gleichen Zeit zweimal vergeben werden."),
    ("de", "Niemand soll einen Anhänger buchen können, der schon verliehen ist."),
    ("fr", "Une remorque ne doit jamais être louée deux fois le même jour."),
    ("fr", "Il ne faut pas que deux familles réservent la même salle."),
    ("it", "Lo stesso kayak non si può noleggiare due volte nello stesso giorno."),
    ("es", "Que nadie pueda reservar una pista que ya está reservada."),
    ("es", "No puede haber dos reservas a la misma hora."),
    ("nl", "Dezelfde bakfiets mag nooit twee keer op één dag verhuurd worden."),
    ("nl", "Er mogen geen twee groepen tegelijk dezelfde zaal reserveren."),
    ("cs", "Stejný přívěs si nikdo nesmí půjčit dvakrát na jeden den."),
    ("pl", "Dwie osoby nie mogą zarezerwować tej samej godziny."),
    ("ru", "Одну и ту же лодку нельзя сдать дважды на одно время."),
    ("ar", "نفس القاعة ما تنحجز مرتين في نفس اليوم."),
]
OTHERWISE = [
    ("de", "Wir trainieren zweimal in der Woche und haben keine Halle."),
    ("fr", "On livre deux fois par semaine, pas le lundi."),
    ("pl", "Dostawa dwukrotnie w tygodniu, nie w niedzielę."),
    ("nl", "Twee klanten betalen niet hetzelfde."),
]


def rules(text: str, language: str) -> list[RuleKind]:
    return [r.kind for r in read_brief(text, language).wishes(RuleWanted)]


@pytest.mark.parametrize(("language", "text"), SAID)
def test_nothing_is_given_away_twice(language: str, text: str) -> None:
    assert rules(text, language) == [RuleKind.NO_DOUBLE_BOOKING]
    assert not read_brief(text, language).wishes(NotWanted)


@pytest.mark.parametrize(("language", "text"), OTHERWISE)
def test_twice_is_no_rule_by_itself(language: str, text: str) -> None:
    assert RuleKind.NO_DOUBLE_BOOKING not in rules(text, language)


@pytest.mark.parametrize(
    ("language", "text", "priced"),
    [
        (
            "fr",
            "alors on loue des remorques et surtout une remorque ne doit jamais être louée deux fois le même jour remorque quarante euros diable cinq euros",
            {"Remorque": 40, "Diable": 5},
        ),
        (
            "it",
            "noi noleggiamo canoe al lago e la stessa canoa non può essere noleggiata due volte lo stesso giorno canoa venti euro pedalò trenta euro",
            {"Canoa": 20, "Pedalò": 30},
        ),
        (
            "nl",
            "wij verhuren bakfietsen en dezelfde bakfiets mag nooit twee keer op dezelfde dag verhuurd worden bakfiets dertig euro aanhanger twaalf euro",
            {"Bakfiets": 30, "Aanhanger": 12},
        ),
    ],
)
def test_in_one_breath_prices_begin_behind_it(language: str, text: str, priced: dict[str, int]) -> None:
    items = {i.label: i.price for w in read_brief(text, language).wishes(ItemsOffered) for i in w.items}
    assert items == priced
