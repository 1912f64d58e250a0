# What a year's papers still lack.

command-gaps = чего не хватает для бумаг года

gaps-open = Чего не хватает
gaps-head =
    <b>Чего не хватает за { $year }.</b> { $lines ->
        [0] Записи, пункты и отчёты в порядке.
        [one] { $lines } строка, по людям на кнопках.
        [few] { $lines } строки, по людям на кнопках.
       *[other] { $lines } строк, по людям на кнопках.
    }
gaps-unwritten =
    { $count ->
        [one] Не написан { $count } текст анализа.
        [few] Не написаны { $count } текста анализа.
       *[other] Не написано { $count } текстов анализа.
    }
gaps-unmarked =
    { $count ->
        [one] Прошёл и не отмечен { $count } срок.
        [few] Прошли и не отмечены { $count } срока.
       *[other] Прошли и не отмечены { $count } сроков.
    }
gaps-none = <b>Чего не хватает за { $year }.</b> Всё на месте: записи, подтверждения, тексты, мониторинг.
gaps-no-post = Без ответственного
gaps-texts = Тексты анализа
gaps-dates = Сроки без отметки
gaps-papers = К бумагам
gaps-of = <b>{ $name }: { $count }.</b> Нажмите номер, чтобы открыть. Запись можно вернуть на уточнение.
gaps-all-right = Здесь за { $year } всё на месте.
gaps-own =
    <b>Для бумаг за { $year } не хватает: { $count }.</b> Нажмите номер и допишите.
gaps-own-none = <b>За { $year } у вас всё на месте.</b> Дописывать нечего.
gaps-parts = <b>Тексты анализа за { $year }.</b> Этих ещё нет. Нажмите, чтобы написать.
gaps-parts-none = <b>Тексты анализа за { $year }.</b> Все написаны.

gap-line-record = { $day } { $name }: { $gaps }
gap-line-item = Пункт «{ $name }»: нет – { $lacks }
gap-line-report = Мониторинг, { $quarter }: { $name } – не сдан
gap-answered = на уточнение ответили
gap-waits = ждёт уточнения
gap-outside = дата не из этого года
gap-ahead = дата ещё впереди
gap-nobody = нет числа участников
gap-crowd = участников в десять раз больше обычного
gap-copies = нет числа экземпляров
gap-long = дольше восьми часов
gap-unproved = нет подтверждения
