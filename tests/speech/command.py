"""The `statex` command as people run it: a process of its own, with settings from its environment."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Statex = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]


def command(folder: Path, var_dir: Path) -> Statex:
    """A function that runs the command with the given arguments in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "VAR_DIR": str(var_dir)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        call = [sys.executable, "-c", "import sys; from bots.cli import main; sys.exit(main())", *arguments]
        return subprocess.run(call, cwd=folder, env=environment, check=False, capture_output=True, text=True, encoding="utf-8", timeout=600)

    return run
