"""From a pose to a picture with the Talking Head networks: what goes into each, what is kept, what comes out."""
