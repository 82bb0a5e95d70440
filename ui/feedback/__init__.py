"""What is owed to whom, and what became of telling them."""
