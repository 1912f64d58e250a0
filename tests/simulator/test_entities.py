"""parse_mode=HTML: what is understood, what is refused and in which words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.botapi.entities import Entity, parse_html, trim, utf16
from gateway.botapi.errors import TelegramError
from gateway.botapi.marks import to_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", ()),
        ("<b>ж</b>", "ж", (Entity("bold", 0, 1),)),
        ("<strong>ж</STRONG>", "ж", (Entity("bold", 0, 1),)),
        ("<i>a</i><em>b</em>", "ab", (Entity("italic", 0, 1), Entity("italic", 1, 1))),
        ("<u>a</u><ins>b</ins>", "ab", (Entity("underline", 0, 1), Entity("underline", 1, 1))),
        ("<s>a</s><del>b</del>", "ab", (Entity("strikethrough", 0, 1), Entity("strikethrough", 1, 1))),
        ("😀<b>x</b>", "😀x", (Entity("bold", 2, 1),)),
        ("<b>a<i>b</i></b>", "ab", (Entity("bold", 0, 2), Entity("italic", 1, 1))),
        (
            '<a href="https://t.me/x?a=1&amp;b=2">к</a>',
            "к",
            (Entity("text_link", 0, 1, "https://t.me/x?a=1&b=2"),),
        ),
        ("<a href=example.org>к</a>", "к", (Entity("text_link", 0, 1, "http://example.org"),)),
        ("<a>слово</a>", "слово", ()),
        ("<blockquote>q</blockquote>", "q", (Entity("blockquote", 0, 1),)),
        ("<blockquote expandable>q</blockquote>", "q", (Entity("expandable_blockquote", 0, 1),)),
        ("<tg-spoiler>q</tg-spoiler>", "q", (Entity("spoiler", 0, 1),)),
        ('<span class="tg-spoiler">q</span>', "q", (Entity("spoiler", 0, 1),)),
        ("<code>q</code>", "q", (Entity("code", 0, 1),)),
        ("<pre>q</pre>", "q", (Entity("pre", 0, 1),)),
        (
            '<pre><code class="language-python">q</code></pre>',
            "q",
            (Entity("pre", 0, 1, language="python"),),
        ),
        ("1 &lt; 2 &gt; 0 &amp; &quot;ж&quot;", '1 < 2 > 0 & "ж"', ()),
        ("&#1046;&#x416; &nbsp; & &#0; a&b", "ЖЖ &nbsp; & &#0; a&b", ()),
        ("<b></b>пусто", "пусто", ()),
        ("<b>a</>", "a", (Entity("bold", 0, 1),)),
    ],
)
def test_marks(source: str, text: str, entities: tuple[Entity, ...]) -> None:
    assert parse_html(source) == (text, entities)
    assert parse_html(to_html(text, entities)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("я <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>ж", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>ж</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("ж</b>", "Unexpected end tag at byte offset 2"),
        ("<b>ж</b", "Unclosed end tag at byte offset 5"),
        ("<span>ж</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>ж</a>', 'Unclosed start tag "a" at byte offset 0'),
        (
            "<a href>ж</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =x>ж</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_refusals(source: str, reason: str) -> None:
    with pytest.raises(TelegramError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_blanks_at_the_ends_go_and_marks_move() -> None:
    text, entities = trim(*parse_html("  <b> ж</b> \n<i> </i>"))
    assert (text, entities) == ("ж", (Entity("bold", 0, 1),))


pieces = st.lists(
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href='x.y'>",
            "</a>",
            "<pre>",
            "</pre>",
            "<code class=c>",
            "</code>",
            "<",
        ]
    )
    | st.sampled_from(["😀", "ж", " ", "&lt;", "&#128512;", "&", ";", "</", ">", '="', "<span class=tg-spoiler>"])
    | st.text(max_size=5)
).map("".join)


@settings(max_examples=100, deadline=None)
@given(pieces)
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        text, entities = trim(*parse_html(source))
    except TelegramError:
        return
    for entity in entities:
        assert entity.offset >= 0
        assert entity.length > 0
        assert entity.offset + entity.length <= utf16(text)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_html(to_html(text, ())) == (text, ())
