"""Sharing and consent: may this agency be asked about this person, and who agreed to what."""
