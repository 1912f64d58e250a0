"""What else people call kinds, formats and participants: read when it is typed, never said by the bot."""

from collections.abc import Mapping
from enum import StrEnum

from models.activities import Category, Format, Level, Material, Organisation, Type

Also = Mapping[StrEnum, tuple[str, ...]]

TYPES: Also = {
    Type.LECTURE: ("лекция",),
    Type.QUALIFICATION: ("курсы",),
    Type.MEETING: ("собрание", "планёрка"),
    Type.TRIP: ("поездка", "командировка"),
    Type.PUBLICATION: ("пост", "новость", "заметка"),
    Type.LEAFLET: ("листовка", "буклет", "памятка", "брошюра", "сборник"),
    Type.HOLIDAY: ("утренник", "ёлка", "концерт"),
}
FORMATS: Also = {
    Format.IN_PERSON: ("лично", "вживую", "офлайн", "оффлайн"),
    Format.REMOTE: ("онлайн", "зум", "в зуме", "zoom", "дистант", "удалённо", "по видеосвязи", "по телефону"),
    Format.MIXED: ("гибрид", "гибридный", "очно и онлайн", "очно и дистанционно"),
}
LEVELS: Also = {
    Level.INSTITUTION: ("в учреждении",),
    Level.DISTRICT: ("районный", "муниципальный", "муниципалитет"),
    Level.REGION: ("областной", "региональный", "регион"),
}
CATEGORIES: Also = {
    Category.TEACHERS: ("учителя", "преподаватели", "воспитатели", "классные руководители"),
    Category.GUARDIANSHIP: ("опека", "органы опеки", "сотрудники опеки"),
    Category.OFFICIALS: ("администрация", "представители администрации"),
    Category.FOSTER_PARENTS: ("приёмные родители", "опекуны", "попечители", "усыновители"),
    Category.BIRTH_PARENTS: ("биологические родители", "родные родители"),
    Category.CHILDREN: ("дети", "подростки", "школьники", "ученики", "воспитанники", "несовершеннолетние"),
    Category.VOLUNTEERS: ("добровольцы",),
}
ORGANISATIONS: Also = {
    Organisation.SCHOOL: ("сош", "гимназии", "лицеи", "образовательные организации"),
    Organisation.KINDERGARTEN: ("садики", "садик", "детсады", "доу"),
    Organisation.COLLEGE: ("техникумы", "институты", "университеты"),
    Organisation.SOCIAL: ("соцслужбы", "соцзащита", "кцсон"),
    Organisation.GUARDIANSHIP: ("опека",),
    Organisation.COMMISSION: ("комиссия по делам несовершеннолетних", "кдн и зп"),
    Organisation.HEALTH: ("больницы", "поликлиники"),
    Organisation.CULTURE: ("библиотеки", "дома культуры", "музеи", "спортшколы"),
}
MATERIALS: Also = {Material.METHODICAL: ("методички", "пособия")}
# by the beginning of their texts' keys: values of two enums may be the same word
ALSO: Mapping[str, Also] = {
    "type": TYPES,
    "format": FORMATS,
    "level": LEVELS,
    "category": CATEGORIES,
    "material": MATERIALS,
    "organisation": ORGANISATIONS,
}
