"""Distilling a small network from a teacher: needs the extra `train` (torch, onnx)."""
