"""The record of a case as it is given out: plain, signed, and checked without the hub."""
