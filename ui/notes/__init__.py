"""The words of a message as something to keep: shown, copied, printed, filed."""
