"""The process without Qt: it owns the Session and outlives the windows."""
