"""Pure functions on motion: names, head pose, gaze, retargeting, filters."""
