"""The one place where windows, sessions and files meet.

`entering` brings a person in, `desk` makes their window, `wall` the projector's, `client` is the
life of the program, and `demo` the same with a hub and people of its own.
"""
