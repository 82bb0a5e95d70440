"""A proof that is stopped goes on where it was, and forgets nothing that it found."""

from pathlib import Path

from tests.proof.book import Book, Run
from tests.proof.part import Part
from tests.proof.tally import Tally
from tests.proof.working import done


def tried(first: int, count: int) -> Tally:
    """Finds something at the fifth."""
    bad = first <= 5 < first + count
    return Tally(done=count, lost=int(bad), found=("number 5: replay --only 5",) if bad else ())


PART = Part("seeds", tried, at_once=4, usual=10, long=20)


def kept(book: Book, path: Path, runs: list[Run]) -> Book:
    for run, tally in done(PART, runs):
        book.add(PART, run, tally)
        book.write(path)
    return Book.read(path)


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    path = tmp_path / "proof.json"
    first = Book().left(PART, 10)
    assert first == [Run(0, 4), Run(4, 4), Run(8, 2)]
    half = kept(Book(), path, first[:1])
    assert half.left(PART, 10) == first[1:]
    whole = kept(half, path, half.left(PART, 10))
    assert whole.left(PART, 10) == []
    assert whole.total("seeds").done == 10


def test_what_it_found_stands_in_its_summary(tmp_path: Path) -> None:
    book = kept(Book(planted={"no dedup": 3}), tmp_path / "proof.json", [Run(0, 4), Run(4, 4)])
    assert not book.sum.clean
    assert book.summary() == {
        "seeds": 8,
        "lost": 1,
        "doubled": 0,
        "diverged": 0,
        "unhandled": 0,
        "planted": {"no dedup": 3},
        "found": ("number 5: replay --only 5",),
    }
