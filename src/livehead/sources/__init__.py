"""Pixels in: webcam, video file, still picture."""
