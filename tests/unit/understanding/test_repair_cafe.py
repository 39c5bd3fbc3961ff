"""A brief said in one breath, and one that a recogniser cut into pieces: fields, statuses, first records, honest answers."""

from datetime import date

from core.brief import FeatureWanted, RecordWanted, Status, StatusesWanted, TextWanted
from core.compiler.planner import plan
from core.features import Feature
from core.understanding.brief_reader import read_brief

BREATH = (
    "hello um this is for our mending circle it's a repair cafe in Barford it's called the Second Spring uh people bring broken things "
    "so each item needs owner name e-mail what it is and what's wrong with it then statuses waiting on the bench fixed or beyond repair "
    "um at the end of the day I want to see how many we fixed"
)
CUT = (
    "We run a repair cafe. It's called Second Spring. Each item needs owner name. E-mail, what it is, what's wrong and a status. "
    "So waiting, on the bench or fixed. I'd like to filter by status and see at the end of the day how many we fixed."
)


def test_one_breath_has_fields_and_statuses() -> None:
    brief = read_brief(BREATH, "en")
    (record,) = brief.wishes(RecordWanted)
    assert [f.label for f in record.fields] == ["Owner name", "Email", "What it is", "Problem"]
    assert [s.statuses for s in brief.wishes(StatusesWanted)] == [("waiting", "on the bench", "fixed", "beyond repair")]
    assert Feature.STATISTICS in {w.feature for w in brief.wishes(FeatureWanted)}


def test_pieces_are_one_record() -> None:
    (record,) = read_brief(CUT, "en").wishes(RecordWanted)
    assert [f.label for f in record.fields] == ["Owner name", "Email", "What it is", "Problem", "Status"]
    assert record.fields[-1].options == ("waiting", "on the bench", "fixed")


def test_things_to_mend_are_no_hardware() -> None:
    spec = plan(read_brief(BREATH, "en"), today=date(2026, 3, 2))
    (item,) = (e for e in spec.entities if e.key == "item")
    assert item.rows[0][item.title] == "Toaster"


def test_what_is_still_to_come_belongs_to_its_status() -> None:
    (wish,) = read_brief("We mend phones. Statuses are new in progress waiting for parts and done.", "en").wishes(StatusesWanted)
    assert wish.statuses == ("new", "in progress", "waiting for parts", "done")
    assert wish.of is None


def test_words_that_ask_for_something_are_not_done_by_being_shown() -> None:
    brief = read_brief("We are a pigeon club called Larkrise. People should hear 3 coos of the winner at the door.", "en")
    asked = [r for r in brief.requirements if isinstance(r.wish, TextWanted) and r.wish.asks]
    spec = plan(brief, today=date(2026, 3, 2))
    met = {m.requirement_id: m.status for m in spec.checklist}
    assert [met[r.id] for r in asked] == [Status.NOT_DONE]


def test_a_single_slip_is_no_requirement() -> None:
    brief = read_brief("We are a bakery in York. Rye is 3.80 and the... Lung. The knots are 2.50 each.", "en")
    spec = plan(brief, today=date(2026, 3, 2))
    texts = {r.id: r.text for r in brief.requirements}
    assert not [texts[m.requirement_id] for m in spec.checklist if m.told and "Lung" in texts[m.requirement_id] and "Rye" not in texts[m.requirement_id]]
