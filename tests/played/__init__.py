"""Whole cases played through the window, each by the people of a hub at their own screens."""
