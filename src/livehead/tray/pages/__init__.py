"""What the window shows: its pages and what they are made of."""
