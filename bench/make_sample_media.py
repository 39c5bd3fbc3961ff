"""Makes the film and the tune that stand in a prototype until somebody sends their own: `python -m bench.make_sample_media`.

Both are drawn and played by this file; its output is kept in core/compiler/runtime/media, so that nobody needs to run it.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

OUT = Path(__file__).resolve().parent.parent / "core" / "compiler" / "runtime" / "media"
RATE = 48_000
FPS = 12
SECONDS = 12
WIDTH, HEIGHT = 480, 270
NOTES = (0, 4, 7, 12, 7, 4, 5, 9, 12, 9, 7, 11, 14, 11, 7, 4)
"""Half tones above the ground tone; one every three quarters of a second."""


def tune(seconds: float) -> NDArray[np.float32]:
    """A plucked tune, shape (samples,), -1 to 1."""
    made = np.zeros(int(seconds * RATE) + RATE, np.float64)
    for number in range(int(seconds / 0.75)):
        at = int(number * 0.75 * RATE)
        time = np.arange(RATE) / RATE
        for tone, loud in ((NOTES[number % len(NOTES)], 0.5), (NOTES[number // 4 * 4 % len(NOTES)] - 12, 0.35)):
            pitch = 261.63 * 2 ** (tone / 12)
            made[at : at + RATE] += loud * np.exp(-3.2 * time) * (np.sin(2 * np.pi * pitch * time) + 0.3 * np.sin(4 * np.pi * pitch * time))
    made = made[: int(seconds * RATE)]
    made[-RATE // 2 :] *= np.linspace(1, 0, RATE // 2)
    loudest = float(np.abs(made).max())
    return np.asarray(0.5 * made / loudest, np.float32)


def frame(number: int) -> NDArray[np.uint8]:
    """A sun over hills, shape (height, width, 3)."""
    part = number / (FPS * SECONDS)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    low, high = np.array([250, 196, 140]), np.array([74, 122, 168])
    picture = low + (high - low) * (1 - y / HEIGHT)[..., None] * (0.6 + 0.4 * part)
    sun = np.hypot(x - WIDTH * (0.25 + 0.5 * part), y - HEIGHT * (0.62 - 0.34 * np.sin(np.pi * part)))
    picture = np.where((sun < 34)[..., None], np.array([255, 240, 190]), picture)
    for layer, (base, colour) in enumerate(((0.66, (96, 128, 120)), (0.76, (62, 98, 92)), (0.87, (30, 62, 62)))):
        hills = HEIGHT * base + 16 * np.sin(x / (70 - 14 * layer) + part * (1.5 + layer * 2.2) + layer) + 7 * np.sin(x / 23 + layer * 2)
        picture = np.where((y > hills)[..., None], np.array(colour), picture)
    return picture.clip(0, 255).astype(np.uint8)


def write(path: Path, *, film: bool) -> None:
    """A WebM file with VP9 pictures where wanted, and Opus sound."""
    seconds = SECONDS if film else 18
    with av.open(str(path), "w", format="webm") as box:
        video = box.add_stream("libvpx-vp9", rate=FPS, options={"crf": "44", "b": "0", "deadline": "good", "cpu-used": "2"}) if film else None
        sound = box.add_stream("libopus", rate=RATE)
        sound.bit_rate = 20_000
        sound.layout = "mono"
        if video is not None:
            video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
            for number in range(FPS * SECONDS):
                for packet in video.encode(av.VideoFrame.from_ndarray(frame(number), format="rgb24")):
                    box.mux(packet)
            for packet in video.encode():
                box.mux(packet)
        samples = tune(seconds)
        for at in range(0, len(samples), 960):
            piece = np.zeros(960, np.float32)
            part = samples[at : at + 960]
            piece[: len(part)] = part
            heard = av.AudioFrame.from_ndarray(piece[None, :], format="flt", layout="mono")
            heard.sample_rate, heard.pts, heard.time_base = RATE, at, Fraction(1, RATE)
            for packet in sound.encode(heard):
                box.mux(packet)
        for packet in sound.encode():
            box.mux(packet)


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    write(OUT / "film.webm", film=True)
    write(OUT / "tune.webm", film=False)
