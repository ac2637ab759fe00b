"""One file an animator."""
