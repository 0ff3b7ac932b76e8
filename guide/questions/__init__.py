"""The kinds of questions, one module each: how it is read, checked, asked, answered and exported.

``KINDS`` is the only place that lists them. Nothing outside of this package asks what kind a question is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from guide.questions.essay import EssayKind
from guide.questions.fill_in import FillInKind
from guide.questions.kind import Kind
from guide.questions.label import LabelKind
from guide.questions.matching import MatchingKind
from guide.questions.multi_part import MultiPartKind
from guide.questions.multiple_choice import MultipleChoiceKind
from guide.questions.multiple_response import MultipleResponseKind
from guide.questions.numeric import NumericKind
from guide.questions.ordering import OrderingKind
from guide.questions.short_answer import ShortAnswerKind
from guide.questions.true_false import TrueFalseKind

_ALL: tuple[Kind, ...] = (
    MultipleChoiceKind(),
    MultipleResponseKind(),
    TrueFalseKind(),
    MatchingKind(),
    OrderingKind(),
    FillInKind(),
    NumericKind(),
    ShortAnswerKind(),
    EssayKind(),
    LabelKind(),
    MultiPartKind(),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind by the value of ``type``, in the order of the format page."""
