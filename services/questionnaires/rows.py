"""The rows of a round: what it was started with, and the plan's row that is done when it is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.access import Permission
from models.errors import NotFound
from models.people import Post
from models.questionnaires import Questionnaire, QuestionnairePost, Theme
from services.work import Work, use_case


@dataclass(frozen=True)
class Started:
    """What a round was started with: its theme, its last day, and the posts that are asked."""

    theme: Theme
    until: date
    posts: frozenset[int]
    groups: int

    def says(self, theme: Theme, until: date, groups: Sequence[int]) -> bool:
        """Whether it is what was said; a group is named by one of its posts."""
        same = self.posts.issuperset(groups) and self.groups == len(set(groups))
        return same and (self.theme, self.until) == (theme, until)


@use_case(Permission.MANAGE_QUESTIONNAIRES)
async def read_start(work: Work, questionnaire_id: int) -> Started:
    """What a round of the centre was started with, as it is stored. Raises NotFound for another centre's."""
    query = (
        select(Questionnaire.theme, Questionnaire.until, Post.id, Post.role, Post.title)
        .join(QuestionnairePost, QuestionnairePost.questionnaire_id == Questionnaire.id)
        .join(Post, Post.id == QuestionnairePost.post_id)
        .where(Questionnaire.id == questionnaire_id, Questionnaire.center_id == work.center_id)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    if not rows:
        raise NotFound
    posts, groups = {post for _, _, post, _, _ in rows}, {(role, title) for _, _, _, role, title in rows}
    return Started(Theme(rows[0][0]), rows[0][1], frozenset(posts), len(groups))
