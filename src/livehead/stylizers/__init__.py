"""One file a stylizer."""
