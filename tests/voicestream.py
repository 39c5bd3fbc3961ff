"""Sound as a browser's recorder sends it: a WebM stream in pieces of a tenth of a second."""

import io

import av


class _Pieces:
    def __init__(self) -> None:
        self.kept = bytearray()

    def write(self, data: bytes) -> int:
        self.kept += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self.kept)
        self.kept.clear()
        return taken


def webm_pieces(sound: bytes, piece_ms: int = 100) -> list[bytes]:
    """A sound file as WebM/Opus, cut as MediaRecorder.start(100) cuts it."""
    written = _Pieces()
    pieces: list[bytes] = []
    resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000, frame_size=960)
    options = {"live": "1", "cluster_time_limit": str(piece_ms)}
    with av.open(io.BytesIO(sound), "r") as source, av.open(written, "w", format="webm", options=options, buffer_size=512) as target:
        stream = target.add_stream("libopus", rate=48_000)
        stream.layout = "mono"
        passed_ms = 0
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                target.mux(stream.encode(piece))
                passed_ms += 20
                if passed_ms % piece_ms == 0:
                    pieces.append(written.take())
        target.mux(stream.encode(None))
    pieces.append(written.take())
    return [one for one in pieces if one]
