"""OBS as livehead sets it up, through obs-websocket 5: the connection, the source, what is checked."""
