"""The fields of a file, so that a plan can be filled in on the screen too. They are empty, and print so.

Every field has its appearances in the file, for PDF/A lets no viewer make them up. Boxes and words of one size share
theirs. A line of text has its own: some programs write what was typed into the appearance that is there, and the same
words would show up in every field that shares it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planmaker.render.pdf import syntax
from planmaker.render.pdf.annotation import Choice, Entry, Field, TickBox
from planmaker.render.pdf.drawing import Form
from planmaker.render.pdf.embedding import resources
from planmaker.render.pdf.fonts import plain_font
from planmaker.render.pdf.objects import Objects
from planmaker.render.pdf.style import Face
from planmaker.render.pdf.xobject import form_xobject

_RADIO = 1 << 15
"""The flag of a field of which one answer is chosen; a second click takes the answer back."""
_TICKED = "Yes"
_CENTRED = 1
_AS_FITS = 0
"""The size of type with which a viewer draws a mark that it makes up."""


class FieldNameError(ValueError):
    """Two fields of a file have one name, so that a viewer would fill in both."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Two fields have the name '{name}'.")


@dataclass(slots=True)
class _Group:
    """The answers of which one is chosen."""

    number: int
    label: str
    kids: list[int] = field(default_factory=list)
    values: set[str] = field(default_factory=set)


class AcroForm:
    """Collects the fields of all pages. `fonts` are the numbers of those of the file; one sets what is typed in."""

    def __init__(self, objects: Objects, fonts: Mapping[str, int]) -> None:
        self._objects = objects
        self._fonts = fonts
        self._font = plain_font(Face.REGULAR).name
        self._fields: dict[str, int] = {}
        self._groups: dict[str, _Group] = {}
        self._appearances: dict[Form, bytes] = {}

    def add(self, one: Field, head: bytes) -> int:
        """Write a field and return the number of its widget.

        Args:
            one: the field at its place on the page.
            head: what every annotation says of itself.

        Raises:
            FieldNameError: there is another field of that name.
        """
        head = b"<<%b/Subtype/Widget/TU%b" % (head, syntax.text_string(one.label))
        if isinstance(one, Choice):
            return self._add_choice(one, head)
        if one.name in self._fields:
            raise FieldNameError(one.name)
        said = self._tick_box(one) if isinstance(one, TickBox) else self._entry(one)
        number = self._objects.add(b"%b/T%b%b>>" % (head, syntax.text_string(one.name), said))
        self._fields[one.name] = number
        return number

    def finish(self) -> bytes:
        """Write the groups, and return the entry of the catalog; without fields there is none."""
        for name, group in self._groups.items():
            entries = (syntax.text_string(name), syntax.text_string(group.label), syntax.references(group.kids))
            body = b"<</FT/Btn/Ff %d/V/Off/T%b/TU%b/Kids[%b]>>" % (_RADIO, *entries)
            self._objects.add(body, group.number)
        if not self._fields:
            return b""
        fields = syntax.references(self._fields.values())
        typing = resources({self._font: self._fonts[self._font]})
        return b"/AcroForm<</Fields[%b]/DA%b/DR<</Font%b>>>>" % (fields, self._typed("0 g", _AS_FITS), typing)

    def _tick_box(self, one: TickBox) -> bytes:
        return b"/FT/Btn/V/Off%b" % self._states(_TICKED, one.mark)

    def _add_choice(self, one: Choice, head: bytes) -> int:
        """Write one answer; its group follows at the end."""
        if one.name not in self._groups:
            if one.name in self._fields:
                raise FieldNameError(one.name)
            self._groups[one.name] = _Group(self._objects.reserve(), one.group_label)
            self._fields[one.name] = self._groups[one.name].number
        group = self._groups[one.name]
        if one.value in group.values:
            raise FieldNameError(f"{one.name}: {one.value}")
        body = b"%b/Parent %b%b>>" % (head, syntax.reference(group.number), self._states(one.value, one.mark))
        group.kids.append(self._objects.add(body))
        group.values.add(one.value)
        return group.kids[-1]

    def _states(self, on: str, mark: Form) -> bytes:
        """Write both appearances of a box: its mark, or nothing."""
        nothing = Form(operators=b"", width=mark.width, height=mark.height)
        both = (on.encode("ascii"), self._appearance(mark), self._appearance(nothing))
        return b"/AS/Off/AP<</N<</%b %b/Off %b>>>>" % both

    def _entry(self, one: Entry) -> bytes:
        """Write what an empty line says of itself; its appearance is its own."""
        width, height = one.box.right - one.box.left, one.box.top - one.box.bottom
        nothing = Form(operators=b"/Tx BMC EMC", width=round(width, syntax.DECIMALS), height=height)
        most = b"/MaxLen %d" % one.most if one.most else b""
        align = b"/Q %d" % _CENTRED if one.centred else b""
        typed = self._typed(f"{syntax.colour(one.colour)} rg", one.size)
        shown = syntax.reference(self._objects.add_stream(form_xobject(nothing)))
        return b"/FT/Tx/DA%b%b%b/AP<</N %b>>" % (typed, most, align, shown)

    def _typed(self, colour: str, size: float) -> bytes:
        """Write in which type a viewer sets what is filled in."""
        return b"(/%b %b Tf %b)" % tuple(part.encode("ascii") for part in (self._font, syntax.number(size), colour))

    def _appearance(self, form: Form) -> bytes:
        """Point at an appearance that fields share, written when it is first used."""
        if form not in self._appearances:
            self._appearances[form] = syntax.reference(self._objects.add_stream(form_xobject(form)))
        return self._appearances[form]
