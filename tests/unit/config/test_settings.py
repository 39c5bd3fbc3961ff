from pathlib import Path

import pytest

from config.settings import Settings, SettingsError, load


def refusal(**environment: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(environment, None)
    return str(caught.value)


def test_without_any_setting_everything_is_embedded() -> None:
    settings = load({}, None)

    assert settings.database.startswith("sqlite:///")
    assert settings.redis.startswith("unix://")
    assert settings.url == "http://localhost:8080"
    assert settings.demo_url("abc") == "http://abc.localhost:8080/"


def test_an_unknown_setting_is_refused_with_the_nearest_name() -> None:
    assert "Did you mean STATEX_WHISPER_MODEL?" in refusal(STATEX_WISPER_MODEL="small")


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [("PORT", "99999", "65535"), ("PORT", "eighty", "integer"), ("DATABASE_URL", "mysql://db", "SQLite"), ("REDIS_URL", "tcp://db", "redis://")],
)
def test_an_impossible_setting_is_refused_by_name_and_says_how_to_mend_it(name: str, value: str, word: str) -> None:
    sentence = refusal(**{name: value})

    assert sentence.startswith(name)
    assert word in sentence


def test_a_public_telegram_webhook_without_a_secret_is_refused() -> None:
    assert "STATEX_TELEGRAM_SECRETS" in refusal(STATEX_TELEGRAM_TOKEN="1:a", STATEX_PUBLIC_URL="https://statex.example")


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9001\nSTATEX_WORKERS=3\n")

    settings = load({"PORT": "9002"}, file)

    assert (settings.port, settings.workers) == (9002, 3)


def test_what_other_programs_set_is_none_of_our_business() -> None:
    assert load({"PATH": "/bin", "LANG": "C"}, None).port == 8080


def test_a_secret_is_not_in_the_settings_repr() -> None:
    assert "1:secret" not in repr(load({"STATEX_TELEGRAM_TOKEN": "1:secret"}, None))


def test_a_postgres_url_gets_an_async_driver() -> None:
    assert Settings(database_url="postgresql://u@h/d").database == "postgresql+asyncpg://u@h/d"


def test_the_socket_of_the_embedded_redis_fits_into_a_socket_address(tmp_path: Path) -> None:
    assert len(str(Settings(var_dir=tmp_path / ("long" * 40)).redis_socket)) < 108
