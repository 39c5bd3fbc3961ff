"""Offers as PDF: letters of all our languages, Arabic shaped and from the right, with the fonts that set-up installs."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, TableCellFillMode, XPos, YPos
from fpdf.fonts import FontFace

from core.errors import Unavailable
from core.quote.paper import Block, Paper

FONTS = Path("/usr/share/fonts/truetype/noto")
_FILES = (
    ("text", "", "NotoSans-Regular.ttf"),
    ("text", "B", "NotoSans-Bold.ttf"),
    ("arabic", "", "NotoSansArabic-Regular.ttf"),
    ("arabic", "B", "NotoSansArabic-Bold.ttf"),
)
INK, PALE, ACCENT = (28, 30, 38), (120, 124, 136), (74, 58, 255)
_Style = Literal["", "B"]
_ARABIC = re.compile("[\\u0600-\\u06ff]")
MARGIN_MM = 20.0
WIDTH_MM = 170.0


class PdfPrinter:
    """The port `Printer`."""

    def __init__(self, fonts: Path = FONTS) -> None:
        """`fonts` holds Noto Sans and Noto Sans Arabic."""
        self._fonts = fonts

    async def pdf(self, paper: Paper) -> bytes:
        """The document as a PDF, A4. Raises Unavailable when the fonts are not installed."""
        return await asyncio.to_thread(self._print, paper)

    def _print(self, paper: Paper) -> bytes:
        try:
            return bytes(_Sheet(paper, self._fonts).output())
        except FileNotFoundError as error:
            raise Unavailable("the fonts of documents are not installed") from error


class _Sheet(FPDF):
    def __init__(self, paper: Paper, fonts: Path) -> None:
        super().__init__(format="A4")
        self._paper = paper
        self._start = Align.R if paper.is_right_to_left else Align.L
        for family, style, name in _FILES:
            self.add_font(family, style, fonts / name)
        self.set_margins(MARGIN_MM, MARGIN_MM)
        self.set_auto_page_break(auto=True, margin=MARGIN_MM + 6)
        self.set_title(paper.title)
        self.set_lang(paper.language)
        self.set_creator("Statex")
        self.add_page()
        self._line(paper.title, 22, "B")
        self.set_draw_color(*ACCENT)
        self.set_line_width(1.2)
        begin = MARGIN_MM + (WIDTH_MM - 24 if paper.is_right_to_left else 0)
        self.line(begin, self.get_y() + 1, begin + 24, self.get_y() + 1)
        self.ln(7)
        for name, value in paper.facts:
            self._pair(name, value)
        for block in paper.blocks:
            self._block(block)
        self.ln(4)
        for line in paper.foot:
            self._line(line, 9, colour=PALE)

    def footer(self) -> None:
        """The page's number."""
        self.set_y(-MARGIN_MM + 4)
        self.set_font("text", "", 8)
        self.set_text_color(*PALE)
        self.cell(0, 5, f"{self.page_no()}", align=Align.C)

    def _pen(self, text: str, style: _Style, size_pt: float) -> None:
        """The font for a text, and the way it runs: an amount or an address runs from the left in Arabic too."""
        arabic = bool(_ARABIC.search(text))
        self.set_fallback_fonts(["text" if arabic else "arabic"], exact_match=False)
        self.set_text_shaping(use_shaping_engine=True, direction="rtl" if arabic else "ltr")
        self.set_font("arabic" if arabic else "text", style, size_pt)

    def _line(self, text: str, size_pt: float, style: _Style = "", colour: tuple[int, int, int] = INK) -> None:
        self._pen(text, style, size_pt)
        self.set_text_color(*colour)
        self.multi_cell(WIDTH_MM, size_pt * 0.52, text, align=self._start, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _pair(self, name: str, value: str) -> None:
        self._row((name, value), (45.0, WIDTH_MM - 45.0), 10, ("", ""), (PALE, INK))

    def _row(self, cells: Sequence[str], widths: Sequence[float], size_pt: float, styles: Sequence[_Style], colours: Sequence[tuple[int, int, int]]) -> None:
        """Cells side by side, from the side where reading begins."""
        all_of_it = list(zip(cells, widths, styles, colours, strict=True))
        ordered = list(reversed(all_of_it)) if self._paper.is_right_to_left else all_of_it
        top, x, lowest = self.get_y(), MARGIN_MM, self.get_y()
        for text, width, style, colour in ordered:
            self.set_xy(x, top)
            self._pen(text, style, size_pt)
            self.set_text_color(*colour)
            self.multi_cell(width, size_pt * 0.56, text, align=self._start, new_x=XPos.RIGHT, new_y=YPos.NEXT)
            x, lowest = x + width, max(lowest, self.get_y())
        self.set_xy(MARGIN_MM, lowest)

    def _block(self, block: Block) -> None:
        if self.will_page_break(24):
            self.add_page()
        self.ln(5)
        self._line(block.heading, 13, "B", ACCENT)
        self.ln(1)
        for line in block.lines:
            self._line(line, 10)
            self.ln(0.8)
        if block.rows:
            self._table(block.rows)
        for number, (name, value) in enumerate(block.sums):
            last = number == len(block.sums) - 1
            self._row((name, value), (110.0, WIDTH_MM - 110.0), 11 if last else 10, ("B" if last else "",) * 2, (INK, INK))
            self.ln(0.8)

    def _table(self, rows: Sequence[Sequence[str]]) -> None:
        turned = self._paper.is_right_to_left
        widths = (90, 30, 50)
        self._pen("".join(cell for row in rows for cell in row), "", 10)
        self.set_text_color(*INK)
        self.set_draw_color(220, 222, 230)
        self.set_line_width(0.2)
        with self.table(
            width=int(WIDTH_MM),
            col_widths=tuple(reversed(widths)) if turned else widths,
            text_align=self._start,
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            cell_fill_mode=TableCellFillMode.NONE,
            headings_style=FontFace(emphasis="BOLD", color=PALE),
            line_height=6,
        ) as table:
            for row in rows:
                table.row(tuple(reversed(row)) if turned else tuple(row))
