"""One file a modifier."""

DEFAULT_ORDER: tuple[str, ...] = (
    "mirror",
    "calibrate",
    "smooth",
    "resample",
    "hold",
    "blink",
    "sway",
    "breathe",
)
"""The usual list: first what works on the tracker's samples (mirror, calibrate, smooth), then what makes
frames of them (resample, hold), then what adds life (blink, sway, breathe)."""
