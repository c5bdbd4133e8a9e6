"""What the tests of poses share: reading a pose from text, and one standard person."""

from textwrap import dedent

from planmaker.errors import ContentError, Problem
from planmaker.figure.people import Person
from planmaker.figure.pose import Pose
from planmaker.figure.pose_file import read_pose
from planmaker.resources import SourceFile

SOMEBODY = Person(name="somebody", description="a person of ordinary build", hair="bun")


def pose_of(text: str) -> Pose:
    return read_pose(SourceFile(path="poses/mine.yaml", label="mine.yaml", data=dedent(text).encode()))


def faults_of(text: str) -> list[str]:
    try:
        pose_of(text)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def warnings_of(text: str) -> list[str]:
    warnings: list[Problem] = []
    read_pose(SourceFile(path="poses/mine.yaml", label="mine.yaml", data=dedent(text).encode()), warnings)
    return [str(warning) for warning in warnings]
