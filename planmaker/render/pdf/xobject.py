"""A form in the file: a drawing that is stamped on pages, or what a field shows."""

from __future__ import annotations

from planmaker.render.pdf import syntax
from planmaker.render.pdf.drawing import Form, opacity_name


def form_xobject(form: Form, image: int = 0) -> bytes:
    """Write a form as a form XObject; `image` is the number of the image that it shows, if it shows one."""
    states = b"".join(
        b"/%b<</ca %b/CA %b>>"
        % tuple(part.encode("ascii") for part in (opacity_name(opacity), *[syntax.number(opacity, 3)] * 2))
        for opacity in form.opacities
    )
    parts = (
        b"/ExtGState<<%b>>" % states if states else b"",
        b"/XObject<</I %b>>" % syntax.reference(image) if image else b"",
    )
    resources = b"<<%b>>" % b"".join(parts)
    box = syntax.box((0, 0, form.width, form.height))
    return syntax.stream(b"/Type/XObject/Subtype/Form/BBox%b/Resources%b" % (box, resources), form.operators)
