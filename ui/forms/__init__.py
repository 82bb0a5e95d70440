"""What people are asked in writing: parts as data, and the widgets that ask them."""
