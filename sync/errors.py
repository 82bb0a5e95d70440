"""What can go wrong between hub and client, beside the answers that the protocol itself gives."""


class SyncError(Exception):
    """Base of these."""


class HubStopped(SyncError):
    """The hub ended before it answered; the command may have taken effect. Ask again, same id."""


class CommandFailed(SyncError):
    """A defect of the hub met this command: it was not carried out; the log tells why."""
