"""The app in the system tray: what `livehead` without a verb starts. It needs PySide6 (the `tray` extra).

Nothing of it is imported by the running path: the engine runs in a thread of its own, the windows look at it.
"""
