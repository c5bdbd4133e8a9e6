"""Draw a document as a tagged PDF: PDF 1.7, PDF/UA-1 and PDF/A-2a.

The parts, from the page down to the bytes:

    look        colours, type and paper, read from data
    style       how one piece of text is set: face, size, leading
    fonts       the embedded typefaces; widths and missing characters
    truetype    a typeface cut down to the glyphs that a file shows
    text        line breaking and setting of text
    icons       the small marks of the design
    drawing     illustrations as form XObjects
    marks       what a field shows once it is filled in
    paths       the outlines of shapes as operators
    pen         the recording canvas: everything drawn becomes a Block
    tags        the structure tree of a block
    annotation  links, and the fields that can be filled in on the screen
    block       what was drawn once and can be placed many times
    page        blocks placed on a sheet
    link        pages to file; with embedding, structure, acroform, xobject, outline, metadata, profile, objects, syntax

Lengths are points. x grows to the right and y grows upwards, as in PDF; a block has its origin at its top left
corner, so that what is drawn in it has a y of zero or less and its height need not be known beforehand.
Only fonts and truetype import reportlab: it reads the files of the typefaces.
"""
