"""The chair's meeting: the agenda, the case under the spotlight, its decision, and the dock."""
