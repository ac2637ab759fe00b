"""The page that lists what can be asked: no script, nothing secret."""

from __future__ import annotations

from html import escape

from livehead.remote.verbs import VERBS, Verb

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>livehead remote</title>
<style>body{{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#222;background:#fff}}
code{{background:#eee;padding:.1em .3em}}dt{{margin-top:1em}}dd dd{{margin-left:2em}}
@media(prefers-color-scheme:dark){{body{{color:#ddd;background:#181818}}code{{background:#333}}}}</style>
<h1>livehead remote</h1>
<p>Every request carries the token that <code>livehead run --remote</code> shows, as
<code>Authorization: Bearer TOKEN</code> or <code>?token=TOKEN</code>. Bodies and answers are JSON; an error is
<code>{{"error": {{"cause": "...", "remedy": "..."}}}}</code> with a status of 4xx.</p>
<p><code>/live</code> is a WebSocket: it sends the state four times a second, and takes the same requests as
<code>{{"do": "expression", "words": "joy", "id": 7}}</code>; one with an <code>id</code> is answered as
<code>{{"re": 7, "answer": {{...}}}}</code>, an error always.</p>
<dl>{verbs}</dl></html>
"""


def page() -> str:
    """The whole page."""
    return _PAGE.format(verbs="".join(map(_entry, VERBS.values())))


def _entry(verb: Verb) -> str:
    fields = "".join(
        f"<dd><code>{escape(field.name)}</code> ({field.kind}{', needed' if field.needed else ''}): "
        f"{escape(field.text)}</dd>"
        for field in verb.fields
    )
    return f"<dt><code>{verb.method} /{verb.name}</code></dt><dd>{escape(verb.text)}<dl>{fields}</dl></dd>"
