"""A form in the file: a drawing that is stamped on pages, or what a field shows."""

from __future__ import annotations

from planmaker.render.pdf import syntax
from planmaker.render.pdf.drawing import Form, opacity_name


def form_xobject(form: Form) -> bytes:
    """Write a form as a form XObject."""
    states = b"".join(
        b"/%b<</ca %b/CA %b>>" % (opacity_name(opacity).encode("ascii"), *[syntax.number(opacity).encode("ascii")] * 2)
        for opacity in form.opacities
    )
    resources = b"<</ExtGState<<%b>>>>" % states if states else b"<<>>"
    box = syntax.box((0, 0, form.width, form.height))
    return syntax.stream(b"/Type/XObject/Subtype/Form/BBox%b/Resources%b" % (box, resources), form.operators)
