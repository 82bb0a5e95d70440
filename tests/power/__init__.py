"""Power that fails, disks that fill and break, under the hub's own store."""
