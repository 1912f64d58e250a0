# A text of an analysis against the records.

claims-ask = <b>Проверка текста за { $period }.</b> Пришлите анализ файлом .docx или вставьте сюда абзац: сравню числа с записями и со списками в самом тексте. Что не ясно, пропущу.
claims-wrong =
    <b>Не { $wrong ->
        [one] сходится
       *[other] сходятся
    }: { $wrong }.</b> { $right ->
        [0] { "" }
        [one] Сходится: { $right }.
       *[other] Сходятся: { $right }.
    }
claims-of-records = · «{ $text }»: в журнале { $recorded }
claims-of-list = · «{ $text }»: в списке под ним { $listed }
claims-of-both = · в тексте «{ $text }», в списке под ним { $listed }, в журнале { $recorded }
claims-dates-approved = · { $text }: даты не совпадают
claims-dates-calendar = · «{ $text }»: такого дня нет
claims-dates-year = · «{ $text }»: а текст за { $found } год
claims-more = И ещё { $more }.
claims-well =
    <b>Всё сходится.</b> За { $period } { $right ->
        [one] проверено { $right } число.
        [few] проверено { $right } числа.
       *[other] проверено { $right } чисел.
    }
claims-nothing = <b>Проверить нечего.</b> В тексте нет чисел, о которых понятно, что они считают. Пример: проведено 4 семинара.
claims-open = Проверить текст
claims-quarter = За квартал
claims-year = За год
claims-refused = Текст не прочитан: { $why }.
