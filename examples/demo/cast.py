"""An invented centre: its name, its districts, its people. Nobody here lives anywhere."""

from dataclasses import dataclass

CENTER = "Ресурсный центр «Берег»"
DISTRICTS = (
    "Заречный район",
    "Лесной район",
    "Озёрский район",
    "Ключевской район",
    "Степной район",
    "город Берегов",
)


@dataclass(frozen=True)
class Part:
    """Somebody of the centre: how Telegram calls them, how the centre does, and the post."""

    telegram_name: str
    name: str
    role: str
    place: str = ""


ADMIN = Part("Глеб Ладогин", "", "Администратор")
COORDINATOR = Part("Ольга Ветрова", "Ветрова Ольга Ивановна", "Координатор")
HEAD = Part("Игорь Сомов", "Сомов Игорь Павлович", "Руководитель")
SPECIALIST = Part("Елена Зимина", "Зимина Елена Сергеевна", "Специалист", "Методист")
CURATORS = (
    Part("Светлана Круглова", "Круглова Светлана Юрьевна", "Куратор", "Лесной район"),
    Part("Анна Полевая", "Полевая Анна Олеговна", "Куратор", "Заречный район"),
    Part("Нина Тихая", "Тихая Нина Петровна", "Куратор", "Озёрский район"),
)
STAFF = (HEAD, SPECIALIST, *CURATORS)
