# The library of a centre: materials, rubrics, copies.

rubric-detection = Раннее выявление и работа со случаем
rubric-foster = Сопровождение замещающих семей
rubric-graduates = Сопровождение выпускников
rubric-too-many = Рубрик уже { $most }. Переименуйте одну из них или удалите лишнюю.
rubric-name-bad = Название рубрики – от 2 до { $longest } знаков.
rubric-twice = Рубрика «{ $name }» уже есть.
rubric-last = Это последняя рубрика: одна остаётся. Её можно переименовать.

material-is-empty = Читать пока нечего. Приложите файл, ссылку или текст.
