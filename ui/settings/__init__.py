"""What the partners agreed, as whoever may change it reads and writes it."""
