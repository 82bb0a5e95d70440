"""The case under the spotlight, as those at the table read it."""
