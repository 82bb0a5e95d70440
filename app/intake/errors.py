"""Why a file could not be read at all."""


class NotReadable(Exception):
    """A whole file that cannot be read, before anything of this import was done."""

    def __init__(self, file: str, why: str, what_to_do: str) -> None:
        super().__init__(f"{file}: {why}. Nothing was imported. {what_to_do}")
        self.file = file
