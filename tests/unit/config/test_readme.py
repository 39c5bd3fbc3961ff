from pathlib import Path

from pydantic import SecretStr

from config.settings import Settings, name_of

README = Path(__file__).resolve().parents[3] / "README.md"


def rows() -> list[str]:
    made = []
    for name, field in Settings.model_fields.items():
        default = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
        made.append(f"| `{name_of(name)}` | {f'`{default}`' if str(default) else ''} | {field.description} |")
    return made


def test_the_readme_lists_every_setting_as_it_is() -> None:
    listed = [
        line for line in README.read_text().splitlines() if line.startswith(("| `STATEX_", "| `PORT`", "| `VAR_DIR`", "| `DATABASE_URL`", "| `REDIS_URL`"))
    ]

    assert listed == rows()
