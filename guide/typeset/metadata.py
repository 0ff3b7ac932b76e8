"""What a PDF says about itself: information dictionary, XMP packet, output intent."""

from __future__ import annotations

from guide.dataclass import dataclass
from guide.typeset.icc import srgb_profile
from guide.typeset.objects import Objects
from guide.typeset.syntax import date, reference, text, xmp_date


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """Metadata of a file. Dates are ISO 8601 and come from the guide, never from the clock."""

    title: str
    language: str
    """BCP 47."""
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creator: str = ""
    """The program that made the file."""
    created: str = ""
    modified: str = ""
    """The same as ``created`` where empty."""
    identifier: str = ""
    publisher: str = ""
    rights: str = ""


def write_information(objects: Objects, info: PdfInfo) -> int:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    entries = {
        "Title": text(info.title),
        "Author": text("; ".join(info.authors)) if info.authors else "",
        "Subject": text(info.subject) if info.subject else "",
        "Keywords": text(", ".join(info.keywords)) if info.keywords else "",
        "Creator": text(info.creator) if info.creator else "",
        "Producer": text(info.creator) if info.creator else "",
        "CreationDate": date(info.created) if info.created else "",
        "ModDate": date(info.modified or info.created) if info.modified or info.created else "",
    }
    return objects.add(
        f"<<{''.join(f'/{key}{value}' for key, value in entries.items() if value)}>>"
    )


def write_xmp(objects: Objects, info: PdfInfo) -> int:
    """The metadata stream (14.3.2), left uncompressed so that any program can find it in the file."""
    return objects.add_stream("/Type/Metadata/Subtype/XML", xmp_packet(info).encode())


def write_output_intent(objects: Objects) -> str:
    """The output intent (ISO 19005-2, 6.2.3), which says that device colours are sRGB."""
    profile = objects.add_deflated(srgb_profile(), "/N 3")
    condition = text("sRGB IEC61966-2.1")
    return (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{condition}"
        f"/Info{condition}/DestOutputProfile {reference(profile)}>>"
    )


def xmp_packet(info: PdfInfo) -> str:
    """The XMP packet: Dublin Core, dates, and the claims of conformity to PDF/UA-1 and PDF/A-2a."""
    properties = [
        _alternatives("dc:title", info.title),
        _items("dc:creator", "Seq", info.authors),
        _alternatives("dc:description", info.subject),
        _items("dc:subject", "Bag", info.keywords),
        _items("dc:language", "Bag", (info.language,)),
        _items("dc:publisher", "Bag", (info.publisher,) if info.publisher else ()),
        _alternatives("dc:rights", info.rights),
        _simple("dc:identifier", info.identifier),
        _simple("dc:format", "application/pdf"),
        _simple("pdf:Keywords", ", ".join(info.keywords)),
        _simple("pdf:Producer", info.creator),
        _simple("xmp:CreatorTool", info.creator),
        _simple("xmp:CreateDate", xmp_date(info.created) if info.created else ""),
        _simple("xmp:ModifyDate", _modified(info)),
        _simple("pdfuaid:part", "1"),
        _simple("pdfaid:part", "2"),
        _simple("pdfaid:conformance", "A"),
    ]
    return _PACKET.format(properties="\n".join(filter(None, properties)))


def _modified(info: PdfInfo) -> str:
    moment = info.modified or info.created
    return xmp_date(moment) if moment else ""


def _escape(value: str) -> str:
    # The standard library's own function brings urllib and http with it: 50 ms.
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_escape(value)}</{name}>" if value else ""


def _alternatives(name: str, value: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_escape(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if value else ""


def _items(name: str, container: str, values: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{_escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{container}>{items}</rdf:{container}></{name}>" if items else ""


# The extension schema declares pdfuaid, which PDF/A-2 does not know (ISO 19005-2, 6.6.2.3).
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{properties}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
