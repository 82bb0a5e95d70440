"""The threshold document: read, compared, signed, questioned, brought in and taken out."""
