# The library of a centre: materials, rubrics, copies.

command-library = библиотека: материалы и буклеты
menu-library = Библиотека

library-home =
    <b>Библиотека.</b> { $count ->
        [0] Материалов пока нет.
        [one] Здесь { $count } материал.
        [few] Здесь { $count } материала.
       *[other] Здесь { $count } материалов.
    }
library-few = ⚠️ Пора печатать ещё: { $named }{ $more ->
        [0] .
       *[other] { "" } и ещё { $more }.
    }
library-find = Найти
library-add = Добавить
library-new = Новое
library-own = Мои ({ $count })
library-waiting = Ждут решения ({ $count })
library-settings-open = Настройки
library-to-home = В библиотеку
library-list-new =
    <b>Новое в библиотеке.</b> { $count ->
        [0] Пока ничего нет.
       *[other] { "" }
    }
library-list-rubric =
    <b>{ $name }.</b> { $count ->
        [0] Пока ничего нет.
       *[other] { "" }
    }
library-list-own =
    <b>Мои материалы.</b> { $count ->
        [0] Ничего не готовится и не ждёт решения.
       *[other] Задуманы, готовятся, ждут решения или не приняты.
    }
library-list-waiting =
    <b>Ждут решения.</b> { $count ->
        [0] Ничего.
       *[other] Откройте материал, чтобы принять или отклонить.
    }
library-line = { $title } · { $kind }

library-card = <b>{ $title }</b>
library-state-idea = Задумано, { $day }. Готовит: { $name }.
library-state-draft = Черновик, { $day }. Готовит: { $name }.
library-state-proposed = Ждёт решения с { $day }. Прислал(а): { $name }.
library-state-approved = В библиотеке с { $day }.
library-state-issued = Издано. В библиотеке с { $day }.
library-state-outdated = ⚠️ Устарело: в поиске этого материала нет.
library-state-refused = Не принято: { $reason }
library-version =
    { $state }
    Версия { $number }.
library-card-kind = Вид: { $value }
library-card-rubric = Рубрика: { $value }
library-card-audience = Для кого: { $value }
library-card-year = Год: { $value }
library-card-authors = Авторы: { $value }
library-card-keywords = Ключевые слова: { $value }
library-card-item = Пункт плана: { $value }
library-item = { $item } Издано { $issued } из { $of }.
library-card-link = Ссылка: { $value }
library-card-file = Файл: { $value }
library-card-body = { $body }
library-file = { $type }, { $size } КБ

library-add-ask =
    <b>Новый материал.</b> Пришлите файл (.pdf, .docx, .pptx, .xlsx, до 20 МБ), ссылку или текст. Картинку присылайте файлом.
    Не присылайте имена, адреса и другие данные семей.
library-attach-ask = <b>{ $title }.</b> Пришлите файл, ссылку или текст. Не присылайте имена, адреса и другие данные семей.
library-idea = Только задумка
library-check = <b>Похоже на личные данные:</b>
library-check-what = Пока файл не сохранён. Если это данные семей, уберите их и пришлите другой файл.
library-check-photo = <b>Это картинка.</b> Бот не видит, кто на ней. Если на ней можно узнать человека, не отправляйте её.
library-check-silent = <b>В файле нет текста, который бот может прочитать</b>: это картинки или скан. Проверьте сами, что в нём нет имён, подписей и лиц. Поиск найдёт его только по названию и ключевым словам.
library-nobody = Никого не узнать
library-other-file = Другой файл
library-drop-file = Не отправлять
library-doubt-page = · { $what } – страница { $number } из { $of }
library-doubt-slide = · { $what } – слайд { $number } из { $of }
library-doubt-sheet = · { $what } – лист { $number } из { $of }
library-doubt-paragraph = · { $what } – абзац { $number } из { $of }
library-doubts-more = { $count ->
        [one] … и ещё { $count } место
        [few] … и ещё { $count } места
       *[other] … и ещё { $count } мест
    }

library-kind-booklet = Буклет
library-kind-leaflet = Листовка
library-kind-memo = Памятка
library-kind-brochure = Брошюра
library-kind-collection = Сборник
library-kind-methodical = Методические рекомендации
library-kind-synopsis = Конспект, план занятия
library-kind-scenario = Сценарий
library-kind-programme = Программа
library-kind-article = Статья
library-kind-presentation = Презентация
library-kind-diagnostics = Диагностика
library-kind-law = Нормативный документ
library-kind-other = Другое

material-form = Материал
material-title = Название
material-title-ask = Как называется материал?
material-kind = Вид
material-kind-ask = Что это?
material-rubric = Рубрика
material-rubric-ask = В какую рубрику?
material-no-rubric = Без рубрики
material-audience = Для кого
material-audience-ask = Для кого материал? Например: кураторы, замещающие родители.
material-year = Год
material-year-ask = Какого года материал?
material-year-bad = Год – от { $first } до { $last }.
material-authors = Авторы
material-authors-ask = Кто авторы?
material-keywords = Ключевые слова
material-keywords-ask = По каким ещё словам его будут искать? Через запятую.
material-pictures = { $count ->
        [one] В файле { $count } картинка: проверьте, что на ней нельзя узнать людей.
        [few] В файле { $count } картинки: проверьте, что на них нельзя узнать людей.
       *[other] В файле { $count } картинок: проверьте, что на них нельзя узнать людей.
    }
material-twin = Такой же файл уже есть в библиотеке: «{ $title }».
material-sent = ✅ Отправлено координатору. Когда материал примут, придёт письмо.
material-opened = ✅ Материал в библиотеке, его найдут все сотрудники.
material-noted = ✅ Задумка записана. Когда материал будет готов, приложите его.
material-attached = ✅ Приложено. Материал пока видите только вы и координатор: отправьте его, когда он готов.
material-changed = { $count ->
        [0] Ничего не изменилось.
        [one] ✅ Изменено { $count } поле.
        [few] ✅ Изменено { $count } поля.
       *[other] ✅ Изменено { $count } полей.
    }
material-outdated = Материал помечен как устаревший. В поиске его больше нет.
material-removed = Материал удалён.
material-was-refused = Отклонено. Автор получит письмо с причиной.
material-was-issued = ✅ Издано { $day }. { $count ->
        [0] Записано в журнал.
        [one] Записано в журнал, тираж { $count } экз.
       *[other] Записано в журнал, тираж { $count } экз.
    }
material-rate-yes = Помогло
material-rate-partly = Частично
material-rate-no = Не помогло
material-open = Открыть материал
material-file = Получить файл
material-text = Показать текст
material-newer = Новая версия
material-approve = Принять
material-refuse = Отклонить
material-attach = Приложить
material-issue = Выпустить
material-copies = Тираж
material-item = Пункт плана
material-version = Обновить
material-outdate = Устарело
material-restore = Вернуть
material-remove = Удалить
material-remove-sure = Да, удалить
material-remove-ask = Удалить материал? Его файл и слова исчезнут, вернуть их будет нельзя.
material-item-ask = <b>{ $title }.</b> К какому пункту плана? Ближе всего по названию – сверху.
material-no-item = Без пункта плана

material-refused = Файл не принят: { $why }
material-refused-empty = он пустой. Сохраните его заново и пришлите ещё раз.
material-refused-too-large = он слишком большой. Можно до 20 МБ.
material-refused-unsupported = бот принимает .pdf, .docx, .pptx, .xlsx, .jpg и .png. Важно, что внутри, а не как файл назван.
material-refused-old = это файл старого образца. Сохраните его как .docx, .xlsx, .pptx или .pdf.
material-refused-archive = это архив. Пришлите сам файл, без архива.
material-refused-program = в нём программа. Такие файлы бот не хранит.
material-refused-macros = в нём макросы или сценарии. Сохраните его без них, например как .docx или .pdf.
material-refused-embedded = в него вложены другие файлы, или он берёт их извне. Уберите их или сохраните как .pdf без вложений.
material-refused-protected = он закрыт паролем. Снимите пароль и пришлите ещё раз.
material-refused-long = в нём больше двух миллионов знаков. Разделите его на части.
material-refused-broken = он повреждён и не открывается. Сохраните его заново и пришлите ещё раз.
material-photo = Картинки добавляет координатор: он проверяет, что на них никого нельзя узнать. Передайте картинку ему или пришлите материал в .pdf.
    .coordinator = Картинка не принята.
material-file-named = В названии файла похоже на личные данные: { $what }. Переименуйте файл и пришлите ещё раз. Если сообщение осталось в чате, удалите его сами.
material-file-gone = Этого файла больше нет. Пришлите его ещё раз: /library.
material-file-lost = Файл не найден на диске центра. Скажите координатору: материал нужно приложить заново.
    .coordinator = Файл не найден на диске центра. Приложите его заново: «Обновить» в карточке материала.
material-link-bad = Это не похоже на ссылку. Нужен адрес вида https://example.org/page, до { $longest } знаков.
material-text-long = Текст длиннее { $longest } знаков. Пришлите его файлом.
material-text-short = Для материала это слишком коротко: нужно от { $shortest } знаков. Пришлите файл, ссылку или текст.
material-gone = Этого материала в библиотеке больше нет. Посмотрите: /library.
material-not-yours = Этот материал изменяет его автор или координатор.
material-is-empty = Читать пока нечего. Приложите файл, ссылку или текст.
material-is-idea = Материал только задуман.
material-is-draft = Материал пока черновик.
material-is-proposed = Материал уже ждёт решения координатора.
material-is-approved = Материал уже в библиотеке.
material-is-issued = Материал уже издан.
material-is-outdated = Материал уже помечен как устаревший.
material-is-refused = Материал уже отклонён.
material-is-removed = Материал уже удалён.

material-refuse-form = Отклонить материал
material-refuse-reason = Причина
material-refuse-reason-ask = Почему материал не подходит? Автор прочитает это.
material-issue-form = Выпуск
material-issue-copies = Тираж
material-issue-copies-ask = Сколько экземпляров напечатано? Если не печатали – 0.
material-issue-day = День
material-issue-day-ask = Когда вышло?

library-stock = Напечатано { $printed }, роздано { $handed }, осталось { $left } экз.
library-stock-few = ⚠️ Мало осталось: пора печатать ещё.
library-copies = <b>{ $title }</b>
library-copies-none = <b>{ $title }.</b> Тиража пока нет. Запишите, сколько напечатано.
library-copies-left = Где лежит:
library-copies-handed = Где роздано:
library-copies-line = · { $where }: { $count }
print-run-printed = Напечатано
print-run-moved = В район
print-run-handed = Роздано
print-run-corrected = Пересчитать
print-run-none = «{ $typed }» – это ни одного экземпляра. Напишите число от 1, например: 50.
print-run-own-shelf = Центр
print-run-form = Тираж
print-run-about = { $title }. Осталось { $left } экз.
print-run-copies = Экземпляры
print-run-copies-ask = Сколько экземпляров?
print-run-district = Район
print-run-district-ask = Куда?
print-run-shelf = Откуда
print-run-shelf-ask = С какой полки?
print-run-day = День
print-run-day-ask = Когда?
print-run-below = Столько нет: не хватает { $count } экз. Проверьте число или сначала запишите, сколько напечатано.
print-run-printed-noted = ✅ Напечатано { $count } экз. Осталось { $left }.
print-run-moved-noted = ✅ Передано { $count } экз. Осталось { $left }.
print-run-handed-noted = ✅ Роздано { $count } экз. Осталось { $left }.
print-run-corrected-noted = ✅ Пересчитано: { $count } экз. Всего осталось { $left }.
run-copies-bad = Число экземпляров – от 1 до { $most }.
run-day-ahead = Этот день ещё не наступил.
run-same-shelf = Экземпляры уже лежат там. Выберите другой район.

library-settings =
    <b>Настройки библиотеки.</b> { $at_once ->
        [true] То, что присылают специалисты, сразу видят все.
       *[false] То, что присылают специалисты, сначала смотрит координатор.
    }
    Рубрики центра – ниже: откройте, чтобы переименовать или удалить.
library-at-once = Принимать сразу
library-look-first = Сначала смотреть
library-rubric = <b>{ $name }.</b> { $count ->
        [0] Материалов нет.
        [one] { $count } материал.
        [few] { $count } материала.
       *[other] { $count } материалов.
    }
library-rubric-sure = Удалить рубрику «{ $name }»? { $count ->
        [0] Материалов в ней нет.
        [one] { $count } материал останется без рубрики.
        [few] { $count } материала останутся без рубрики.
       *[other] { $count } материалов останутся без рубрики.
    }
rubric-add = Добавить рубрику
rubric-rename = Переименовать
rubric-drop = Удалить
rubric-drop-sure = Да, удалить
rubric-dropped = Рубрика «{ $name }» удалена.
rubric-saved = ✅ Рубрика «{ $name }» записана.
rubric-form = Рубрика
rubric-name = Название
rubric-name-ask = Как называется рубрика?
rubric-gone = Этой рубрики больше нет. Посмотрите: /library.
rubric-detection = Раннее выявление и работа со случаем
rubric-foster = Сопровождение замещающих семей
rubric-graduates = Сопровождение выпускников
rubric-too-many = Рубрик уже { $most }. Переименуйте одну из них или удалите лишнюю.
rubric-name-bad = Название рубрики – от 2 до { $longest } знаков.
rubric-twice = Рубрика «{ $name }» уже есть.
rubric-last = Это последняя рубрика: одна остаётся. Её можно переименовать.

letter-material-proposed = { $name } предлагает в библиотеку: «{ $title }». Посмотрите и решите, принять ли.
letter-material-approved = Ваш материал «{ $title }» принят, его найдут все сотрудники.
letter-material-refused = Ваш материал «{ $title }» не принят: { $reason }
    Его можно исправить и отправить ещё раз.
moot-material-decided = по материалу уже решено
moot-material-gone = материала больше нет
digest-library = <b>Библиотека</b>
reminders-kind-material = материал библиотеки
audit-event-material-removed = удалён материал библиотеки
audit-about-library = правила библиотеки

activity-copies-below = «{ $title }»: столько нет, не хватает { $count } экз. Проверьте число или сначала запишите тираж в карточке материала.
library-removed = Удалённый материал
library-numbered = Материал библиотеки № { $number }
mydata-file-material = Материал библиотеки № { $number }, { $day }: { $title } ({ $state })
library-brief-idea = задуман
library-brief-draft = черновик
library-brief-proposed = ждёт решения
library-brief-approved = в библиотеке
library-brief-issued = издан
library-brief-outdated = устарел
library-brief-refused = не принят
library-brief-removed = удалён
