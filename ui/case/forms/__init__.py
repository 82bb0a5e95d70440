"""The forms of the panel: what each asks is a sheet, and one dialog draws them all."""
