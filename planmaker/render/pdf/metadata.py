"""What a file says about itself: title, author, dates, and the two standards it keeps to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from planmaker.render.pdf import syntax

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""PDF/A knows no pdfuaid, hence its description as an extension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts; `issued` is taken as UTC where it names no time zone. Empty facts are left out."""

    title: str
    language: str
    producer: str
    issued: datetime
    author: str = ""
    subject: str = ""
    keywords: Sequence[str] = ()

    def packet(self) -> bytes:
        """Write the facts as XMP."""
        moment = self._moment().strftime("%Y-%m-%dT%H:%M:%SZ")
        properties = [
            "<dc:format>application/pdf</dc:format>",
            _alternative("dc:title", self.title),
            _alternative("dc:description", self.subject),
            _list("dc:creator", "Seq", [self.author]),
            _list("dc:language", "Bag", [self.language]),
            _list("dc:subject", "Bag", self.keywords),
            _plain("pdf:Keywords", ", ".join(self.keywords)),
            _plain("pdf:Producer", self.producer),
            _plain("xmp:CreatorTool", self.producer),
            *(_plain(f"xmp:{name}", moment) for name in ("CreateDate", "ModifyDate", "MetadataDate")),
        ]
        return _PACKET.format(properties="\n".join(filter(None, properties))).encode("utf-8")

    def info(self) -> bytes:
        """Write the facts as the older information dictionary, with equal values."""
        moment = self._moment().strftime("D:%Y%m%d%H%M%SZ")
        facts = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": ", ".join(self.keywords),
            "Creator": self.producer,
            "Producer": self.producer,
            "CreationDate": moment,
            "ModDate": moment,
        }
        return b"<<%b>>" % b"".join(
            b"/%b%b" % (key.encode("ascii"), syntax.text_string(value)) for key, value in facts.items() if value
        )

    def _moment(self) -> datetime:
        """Return the date of issue in UTC."""
        return self.issued.replace(tzinfo=UTC) if self.issued.tzinfo is None else self.issued.astimezone(UTC)


def _clean(text: str) -> str:
    """Make text safe to stand in XML."""
    return escape(syntax.readable(text))


def _plain(name: str, text: str) -> str:
    """Write a simple property."""
    return f"<{name}>{_clean(text)}</{name}>" if text else ""


def _list(name: str, kind: str, texts: Sequence[str]) -> str:
    """Write a property with several values: an ordered "Seq" or an unordered "Bag"."""
    items = "".join(f"<rdf:li>{_clean(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _alternative(name: str, text: str) -> str:
    """Write a property that could have a value in each language."""
    item = f'<rdf:li xml:lang="x-default">{_clean(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if text else ""
