"""What the rules say, told a second time in plain Python, to hold the first telling against."""
