"""A demo day: a real hub as a process of its own, and people who join it over the wire.

`script` and `morning` tell what happened before; `lines` what people will say; `folder` lives it
into a fresh store; `process` serves it; `cast` brings people in; `partner`, `decider` and `chair`
say what each does next, and `playing` has them do it; `headless` runs it all without a window.
"""
