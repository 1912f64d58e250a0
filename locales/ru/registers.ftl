# Registers: projects, grants, agreements and whatever else a centre keeps a list of.

command-registers = проекты, гранты, соглашения и другие реестры
menu-registers = Реестры

registers-home = <b>Реестры.</b> Выберите, что открыть.
registers-none = <b>Реестры.</b> Для вашей роли реестров нет.
registers-back = К реестрам
register-hidden-line = Скрыт: { $name }
register-hidden = Этот реестр скрыт. Вернуть его может координатор: «Реестры», «Скрыт».
register-gone = Такого реестра нет. Откройте /registers.
register-field-gone = Такого поля больше нет. Откройте реестр заново.

register-list = <b>{ $name }.</b> { $count ->
    [0] Записей нет.
    [one] { $count } запись.
    [few] { $count } записи.
   *[other] { $count } записей.
}
register-by-state = Состояние: { $state }
register-by-year = Год: { $year }
register-by-words = Ищем: «{ $words }»
register-empty = Нажмите «Добавить», чтобы сделать первую.
register-none-such = По этому отбору ничего нет. Нажмите «Показать все».
register-total-line = { $day } · { $district ->
    [none] без территории
   *[other] { $district }
} · { $number }
register-add = Добавить
register-add-more = Добавить ещё
register-search = Найти
register-narrow = Отобрать
register-widen = Показать все
register-totals-open = Итоги
register-paper = Скачать .xlsx
register-set = Настроить
register-to-fields = К полям
register-restore = Вернуть удалённое
register-paper-name = { $name } { $day }.xlsx
register-rubles = { $label }, руб.
register-narrow-ask = Что показать? Второе нажатие снимает отбор.
register-search-ask = Что найти? Напишите слово из записи. Имена семей сюда не пишите.

register-card = <b>{ $name }</b>
register-card-state = <b>Состояние:</b> { $state }
register-card-item = Считается в пункт плана: { $item }
register-card-made = Запись внесена: { $who }, { $day }.
register-history = <b>Что меняли</b>
register-edit = · { $day } { $who }: { $what } – было { $old }, стало { $new }
register-edit-record = · { $day } { $who }: изменено «{ $what }»
register-hours = { $name } – { $hours } ч
register-delete = Удалить
register-delete-sure = Да, удалить
register-delete-ask = Удалить запись? Вернуть её можно в течение дня.
register-entry-added = ✅ Записано.
register-entry-changed =
    { $count ->
        [0] Ничего не изменилось.
       *[other] ✅ Изменено.
    }
register-entry-crossed = ✅ Записан ваш ответ. Пока вы правили, его менял и другой сотрудник: оба ответа – в истории записи.
register-entry-deleted = Запись удалена.
register-entry-restored = ✅ Запись возвращена.
register-entry-gone = Этой записи больше нет, или она не ваша. Откройте список заново.
register-advanced = ✅ Теперь: { $state }.
register-moved-on = Запись уже в другом состоянии: { $state }. Откройте её заново.
register-crossed = Пока вы правили, запись изменилась: { $fields } ({ $who }). Сохранить ваш ответ? Прежний останется в истории.
register-slot-taken = За этот квартал по этой территории число уже есть. Откройте ту запись и исправьте её.
register-channel-gone = Канала «{ $channel }» больше нет в списке. Выберите другой.
register-by-kinds = «{ $what }» в этой записи указано по категориям. Исправьте число в самой записи: /my.
register-no-hours = Часы не указаны. Нажмите сотрудника и напишите, сколько часов, например: 72.
register-how-many-hours = Сколько часов: <b>{ $what }</b>? Нажмите или напишите число, например: 72.

register-totals = <b>{ $name }: { $period }</b>
register-totals-all = Всего
register-totals-line = · { $name }: { $what }
register-totals-states = <b>По состояниям</b>{ $name }
register-totals-sorts = <b>{ $name }</b>
register-totals-districts = <b>По территориям</b>{ $name }
register-totals-people = <b>По сотрудникам</b>
register-totals-channels = <b>По каналам</b>
register-totals-silent = ⚠️ В этом месяце ещё ничего нет: { $channels }. По плану нужно раз в месяц.
register-totals-hours = · { $name }: { $entries } { $entries ->
    [one] программа
    [few] программы
   *[other] программ
}, { $hours } ч
register-tally-entries = { $count } { $count ->
    [one] запись
    [few] записи
   *[other] записей
}
register-tally-number = число { $count }
register-tally-hours = { $count } ч, { $people } чел.
register-quarters = По кварталам
register-years = По годам

register-form = Запись в реестр
register-about = Реестр: { $name }
register-anew = { $state }: назовите новый срок.{ $was ->
    [none] { "" }
   *[other] { "" } Было: { $was }.
  }
register-label = { $label }
register-state-label = Состояние
register-state-ask = В каком состоянии?

register-settings =
    { $hidden ->
        [true] <b>{ $name }.</b> Настройка реестра. Сейчас он скрыт.
       *[false] <b>{ $name }.</b> Настройка реестра.
    }
register-settings-rows = По нему считаются пункты плана:
register-settings-row = · { $row }
register-settings-no-rows = Пункта для него в плане этого года нет.
register-settings-fields = Нажмите поле, чтобы назвать его иначе или скрыть.
register-rename = Переименовать
register-renamed = ✅ Теперь называется «{ $name }».
register-name-form = Название
register-name-name = Название
register-name-name-ask = Как назвать?
register-name-taken = Реестр «{ $name }» уже есть. Назовите иначе.
register-hide = Скрыть реестр
register-show = Вернуть реестр
register-was-hidden = Реестр скрыт. Записи целы: вернуть его можно здесь.
register-shown = ✅ Реестр снова виден.
register-field = Поле «<b>{ $name }</b>», ответ: { $kind }.{ $hidden ->
    [true] { "" } Скрыто: больше не спрашивается.
   *[false] { "" }
}
register-field-line =
    { $hidden ->
        [true] { $name } (скрыто)
       *[false] { $name }
    }
register-field-counts = По этому полю считается пункт плана: { $row }
register-field-reminds = По этому полю приходят напоминания о сроке.
register-field-sure = Скрыть его? У новых записей этого не будет.
register-field-add = Добавить поле
register-field-added = ✅ Поле «{ $name }» добавлено. Оно – под кнопкой «Подробнее».
register-field-hide = Скрыть
register-field-hide-sure = Да, скрыть
register-field-show = Вернуть
register-field-hidden = Поле «{ $name }» скрыто. Ответы целы.
register-field-shown = ✅ Поле снова спрашивается.
register-field-core = Без поля «{ $field }» записи не бывает: скрыть его нельзя. Можно назвать иначе.
register-field-counted = По полю «{ $field }» считается пункт плана «{ $row }». Подтвердите, что его нужно скрыть.
register-field-reminded = По полю «{ $field }» приходят напоминания о сроке. Подтвердите, что его нужно скрыть.
register-field-taken = Поле «{ $name }» в этом реестре уже есть. Назовите иначе.
register-fields-many = Своих полей уже { $most }. Скройте лишнее или переименуйте.
register-options-bad = Для выбора нужно от 2 до { $most } вариантов. Напишите каждый с новой строки.
register-field-form = Новое поле
register-field-label = Название
register-field-label-ask = Как назвать поле?
register-field-options = Варианты
register-field-options-ask = Какие варианты? Каждый с новой строки.
register-kinds-ask = Что будет в новом поле?
register-kind-line = Текст
register-kind-number = Число
register-kind-money = Деньги
register-kind-day = Прошедший день
register-kind-day-ahead = День
register-kind-period = Период
register-kind-quarter = Квартал
register-kind-choice = Выбор
register-kind-several = Несколько вариантов
register-kind-district = Территория
register-kind-channel = Канал
register-kind-link = Ссылка
register-kind-hours = Сотрудники и часы

letter-register-due =
    { $ends ->
        [ends] { $register }: { $days ->
            [0] сегодня
            [one] через { $days } день
            [few] через { $days } дня
           *[other] через { $days } дней
        }, { $day }, кончается срок.
       *[day] { $register }: { $days ->
            [0] сегодня
            [one] через { $days } день
            [few] через { $days } дня
           *[other] через { $days } дней
        }, { $day }, день подачи.
    } { $partner ->
        [none] { "" }
       *[other] { $partner }.
    } { $title }
letter-register-channels = Публикации: в этом месяце ещё ничего нет – { $channels }. По плану нужно раз в месяц, до { $day } включительно.
moot-register-channels = публикации уже есть, или месяц прошёл
moot-register-over = запись реестра изменилась
reminders-kind-register = срок в реестре

register-measure = { $register }: { $measure }
register-measure-hours = Часов
register-measure-people = Сотрудников
register-of = { $what } – { $count }
register-counted-entries = { $count } { $count ->
        [one] запись
        [few] записи
       *[other] записей
    }
register-counted-hours = { $count } { $count ->
        [one] час
        [few] часа
       *[other] часов
    }
register-counted-people = { $count } { $count ->
        [one] сотрудник
        [few] сотрудника
       *[other] сотрудников
    }
register-of-target = { $counted } из { $target }
register-link-ask = <b>Какой реестр считает этот пункт?</b>
    { $content }
register-link-now = Сейчас: { $register }{ $by ->
    [hand] , выбрано вами
   *[words] , по словам пункта
}.
register-link-none = Сейчас пункт не считает ни один реестр.
register-link-nothing = Ни один
register-link-words = По словам пункта
register-linked = ✅ Пункт считает реестр «{ $register }». Его записи за год плана пересчитаны.
register-unlinked = ✅ Пункт не считает ни один реестр.
