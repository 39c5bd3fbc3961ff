from dataclasses import replace

import pytest

from core.demo.api import Api
from core.demo.book import Book, Request
from core.demo.refusal import Refusal
from tests.demos.conftest import Visitor

TUESDAY = {"date": "2026-11-24", "time": "10:00"}
BOOKING = {"customer": "Ana", "service": "cut", "person": "ada", **TUESDAY}


def test_a_record_is_made_changed_and_deleted(boss: Visitor) -> None:
    status, made = boss.ask("POST", "data/product", {"name": "  Comb ", "price": "4.555"})
    assert (status, made["name"], made["price"], made["_v"], made["_mine"]) == (201, "Comb", 4.56, 1, True)
    assert boss.ask("PATCH", f"data/product/{made['id']}", {"price": 5, "_v": 1})[1]["price"] == 5
    status, stale = boss.ask("PATCH", f"data/product/{made['id']}", {"price": 6, "_v": 1})
    assert (status, stale["code"], stale["record"]["price"]) == (409, "stale", 5)
    assert boss.ask("DELETE", f"data/product/{made['id']}") == (204, None)
    assert boss.ask("GET", f"data/product/{made['id']}")[0] == 404


def test_every_problem_of_a_form_is_told_at_once(visitor: Visitor) -> None:
    status, told = visitor.ask("POST", "data/booking", {"service": "nothing", "date": "soon", "time": "10:00", "shoe": 4})
    found = {(p["field"], p["code"]) for p in told["errors"]}
    assert status == 422
    assert found == {("customer", "required"), ("service", "no_such_record"), ("date", "wrong_type"), ("shoe", "unknown_field")}


def test_who_may_do_what(visitor: Visitor, boss: Visitor, api: Api) -> None:
    assert visitor.ask("POST", "data/product", {"name": "Comb"})[1]["code"] == "login_needed"
    helper = Visitor(api).logged_in("hal@example.com", "help-me-out")
    assert helper.ask("POST", "data/product", {"name": "Comb"})[1]["code"] == "forbidden"
    _, made = visitor.ask("POST", "data/booking", BOOKING)
    assert made["_mine"]
    assert [b["id"] for b in visitor.ask("GET", "data")[1]["entities"]["booking"]] == [made["id"]]
    assert Visitor(api).ask("GET", "data")[1]["entities"]["booking"] == []
    assert boss.ask("GET", "data")[1]["entities"]["booking"][0]["customer"] == "Ana"
    assert helper.ask("PATCH", f"data/booking/{made['id']}", {"status": "agreed"})[0] == 200
    assert helper.ask("PATCH", f"data/booking/{made['id']}", {"customer": "Eve"})[1]["code"] == "forbidden"
    assert Visitor(api).ask("PATCH", f"data/booking/{made['id']}", {"customer": "Eve"})[0] == 404


def test_fields_for_some_roles_are_left_out_for_others(visitor: Visitor, boss: Visitor) -> None:
    _, made = visitor.ask("POST", "data/booking", BOOKING)
    assert "note" not in made
    assert visitor.ask("PATCH", f"data/booking/{made['id']}", {"note": "mine"})[1]["errors"][0]["code"] == "unknown_field"
    assert boss.ask("PATCH", f"data/booking/{made['id']}", {"note": "curly"})[1]["note"] == "curly"


def test_an_order_comes_with_its_lines_or_not_at_all(visitor: Visitor, boss: Visitor) -> None:
    steps = [
        {"op": "create", "entity": "order", "ref": "o", "fields": {"name": "Ana"}},
        {"op": "create", "entity": "line", "fields": {"order": "$o", "product": "product-1", "quantity": 2, "price": 0.01}},
    ]
    status, told = visitor.ask("POST", "batch", {"do": steps})
    assert (status, told["code"], told["values"]) == (422, "below_minimum", {"amount": 10, "missing": 2.4})
    assert boss.ask("GET", "data")[1]["entities"]["order"] == []
    steps[1]["fields"] = {"order": "$o", "product": "product-1", "quantity": 3}
    status, made = visitor.ask("POST", "batch", {"do": steps})
    assert status == 200
    assert (made["records"][0]["total"], made["records"][1]["price"], made["records"][1]["amount"]) == (11.4, 3.8, 11.4)
    assert visitor.ask("POST", "data/line", {"order": made["records"][0]["id"], "product": "product-1", "quantity": 1})[0] == 401


def test_deleting_takes_the_parts_along_and_stops_at_what_others_need(visitor: Visitor, boss: Visitor) -> None:
    steps = [
        {"op": "create", "entity": "order", "ref": "o", "fields": {"name": "Ana"}},
        {"op": "create", "entity": "line", "fields": {"order": "$o", "product": "product-2", "quantity": 1}},
    ]
    _, made = visitor.ask("POST", "batch", {"do": steps})
    assert boss.ask("DELETE", "data/product/product-2")[1]["code"] == "in_use"
    assert boss.ask("DELETE", f"data/order/{made['records'][0]['id']}")[0] == 204
    assert boss.ask("GET", "data")[1]["entities"]["line"] == []
    assert boss.ask("DELETE", "data/product/product-2")[0] == 204


def test_sessions(visitor: Visitor, api: Api) -> None:
    assert visitor.ask("GET", "session")[1]["register_roles"] == ["helper", "guest"]
    visitor.ask("POST", "data/booking", BOOKING)
    before = visitor.token
    account = {"name": "Ana", "email": "ana@example.com", "password": "correct horse", "role": "guest"}
    status, session = visitor.ask("POST", "session/register", account)
    assert (status, session["user"]) == (201, {"name": "Ana", "email": "ana@example.com", "role": "guest", "shared": False})
    assert visitor.token != before
    assert visitor.ask("GET", "data")[1]["entities"]["booking"][0]["_mine"]
    assert Visitor(api).ask("POST", "session/register", {**account, "email": "ANA@example.com"})[1]["code"] == "email_taken"
    assert Visitor(api).ask("POST", "session/register", {**account, "email": "b@example.com", "role": "boss"})[1]["code"] == "not_an_option"
    assert Visitor(api).ask("POST", "session/login", {"email": "ana@example.com", "password": "wrong horse"})[1]["code"] == "wrong_login"
    inside = visitor.token
    visitor.ask("POST", "session/logout", {})
    assert Visitor(api, inside).ask("GET", "session")[1]["user"] is None
    assert Visitor(api).logged_in("ana@example.com", "correct horse").ask("GET", "session")[1]["user"]["role"] == "guest"


def test_a_person_changes_their_own_name_and_password(visitor: Visitor, boss: Visitor, api: Api) -> None:
    visitor.ask("POST", "session/register", {"name": "Ana", "email": "ana@example.com", "password": "correct horse", "role": "guest"})
    assert visitor.ask("POST", "session/account", {"name": "Ana Maria"})[1]["user"]["name"] == "Ana Maria"
    told = visitor.ask("POST", "session/account", {"name": "", "password": "wrong horse", "new_password": "short"})
    assert (told[0], {(one["field"], one["code"]) for one in told[1]["errors"]}) == (
        422,
        {("name", "required"), ("new_password", "password_short"), ("password", "wrong_password")},
    )
    assert visitor.ask("POST", "session/account", {"name": "Ana", "password": "correct horse", "new_password": "better horse"})[0] == 200
    login = {"email": "ana@example.com", "password": "correct horse"}
    assert Visitor(api).ask("POST", "session/login", login)[1]["code"] == "wrong_login"
    assert Visitor(api).ask("POST", "session/login", {**login, "password": "better horse"})[1]["user"]["name"] == "Ana"
    assert boss.ask("POST", "session/account", {"name": "Somebody else"})[1]["code"] == "shared_account"
    assert Visitor(api).ask("POST", "session/account", {"name": "Nobody"})[1]["code"] == "login_needed"


def test_another_password_ends_the_other_sessions_of_the_account(visitor: Visitor, boss: Visitor, api: Api) -> None:
    account = {"name": "Ana", "email": "ana@example.com", "password": "correct horse", "role": "guest"}
    visitor.ask("POST", "session/register", account)
    elsewhere = Visitor(api).logged_in("ana@example.com", "correct horse")
    visitor.ask("POST", "session/account", {"name": "Ana Maria"})
    assert elsewhere.ask("GET", "session")[1]["user"]["name"] == "Ana Maria"
    visitor.ask("POST", "session/account", {"name": "Ana", "password": "correct horse", "new_password": "better horse"})
    assert elsewhere.ask("GET", "session")[1]["user"] is None
    assert visitor.ask("GET", "session")[1]["user"]["name"] == "Ana"
    assert boss.ask("GET", "session")[1]["user"] is not None


def test_a_forgotten_password_is_set_anew_once_by_the_browser_that_made_the_account(visitor: Visitor, api: Api) -> None:
    account = {"name": "Ana", "email": "ana@example.com", "password": "correct horse", "role": "guest"}
    told = visitor.ask("POST", "session/register", account)[1]["recovery"]
    inside = Visitor(api, visitor.token)
    assert "recovery" not in visitor.ask("GET", "session")[1]
    visitor.ask("POST", "session/logout", {})
    wish = {"email": "ana@example.com", "recovery": told, "new_password": " better horse "}
    assert visitor.ask("POST", "session/reset", {**wish, "recovery": "f" * 64})[1]["code"] == "wrong_recovery"
    assert visitor.ask("POST", "session/reset", {**wish, "email": "nobody@example.com"})[1]["code"] == "wrong_recovery"
    assert visitor.ask("POST", "session/reset", {**wish, "new_password": "short"})[1]["code"] == "password_short"
    status, session = visitor.ask("POST", "session/reset", wish)
    assert (status, session["user"]["name"]) == (200, "Ana")
    assert visitor.ask("POST", "session/reset", wish)[1]["code"] == "wrong_recovery"
    assert inside.ask("GET", "session")[1]["user"] is None
    Visitor(api).logged_in("ana@example.com", " better horse ")


def test_the_password_of_an_account_that_the_page_shows_cannot_be_set_anew(visitor: Visitor, book: Book) -> None:
    shown = book.shape.users[0].email
    told = visitor.ask("POST", "session/reset", {"email": shown, "recovery": "", "new_password": "better horse"})
    assert (told[0], told[1]["code"]) == (403, "shared_account")


def test_an_account_that_was_changed_meanwhile_is_not_written_over(book: Book) -> None:
    made = book.add_account("Ana", "ana@example.com", "guest", "first")
    book.change_account(replace(made, digest="second"), "first")
    with pytest.raises(Refusal, match="stale"):
        book.change_account(replace(made, digest="third"), "first")
    kept = book.account("ana@example.com")
    assert kept is not None
    assert kept.digest == "second"


def test_nothing_is_changed_without_the_header_of_the_page(visitor: Visitor) -> None:
    visitor.headers = {}
    assert visitor.ask("POST", "data/seat", {"name": "Ana", "course": "braids"})[1]["code"] == "csrf"


def test_what_is_not_json_is_refused(visitor: Visitor) -> None:
    asked = Request("POST", "data/seat", {}, visitor.headers, b"{", None)
    assert visitor.raw(asked).status == 400
    asked = Request("POST", "data/seat", {}, {**visitor.headers, "content-type": "text/plain"}, b"{}", None)
    assert visitor.raw(asked).status == 415


def test_likes_and_votes_count_once(visitor: Visitor, api: Api) -> None:
    assert visitor.ask("POST", "like/product/product-1", {})[1]["likes"] == 1
    assert visitor.ask("POST", "like/product/product-1", {})[1]["code"] == "once"
    assert Visitor(api).ask("POST", "like/product/product-1", {})[1]["likes"] == 2
    assert visitor.ask("POST", "data/vote", {"product": "product-1"})[0] == 201
    assert visitor.ask("POST", "data/vote", {"product": "product-2"})[1]["code"] == "once"


def test_a_lookup_shows_only_what_was_asked_for(visitor: Visitor, api: Api) -> None:
    visitor.ask("POST", "data/booking", BOOKING)
    found = Visitor(api).ask("GET", "lookup", view="find", value=" ANA ")[1]["records"]
    assert [one["customer"] for one in found] == ["Ana"]
    assert Visitor(api).ask("GET", "lookup", view="find", value="An")[1]["records"] == []


def test_uploads_open_only_when_they_are_what_they_say(visitor: Visitor) -> None:
    picture = b"\x89PNG\r\n\x1a\n rest"
    for sent, placed in ((picture, "inline"), (b"<svg onload='x'>", "attachment")):
        headers = {**visitor.headers, "content-type": "image/png", "x-file-name": "a%2Fb.png"}
        reply = visitor.raw(Request("POST", "files", {}, headers, sent, None))
        assert reply.status == 201
        shown = visitor.raw(Request("GET", reply.body.decode().split('"url":"api/')[1].split('"')[0]))
        assert shown.body == sent
        assert shown.headers["Content-Disposition"].startswith(f"{placed}; filename*=UTF-8''b.png")


def test_others_hear_of_changes_as_far_as_they_may_see_them(visitor: Visitor, boss: Visitor, api: Api) -> None:
    since = api.version()
    _, made = visitor.ask("POST", "data/booking", BOOKING)
    version, told = api.events(boss.token, since)
    assert [(name, data["id"], data["record"]["customer"]) for name, data in told] == [("change", made["id"], "Ana")]
    assert api.events(None, since)[1][0][1]["record"] is None
    assert api.events(boss.token, version) == (version, [])


def test_sums_that_change_with_a_line_are_told(visitor: Visitor, boss: Visitor, api: Api) -> None:
    steps = [
        {"op": "create", "entity": "order", "ref": "o", "fields": {"name": "Ana"}},
        {"op": "create", "entity": "line", "fields": {"order": "$o", "product": "product-1", "quantity": 3}},
    ]
    _, made = visitor.ask("POST", "batch", {"do": steps})
    since = api.version()
    boss.ask("PATCH", f"data/line/{made['records'][1]['id']}", {"quantity": 5})
    told = {data["entity"]: data["record"] for _, data in api.events(boss.token, since)[1]}
    assert told["order"]["total"] == 19


def test_reset_goes_back_to_the_beginning(boss: Visitor, api: Api) -> None:
    boss.ask("POST", "data/product", {"name": "Comb"})
    since = api.version()
    assert boss.ask("POST", "reset", {})[0] == 200
    assert [p["name"] for p in boss.ask("GET", "data")[1]["entities"]["product"]] == ["Soap", "Oil"]
    assert api.events(None, since)[1][0][0] == "reload"
