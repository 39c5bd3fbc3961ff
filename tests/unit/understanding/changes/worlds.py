# ruff: noqa: E501, RUF001 - tables of ten languages
"""The labels of the made-up application, a bakery with a small café, in each language."""

from tests.unit.understanding.changes.made import Words

WORLDS: dict[str, Words] = {
    "en": Words("Harbour Oven", ("Plum tart", "Poppy roll", "Feast basket"), ("Ines", "Gwen"), ("Product", "Products"), ("Order", "Orders"), ("Baker", "Bakers"),
                ("Customer name", "Phone", "Size", "Note"), ("small", "medium", "large"), ("new", "in the oven", "collected"), "Price", "Status", "Seats",
                ("Course for 16 people on 7 May", "Orders until 20:00"), ("Home", "About us"), "GBP"),
    "de": Words("Ofen am Hafen", ("Zwetschgenkuchen", "Mohnbrötchen", "Festkorb"), ("Ines", "Gudrun"), ("Produkt", "Produkte"), ("Bestellung", "Bestellungen"),
                ("Bäcker", "Team"), ("Kundenname", "Telefon", "Größe", "Notiz"), ("klein", "mittel", "groß"), ("neu eingegangen", "im Ofen", "abgeholt"), "Preis", "Status",
                "Sitzplätze", ("Backkurs für 16 Leute am 7. Mai", "Bestellungen bis 20:00 Uhr"), ("Start", "Über uns")),
    "fr": Words("Le Four du Port", ("Tarte aux prunes", "Petit pain pavot", "Panier de fête"), ("Inès", "Gaëlle"), ("Produit", "Produits"), ("Commande", "Commandes"),
                ("Boulanger", "Équipe"), ("Nom du client", "Téléphone", "Taille", "Remarque"), ("petit", "moyen", "grand"), ("reçue", "au four", "retirée"), "Prix", "Statut",
                "Places assises", ("Atelier pour 16 personnes le 7 mai", "Commandes jusqu'à 20:00"), ("Accueil", "À propos")),
    "it": Words("Il Forno del Porto", ("Crostata di prugne", "Panino al papavero", "Cesto della festa"), ("Ines", "Gemma"), ("Prodotto", "Prodotti"), ("Ordine", "Ordini"),
                ("Fornaio", "Squadra"), ("Nome cliente", "Telefono", "Misura", "Nota"), ("piccola", "media", "grande"), ("ricevuto", "in forno", "ritirato"), "Prezzo", "Stato",
                "Posti a sedere", ("Laboratorio per 16 persone il 7 maggio", "Ordini fino alle 20:00"), ("Inizio", "Chi siamo")),
    "es": Words("El Horno del Puerto", ("Tarta de ciruela", "Bollo de amapola", "Cesta de fiesta"), ("Inés", "Gema"), ("Producto", "Productos"), ("Pedido", "Pedidos"),
                ("Panadero", "Equipo"), ("Nombre del cliente", "Teléfono", "Tamaño", "Nota"), ("pequeño", "mediano", "grande"), ("recibido", "en el horno", "recogido"), "Precio",
                "Estado", "Asientos", ("Taller para 16 personas el 7 de mayo", "Pedidos hasta las 20:00"), ("Inicio", "Quiénes somos")),
    "nl": Words("De Havenoven", ("Pruimentaart", "Maanzaadbroodje", "Feestmand"), ("Ines", "Geertje"), ("Product", "Producten"), ("Bestelling", "Bestellingen"),
                ("Bakker", "Team"), ("Klantnaam", "Telefoon", "Formaat", "Opmerking"), ("klein", "middel", "groot"), ("ontvangen", "in de oven", "opgehaald"), "Prijs", "Status",
                "Zitplaatsen", ("Workshop voor 16 mensen op 7 mei", "Bestellen tot 20:00"), ("Begin", "Over ons")),
    "cs": Words("Pec u přístavu", ("Švestkový koláč", "Maková houska", "Sváteční koš"), ("Ines", "Gita"), ("Výrobek", "Výrobky"), ("Objednávka", "Objednávky"),
                ("Pekař", "Tým"), ("Jméno zákazníka", "Telefon", "Velikost", "Poznámka"), ("malý", "střední", "velký"), ("přijato", "v peci", "vyzvednuto"), "Cena", "Stav",
                "Míst k sezení", ("Kurz pečení pro 16 lidí 7. května", "Objednávky do 20:00"), ("Úvod", "O nás"), "CZK"),
    "pl": Words("Piec przy porcie", ("Ciasto śliwkowe", "Bułka z makiem", "Kosz świąteczny"), ("Ines", "Gabriela"), ("Produkt", "Produkty"), ("Zamówienie", "Zamówienia"),
                ("Piekarz", "Zespół"), ("Imię klienta", "Telefon", "Rozmiar", "Uwagi"), ("mały", "średni", "duży"), ("przyjęte", "w piecu", "odebrane"), "Cena", "Status",
                "Miejsca", ("Warsztaty dla 16 osób 7 maja", "Zamówienia do 20:00"), ("Początek", "O nas"), "PLN"),
    "ru": Words("Печь у гавани", ("Сливовый пирог", "Булочка с маком", "Праздничная корзина"), ("Инесса", "Галина"), ("Изделие", "Изделия"), ("Заказ", "Заказы"),
                ("Пекарь", "Команда"), ("Имя клиента", "Телефон", "Размер", "Примечание"), ("маленький", "средний", "большой"), ("принят", "в печи", "выдан"), "Цена", "Статус",
                "Места", ("Мастер-класс на 16 человек 7 мая", "Заказы до 20:00"), ("Начало", "О нас"), "RUB"),
    "ar": Words("فرن الميناء", ("فطيرة الخوخ", "خبز السمسم", "سلة العيد"), ("إيناس", "جنى"), ("منتج", "منتجات"), ("طلب", "طلبات"),
                ("خباز", "الفريق"), ("اسم الزبون", "الهاتف", "الحجم", "ملاحظة"), ("صغير", "وسط", "كبير"), ("مستلم", "بالفرن", "مسلّم"), "السعر", "الحالة",
                "المقاعد", ("ورشة لـ 16 شخص يوم 7 مايو", "الطلبات حتى 20:00"), ("الرئيسية", "من نحن"), "JOD"),
}  # fmt: skip
