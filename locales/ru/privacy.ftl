# Personal data: the guard of free texts, what the bot keeps of a person, and being forgotten.

privacy-found = <b>Похоже на личные данные:</b>
privacy-place = · { $what } – { $part ->
    [start] в начале
    [middle] в середине
   *[end] в конце
} { $line ->
    [0] текста
    [1] первой строки
    [2] второй строки
    [3] третьей строки
    [4] четвёртой строки
    [5] пятой строки
   *[other] { $line }-й строки
}
privacy-more = · и ещё { $count ->
    [one] { $count } место
    [few] { $count } места
   *[other] { $count } мест
}
privacy-erased = Текст не сохранён, ваше сообщение удалено из чата.
privacy-not-erased = Текст не сохранён. Удалить ваше сообщение бот не смог: сделайте это сами.
privacy-outside =
    Текст не сохранён, бот на него не ответит. Пришлите его без личных данных. Само сообщение бот удалит через 15 минут, если не нажать раньше.
privacy-outside-stays =
    Текст не сохранён, бот на него не ответит. Пришлите его без личных данных. Само сообщение удалите из чата сами: здесь бот чужих сообщений удалить не может.
privacy-not-gone = Удалить сообщение бот не смог: сделайте это сами.
privacy-erase = Удалить
privacy-gone-from-chat = Удалено
privacy-do = Пришлите исправленный текст, например: «мама мальчика», «семья из района». Остальные ответы на месте.
privacy-fix = Исправить
privacy-not-personal = Это не персональные данные
privacy-gone = Этот текст бот уже не помнит: личные данные он не хранит. Нажмите «Исправить» и пришлите текст ещё раз.

privacy-name = имя или фамилия
privacy-phone = телефон
privacy-address = адрес
privacy-birth = дата рождения
privacy-snils = СНИЛС
privacy-passport = паспорт
privacy-certificate = свидетельство
privacy-inn = ИНН
privacy-policy = полис
privacy-email = электронная почта
privacy-account = страница или имя в сети
privacy-bank = номер карты или счёта
privacy-court = номер дела
privacy-plate = номер машины

mydata =
    <b>Что бот хранит о вас</b>
    Имя: { $name }. Центр: { $center }. Идентификатор (не телефон): { $numbers }.
    Согласие дано { $consent }.
    { $posts ->
        [one] { $posts } место
        [few] { $posts } места
       *[other] { $posts } мест
    }, { $records ->
        [one] { $records } запись
        [few] { $records } записи
       *[other] { $records } записей
    } о мероприятиях, { $changes ->
        [one] { $changes } изменение
        [few] { $changes } изменения
       *[other] { $changes } изменений
    } в плане.

    Всё это – в файле выше. Видят это сотрудники вашего центра.
mydata-number = { $messenger } { $number }
mydata-elsewhere = Здесь только то, что хранит этот центр. Для другого сначала смените центр: /switch.
mydata-none = Бот ничего о вас не хранит.
mydata-center =
    <b>По центру с начала года</b>
    Согласий: { $consent }. Приглашений: { $invited }, отозвано: { $revoked }. Освобождено мест: { $ended }.
    Отметок «Это не персональные данные»: { $overruled }. Выгрузок своих данных: { $exported }. Удалений: { $forgotten }.
mydata-file = мои-данные.txt
mydata-file-head = Что хранит бот. Выгружено { $day }.
mydata-file-person =
    Имя: { $name }
    Центр: { $center }
    Идентификатор (не телефон): { $numbers }
    Согласие дано: { $consent }, редакция { $version }
mydata-file-post = Место: { $place }, с { $since }
mydata-file-post-ended = Место: { $place }, с { $since } по { $until }
mydata-file-leave = Отпуск: с { $first } по { $last }
mydata-file-steps = Первые шаги новичка: { $count ->
        [one] пройдена { $count } карточка
        [few] пройдены { $count } карточки
       *[other] пройдено { $count } карточек
    }
mydata-file-signals = Сигналов раннего выявления записано или исправлено: { $count }
mydata-file-used = Материалов библиотеки открыто: { $count }
mydata-file-sought = { $day } искали в библиотеке, не нашли: { $words }
mydata-file-record = Запись № { $number }, внесена { $day }
mydata-file-record-deleted = Запись № { $number }, внесена { $day }, удалена { $deleted }
mydata-forget = Удалить меня

forget-ask =
    <b>Удалить ваши данные?</b>
    Уберём имя, идентификатор в мессенджере и незаконченные формы. Ваши места освободятся, войти можно будет только по новому приглашению.
    Останутся записи и план центра: это его отчётность. Вместо имени в них будет «{ $instead }».
    Сначала можно забрать копию: /mydata.
forget-elsewhere = Это только об этом центре. В другом вы останетесь: чтобы уйти и оттуда, смените центр: /switch.
forget-sure = <b>Последний раз: удалить?</b> Вернуть имя и доступ будет нельзя.
forget-go = Удалить данные
forget-yes = Да, удалить
forget-keep = Оставить
forgotten = Готово. Имя и идентификатор удалены, места освобождены. Спасибо за работу. Вернуться можно по новому приглашению.
forget-last-coordinator = Вы последний координатор центра: без вас никто не сможет пригласить нового. Сначала пригласите замену: /invite.
mydata-file-request =
    Заявка № { $number }, { $day }. { $called }. Код случая: { $code }.
    { $question }
mydata-file-entry = Реестр «{ $register }», { $day }{ $title ->
    [none] { "" }
   *[other] : { $title }
}{ $hours ->
    [-1] { "" }
   *[other] , { $hours } ч
}
mydata-file-said = { $day }, к заявке № { $number }: { $words }
mydata-file-clarified = { $day }, запись № { $number }, уточнение: { $words }

mydata-file-event =
    Мероприятие { $day }: { $title } – { $answer ->
        [coming] ответили «Приду»
        [remote] ответили «Дистанционно»
        [declined] ответили «Не смогу»
       *[none] не ответили
    }, { $presence ->
        [here] были
        [remote] были дистанционно
       *[none] не отмечены
    }{ $certificate ->
        [none] { "" }
       *[other] , сертификат № { $certificate }
    }
mydata-file-task =
    Поручение со сроком { $due }: { $words } – { $state ->
        [open] открыто
        [done] сделано
       *[dropped] снято
    }
mydata-audit = Журнал событий
audit-head = <b>Журнал событий центра.</b> Страница { $page }, сначала новые.
audit-empty = Событий пока нет.
audit-line = { $at } · { $who } · { $what }{ $about ->
    [none] { "" }
   *[other] : { $about }
}
audit-file = Excel
audit-file-name = журнал-событий-{ $day }.xlsx
audit-paper = Журнал событий
audit-paper-at = Когда
audit-paper-who = Кто
audit-paper-what = Что
audit-paper-about = О чём
audit-admin = администратор платформы { $id }
audit-nobody = без участия людей центра
audit-forgotten = удалённый человек
audit-number = № { $number }

audit-event-consent = согласие, вход в центр
audit-event-consent-renewed = согласие с новой редакцией
audit-consent = № { $number }, редакция { $version }
audit-event-overruled = отметка «Это не персональные данные»
audit-event-forgotten = удаление своих данных
audit-event-exported = выгрузка своих данных
audit-event-invited = приглашение
audit-event-invite-revoked = приглашение отозвано
audit-event-invite-renewed = новая ссылка приглашения
audit-event-post-ended = место освобождено
audit-event-description-read = открыто описание супервизии
audit-event-paper-sent = выдан файл
audit-event-paper-made = сделана бумага
audit-event-template-changed = изменён шаблон бумаги
audit-template-own = свой
audit-template-standard = стандартный
audit-template-before = прежний
audit-event-record-returned = запись возвращена на уточнение
audit-event-record-cleared = запись уточнена
audit-event-center-founded = центр создан
audit-event-coordinator-invited = приглашение координатора
audit-event-coordinator-asked = просьба о месте координатора
audit-event-coordinator-notice = предупреждение всем о новом координаторе
audit-event-coordinator-admitted = подтверждён координатор
audit-event-coordinator-refused = отказано в месте координатора
audit-event-arrival-asked = вход по общему приглашению
audit-event-arrival-admitted = подтверждён по общему приглашению
audit-event-arrival-refused = отказано по общему приглашению
audit-event-post-taken = занято место
audit-event-rules-changed = изменены настройки
audit-event-deputy-set = назначен заместитель
audit-event-messenger-joined = второй мессенджер подключён
audit-event-messenger-left = второй мессенджер отключён
audit-event-letters-moved = письма приходят в другой мессенджер
audit-event-paused = пауза в напоминаниях
audit-event-pause-ended = конец паузы
audit-event-district-added = добавлен район
audit-event-district-renamed = переименован район
audit-event-district-closed = закрыт район
audit-event-district-merged = район объединён с другим
audit-event-post-added = добавлено место
audit-event-post-renamed = переименовано место
audit-event-post-closed = закрыто место
audit-event-post-merged = место объединено с другим
audit-event-post-moved = место переведено в другой район
audit-event-post-given = место дано сотруднику
audit-event-register-set = настроен реестр
audit-event-register-entry-removed = удалена запись реестра
audit-event-register-entry-restored = возвращена запись реестра
audit-event-rearrangement-undone = отменено изменение

audit-about-protocol = протокол разбора плана
audit-about-records = записи о мероприятиях
audit-about-summary = сводка
audit-about-journal = журнал супервизий или консультаций
audit-about-monitoring = мониторинг
audit-about-audit = журнал событий
audit-about-invites = приглашения
audit-about-register = реестр
audit-about-reminders = напоминания
audit-about-monitoring-days = сроки мониторинга
audit-about-plan = план
audit-about-paper-parts = тексты анализа
audit-about-messengers = мессенджеры
audit-about-words = слова центра
audit-about-channels = каналы публикаций
audit-about-request-topics = темы заявок
audit-about-request-terms = сроки заявок
audit-about-answerers = кто отвечает на заявки

consent-anew = <b>Бот стал хранить о вас больше, поэтому спрашивает согласие ещё раз.</b> Новое:
consent-news = { $version ->
    [2] · на какие мероприятия вас звали, что вы ответили, были ли вы там и какой сертификат получили; сколько материалов библиотеки вы открыли и что искали в ней и не нашли; сколько часов вы учились и какой документ получили, если центр внёс это в реестр.
   *[1] · имя, должность, идентификатор в мессенджере и то, что вы записали.
}
consent-anew-ask =
    { bot-keeps } Посмотреть свои данные – /mydata, удалить – /forget.

    Вы согласны? Введённое не пропадёт: бот продолжит с того же места.
consent-thanks = Спасибо, согласие записано.
consent-thanks-again = Спасибо, согласие записано. Повторите то, что хотели сделать, или откройте /menu.
consent-given = Согласие уже записано.
consent-refused =
    Хорошо. Нового о вас бот не хранит, но и работать в нём без согласия нельзя. Прежние записи останутся, письма о сроках и заявках будут приходить.
    Передумаете – нажмите «Согласен».
    Хотите уйти – /forget: бот удалит ваше имя, идентификатор и незаконченные формы, освободит ваши места. Записи останутся у центра без имени. Копия ваших данных – /mydata.
