"""What every page builder needs: the plan, the content, the words of numbers, and which drawings there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planmaker.handout.document import Picture
from planmaker.handout.wording import Wording
from planmaker.model import ExerciseWords, Form, Library, Plan, Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """The content, the words of numbers, and the names of the drawings that exist."""

    library: Library
    wording: Wording
    drawings: frozenset[str]

    def words(self, exercise_id: str) -> ExerciseWords:
        """Return the words of an exercise."""
        return self.library.words.exercises[exercise_id]

    def picture_of(self, exercise_id: str, form: Form, drawing: str) -> Picture | None:
        """Return a drawing of a form with its alt text, or None if it is not drawn yet."""
        if drawing not in self.drawings:
            return None
        return Picture(drawing=drawing, alt=self.words(exercise_id).forms[form.id].alt[drawing])


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(Materials):
    """A plan with everything that is needed to put it into words."""

    plan: Plan

    def form(self, exercise_id: str) -> Form:
        """Return the form in which the plan has an exercise."""
        form_id = next(i.form for s in self.plan.sessions for i in s.items if i.exercise == exercise_id)
        return self.library.exercises[exercise_id].form(form_id)

    def in_doing_order(self, exercise_ids: Iterable[str]) -> list[str]:
        """Sort exercises as they are done within a session."""
        postures, exercises = self.library.vocabulary.postures, self.library.exercises
        return sorted(
            exercise_ids,
            key=lambda i: (postures[self.form(i).posture].order, self.form(i).posture, exercises[i].order, i),
        )

    def end_pose(self, exercise_id: str) -> Picture | None:
        """Return the drawing to know an exercise by."""
        form = self.form(exercise_id)
        drawing = form.thumbnail or (form.frames[-1].drawing if form.frames else "")
        return self.picture_of(exercise_id, form, drawing) if drawing else None

    def first_with_sessions(self) -> Week:
        """Return the first week that has sessions."""
        return next(week for week in self.plan.weeks if week.sessions)


def minutes_span(week: Week) -> tuple[int, int]:
    """Return the shortest and the longest session of a week, in minutes rounded up."""
    minutes = [session.minutes for session in week.sessions]
    return min(minutes), max(minutes)
