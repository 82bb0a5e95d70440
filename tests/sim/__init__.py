"""Days at the board that never were: the real hub, sessions and store on a loop without a clock.

Everything that chance decides on a real day comes from one number here, so that the day on which
something broke can be lived through again.
"""
