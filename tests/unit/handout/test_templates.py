"""The words of a language: there or refused, with every place filled in."""

from dataclasses import fields, is_dataclass

import pytest

from planmaker.errors import ContentError, UsageError
from planmaker.handout import templates
from planmaker.handout.templates import DocumentWords, load_templates
from planmaker.library.load import languages
from planmaker.resources import SourceFile, packaged


@pytest.mark.parametrize("language", languages())
def test_every_language_of_the_content_has_its_templates(language):
    assert load_templates(language).wording.dates.days


@pytest.mark.parametrize("language", languages())
def test_no_template_is_empty(language):
    def texts(value):
        if isinstance(value, str):
            yield value
        elif is_dataclass(value):
            for field in fields(value):
                yield from texts(getattr(value, field.name))
        elif isinstance(value, tuple | list):
            for entry in value:
                yield from texts(entry)
        elif hasattr(value, "values"):
            for entry in value.values():
                yield from texts(entry)

    said = list(texts(load_templates(language)))
    assert len(said) > 100
    assert all(text.strip() for text in said)


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match="There are no templates in language 'xx'") as refused:
        load_templates("xx")
    assert refused.value.hint == "Known: en."


@pytest.mark.parametrize("language", ["../en", "", "looks.yaml"])
def test_a_language_is_no_path(language):
    with pytest.raises(UsageError):
        load_templates(language)


def test_a_footer_has_the_places_that_are_filled_in():
    good = {"footer": "Page {page} of {pages}", "footer_of": "{name}, page {page} of {pages}"}
    assert DocumentWords(**good)
    with pytest.raises(ValueError, match=r"'\{name\}' is not filled in here"):
        DocumentWords(**{**good, "footer": "{name}"})
    with pytest.raises(ValueError, match="is not filled in here"):
        DocumentWords(**{**good, "footer_of": "{page:>99999999}"})


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("reasons.yaml", "left_out: {}\nnotes: []\nexplain: {}\n", "en/reasons.yaml:2: notes: "),
        ("reasons.yaml", "left_out: {}\n", "is missing"),
        ("pages.yaml", "document: {footer: '{nonsense}', footer_of: ''}\n", "'{nonsense}' is not filled in here."),
        ("wording.yaml", "", "is empty."),
    ],
)
def test_a_faulty_template_is_refused_with_its_file_and_line(monkeypatch, name, text, fault):
    files = dict(packaged("templates", ".yaml"))
    path = f"en/{name}"
    files[path] = SourceFile(path=path, label=f"templates/{path}", data=text.encode())
    monkeypatch.setattr(templates, "packaged", lambda *_: files)
    with pytest.raises(ContentError) as refused:
        load_templates.__wrapped__("en")
    assert any(fault in str(problem) for problem in refused.value.problems)
