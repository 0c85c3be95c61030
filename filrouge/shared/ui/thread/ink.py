"""The strokes of the drawing and the lines of its list, as HTML: forty beads in a template took longer than the
record around them."""

from collections.abc import Iterable, Iterator

from django.utils.safestring import SafeString

from filrouge.shared.ui.writing import html, safe

from .shapes import Entry, FoldMark, Mark, Name, Thread


def ink(thread: Thread) -> SafeString:
    """What is drawn under the beads, then the beads, each with its label. Numbers are whole; texts are escaped."""
    return SafeString("\n".join(_strokes(thread)))


def entries(of: Iterable[Entry]) -> SafeString:
    return SafeString("\n".join(_entry(one) for one in of))


def _strokes(thread: Thread) -> Iterator[str]:
    for leader in thread.leaders:
        yield f'<line class="leader" x1="{leader.x}" y1="{leader.start}" x2="{leader.x}" y2="{leader.end}"/>'
    for line in thread.lines:
        yield f'<path class="{line.css}" d="{line.path}"/>'
    for fold in thread.folds:
        yield _fold(fold)
    for kind, names in (("strand-name", thread.names), ("year", thread.years)):
        for name in names:
            yield _text(name, kind)
    for mark in thread.marks:
        yield _mark(mark)


def _text(name: Name, kind: str) -> str:
    return f'<text class="{kind}" x="{name.x}" y="{name.y}" text-anchor="middle">{safe(name.text)}</text>'


def _fold(fold: FoldMark) -> str:
    edges = "".join(f'<path class="fold-edge" d="{edge}"/>' for edge in fold.edges)
    place = f'x="{fold.x - 5}" y="{fold.top}" width="10" height="{fold.height}"'
    return f'<rect class="fold" {place}/>{edges}{_text(Name(fold.x, fold.text_y, fold.text), "calm")}'


def _mark(mark: Mark) -> str:
    opens = ""
    if mark.url:
        opens = f' data-action="click->thread#open" data-thread-url-param="{safe(mark.url)}"'
    x, y = mark.label_x, mark.label_y
    return (
        f"<g{opens}><title>{safe(mark.title)}</title>{_bead(mark)}"
        f'<text class="second" x="{x}" y="{y + 16}" text-anchor="middle">{safe(mark.second)}</text>'
        f'<text x="{x}" y="{y}" text-anchor="middle">{safe(mark.text)}</text></g>'
    )


def _bead(mark: Mark) -> str:
    x, y = mark.x, mark.y
    if mark.shape == "round":
        return f'<circle class="bead bead-{mark.state}" cx="{x}" cy="{y}" r="7"/>'
    if mark.shape == "long":
        return (
            f'<rect class="bead bead-{mark.state}" x="{x - 12}" y="{y - 7}" width="24" height="14" rx="7"/>'
        )
    if mark.shape == "diamond":
        diamond = f'<path class="bead bead-stuck" d="M{x} {y - 10}l10 10l-10 10l-10 -10z"/>'
        return f'{diamond}<path class="sign sign-stuck" d="M{x - 4} {y}h8"/>'
    circle = f'<circle class="bead bead-dropped" cx="{x}" cy="{y}" r="7"/>'
    return f'{circle}<path class="sign sign-dropped" d="M{x - 5} {y - 5}l10 10m0 -10l-10 10"/>'


def _entry(entry: Entry) -> str:
    bead = entry.bead
    label = html('<a href="{}">{}</a>', bead.url, bead.label) if bead.url else safe(bead.label)
    note = f", {safe(bead.note)}" if bead.note else ""
    said = " · ".join(safe(part) for part in (entry.when, entry.strand, entry.state) if part)
    return f'<li class="{bead.state.value}">{label}{note}\n  <div class="when">{said}</div></li>'
