"""One file a modifier."""
