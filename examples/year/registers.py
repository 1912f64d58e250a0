"""What a year enters in registers by the phone, and whom its curators hear of families from."""

from datetime import timedelta

from examples.year.cast import COORDINATOR, CURATORS, METHODIST, PSYCHOLOGIST, ZERO_DISTRICT, Who

Steps = tuple[str, ...]
ENTERED: tuple[tuple[int, Who, str, Steps], ...] = (
    (20, COORDINATOR, "Проекты", ("Тёплые вечера", "[{year} год]", "150 тыс.", "[Идёт]")),
    (25, METHODIST, "Соглашения", ("Фонд «Родник»", "Помощь вещами", "[Сегодня]", "[Пропустить]")),
    (30, METHODIST, "Конкурсы и гранты", ("Семейный очаг", "[Сегодня]", "1,5 млн", "[Подана]")),
    (60, PSYCHOLOGIST, "Конкурсы и гранты", ("Доброе дело", "[Сегодня]", "250 000,50", "[Подана]")),
    (95, COORDINATOR, "Привлечённые ресурсы", ("Ноутбук", "[Сегодня]", "[Вещи]", "45 000", "[Бизнес]", "[Получено]")),
    (100, METHODIST, "Публикации", ("[Публикация]", "День семьи", "[Сегодня]", "[Сайт]", "[Пропустить]")),
    (101, METHODIST, "Публикации", ("[Статья]", "Опыт центра", "[Сегодня]", "[Газета]", "[Пропустить]")),
    (110, METHODIST, "Стажировки", ("Сопровождение семей", "Первые шаги", "2 – 6 марта {year}", "8")),
    (118, COORDINATOR, "Проекты", ("Дом, где тепло", "1 апреля – 31 октября {year}", "80 тыс.", "[Идёт]")),
    (200, COORDINATOR, "Конкурсы и гранты", ("Добрый дом", "[Сегодня]", "90 тыс.", "[Подана]")),
    (210, COORDINATOR, "Банк данных", ("[I квартал {year}]", "[Лесной район]", "390")),
    (211, COORDINATOR, "Банк данных", ("[II квартал {year}]", "[Лесной район]", "402")),
    (212, COORDINATOR, "Банк данных", ("[II квартал {year}]", "[Заречный район]", "374")),
)
"""Days from the first one, who, which register, what is said and pressed."""
TELLERS = [who for who in CURATORS if who is not ZERO_DISTRICT]
"""Who says of a quarter that nothing happened has heard of nothing."""
TOLD = tuple(
    (timedelta(days=12 + 9 * number), TELLERS[number % len(TELLERS)], who)
    for number, who in enumerate(("Школа", "Соседи", "Детский сад", "ФАП", "Школа", "Участковый") * 5)
)
"""When a curator tells of a signal, and who noticed."""
