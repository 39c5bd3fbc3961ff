"""What the compiler writes: the same bytes each time, only what is asked for, and source that JavaScript reads."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.appspec import AppSpec, Field, ListView, PageView, Section, from_json
from core.brief import FieldType
from core.compiler import modules
from core.compiler.compile import compile_site
from core.compiler.designs import DESIGNS
from core.site import Site
from tests.unit.compiler.specs import bakery, everything


def text(site: Site, path: str) -> str:
    return site.files[path].decode()


def own_modules(site: Site) -> Iterator[str]:
    return (path for path in site.files if path.endswith(".js") and not path.startswith("vendor/"))


def test_the_same_specification_gives_the_same_bytes() -> None:
    assert compile_site(everything()).digest == compile_site(from_json(compile_site(everything()).files["appspec.json"])).digest


def test_nothing_is_emitted_for_what_was_not_asked() -> None:
    site = compile_site(bakery())
    emitted = set(site.files)
    for part in (
        "booking",
        "shop",
        "board",
        "calendar",
        "chart",
        "quiz",
        "poll",
        "chat",
        "calculator",
        "game",
        "roster",
        "split",
        "language-switch",
        "comments",
    ):
        assert f"lib/{part}.js" not in emitted
        assert f". {part.replace('-', ' ').capitalize()} */" not in text(site, "style.css")
    assert not any("chart.js" in path or "leaflet" in path or "sortable" in path for path in emitted)
    assert "lib/fields/rating.js" not in emitted


def test_everything_that_is_imported_is_there_and_nothing_else() -> None:
    site = compile_site(everything())
    wanted = {"app.js"}
    for path in own_modules(site):
        for target in re.findall(r"(?:from|import) '(\.[^']+)'", text(site, path)):
            folders = [*path.split("/")[:-1]]
            for part in target.split("/"):
                if part == "..":
                    folders.pop()
                elif part != ".":
                    folders.append(part)
            wanted.add("/".join(folders))
    assert wanted <= set(site.files)
    assert {path for path in own_modules(site) if path not in wanted} == set()


@pytest.mark.parametrize("spec", [bakery(), everything()], ids=["bakery", "everything"])
def test_node_reads_every_module(spec: AppSpec, tmp_path: Path) -> None:
    site = compile_site(spec)
    names = []
    for path in own_modules(site):
        file = tmp_path / path.replace("/", "-").replace(".js", ".mjs")
        file.write_bytes(site.files[path])
        names.append(file.name)
    checks = "; ".join(f'node --check "{name}" || exit 1' for name in names)
    done = subprocess.run(["/bin/sh", "-c", checks], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_words_of_a_brief_cannot_break_out_of_the_source(tmp_path: Path) -> None:
    nasty = "`${alert(1)}` </script> 'quote' \\ \"<b>\" \u2028"
    spec = bakery()
    spec = replace(spec, business=replace(spec.business, name=nasty), views=(PageView("home", nasty, (Section("hero", nasty, nasty),)), *spec.views[1:]))
    site = compile_site(spec)
    for path in ("app.js", "settings.js", "pages/home.js"):
        file = tmp_path / path.replace("/", "-").replace(".js", ".mjs")
        file.write_bytes(site.files[path])
        done = subprocess.run(["node", "--check", str(file)], capture_output=True, text=True, check=False)  # noqa: S607
        assert done.returncode == 0, done.stderr
    source = "\n".join(line for line in text(site, "pages/home.js").splitlines() if not line.startswith("//") and "label:" not in line)
    assert "${alert" not in source.replace("\\${alert", "")
    assert "</script>" not in text(site, "index.html").replace('src="app.js"></script>', "")


def test_every_word_that_is_used_exists_in_every_language() -> None:
    site = compile_site(everything())
    used = modules.words_used(text(site, path) for path in own_modules(site))
    assert used <= set(modules.words("en"))
    for language in ("en", "de", "fr", "es", "it", "nl", "pl", "cs", "ru", "ar"):
        own = modules.words(language)
        assert set(own) == set(modules.words("en")), language
        for key, value in modules.words("en").items():
            places = set(re.findall(r"\{\w+\}", json.dumps(value))) - {"{n}"}
            assert places == set(re.findall(r"\{\w+\}", json.dumps(own[key]))) - {"{n}"}, (language, key)


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    site = compile_site(everything())
    drawn = set(re.findall(r"^ {2}'([a-z0-9-]+)': svg", text(site, "icons.js"), flags=re.MULTILINE))
    for path in own_modules(site):
        assert set(re.findall(r"icon\('([a-z0-9-]+)'\)", text(site, path))) <= drawn, path


@pytest.mark.parametrize("design", sorted(DESIGNS))
def test_every_design_compiles_with_its_own_look(design: str) -> None:
    site = compile_site(bakery(design))
    assert f'design "{design}"' in text(site, "README.md")
    assert len(text(site, "style.css").partition(f" The design: {design} */")[2]) > 200
    assert {"art/hero.svg", "art/mark.svg"} <= set(site.files)
    assert ("art/pattern.svg" in site.files) == ("art/pattern.svg" in text(site, "style.css"))


def test_a_map_has_the_sheet_that_puts_its_pins_and_words_in_their_places() -> None:
    with_map, without = (text(compile_site(spec), "style.css") for spec in (everything(), bakery()))
    assert re.search(r"\.leaflet-popup \{\s+position: absolute", with_map)
    assert "leaflet" not in without
    assert "url(images" not in with_map


def test_nothing_comes_from_another_host() -> None:
    site = compile_site(everything())
    for path, data in site.files.items():
        if path.startswith(("vendor/", "fonts/")) or path == "appspec.json":
            continue
        found = set(re.findall(r"https?://[^\s\"'<>)`]+", data.decode(errors="ignore")))
        assert found <= {"http://www.w3.org/2000/svg", "https://", "https://."}, (path, found)


def test_fonts_bring_only_the_alphabets_that_are_written() -> None:
    latin = compile_site(bakery("artisan"))
    assert not any("cyrillic" in path or "arabic" in path for path in latin.files)
    spec = replace(bakery("artisan"), language="ar")
    arabic = compile_site(spec)
    assert any("arabic" in path for path in arabic.files)
    assert 'dir="rtl"' in text(arabic, "index.html")


def test_what_an_order_costs_goes_into_the_field_that_is_meant_for_it() -> None:
    spec = everything()
    order = spec.entity("sale")
    tip = replace(order, fields=(Field("tip", "Tip", FieldType.MONEY), *order.fields))
    changed = replace(spec, entities=tuple(tip if one.key == "sale" else one for one in spec.entities))
    assert "total: 'total'" in compile_site(changed).files["pages/shop.js"].decode()


def test_sharing_and_codes_come_with_their_library_only_where_they_are_asked_for() -> None:
    spec = bakery()
    plain = compile_site(spec).files
    assert not {"lib/share.js", "lib/qr-code.js", "vendor/qrcode-generator/qrcode.mjs"} & plain.keys()
    views = tuple(replace(one, share=True, qr_code=True) if isinstance(one, ListView) else one for one in spec.views)
    assert {"lib/share.js", "lib/qr-code.js", "vendor/qrcode-generator/qrcode.mjs"} <= compile_site(replace(spec, views=views)).files.keys()


def test_a_site_for_strangers_with_many_pages_keeps_its_header_and_opens_the_rest_under_more() -> None:
    page = next(view for view in bakery().views if view.tag == "page")
    pages = tuple(replace(page, key=f"page-{number}", label=f"Page {number}") for number in range(10))
    site = compile_site(replace(bakery(), views=pages))

    assert b'class="side"' not in site.files["index.html"]
    assert b"more_pages" in site.files["words.js"]
    assert b'class="side"' in compile_site(replace(bakery(), views=pages + tuple(replace(one, key=f"{one.key}-too") for one in pages))).files["index.html"]
