"""Keys and secrets in use; those that a machine makes for itself on its first start are readable by its owner only."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from config.credentials import LOCAL_CLIENT, configured_clients, master_keys
from config.settings import Settings

LOCAL_KEY_FILE = "api_key"
"""Under VAR_DIR: the key of the command line on this machine."""
OPERATOR_KEY_FILE = "operator_key"
"""Under VAR_DIR: the password of the operator "local" at the console."""


MASTER_KEY_FILE = "master_key"
"""Under VAR_DIR: what people's data keys are under where nothing else is configured. Whoever loses it loses the files."""


def clients(settings: Settings) -> Mapping[str, str]:
    """Names of the clients of the webhook API and their keys, the machine's own one included."""
    return {LOCAL_CLIENT: local_key(settings), **configured_clients(settings.api_keys)}


def local_key(settings: Settings) -> str:
    """The key of the command line on this machine; made at the first call."""
    return _made_once(settings.var_dir / LOCAL_KEY_FILE)


def operator_key(settings: Settings) -> str:
    """The password of the operator "local", who has an account on this machine; made at the first call."""
    return _made_once(settings.var_dir / OPERATOR_KEY_FILE)


def signing_secret(settings: Settings) -> bytes:
    """What cookies and tokens are signed with: `Settings.secret`, or one made at the first call."""
    return (settings.secret.get_secret_value() or _made_once(settings.var_dir / "secret")).encode()


def master_keys_in_use(settings: Settings) -> Mapping[str, bytes]:
    """Names and keys that people's data keys are under, the one in use first: `Settings.master_keys`, and last the one made at the first call."""
    configured = master_keys(settings.master_keys.get_secret_value())
    path = settings.var_dir / MASTER_KEY_FILE
    # A machine that began with its own key must still be able to read what was closed then.
    own = {"own": hashlib.sha256(_made_once(path).encode()).digest()} if not configured or path.exists() else {}
    return {**configured, **own}


def _made_once(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
        try:
            # A link either appears whole or not at all, so of two processes that start together one wins and both read the same.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
