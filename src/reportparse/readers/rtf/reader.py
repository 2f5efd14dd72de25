"""RTF (.rtf, and .doc files that hold it): one pass over its tokens, as the RTF specification 1.9.1 says.

What the words say of text, paragraphs and tables is what Word says in its own format, so they become that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import UnreadableFile, too_deep
from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.patterns import regex
from reportparse.readers import word_markup as word
from reportparse.readers.rtf.encoding import Bytes
from reportparse.readers.rtf.pictures import name_of
from reportparse.readers.rtf.state import Paragraph, State
from reportparse.readers.rtf.story import Story
from reportparse.readers.rtf.tokens import Token, tokens
from reportparse.readers.rtf.words import CHARACTERS, DESTINATIONS, LOOKS, PARAGRAPHS, TABLES

MAX_DEPTH = 1_000
"""Deepest nest of groups."""

_ZEROS, _TEXT = bytes(16), regex(rb"\\(?:par|cell|row)\b")
_UNSEEN = frozenset(("fonts", "colours", "row", "upr"))
"""Destinations that are no text and whose words count all the same."""


def read_rtf(data: bytes) -> Document:
    """Read an RTF file. Raises UnreadableFile or OverLimit."""
    reader = _Reader()
    try:
        document = reader.read(data)
    except RecursionError as error:
        raise too_deep() from error
    return replace(document, issues=(*_damage(data, reader.end), *document.issues))


def _damage(data: bytes, end: int) -> Iterator[Issue]:
    """What tells that a file is damaged whose text ends at `end`: zeros, which only binary pictures hold, and text behind."""
    if b"\\bin" not in data and _ZEROS in data[:end]:
        yield issue("file-damaged", "document", seen=Both("zeros stand in its text", "正文中有一段零字节"))
    if _TEXT.search(data, end):
        yield issue("file-damaged", "document", seen=Both("text stands behind its end", "结尾之后还有文字"))


@dataclass(slots=True)
class _Group:
    """An open group: its state, and what is to be done when it closes."""

    state: State
    closing: Callable[[], None] | None = None


@dataclass(slots=True)
class _Reader:
    """The pass over one file."""

    parts: word.WordParts = field(default_factory=word.WordParts)
    kept: Bytes = field(default_factory=Bytes)
    colours: list[str | None] = field(default_factory=list)
    colour: dict[str, int] = field(default_factory=dict)
    groups: list[_Group] = field(default_factory=lambda: [_Group(State())])
    stories: list[Story] = field(default_factory=lambda: [Story()])
    fresh: bool = False
    starred: bool = False
    to_skip: int = 0
    high: int = 0
    at: int = 0
    """Where the last control word ends in the file."""
    end: int = 0
    """Where the outermost group ends."""

    @property
    def state(self) -> State:
        """The state of the innermost group."""
        return self.groups[-1].state

    @property
    def story(self) -> Story:
        """The body, header, note or text box under way."""
        return self.stories[-1]

    def read(self, data: bytes) -> Document:
        """The whole file."""
        for token in tokens(data):
            self.take(token)
            if token.kind == "close" and len(self.groups) == 1:
                self.end = token.end
                break
        if len(self.groups) > 1:
            why = Both("as an RTF file, its end is missing", "作为 RTF 文件，内容不完整")
            raise UnreadableFile("corrupt", why=why)
        self.flush()
        self.parts.body.append(self.story.end())
        return self.parts.read("rtf")

    def take(self, token: Token) -> None:
        """Take one token."""
        kind = token.kind
        if kind == "open":
            self.open()
        elif kind == "close":
            self.close()
        elif self.to_skip and not (kind == "word" and token.value == b"u"):
            self.skip(token)
        elif kind == "word":
            self.at = token.end
            self.word(token.value.decode("ascii"), token.number)
        elif kind == "symbol":
            self.symbol(token.value)
        else:
            self.fresh = False
            self.add_bytes(token.value)

    def skip(self, token: Token) -> None:
        """Pass over what old programs show in place of a \\u: so many bytes, or a word for one of them."""
        if token.kind != "text":
            self.to_skip -= 1
            return
        rest = token.value[self.to_skip :]
        self.to_skip = max(0, self.to_skip - len(token.value))
        if rest:
            self.add_bytes(rest)

    # Groups

    def open(self) -> None:
        """A group begins; its first word may say where it goes."""
        if len(self.groups) > MAX_DEPTH:
            raise too_deep()
        self.flush()
        self.groups.append(_Group(self.state.inner()))
        self.fresh, self.starred, self.to_skip = True, False, 0

    def close(self) -> None:
        """A group ends."""
        self.flush()
        self.fresh, self.to_skip = False, 0
        if len(self.groups) > 1:
            group = self.groups.pop()
            if group.closing:
                group.closing()

    def enter(self, name: str) -> None:
        """The group under way is a destination."""
        state = self.state
        place = DESTINATIONS[name]
        above = self.groups[-2].state.destination if len(self.groups) > 1 else ""
        if above is None or (above == "upr" and name != "ud"):
            state.destination = None
        elif place in ("header", "footer", "note", "box"):
            state.destination = ""
            state.paragraph = Paragraph()
            story = Story()
            self.stories.append(story)
            self.groups[-1].closing = lambda: self.leave(place, story)
        elif place == "label":
            state.destination = "label"
        elif place == "field":
            state.destination = ""
            self.mark("begin")
            self.groups[-1].closing = lambda: self.mark("end")
        elif place == "result":
            state.destination = ""
            self.mark("separate")
        elif place == "picture":
            state.destination = None
            self.add_markup(word.picture(name_of(self.at)))
        elif place in ("object", "formula"):
            state.destination = None
            self.add_markup(_SHOWN[place])
        else:
            state.destination = place

    def leave(self, place: str | None, story: Story) -> None:
        """A header, footer, note or text box ends."""
        self.stories.remove(story)
        markup = story.end()
        if place == "box":
            self.story.add(word.box(markup))
        else:
            {"header": self.parts.headers, "footer": self.parts.footers}.get(str(place), self.parts.notes).append(
                markup
            )

    def mark(self, kind: str) -> None:
        """The beginning of a field, of its result, or its end."""
        self.flush()
        self.add_markup(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')

    # Words

    def word(self, name: str, number: int | None) -> None:
        """A control word."""
        fresh, self.fresh = self.fresh, False
        if fresh and (name in DESTINATIONS or self.starred):
            self.flush()
            if name in DESTINATIONS:
                self.enter(name)
            else:
                self.state.destination = None
            return
        state = self.state
        if name == "u" and number is not None:
            self.unicode(number)
        elif state.destination is None:
            return
        elif name in ("ansicpg", "deff"):
            self.kept.say(name, number)
        elif state.destination in ("fonts", "colours"):
            self.define(name, number)
        else:
            self.say(name, number)

    def define(self, name: str, number: int | None) -> None:
        """A word of the table of fonts or colours."""
        self.flush()
        if self.state.destination == "fonts":
            self.kept.define(name, number)
        elif number is not None:
            self.colour[name] = number

    def say(self, name: str, number: int | None) -> None:
        """A word that says something of the text."""
        self.end_half()
        state, amount = self.state, 1 if number is None else number
        if name in CHARACTERS:
            self.add_text(CHARACTERS[name])
        elif name in LOOKS:
            self.flush()
            LOOKS[name](state, amount, self.colours)
        elif name in PARAGRAPHS:
            PARAGRAPHS[name](state.paragraph, amount, self.colours)
            if name == "pard":
                state.paragraph = Paragraph()
        elif name in TABLES:
            TABLES[name](self.story.shape(nested=state.destination == "row"), amount, self.colours)
            self.story.in_row = self.story.in_row or (name == "trowd" and state.destination != "row")
        elif name in _ENDS:
            self.flush()
            _ENDS[name](self.story, state.paragraph)

    def unicode(self, number: int) -> None:
        """A character by its number; those beyond 16 bits come in two halves."""
        code = number % 65536
        self.to_skip = self.state.n_fallback
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if self.high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00
        elif self.high or 0xDC00 <= code < 0xE000:
            code = ord(UNSAYABLE)
        self.high = 0
        if self.kept.is_symbol(self.state) and 0xF000 <= code <= 0xF0FF:
            self.flush()
            self.add_markup(word.symbol(self.kept.font_name(self.state), code))
        else:
            self.add_text(chr(code))

    def end_half(self) -> None:
        """Half a character of which the other half does not follow is none."""
        if self.high:
            self.high = 0
            self.add_text(UNSAYABLE)

    def symbol(self, sign: bytes) -> None:
        """A control symbol."""
        if sign == b"*" and self.fresh:
            self.starred = True
            return
        self.fresh = False
        if sign in b"\\{}":
            self.add_bytes(sign)
        elif sign == b"~":
            self.add_text("\u00a0")
        elif sign == b"_":
            self.add_text("-")
        elif sign in b"\r\n":
            self.say("par", None)

    # Text

    def add_bytes(self, data: bytes) -> None:
        """Bytes of text in the code page of their font."""
        self.end_half()
        if self.state.destination is not None:
            self.kept.add(data, self.state)

    def add_text(self, text: str) -> None:
        """Text as it is."""
        self.flush()
        self.put(text)

    def flush(self) -> None:
        """Put down the bytes that were kept, as text."""
        if self.kept.data:
            for text, is_symbol in self.kept.taken(self.state):
                if is_symbol and self.state.destination == "":
                    self.add_markup(word.symbol(self.kept.font_name(self.state), ord(text)))
                elif not is_symbol:
                    self.put(text)

    def put(self, text: str) -> None:
        """Put text where the group goes."""
        state = self.state
        if state.destination == "":
            self.add_markup(word.run(text, state.font), text)
        elif state.destination == "label":
            self.story.label += text
        elif state.destination == "code":
            self.story.add(f"<w:r><w:instrText>{word.escaped(text)}</w:instrText></w:r>")
        elif state.destination == "fonts":
            self.kept.name(text)
        elif state.destination == "colours":
            for _ in range(text.count(";")):
                rgb = [self.colour.get(name, 0) for name in ("red", "green", "blue")]
                known = self.colour and all(0 <= part < 256 for part in rgb)
                self.colours.append("".join(f"{part:02X}" for part in rgb) if known else None)
                self.colour = {}

    def add_markup(self, markup: str, text: str = "") -> None:
        """Put down a run, as one of a tracked change where it is."""
        state = self.state
        if state.destination != "" and text:
            return
        if state.deleted:
            markup = f"<w:del>{markup}</w:del>"
        elif state.inserted:
            markup = f"<w:ins>{markup}</w:ins>"
        self.story.add(markup, "" if state.deleted or state.font.hidden else text)


_SHOWN = {
    "object": word.embedded("objdata"),
    "formula": word.run(UNSAYABLE),
}
_ENDS: dict[str, Callable[[Story, Paragraph], None]] = {
    "par": Story.end_paragraph,
    "sect": Story.end_paragraph,
    "cell": Story.end_cell,
    "nestcell": Story.end_cell,
    "row": Story.end_row,
    "nestrow": Story.end_nested_row,
}
