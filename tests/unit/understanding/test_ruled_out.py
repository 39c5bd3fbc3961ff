# ruff: noqa: RUF001 - Cyrillic
"""What people rule out, in the many ways in which they say it."""

import pytest

from core.brief import FeatureWanted, NotWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "feature"),
    [
        ("de", "Liefern tun wir nicht, und bezahlt wird bar.", Feature.DELIVERY),
        ("de", "Preise brauchen wir da nicht.", Feature.PRICE_LIST),
        ("de", "Kosten darf der Mieter nicht sehen.", Feature.PUBLIC_COST),
        ("de", "Von Sternebewertungen halte ich nichts.", Feature.REVIEWS),
        ("fr", "On livre pas.", Feature.DELIVERY),
        ("fr", "Le blog, laissez tomber.", Feature.BLOG),
        ("fr", "Le paiement en ligne, non.", Feature.ONLINE_PAYMENT),
        ("it", "con la carta non si paga", Feature.ONLINE_PAYMENT),
        ("it", "I costi non si devono vedere.", Feature.PUBLIC_COST),
        ("es", "boletín tampoco", Feature.NEWSLETTER),
        ("es", "No hace falta que se registren.", Feature.LOGIN),
        ("nl", "Een chat zit ik niet op te wachten.", Feature.CHAT),
        ("nl", "Sterren en reviews: nee.", Feature.REVIEWS),
        ("nl", "Nieuwsbrief? Nee, liever niet.", Feature.NEWSLETTER),
        ("cs", "O blog nestojíme.", Feature.BLOG),
        ("cs", "Náklady se nikomu neukazují.", Feature.PUBLIC_COST),
        ("pl", "Dowozu brak.", Feature.DELIVERY),
        ("pl", "Bloga sobie darujmy.", Feature.BLOG),
        ("ru", "рекламы чтоб не было", Feature.ADS),
        ("ru", "Не хочу, чтобы люди регистрировались.", Feature.LOGIN),
        ("ar", "تقييمات ما بدنا.", Feature.REVIEWS),
        ("ar", "الحجز أونلاين لا نريده.", Feature.BOOKING),
    ],
)
def test_it_is_ruled_out_and_not_wanted(language: str, text: str, feature: Feature) -> None:
    brief = read_brief(text, language)

    assert feature in {wish.feature for wish in brief.wishes(NotWanted)}
    assert feature not in {wish.feature for wish in brief.wishes(FeatureWanted)}


@pytest.mark.parametrize(
    ("language", "text", "feature"),
    [
        ("de", "Fotos brauchen wir keine, aber eine Suche.", Feature.SEARCH),
        ("es", "Las reservas son por internet. No permitas que reserven dos a la misma hora.", Feature.BOOKING),
        ("it", "Promemoria via e-mail due giorni prima.", Feature.EMAIL_NOTIFICATIONS),
        ("nl", "De klant krijgt een mail als het nog niet betaald is.", Feature.EMAIL_NOTIFICATIONS),
    ],
)
def test_what_stands_beside_a_denial_is_still_wanted(language: str, text: str, feature: Feature) -> None:
    assert feature in {wish.feature for wish in read_brief(text, language).wishes(FeatureWanted)}
