"""Why a file is refused: a code for programs, one Russian sentence or two for the coordinator."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """The kinds of bad input; every one leaves nothing behind."""

    UNSUPPORTED = "unsupported"
    BROKEN = "broken"
    PROTECTED = "protected"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    EMPTY = "empty"
    NOT_A_PLAN = "not_a_plan"
    NO_DEADLINE_COLUMN = "no_deadline_column"
    TOO_MANY_ROWS = "too_many_rows"


TEXTS = {
    Refusal.UNSUPPORTED: "Такой файл прочитать нельзя. Пришлите план в .docx, .xlsx, .csv или .txt.",
    Refusal.BROKEN: "Файл повреждён и не открывается. Сохраните его у себя заново и пришлите ещё раз.",
    Refusal.PROTECTED: "Файл закрыт паролем. Снимите пароль и пришлите файл ещё раз.",
    Refusal.TOO_LARGE: "Файл слишком большой: можно до 20 МБ. Уберите картинки или оставьте только таблицу.",
    Refusal.BOMB: "После распаковки файл слишком велик. Скопируйте таблицу плана в новый файл.",
    Refusal.EMPTY: "Файл пуст. Пришлите файл с таблицей плана.",
    Refusal.NOT_A_PLAN: (
        "Таблица плана в файле не найдена. Нужна таблица со столбцами «Содержание», «Срок» и «Ответственный»."
    ),
    Refusal.NO_DEADLINE_COLUMN: "В таблице нет столбца со сроками. Добавьте столбец «Срок» и пришлите снова.",
    Refusal.TOO_MANY_ROWS: (
        "В таблице 5 000 строк или больше, а план читается до 4 999 строк. Оставьте в файле план одного года."
    ),
}


class BadPlan(Exception):
    """The file cannot be read as a plan. `text` is for the person, `detail` for the log."""

    def __init__(self, code: Refusal, detail: str = "", text: str | None = None) -> None:
        self.code = code
        self.text = text or TEXTS[code]
        self.detail = detail
        super().__init__(f"{code.value}: {detail}" if detail else code.value)

    def __reduce__(self) -> tuple[type[BadPlan], tuple[Refusal, str, str]]:
        return BadPlan, (self.code, self.detail, self.text)  # it is raised in another process
