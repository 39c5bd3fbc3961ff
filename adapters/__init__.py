"""What Statex calls: databases, speech, browsers, models. Only config.wiring imports from here."""
