# The search in the library, what it lacks, what means the same, what is read.

command-find = найти в библиотеке

find-home = <b>Поиск в библиотеке.</b> Материалов: { $count }, сначала новые.
    Напишите, что ищете: «буклет про буллинг», «памятка опекунам». Слово в кавычках ищется точно.
find-nothing-asked = В этих словах нечего искать. Напишите тему: «буклет про буллинг».
find-exact = По запросу «{ $asked }» { $count ->
        [one] найден { $count } материал
        [few] найдено { $count } материала
       *[other] найдено { $count } материалов
    }.
find-near = Точно по запросу «{ $asked }» ничего нет. Близкое – ниже.
    Если не подойдёт, нажмите «Нужен такой»: центр увидит, чего не хватает.
find-none = По запросу «{ $asked }» ничего нет.
    Напишите другими словами или нажмите «Нужен такой»: центр увидит, чего не хватает, а вы узнаете, когда материал появится.
find-read-as = Слова «{ $word }» в библиотеке нет, искали «{ $read }».
find-narrowed = Только: { $by }.
find-waits = 🔔 Вы узнаете, когда такой материал появится.
find-pick = Нажмите на материал, чтобы отправить его.
find-told = Искать в библиотеке: { $what }
find-want = Нужен такой
find-want-other = Нет нужного
find-want-no-more = Больше не нужен
find-wanted-no-more = Записано: ждать не нужно.
find-news-start = Новое раз в месяц
find-news-stop = Не присылать новое
find-news-on = ✅ Раз в месяц в напоминаниях будет список новых материалов.
find-news-off = Список новых материалов больше не придёт.
find-wanted = ✅ Записано. Вы узнаете, когда такой материал появится.
find-kind = Вид
find-rubric = Рубрика
find-wide = Все виды
find-all = Вся библиотека
find-lacking = Чего не хватает
find-which-kind = Материалы какого вида показать?
find-which-rubric = Материалы какой рубрики показать?
find-given = Отправлено: { $title }

find-given-event = { $count ->
        [none] Материал записан. Он уйдёт, когда отмечено, кто пришёл: нажмите «Отправить материалы».
        [0] Им уже отправлено.
        [one] Материал получит { $count } участник.
        [few] Материал получат { $count } участника.
       *[other] Материал получат { $count } участников.
    }
find-quests = <b>Искали, не нашли.</b> Запросов: { $count }. Первое число – сколько раз просили.
find-no-quests = <b>Искали, не нашли.</b> Пока всё, что искали, нашлось.
find-quest = <b>«{ $asked }»</b>
    Просили: { $count ->
        [one] { $count } раз
        [few] { $count } раза
       *[other] { $count } раз
    }, впервые { $first }, последний раз { $last }.
find-quest-districts = Откуда: { $districts }.
find-quest-waiting = Ждут:
find-quest-person = · { $name }{ $district ->
        [none] { "" }
       *[other] , { $district }
    }
find-quest-answered = Есть материал: «{ $title }».
find-no-district = без района
find-quest-answer = Уже есть
find-quest-drop = Убрать
find-quest-dropped = Убрано из списка.
find-quest-told = { $count ->
        [0] Отмечено.
        [one] Отмечено. Узнает { $count } человек.
        [few] Отмечено. Узнают { $count } человека.
       *[other] Отмечено. Узнают { $count } человек.
    }

find-same = Синонимы
find-read = Что читают
find-synonyms = <b>Синонимы.</b> Слова одной строки поиск считает одним и тем же. Нажмите на строку, чтобы убрать её.
find-no-synonyms = <b>Синонимы.</b> Своих пока нет. Обычные слова вроде «буллинг = травля» и «СОП» поиск уже знает.
find-synonym-add = Добавить
find-synonym-added = ✅ Теперь это одно и то же: { $words }
find-synonym-dropped = Строка убрана.
library-synonym-form = Синонимы
library-synonym-words = Слова
library-synonym-words-ask = Напишите слова, которые значат одно и то же, через знак «=»: буллинг = травля = моббинг.
library-synonym-alone = Нужно не меньше двух разных слов через знак «=»: буллинг = травля.
library-synonym-many = Слишком много слов в строке. Не больше { $most }.
library-synonym-words-bad = «{ $words }» – не слово и не короткое выражение. Напишите до пяти слов.
library-synonyms-full = Уже { $most } строк. Уберите ненужные.

library-quest-empty = В этих словах нечего искать. Напишите тему.
library-quest-personal = Похоже на имя или фамилию, поэтому запрос не записан. Напишите тему без имён.
library-material-gone = Этого материала в библиотеке больше нет.
library-not-used = Сначала откройте материал.

find-reading = <b>Что читали. { $period }</b>
    Открывали: { $times ->
        [one] { $times } раз
        [few] { $times } раза
       *[other] { $times } раз
    }. Новых материалов: { $new }.
find-reading-ways = Как: { $ways }.
material-use-opened = нашли сами
material-use-answer = из ответа на заявку
material-use-event = после мероприятия
material-use-digest = из списка нового
find-reading-none = <b>Что читали. { $period }</b>
    Материалы не открывали. Новых материалов: { $new }.
find-read-line = · { $title } – { $times }, людей: { $people }{ $rated ->
        [0] { "" }
       *[other] , помогло { $helped } из { $rated }
    }
find-reading-districts = <b>По районам</b>
find-read-district = · { $name }: { $times }

find-open-library = Открыть библиотеку
letter-library-found =
    В библиотеке появился материал, который вы искали.

    Вы искали: «{ $asked }»
    Материал: «{ $title }»
letter-library-news = Новое в библиотеке за { $period }: { $count ->
        [one] { $count } материал
        [few] { $count } материала
       *[other] { $count } материалов
    } – { $titles }.
moot-material = материала уже нет
moot-news-unwanted = новости библиотеки больше не нужны
moot-news-none = нового в библиотеке нет
reminders-kind-library = библиотека
