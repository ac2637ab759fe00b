"""PyTorch networks, one file each; imported by training, export and tests only, never by the running path."""
