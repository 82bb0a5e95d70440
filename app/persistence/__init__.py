"""The encrypted record on disk; the only place that knows SQLAlchemy and SQLCipher."""
