"""Write the key shapes of the face: characters/actia/keys.svg.

python tools/art/keys.py

Each key holds only the layers that differ from neutral, whole, with the topology of art.svg.
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "characters" / "actia"
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

import face  # noqa: E402
from kit import Doc  # noqa: E402
from palette import gradients  # noqa: E402

from livehead.rig.keys import KEYS  # noqa: E402


def draw(pose):
    """Only the layers that keys change: the face, drawn by the code that draws it in art.svg."""
    D = Doc()
    gradients(D)
    face.head(D, pose)
    face.brows(D, pose)
    return {layer.name: [(i["d"], i["clip"], i["op"]) for i in layer.items] for layer in D.layers}


def group(name, layers, clips):
    lines = [f'<g id="key.{name}">']
    for layer, items in layers.items():
        lines.append(f'<g id="{layer}">')
        for d, clip, op in items:
            attributes = "" if op is None else f' opacity="{round(op, 4):g}"'
            if clip:
                attributes += f' clip-path="url(#{clips.setdefault(clip, f"c{len(clips)}")})"'
            lines.append(f'<path d="{d}"{attributes}/>')
        lines.append("</g>")
    return [*lines, "</g>"]


def main() -> int:
    """Draw neutral and every key, write what differs."""
    neutral = draw({})
    clips: dict[str, str] = {}
    body: list[str] = []
    for key in KEYS:
        layers = {name: items for name, items in draw({key: 1.0}).items() if items != neutral[name]}
        if not layers:
            raise SystemExit(f"key {key} changes nothing")
        body += group(key, layers, clips)
    defs = [f'<clipPath id="{i}"><path d="{d}"/></clipPath>' for d, i in clips.items()]
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="2048" height="2048" viewBox="0 0 2048 2048">'
    text = [head, "<desc>Key shapes, CC0-1.0</desc>", "<defs>", *defs, "</defs>", *body, "</svg>", ""]
    (FOLDER / "keys.svg").write_text("\n".join(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
