"""Logging in and registering inside a demo."""

import hashlib
import hmac
from dataclasses import replace
from typing import Any

from core.demo.access import Who, open_roles
from core.demo.book import Account, Book
from core.demo.passwords import LONGEST, SHORTEST, digest, fits, same
from core.demo.refusal import Problem, Refusal, refuse
from core.demo.shape import Field
from core.demo.values import Unfit, clean

_EMAIL = Field("email", "email")
_NAME = Field("name", "text")
_ROUGH = "scrypt$16384$8$1$00$00"


def log_in(book: Book, body: Any) -> Account:
    """The account that address and password belong to. Raises Refusal("wrong_login")."""
    email, password = _text(body, "email"), _text(body, "password")
    account = book.account(email) if email else None
    if account is not None and account.digest is None:
        shown = next(u for u in book.shape.users if u.email.casefold() == account.email.casefold())
        right = same(password, shown.password)
    else:
        # An unknown address takes as long as a known one, so that nobody can try out who has an account.
        right = fits(password[:LONGEST], account.digest if account and account.digest else _ROUGH)
    if account is None or not right:
        raise refuse("wrong_login")
    return account


def register(book: Book, body: Any) -> Account:
    """A new account. Raises Refusal with every problem found."""
    roles = open_roles(book.shape)
    if not roles:
        raise refuse("forbidden")
    role = _text(body, "role") or roles[0]
    problems: list[Problem] = [] if role in roles else [Problem("not_an_option", "role")]
    for field in (_NAME, _EMAIL):
        try:
            if clean(field, _text(body, field.key)) is None:
                problems.append(Problem("required", field.key))
        except Unfit as unfit:
            problems.append(unfit.problem.at("", field.key))
    password = _text(body, "password")
    problems.extend(_of_password(password, "password"))
    if problems:
        raise Refusal(*problems)
    return book.add_account(_text(body, "name"), _text(body, "email"), role, digest(password))


def recovery(account: Account) -> str:
    """What proves, once, that somebody may set a new password: told to the browser in which the account was made. Another password makes it void."""
    return hmac.new((account.digest or "").encode(), f"recovery {account.id}".encode(), hashlib.sha256).hexdigest()


def reset(book: Book, body: Any) -> Account:
    """The account with a new password, for whoever shows its recovery. Raises Refusal: "shared_account", "wrong_recovery", "password_short"."""
    account, wanted = book.account(_text(body, "email")), _text(body, "new_password")
    if account is not None and account.digest is None:
        raise refuse("shared_account")
    shown = _text(body, "recovery").encode()
    if account is None or not hmac.compare_digest(recovery(account).encode(), shown):
        raise refuse("wrong_recovery")
    if problems := _of_password(wanted, "new_password"):
        raise Refusal(*problems)
    changed = replace(account, digest=digest(wanted))
    book.change_account(changed, account.digest)
    return changed


def change(book: Book, who: Who, body: Any, token: str | None = None) -> Account:
    """One's own account under another name or with another password, which ends the sessions other than `token`'s. Raises Refusal with every problem found."""
    account = book.account(who.email) if who.account else None
    if account is None:
        raise refuse("login_needed")
    if account.digest is None:
        raise refuse("shared_account")
    problems: list[Problem] = []
    name, wanted = _text(body, "name"), _text(body, "new_password")
    try:
        if clean(_NAME, name) is None:
            problems.append(Problem("required", "name"))
    except Unfit as unfit:
        problems.append(unfit.problem.at("", "name"))
    if wanted:
        problems.extend(_of_password(wanted, "new_password"))
        if not fits(_text(body, "password")[:LONGEST], account.digest):
            problems.append(Problem("wrong_password", "password"))
    if problems:
        raise Refusal(*problems)
    changed = replace(account, name=name, digest=digest(wanted) if wanted else account.digest)
    book.change_account(changed, account.digest, token)
    return changed


def _of_password(password: str, key: str) -> list[Problem]:
    if len(password) < SHORTEST:
        return [Problem("password_short", key, values={"minimum": SHORTEST})]
    return [Problem("too_long", key, values={"maximum": LONGEST})] if len(password) > LONGEST else []


def _text(body: Any, key: str) -> str:
    value = body.get(key) if isinstance(body, dict) else None
    return value.strip() if isinstance(value, str) and not key.endswith("password") else value if isinstance(value, str) else ""
