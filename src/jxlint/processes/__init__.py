"""Work done by other processes: pools of them, and copies of our own."""
