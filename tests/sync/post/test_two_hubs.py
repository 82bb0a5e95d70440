"""Two hubs at one store: each letter leaves by one of them."""

from collections import Counter

from app.persistence.layout import DataFolder, open_store
from app.persistence.providers import FileKey
from tests.app.persistence.conftest import ENTROPY
from tests.app.persistence.test_failures import Parts
from tests.helpers.mail import mail_server
from tests.helpers.posting import mailbox, opened, queue, turn
from tests.sync.post.desk import by_mail, figure, working
from tests.sync.sockets import until

CASES = 60


async def test_each_letter_leaves_by_one(folder: DataFolder, key: FileKey) -> None:
    with open_store(folder, key, ENTROPY) as store:
        board = opened(store.events, CASES)
        turn(store.events, board, *(queue(board, n) for n in range(1, CASES + 1)))
    one, other = Parts(folder, key).events, Parts(folder, key).events
    async with (
        mail_server() as server,
        working(one, by_mail(server.port)) as first,
        working(other, by_mail(server.port)) as second,
    ):
        await until(lambda: len(server.taken) >= CASES, 20)
        await until(lambda: sum(figure(h, "feedback_sent_total") for h in (first, second)) == CASES)
        both = [figure(hub, "feedback_sent_total") for hub in (first, second)]
    assert Counter(mail.to for mail in server.taken) == {mailbox(n): 1 for n in range(1, CASES + 1)}
    assert min(both) > 0, "they shared the work"
