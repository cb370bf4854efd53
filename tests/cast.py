"""The people in every test: Ana and Bo take part, Fay facilitates, Mel mentors, Otto observes."""

from workshop.core.role import Role
from workshop.core.sight import Viewer

ANA = Viewer("ana", Role.PARTICIPANT)
BO = Viewer("bo", Role.PARTICIPANT)
FAY = Viewer("fay", Role.FACILITATOR)
MEL = Viewer("mel", Role.MENTOR)
OTTO = Viewer("otto", Role.OBSERVER)
EVERYBODY = (ANA, BO, FAY, MEL, OTTO)
