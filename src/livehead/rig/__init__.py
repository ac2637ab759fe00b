"""The rig: layered vector art whose control points move with 45 pose parameters, drawn exactly."""

from __future__ import annotations
