"""Who lives the year: an invented centre with six districts, and how everybody treats their letters."""

from dataclasses import dataclass

CENTER = "Ресурсный центр «Год»"
DISTRICTS = (
    "Лесной район",
    "Заречный район",
    "Озёрский район",
    "Степной район",
    "Ключевской район",
    "город Берегов",
)
"""In this order; a district answers for itself by its curator."""


@dataclass(frozen=True)
class Who:
    """Somebody with a phone. `place` is a curator's district or a specialist's post; `late` and `never` are the shares
    of the letters that are answered a week late and not at all."""

    telegram_id: int
    name: str
    role: str
    place: str = ""
    late: float = 0.15
    never: float = 0.08


ADMIN = Who(900, "Ладогин Глеб Ильич", "Администратор")
COORDINATOR = Who(101, "Ветрова Ольга Ивановна", "Координатор", late=0.1, never=0.05)
HEAD = Who(102, "Сомов Игорь Павлович", "Руководитель")
METHODIST = Who(111, "Зимина Елена Сергеевна", "Специалист", "Методист")
PSYCHOLOGIST = Who(112, "Белова Анна Юрьевна", "Специалист", "Психолог")
LAWYER = Who(113, "Крылов Олег Петрович", "Специалист", "Юрисконсульт", late=0.4)
SPEECH = Who(114, "Дубова Вера Андреевна", "Специалист", "Логопед")
SOCIAL = Who(115, "Тихонова Инна Олеговна", "Специалист", "Социальный педагог", never=0.3)
CURATORS = (
    Who(121, "Круглова Светлана Юрьевна", "Куратор", DISTRICTS[0]),
    Who(122, "Полевая Алла Олеговна", "Куратор", DISTRICTS[1], late=0.5),
    Who(123, "Тихая Нина Петровна", "Куратор", DISTRICTS[2]),
    Who(124, "Камина Зоя Львовна", "Куратор", DISTRICTS[3], never=0.4),
    Who(125, "Серов Егор Ильич", "Куратор", DISTRICTS[4]),
    Who(126, "Лугов Пётр Иванович", "Куратор", DISTRICTS[5]),
)
JOINER = Who(131, "Озерова Мария Павловна", "Специалист")
"""Comes after the plan, to a post that the plan left vacant."""

STAFF = (HEAD, METHODIST, PSYCHOLOGIST, LAWYER, SPEECH, SOCIAL, *CURATORS)
LEAVER, ON_LEAVE = SPEECH, PSYCHOLOGIST
"""The one who leaves in the middle of the year, and the one who is away for three weeks."""
LATE_DISTRICT, ZERO_DISTRICT = CURATORS[1], CURATORS[2]
"""Whose report comes after the day, and who confirms a zero for one quarter."""
