# The centre's own words, and whom to call.

command-words = названия и тексты центра
command-contacts = кому звонить
menu-words = Слова центра
menu-contacts = Кому звонить

words-home =
    <b>Слова центра.</b> Названия видны всем: на кнопках, в записях, сводках и бумагах. Записи от нового названия не меняются.
    Своих названий: { $own }, не предлагается: { $hidden }.
words-last = Последнее изменение – { $day }{ $by ->
        [none] :
       *[other] , { $by }:
    }
words-of-type = Виды мероприятий
words-of-category = Участники
words-of-evidence = Подтверждения
words-of-material = Материалы
words-greeting = Приветствие
words-help = Справка
words-contacts = Кому звонить
words-file = Файл Excel
words-undo = Отменить изменение
words-list = <b>{ $what }.</b> Нажмите название, чтобы изменить.
words-line-hidden = { $name } · скрыто
words-card =
    <b>{ $name }</b>
    { $what }
words-standard = Стандартное название: { $name }
words-out = Больше не предлагается. В записях остаётся.
words-always-said = Такие записи создаёт и сам бот, поэтому скрыть нельзя.
words-rename = Переименовать
words-hide = Не предлагать
words-show = Предлагать снова
words-reset = Стандартное название
words-clear = Убрать
words-said-greeting = <b>Приветствие центра</b> стоит в меню под названием центра.
words-said-help = <b>Справка центра</b> стоит в /help над командами.
words-own-help =
    <b>{ $center }</b>
    { $text }
words-said-none = Пока пусто.

words-renamed = ✅ Теперь называется так: { $name }.
words-same = Название то же самое.
words-was-reset = ✅ Стоит стандартное название.
words-was-hidden = ✅ Больше не предлагается.
words-was-shown = ✅ Предлагается снова.
words-cleared = ✅ Убрано.
words-kept = ✅ Записано.
words-undone = ✅ Изменение отменено.
words-changed-meanwhile = Слова центра уже изменили. Посмотрите последнее изменение и решите снова.

words-change-name = · { $old } → { $new }
words-change-hidden = · { $name }: не предлагается
words-change-shown = · { $name }: предлагается снова
words-change-text = · { $what }: { $new ->
        [none] убрано
       *[other] { $new }
    }
words-change-topics = · Темы заявок
words-more = … и ещё { $count }

words-unprintable = Здесь есть знаки, которых не видно. Напишите от руки, например: Родительский университет.
words-bad-sign = Знака { $sign } в названии быть не может. Например: Родительский университет.
words-no-name = «{ $typed }» – не название. Начните с буквы, например: Родительский университет.
words-long-name = Не поместится на кнопке: «{ $typed }». Уложитесь в { $words } слова, например: Родительский университет.
words-two-scripts = В слове «{ $word }» буквы двух алфавитов. Напишите его русскими.
words-taken = «{ $name }» уже есть: { $other }. Выберите другое название, чтобы записи не путались.
words-always = «{ $name }» скрыть нельзя: такие записи создаёт и сам бот.
words-all-hidden = Скрыть всё нельзя: оставьте хотя бы одно название.

words-file-name = слова центра.xlsx
words-file-caption = Измените названия, темы, тексты и телефоны и пришлите файл обратно. Пустое название вернёт стандартное.
words-file-taken = ✅ Слова приняты. Изменилось:
words-file-same = В файле ничего не изменено.
words-file-refused = Файл не принят, ничего не изменилось. Исправьте и пришлите снова:
words-fault = · { $place ->
        [none] Файл
       *[other] { $place }
    }: { $what }
words-file-unreadable = файл повреждён. Скачайте его заново.
words-file-no-sheet = такого листа нет. Скачайте файл заново.
words-file-unknown = «{ $typed }» – такой строки нет. Первые столбцы не меняйте.
words-file-twice = «{ $typed }» стоит дважды.
words-file-yes = «{ $typed }» – напишите «да» или «нет».
words-file-no-topic = тема не написана.
words-file-personal = здесь имя или другие личные данные. Уберите их.

word-form = Название
word-about = Сейчас: { $name }
word-name = Название
word-name-ask = Как называть? До трёх слов, например: Родительский университет.
words-greeting-form = Приветствие
words-greeting-text = Приветствие
words-greeting-text-ask = Что сказать сотрудникам в меню? Например: Методический день – среда, кабинет 12.
words-help-form = Справка
words-help-lines = Справка
words-help-lines-ask = Что добавить в справку? Каждая мысль с новой строки.
contacts-form = Кому звонить
contacts-lines = Телефоны
contacts-lines-ask = Кому звонить? Каждое учреждение с новой строки, например: Опека Лесного района – 8 47533 2 22 33. Имена и личные телефоны не пишите.

contacts-list = <b>Кому звонить</b>
contacts-none = Координатор ещё не записал телефоны.
contacts-none-coordinator = Телефонов пока нет. Запишите их: они видны всем в центре.
contacts-emergency = Если ребёнку угрожает опасность, звоните 112.
contacts-no-line = «{ $line }» – нужны учреждение и телефон, например: Опека Лесного района – 8 47533 2 22 33.
contacts-person = «{ $line }» – похоже на имя. Оставьте учреждение и его телефон, например: Опека Лесного района – 8 47533 2 22 33.
