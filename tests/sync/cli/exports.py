"""Three small files as a front door and two agencies would export them. Nobody here exists."""

from pathlib import Path

REFERRALS = """\
Referral Ref,Date Received,Time Received,First Name,Last Name,Date of Birth,Gender,Address,\
Referrer Name,Referrer Agency,Primary Concern,Details,RAG
T001,02/11/2026,09:10,Ivy,Hazel,14/03/2018,Female,"1 Test Row, Testbridge",A. Teacher,Education,\
Neglect,Came to school without a coat.,Amber
T002,02/11/2026,09:40,Ash,Rowan,31/02/2015,b) Male,"2 Test Row, Testbridge",B. Officer,Police,\
Domestic abuse,Officers were called on Sunday.,Red
T003,02/11/2026,10:05,Fern,Willow,2016-07-01,F,"3 Test Row, Testbridge",C. Nurse,Health,\
Emotional abuse,Has stopped speaking in lessons.,Blush
T003,02/11/2026,10:05,Fern,Willow,2016-07-01,F,"3 Test Row, Testbridge",C. Nurse,Health,\
Emotional abuse,Has stopped speaking in lessons.,Blush
T004,02/11/2026,10:30,,,,,,D. Neighbour,,Neglect,Shouting at night in the house opposite.,
"""
KNOWN = """\
Cms Id,First Name,Last Name,Date Of Birth,Gender,Address,Service Involvement,{where},\
Contact Number,Date Of Most Recent Interaction
{number}1,Ivy,Hazel,2018-03-14,Female,"1 Test Row, Testbridge",Current,{place},\
01632 960001,2026-10-20
{number}2,Fern,Willow,2016-07-01,Female,"3 Test Row, Testbridge",Historic,{place},\
01632 960001,2025-06-12
{number}3,Oak,Sorrel,2012-12-24,Male,"9 Test Row, Testbridge",Current,{place},\
01632 960001,2026-09-01
"""
SOCIAL_CARE = KNOWN.format(
    where="Local Authority Organisation", place="Testbridge Council", number=4
)
EDUCATION = KNOWN.format(where="School Name", place="Testbridge Primary", number=7)


def written(folder: Path) -> tuple[Path, ...]:
    """The three files, in the order in which they are imported."""
    texts = {"referrals": REFERRALS, "social-care": SOCIAL_CARE, "education": EDUCATION}
    for name, text in texts.items():
        folder.joinpath(f"{name}.csv").write_text(text, "utf-8-sig")
    return tuple(folder / f"{name}.csv" for name in texts)
