"""The list of what changed since an older printing: real edits of a guide, told in words with the old pages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from guide.build import Request, build
from guide.cli import main
from guide.errata import NoRecordError, compare, publish_sheet
from guide.wording.passage import PICTURE, Passage
from guide.wording.record import PrintedDivision, Printing, RecordError, printings_of, record_of
from guide.wording.tell import lines

KITCHEN_SINK = Path(__file__).parents[1] / "guides/kitchen-sink"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build whose copies are in readers' hands."""
    out = tmp_path_factory.mktemp("printed")
    build(Request(KITCHEN_SINK, out, only=("pdf", "student")), str)
    return out


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KITCHEN_SINK, tmp_path / "source"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def told(source: Path, printed: Path, edition: str = "guide") -> list[str]:
    """The lines of the list, without the pages that they name."""
    found = lines(compare(source, printed / "build.json", edition).found, "en")
    return [re.sub(r"^p\.\u00a0[\w–]+: ", "", line).replace("\u00a0", " ") for line in found]


NOTHING = ["Nothing has changed that one reads."]

EDITS = {
    "some words of a paragraph": (
        ("sections/01-what-it-is.md", "Nothing is lost,", "Not a drop is lost,"),
        ["Section 1, paragraph 1: “round. “Nothing is” now reads “round. “Not a drop is”"],
    ),
    "a list": (
        ("sections/01-what-it-is.md", "   - salt", "   - salty"),
        ["Section 1, “Three states”, point 4: “salt” now reads “salty”"],
    ),
    "a row": (
        ("sections/01-what-it-is.md", "| 9 days", "| 8 days"),
        ["Table 1, row 3: “| 9 days” now reads “| 8 days”"],
    ),
    "a footnote": (
        ("sections/01-what-it-is.md", "A note with", "One note with"),
        ["Section 1, note 1: “A note” now reads “One note”"],
    ),
    "a caption": (
        ("sections/01-what-it-is.md", "Round it goes", "Round it turns"),
        ["Figure 1: “Round it goes (Perrault 1674)” now reads “Round it turns (Perrault 1674)”"],
    ),
    "a picture": (
        ("images/cycle.svg", "</svg>", "<rect width='9' height='9'/></svg>"),
        ["Figure 1: the picture is replaced", "Question 13: the picture is replaced"],
    ),
    "an event's date": (
        ("timeline.yaml", "date: 1727-12-05?", "date: 1727-12-06"),
        [
            "Timeline, “A rain gauge on a roof”: "
            "“5 December 1727?” now reads “6 December 1727”",
        ],
    ),
    "a person's role": (
        ("figures.yaml", "Lawyer who", "Judge who"),
        [
            "Key figures, Pierre Perrault: "
            "“Lawyer who measured rain” now reads “Judge who measured rain”"
        ],
    ),
    "a question": (
        ("questions/all-kinds.yaml", "Which are solid?", "Which of these are solid?"),
        ["Question 2: “Which are solid?” now reads “Which of these are solid?”"],
    ),
    "an answer": (
        ("questions/all-kinds.yaml", "Dew forms where it lies.", "Dew forms on the grass."),
        [
            "Answer to Question 3: “False Dew forms where it lies.” now reads "
            "“False Dew forms on the grass.”"
        ],
    ),
    "a term": (
        ("glossary.yaml", "Water as a gas.", "Water that is a gas."),
        ["Glossary, “water vapour”: “Water as a gas.” now reads “Water that is a gas.”"],
    ),
    "a new term": (
        ("glossary.yaml", "- id: dew\n", "- {id: fog, term: fog, definition: Low cloud.}\n- id: dew\n"),
        ["Glossary, “fog”: added: “Low cloud.”"],
    ),
    "a new paragraph": (
        ("sections/01-what-it-is.md", "> All the rivers", "Brooks come first.\n\n> All the rivers"),
        ["Section 1, “By the numbers”, paragraph 1: added: “Brooks come first.”"],
    ),
    "a paragraph gone": (
        ("sections/01-what-it-is.md", ": Also what one is in before breakfast.\n", ""),
        [
            "Section 1, “Three states”, paragraph 3: "
            "taken out: “Also what one is in before breakfast.”"
        ],
    ),
    "a comment in the source": (
        ("timeline.yaml", "- id: rain-gauge", "# Nobody sees this.\n- id: rain-gauge"),
        NOTHING,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_in_words(name: str, source: Path, printed: Path) -> None:
    (file, old, new), expected = EDITS[name]
    edit(source / file, old, new)
    assert set(expected) <= set(told(source, printed))


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_all_that_is_told_of_the_text(name: str, source: Path, printed: Path) -> None:
    """Beside it only practice pages may differ: they are drawn from the whole guide."""
    (file, old, new), expected = EDITS[name]
    edit(source / file, old, new)
    others = set(told(source, printed)) - set(expected)
    assert {line for line in others if "Practice P" not in line} == set()


def test_without_an_edit_nothing_is_told(source: Path, printed: Path) -> None:
    assert told(source, printed) == NOTHING
    assert told(source, printed, "student") == NOTHING


def test_a_question_taken_out_does_not_change_those_whose_numbers_shift(
    source: Path, printed: Path
) -> None:
    file = source / "questions/all-kinds.yaml"
    text = file.read_text("utf-8")
    start, stop = text.index("- id: wet"), text.index("- id: clouds")
    file.write_text(text[:start] + text[stop:], "utf-8")
    found = [line for line in told(source, printed) if "Practice" not in line]
    assert found == [
        "Question 4: taken out: “Water is wet.”",
        "Answer to Question 4: taken out: “True”",
    ]


def test_a_new_question_is_named_by_the_one_that_it_follows_where_its_number_was_anothers(
    source: Path, printed: Path
) -> None:
    fresh = "{id: fresh, type: true-false, section: what-it-is, prompt: It rains., answer: true}"
    edit(source / "questions/all-kinds.yaml", "- id: states", f"- {fresh}\n- id: states")
    assert "after Question 1: added: “It rains.”" in told(source, printed, "student")


def test_a_handouts_copies_are_told_what_changed_in_its_section_and_its_questions(
    source: Path, printed: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    edit(source / "sections/01-what-it-is.md", "Nothing is lost,", "Not a drop is lost,")
    edit(source / "glossary.yaml", "Water as a gas.", "Water that is a gas.")
    edit(source / "questions/all-kinds.yaml", "What is water called", "What do we call water")
    command = ["errata", str(source), "--since", str(printed / "build.json"), "--section"]
    assert main([*command, "what-it-is", "--sheet", "-o", str(tmp_path / "out")]) == 0
    lines_told = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    assert [line.split(":")[0] for line in lines_told] == ["Section 1, paragraph 1", "Question 1"]
    (file,) = (tmp_path / "out").glob("*-what-it-is-errata.pdf")
    text = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()
    assert "Section 1" in text
    assert "Page" not in text.partition("by hand.")[2]
    main([*command, "up"])
    assert capsys.readouterr().out.splitlines() == NOTHING
    with pytest.raises(SystemExit):
        main([*command, "what"])
    assert "now there are: what-it-is, " in capsys.readouterr().err


def test_students_copies_are_told_nothing_of_answers(source: Path, printed: Path) -> None:
    edit(source / "questions/all-kinds.yaml", "Dew forms where it lies.", "Dew forms on the grass.")
    edit(source / "questions/all-kinds.yaml", "Water is wet.", "All water is wet.")
    found = [line for line in told(source, printed, "student") if "Practice" not in line]
    assert found == ["Question 4: “Water is wet.” now reads “All water is wet.”"]


def words(text: str) -> str:
    """Letters and digits alone: how text is broken and joined does not matter."""
    return re.sub(r"[\W_]", "", text.replace("\u00ad", ""))


_TEXT = ("paragraph", "point", "prompt", "date", "heading", "title", "marks")


@pytest.mark.parametrize("edition", ["guide", "student"])
def test_the_pages_named_are_those_on_which_the_words_stand(printed: Path, edition: str) -> None:
    manifest = json.loads((printed / "build.json").read_text("utf-8"))
    recorded = list(printings_of(manifest["wording"])[edition].passages())
    (name,) = (name for name in manifest["outputs"] if ("student" in name) == (edition != "guide"))
    file = pypdfium2.PdfDocument(printed / name)
    labels = [label for label, _ in manifest["outputs"][name]["looks"]]
    text = {
        label: words(file[number].get_textpage().get_text_range())
        for number, label in enumerate(labels)
    }
    astray = []
    for passage in recorded:
        said = words(re.split(r"…|\. | \| ", passage.text)[0])[:10]
        page = passage.page.partition("–")[0]
        if passage.slot in _TEXT and said not in text[page]:
            astray.append(passage)
    assert len(recorded) > 100
    assert "\n".join(map(str, astray)) == ""


def test_one_section_of_an_edition_is_not_taken_for_the_edition(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build(Request(source, out, edition="student"), str)
    build(Request(source, out, edition="student", section="what-it-is"), str)
    assert told(source, out, "student") == NOTHING


def test_a_sheet_lists_the_changes(
    source: Path, printed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(source / "glossary.yaml", "Water as a gas.", "Water that is a gas.")
    status = main(
        [
            *("errata", str(source), "--since", str(printed / "build.json")),
            *("--edition", "student", "--sheet", "-o", str(tmp_path / "out")),
        ]
    )  # fmt: skip
    assert status == 0
    assert "now reads “Water that is a gas.”" in capsys.readouterr().out
    (file,) = (tmp_path / "out").glob("*.pdf")
    assert file.name.endswith("-student-errata.pdf")
    text = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()
    assert "Waterthatisagas" in words(text)
    assert "Student edition" in text


def test_the_sheet_of_an_untouched_guide_says_so(printed: Path, tmp_path: Path) -> None:
    compared = compare(KITCHEN_SINK, printed / "build.json", "guide")
    name, leaks = publish_sheet(compared, tmp_path)
    assert leaks == ()
    text = pypdfium2.PdfDocument(tmp_path / name)[0].get_textpage().get_text_range()
    assert "Nothing has changed" in text


def test_json_has_the_whole_texts(
    source: Path, printed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(source / "glossary.yaml", "Water as a gas.", "Water that is a gas.")
    main(["errata", str(source), "--since", str(printed / "build.json"), "--json"])
    found = json.loads(capsys.readouterr().out)
    (entry,) = (entry for entry in found if entry["item"] == "term-vapour")
    assert entry["kind"] == "reads"
    assert (entry["old"], entry["new"]) == ("Water as a gas.", "Water that is a gas.")
    assert entry["page"]


def test_what_can_not_be_compared_with_is_told(printed: Path, tmp_path: Path) -> None:
    with pytest.raises(NoRecordError, match="it tells of: guide, student"):
        compare(KITCHEN_SINK, printed / "build.json", "answers")
    old = tmp_path / "build.json"
    with pytest.raises(NoRecordError, match="there is no file"):
        compare(KITCHEN_SINK, old, "guide")
    old.write_text('{"outputs": {}}')
    with pytest.raises(NoRecordError, match="no words of a printing"):
        compare(KITCHEN_SINK, old, "guide")
    old.write_text('{"wording": "AAAA"}')
    with pytest.raises(NoRecordError, match="damaged"):
        compare(KITCHEN_SINK, old, "guide")


def test_a_record_is_kept_whole_and_short(printed: Path) -> None:
    record = json.loads((printed / "build.json").read_text("utf-8"))["wording"]
    printings = printings_of(record)
    assert record_of(printings) == record
    passages = [passage for printing in printings.values() for passage in printing.passages()]
    assert all(isinstance(passage, Passage) for passage in passages)
    assert {passage.slot for passage in passages} > {"paragraph", "row", "prompt", PICTURE}
    assert len(json.dumps(record)) < len(json.dumps(passages)) / 2


@pytest.mark.parametrize(
    "record",
    ["", 7, {}, {"version": 1, "words": [], "editions": {}}, {"version": 2, "editions": []}],
)
def test_a_damaged_record_is_no_crash(record: object) -> None:
    with pytest.raises(RecordError):
        printings_of(record)


@pytest.mark.parametrize("words", ["", "?", "eJw=", "eJwDAAAAAAE="])
def test_damaged_words_are_no_crash(words: str) -> None:
    with pytest.raises(RecordError):
        list(Printing("1939", [PrintedDivision(words, ("1",))]).passages())
