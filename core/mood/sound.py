"""What a voice does beside words: how high, how lively, how loud, how fast, how often it pauses. A few milliseconds a second of speech."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
WINDOW, HOP = 640, 320
"""40 ms windows every 20 ms."""
LOWEST_HZ, HIGHEST_HZ = 70, 420
VOICED_AT = 0.45
LONGEST_S = 12
Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Prosody:
    """Measured on the voiced parts. Semitones and decibels, so that high and low, loud and quiet voices compare."""

    pitch_hz: float
    pitch_spread_st: float
    level_spread_db: float
    bright: float
    """Share of the energy above 1 kHz: a tense voice is brighter."""
    syllables_a_second: float
    pause_share: float


def prosody_of(samples: Samples) -> Prosody | None:
    """The prosody of samples at 16 kHz; None when less than half a second of it is voiced."""
    kept = samples[: LONGEST_S * RATE_HZ]
    if kept.size < RATE_HZ // 2:
        return None
    frames = np.lib.stride_tricks.sliding_window_view(kept, WINDOW)[::HOP].astype(np.float64)
    power = np.maximum((frames**2).mean(1), 1e-12)
    level = 10 * np.log10(power)
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(WINDOW), 2 * WINDOW)) ** 2
    pitch, strength = _pitch(spectrum)
    loud = level > np.percentile(level, 95) - 30
    voiced = (strength > VOICED_AT) & loud
    if voiced.sum() < RATE_HZ // (2 * HOP):
        return None
    semitones = 12 * np.log2(pitch[voiced])
    above = spectrum[voiced][:, 80:].sum() / spectrum[voiced].sum()
    speech = np.flatnonzero(loud)
    span = speech[-1] - speech[0] + 1
    return Prosody(
        pitch_hz=float(np.median(pitch[voiced])),
        pitch_spread_st=float(np.percentile(semitones, 85) - np.percentile(semitones, 15)),
        level_spread_db=float(level[voiced].std()),
        bright=float(above),
        syllables_a_second=float(_syllables(level, voiced) / (span * HOP / RATE_HZ)),
        pause_share=float(1 - loud[speech[0] : speech[-1] + 1].mean()),
    )


def _pitch(spectrum: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Hz and strength between 0 and 1 of each frame, by autocorrelation."""
    correlation = np.fft.irfft(spectrum)[:, : RATE_HZ // LOWEST_HZ + 1]
    # The window itself fades with the lag, which would favour high pitches.
    fading = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(WINDOW), 2 * WINDOW)) ** 2)[: correlation.shape[1]]
    normal = correlation / np.maximum(correlation[:, :1], 1e-12) / (fading / fading[0])
    first = RATE_HZ // HIGHEST_HZ
    lags = normal[:, first:]
    best = lags.max(1)
    # The first peak that is nearly as high as the highest is the pitch; later ones are its multiples.
    peaks = (lags[:, 1:-1] >= lags[:, :-2]) & (lags[:, 1:-1] >= lags[:, 2:]) & (lags[:, 1:-1] > 0.9 * best[:, None])
    lag = first + 1 + np.argmax(peaks, 1)
    return RATE_HZ / lag, np.clip(best, 0, 1)


def _syllables(level: NDArray[np.float64], voiced: NDArray[np.bool_]) -> int:
    smooth = np.convolve(level, np.ones(5) / 5, "same")
    peaks = (smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] >= smooth[2:]) & voiced[1:-1]
    return int(peaks.sum())
