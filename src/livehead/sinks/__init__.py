"""One file a sink."""
