"""A visitor of a generated application: opens pages, fills fields, presses what a person would press."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect

from adapters.browser.private import Stand
from core.demo.values import Value

PATIENCE_MS = 90_000.0


@dataclass(frozen=True)
class Visit:
    """One page of a served application; `errors` are what its scripts threw."""

    page: Page
    stand: Stand
    errors: list[str] = field(default_factory=list)

    async def open(self, place: str = "") -> None:
        """A page by its place behind "#/", read again from the server."""
        await self.page.goto(f"{self.stand.url}?{len(self.errors)}#/{place}")
        await self.page.reload()
        await expect(self.page.locator("main .loading")).to_have_count(0)

    def find(self, selector: str) -> Locator:
        """What a selector finds inside the page's main part."""
        return self.page.locator("main").locator(selector)

    async def fill(self, **values: str) -> None:
        """Text into the controls of fields."""
        for key, value in values.items():
            await self.find(f'form [data-field="{key}"]').locator("input, textarea").first.fill(value)

    async def send(self) -> None:
        """Press the form's own button."""
        await self.find('[data-control="submit"]').first.click()

    async def saved(self) -> None:
        """Wait until a changed record is answered and shown: while it is sent, the form stands there with the same heading, and a reload would cut it off."""
        await self.count('article [data-control="edit"]', 1)

    async def sees(self, selector: str, text: str) -> None:
        """Wait until the first such element carries the text."""
        await expect(self.find(selector).first).to_contain_text(text)

    async def count(self, selector: str, number: int) -> None:
        """Wait until there are so many of them."""
        await expect(self.find(selector)).to_have_count(number)

    def stored(self, entity: str) -> list[Mapping[str, Value]]:
        """The records of an entity as the server keeps them."""
        return [one.values for one in self.stand.book.read()[0].of(entity)]


Steps = Callable[[Visit], Awaitable[None]]
