"""Folders as a clinic would write them."""

from textwrap import dedent

from planmaker.errors import ContentError
from planmaker.library.load import load_library


def write(folder, files):
    """Write files into a folder, by their path within it, and return the folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            target.write_bytes(text)
        else:
            target.write_text(dedent(text), "utf-8")
    return folder


def faults(folder):
    """What is wrong with the content once a folder lies over it; file names are relative to the folder."""
    try:
        load_library(folder=folder)
    except ContentError as error:
        return [str(problem).replace(f"{folder}/", "") for problem in error.problems]
    return []


NECK = {
    "exercises/neck-turn.yaml": """\
        kind: hold
        sided: true
        families: [rotation]
        purposes: [ease, mobility]
        order: 10
        maximum_hold_seconds: 30
        ladders:
          full:
            - {repetitions: 2, hold_seconds: 10}
            - {repetitions: 2, hold_seconds: 15}
            - {repetitions: 2, hold_seconds: 20}
          short:
            - {repetitions: 1, hold_seconds: 10}
            - {repetitions: 1, hold_seconds: 15}
        forms:
          - id: chair
            posture: chair-sitting
            demands: [small-turn]
            difficulty: 1
            equipment: [chair]
            frames: []
        sources:
          maximum_hold_seconds: "[GPK]"
          ladders: "[GPK]"
        review: {reviewer: A. Physio, on: 2027-01-31}
        """,
    "programmes/neck.yaml": "exercises: [neck-turn]\n",
    "en/programmes/neck.yaml": """\
        name: Neck
        title: neck stretch plan
        what_for: One gentle stretch that may ease a stiff neck.
        warm_up: Roll your shoulders for {time}.
        cool_down: Rest and breathe slowly for {time}.
        """,
    "en/exercises/neck-turn.yaml": """\
        name: Neck turn
        short_name: Neck turn
        aliases: []
        what_for: It may ease a stiff neck.
        feel: A mild pull along the side of your neck.
        easier: Turn less far.
        harder: Hold a little longer.
        mistakes: [Lifting the chin.]
        cautions: ["Dizzy? Stop and rest."]
        added: []
        forms:
          chair:
            name: on a chair
            steps:
              - Sit tall on a firm chair, feet flat.
              - Turn your head slowly to the left. Breathe slowly.
              - Come back to the middle. Swap sides.
            captions: [Sit tall., Turn your head. Breathe. Swap sides.]
            alt: {}
        """,
}
