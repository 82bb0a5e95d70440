"""Real sessions and a real hub over networks as they are at their worst."""
