"""From any picture to a character: read it, find the head, cut it out, clean its edge, bring it into the frame.

Pure functions over straight RGBA pictures; `store.py` alone touches the disk, `faces.py` alone asks a network.
"""
