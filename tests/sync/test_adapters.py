"""The real randomness: ids that no one can guess, and that lie in an index as they were made."""

import uuid
from datetime import UTC, datetime

from time_machine import travel

from sync.adapters import SystemEntropy

MADE = datetime(2026, 5, 12, 9, 0, 0, 123_000, tzinfo=UTC)


def test_an_id_is_a_version_7_uuid_of_the_time_it_was_made() -> None:
    with travel(MADE, tick=False):
        made = uuid.UUID(SystemEntropy().uuid())
    assert made.variant == uuid.RFC_4122
    assert made.version == 7
    assert made.int >> 80 == int(MADE.timestamp() * 1_000)


def test_ids_sort_as_they_were_made() -> None:
    entropy = SystemEntropy()
    with travel(MADE, tick=False) as clock:
        made = []
        for _ in range(100):
            made.append(entropy.uuid())
            clock.shift(0.001)
    assert made == sorted(made)


def test_ids_of_one_moment_have_74_bits_that_differ() -> None:
    entropy = SystemEntropy()
    with travel(MADE, tick=False):
        numbers = [uuid.UUID(entropy.uuid()).int for _ in range(200)]
    same_ones, any_ones = numbers[0], numbers[0]
    for number in numbers:
        same_ones &= number
        any_ones |= number
    assert (same_ones ^ any_ones).bit_count() == 74
    assert len(set(numbers)) == len(numbers)
