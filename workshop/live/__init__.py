"""The live edge: Socket.IO connections, who sits at which board, and what they are sent."""
