# ruff: noqa: RUF001 - Russian letters
"""Requests that name several things, or say what people shall get. Written for these tests."""

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "en": [
        ("can customers get an email when it's ready and could you also show the gallery", ["feature email_notifications", "feature photo_gallery"]),
        ("the collected ones should be called done", ["collected -> done"]),
    ],
    "de": [
        ("die Kunden sollen eine Mail bekommen wenn es fertig ist", ["feature email_notifications"]),
        ("Notiz fällt weg, dafür brauchen wir das Abholdatum", ["remove Notiz", "field Bestellung.Abholdatum"]),
        ("das Wort Bestellung bitte durch Auftrag ersetzen", ["Bestellung -> Auftrag"]),
        ("Festkorb ab jetzt 31,50 und Mohnbrötchen 3,95", ["price Festkorb 31.5 (29)", "price Mohnbrötchen 3.95 (3.8)"]),
        ("Größe riesig fehlt noch", ["field Bestellung.Größe[riesig]"]),
    ],
    "fr": [
        ("le client doit recevoir un mail quand c'est prêt", ["feature email_notifications"]),
        ("panier de fête 31,50 et petit pain pavot 3,95 maintenant", ["price Panier de fête 31.5 (29)", "price Petit pain pavot 3.95 (3.8)"]),
        ("il manque la taille géant", ["field Commande.Taille[géant]"]),
    ],
    "it": [
        ("il cliente deve ricevere una mail quando è pronto", ["feature email_notifications"]),
        ("cesto della festa 31,50 e panino al papavero 3,95", ["price Cesto della festa 31.5 (29)", "price Panino al papavero 3.95 (3.8)"]),
        ("manca la misura gigante", ["field Ordine.Misura[gigante]"]),
    ],
    "es": [
        ("el cliente debería recibir un correo cuando esté listo", ["feature email_notifications"]),
        ("cesta de fiesta 31,50 y bollo de amapola 3,95", ["price Cesta de fiesta 31.5 (29)", "price Bollo de amapola 3.95 (3.8)"]),
        ("falta el tamaño gigante", ["field Pedido.Tamaño[gigante]"]),
    ],
    "nl": [
        ("de klant moet een mail krijgen als het klaar is", ["feature email_notifications"]),
        ("feestmand 31,50 en maanzaadbroodje 3,95", ["price Feestmand 31.5 (29)", "price Maanzaadbroodje 3.95 (3.8)"]),
        ("formaat reuze ontbreekt", ["field Bestelling.Formaat[reuze]"]),
    ],
    "cs": [
        ("sváteční koš 315 a maková houska 39", ["price Sváteční koš 315 (29)", "price Maková houska 39 (3.8)"]),
        ("chybí velikost obří", ["field Objednávka.Velikost[obří]"]),
    ],
    "pl": [
        ("klient ma dostać maila, gdy będzie gotowe", ["feature email_notifications"]),
        ("kosz świąteczny 31,50 i bułka z makiem 3,95", ["price Kosz świąteczny 31.5 (29)", "price Bułka z makiem 3.95 (3.8)"]),
        ("brakuje rozmiaru ogromny", ["field Zamówienie.Rozmiar[ogromny]"]),
    ],
    "ru": [
        ("клиент должен получать письмо, когда готово", ["feature email_notifications"]),
        ("праздничная корзина 3150, булочка с маком 395", ["price Праздничная корзина 3150 (29)", "price Булочка с маком 395 (3.8)"]),
        ("не хватает размера огромный", ["field Заказ.Размер[огромный]"]),
    ],
    "ar": [
        ("سلة العيد 31.50 وخبز السمسم 3.95", ["price سلة العيد 31.5 (29)", "price خبز السمسم 3.95 (3.8)"]),
        ("ناقص الحجم عملاق", ["field طلب.الحجم[عملاق]"]),
    ],
}
