"""A specification becomes files: readable source, tokens, drawings and only the library modules that its pages import."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.appspec import AppSpec, to_json
from core.compiler import modules
from core.compiler.art.draw import drawings_for
from core.compiler.designs import design_named
from core.compiler.emit import RUNTIME, entity_name, render
from core.compiler.emit_model import model_js, settings_js
from core.compiler.emit_pages import page_file, page_js, page_name
from core.compiler.emit_view import drawn_entity
from core.compiler.fonts import fonts_for
from core.compiler.jsliteral import Raw, js
from core.compiler.sheets import style_css
from core.compiler.theme import theme_css
from core.site import Site

SAMPLES = frozenset({"media/film.webm", "media/tune.webm", "media/sample.pdf", "media/sample.csv"})
_ONE_LINE = 78
_ACCOUNT = 12
_MOST_OF_SITE, _MOST_OF_TOOL = 11, 7
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class _Tool:
    """Something beside the navigation: what is imported, from where, and how it is written in app.js."""

    name: str
    path: str
    call: str


def compile_site(spec: AppSpec, assets: Mapping[str, bytes] | None = None) -> Site:
    """The application as files; the same specification and assets give the same bytes.

    Raises thirdparty.VendorMissing when set-up has not copied the third-party files.
    """
    design = design_named(spec.theme.design)
    tools = tuple(_tools(spec))
    art = drawings_for(spec, design, frozenset(one.key for one in spec.entities if drawn_entity(spec, one)))
    generated = {f"pages/{page_file(view)}": page_js(spec, view) for view in spec.views}
    generated |= {
        "model.js": model_js(spec),
        "settings.js": settings_js(spec),
        "pictures.js": _pictures_js(spec, art.by_title),
        "app.js": _app_js(spec, tools),
    }
    if spec.checklist:
        generated["asked.js"] = _asked_js(spec)
    followed = modules.follow(generated)
    later = modules.fetched_later(followed)
    if not any("pictures.js'" in source for source in generated.values()):
        del generated["pictures.js"]
    sources = [*generated.values(), *(data.decode() for path, data in followed.items() if path.startswith("lib/"))]
    languages = dict.fromkeys((spec.language, *spec.languages))
    generated["icons.js"] = modules.icons_js(sources)
    generated["words.js"] = modules.words_js(languages, modules.words_used(sources))
    beside = _navigation_beside(spec)
    more = [name for name, wanted in (("page", any(view.tag == "page" for view in spec.views)), ("sidebar", beside)) if wanted]
    fonts = fonts_for(design, to_json(spec).decode() + generated["words.js"], right_to_left=spec.language in RIGHT_TO_LEFT)
    index = render(
        "index.html.j2",
        spec=spec,
        direction="rtl" if spec.language in RIGHT_TO_LEFT else "ltr",
        words=modules.words(spec.language),
        beside=beside,
        many=_long_navigation(spec),
        # All of them at once: found one by one, they would take a round trip for each level of imports.
        modules=[path for path in (*generated, *followed) if path.endswith(".js") and path != "app.js" and path not in later],
    )
    files: dict[str, bytes] = {path: source.encode() for path, source in generated.items()}
    for several in (followed, art.files, fonts.files):
        files.update(several)
    files |= {
        "index.html": index.encode(),
        "theme.css": theme_css(design, spec.theme, fonts, _longest_word(spec)).encode(),
        "style.css": style_css(design, followed, more).encode(),
        "appspec.json": to_json(spec),
        "README.md": render("README.md.j2", spec=spec, design=design, views=[(view, page_file(view)) for view in spec.views]).encode(),
    }
    for path in _samples(spec):
        files[path] = (RUNTIME / path).read_bytes()
    for path in spec.assets or {}:
        if assets and path in assets:
            files[path] = assets[path]
    return Site(dict(sorted(files.items())))


def _longest_word(spec: AppSpec) -> int:
    """Letters of the longest word that stands in the largest type."""
    heads = (one.title or spec.business.name for view in spec.views if view.tag == "page" for one in view.sections if one.kind == "hero")
    return max((len(word) for head in heads for word in re.split(r"[\s-]+", head)), default=0)


def _samples(spec: AppSpec) -> set[str]:
    """The film, the tune and the papers that stand in for those that are still to be sent, where a record has one."""
    return {value for entity in spec.entities for row in entity.rows for value in row.values() if isinstance(value, str) and value in SAMPLES}


def _app_js(spec: AppSpec, tools: tuple[_Tool, ...]) -> str:
    pages = [{"name": page_name(view), "file": page_file(view)} for view in spec.views]
    if _accounts(spec):
        pages.append({"name": "{ loginPage, registerPage }" if spec.registration else "{ loginPage }", "file": "../lib/login.js"})
    names = [(tool.name, tool.path) for tool in tools]
    if spec.checklist:
        names.append(("markAsked", "lib/asked-panel.js"))
    return render(
        "app.js.j2",
        spec=spec,
        imports=_merged(names),
        pages=[page for page in pages if not page["name"].startswith("{")],
        accounts=_accounts(spec),
        users=_demo_users(spec),
        tool_calls=[tool.call for tool in tools],
        account_path="own-account" if any(view.key == "account" for view in spec.views) else "account",
        register_path="sign-up" if any(view.key == "register" for view in spec.views) else "register",
        body_req=" ".join(spec.theme.req),
    )


def _merged(names: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for name, path in names:
        found.setdefault(path, []).append(name)
    return sorted(found.items())


def _accounts(spec: AppSpec) -> bool:
    return bool(spec.users) or spec.registration or any(role.login for role in spec.roles)


def _demo_users(spec: AppSpec) -> list[dict[str, object]]:
    roles = {role.key: role for role in spec.roles}
    found: list[dict[str, object]] = []
    for user in spec.users:
        role = roles.get(user.role)
        found.append({"key": user.role, "name": user.name, "email": user.email, "password": user.password, "role": role.label if role else user.role})
        if role and role.req:
            found[-1]["req"] = " ".join(role.req)
    return found


def _tools(spec: AppSpec) -> Iterator[_Tool]:
    for view in spec.views:
        if view.tag == "shop":
            yield _Tool("cartButton", "lib/shop.js", f"cartButton({js(view.key)})")
            break
    if _notices(spec):
        name = entity_name(spec.entity(_notices(spec)))
        yield _Tool("bell", "lib/bell.js", f"bell(model.{name})")
    if len(dict.fromkeys((spec.language, *spec.languages))) > 1:
        yield _Tool("languageSwitch", "lib/language-switch.js", "languageSwitch")
    if spec.theme.dark == "switch":
        yield _Tool("darkSwitch", "lib/dark-switch.js", "darkSwitch")
    if _accounts(spec):
        yield _Tool("sessionMenu", "lib/login.js", "sessionMenu")
    if spec.users:
        yield _Tool("tryAs", "lib/try-as.js", "tryAs(accounts)")
    if spec.checklist:
        yield _Tool("askedPanel", "lib/asked-panel.js", "askedPanel")


def _notices(spec: AppSpec) -> str:
    return next((rule.to for one in spec.entities for rule in one.rules if rule.tag == "notify"), "")


def _navigation_beside(spec: AppSpec) -> bool:
    """Many pages, or a tool that is worked with all day: the navigation goes to the side."""
    # On a site for strangers what does not fit in a line is found under "More", and what only the staff sees does not count.
    first = spec.views[0]
    if first.tag == "page" and not first.roles:
        return sum(not view.roles for view in spec.views) > _MOST_OF_SITE
    return len(spec.views) > _MOST_OF_TOOL or (spec.theme.design in {"tech", "industrial"} and spec.views[0].tag != "page" and len(spec.views) > 3)


def _long_navigation(spec: AppSpec) -> bool:
    """Too much for one line beside the name: then the pages stand in a line of their own. Three designs place them so anyway."""
    roles = {"", *(role for view in spec.views for role in view.roles)}
    letters = max(sum(len(view.label) + 4 for view in spec.views if not view.roles or role in view.roles) for role in roles)
    room = _ONE_LINE - (_ACCOUNT if _accounts(spec) else 0)
    return len(spec.business.name) + letters > room and spec.theme.design not in {"artisan", "editorial", "civic"}


def _asked_js(spec: AppSpec) -> str:
    lines = [
        {"id": met.requirement_id, "text": met.text or met.requirement_id, "status": met.status.value, "where": met.where}
        | ({"selector": met.selector} if met.selector else {})
        | ({"note": met.note} if met.note else {})
        for met in spec.checklist
        if met.told
    ]
    return f"// What was asked for, and where it can be seen.\nexport const asked = {js(lines)};\n"


def _pictures_js(spec: AppSpec, by_title: Mapping[str, Mapping[str, str]]) -> str:
    shown = {entity_name(one): Raw(f"drawn({js(one.title)}, {js(by_title.get(one.key, {}), 2)})") for one in spec.entities if drawn_entity(spec, one)}
    body = "".join(f"  {name}: {call.source},\n" for name, call in shown.items())
    return (
        "// Drawings for records that have no picture of their own: by name, and in turn for new ones.\n"
        f"import {{ drawn }} from './lib/drawn.js';\n\nexport const pictures = {{\n{body}}};\n"
    )
