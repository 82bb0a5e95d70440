"""What lists of things to do share: their rows, how these are drawn, and the page beside them."""
