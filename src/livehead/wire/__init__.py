"""Motion on the wire: one file a protocol (bytes to Packet, Motion to bytes), sockets, and who is listened to."""
