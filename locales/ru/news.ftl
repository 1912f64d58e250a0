# News: what a centre's page says of a record, and the publication that tells of it.

my-news = Текст новости
news-shown =
    <b>Текст новости.</b> Нажмите на текст, чтобы скопировать.

    <code>{ $text }</code>
news-left-out = Не вошло: { $what }. Там похоже на имя или другие личные данные.
news-field-title = название
news-field-place = место
news-field-result = результат
news-field-programme = программа
news-field-series = цикл
news-then = Когда опубликуете, пришлите ссылку: публикация засчитается.
news-add-link = Ссылка на публикацию

news-link-form = Ссылка на публикацию
news-link-channel = Где опубликовано
news-link-channel-ask = Где опубликовано? Пришлите ссылку или нажмите, где это стоит.
news-saved =
    ✅ Публикация записана, № { $number }{ $channel ->
        [none] .
       *[other] : { $channel }.
    }{ $item ->
        [none] { "" }
       *[other] { "" } Засчитана пункту плана: { $item }
    }{ $due ->
        [none] { "" }
       *[other] { "" } Срок { $due }.
    }{ $lacks ->
        [none] { "" }
       *[other] { "" } За этот срок ещё нет: { $lacks }.
    }
news-link-again = Эта ссылка уже записана, № { $number }. Второй раз она не считается.
news-no-link-of-itself = Это уже публикация: исправьте ссылку в самой записи.

news-day = { $day } года
news-event = Мероприятие
news-piece = Новость
news-topic = { $what } на тему { $topic }
news-opening = { $day }{ $where }{ $afar ->
        [true] { "" } дистанционно
       *[false] { "" }
    } { $verb } { $what }.
news-joined = { $day }{ $where } специалисты центра приняли участие в { $what }.
news-joined-bare = { $day }{ $where } специалисты центра приняли участие: { $what }.
news-trip = { $day } состоялся выезд специалистов{ $where }{ $aim ->
        [none] .
       *[other] , цель – { $aim }.
    }
news-trip-there = { "" } на территорию{ $where }
news-held = { $gender ->
        [masc] прошёл
        [femn] прошла
       *[neut] прошло
    }
news-took-place = { $gender ->
        [masc] состоялся
        [femn] состоялась
       *[neut] состоялось
    }
news-carried-out = { $gender ->
        [masc] проведён
        [femn] проведена
       *[neut] проведено
    }
news-made = { $gender ->
        [masc] подготовлен
        [femn] подготовлена
       *[neut] подготовлено
    }
news-published-there = { $gender ->
        [masc] опубликован
        [femn] опубликована
       *[neut] опубликовано
    }
news-concluded = { $gender ->
        [masc] заключён
        [femn] заключена
       *[neut] заключено
    }
news-host = Организатор – { $center }{ $place ->
        [none] .
       *[other] , место проведения – { $place }.
    }
news-member = Участник – { $center }{ $place ->
        [none] .
       *[other] , место проведения – { $place }.
    }
news-author = Автор – { $center }.
news-side = Сторона соглашения – { $center }.
news-afar = { $remote ->
        [0] { "" }
       *[other] , из них дистанционно – { $remote }
    }
news-came-alike = { $count ->
        [one] Участвовал
       *[other] Участвовали
    } { $who }{ news-afar }.
news-came = { $count ->
        [one] Участвовал { $count } человек
        [few] Участвовали { $count } человека
       *[other] Участвовали { $count } человек
    }: { $who }{ news-afar }.
news-copies = Роздано: { $what }.
news-programme = Мероприятие вошло в программу { $name }.
news-series = Мероприятие вошло в цикл { $name }.
news-ask = Подробности можно узнать в центре.

news-came-of-curators = { $count } { $count ->
        [one] куратор
        [few] куратора
       *[other] кураторов
    }
news-came-of-specialists = { $count } { $count ->
        [one] специалист
        [few] специалиста
       *[other] специалистов
    }
news-came-of-teachers = { $count } { $count ->
        [one] педагог
        [few] педагога
       *[other] педагогов
    }
news-came-of-guardianship = { $count } { $count ->
        [one] специалист опеки
        [few] специалиста опеки
       *[other] специалистов опеки
    }
news-came-of-councils = { $count } { $count ->
        [one] член Советов помощи
        [few] члена Советов помощи
       *[other] членов Советов помощи
    }
news-came-of-officials = { $count } { $count ->
        [one] представитель муниципалитетов
        [few] представителя муниципалитетов
       *[other] представителей муниципалитетов
    }
news-came-of-foster-parents = { $count } { $count ->
        [one] замещающий родитель
        [few] замещающих родителя
       *[other] замещающих родителей
    }
news-came-of-birth-parents = { $count } { $count ->
        [one] кровный родитель
        [few] кровных родителя
       *[other] кровных родителей
    }
news-came-of-children = { $count } { $count ->
        [one] несовершеннолетний
       *[other] несовершеннолетних
    }
news-came-of-graduates = { $count } { $count ->
        [one] выпускник
        [few] выпускника
       *[other] выпускников
    }
news-came-of-volunteers = { $count } { $count ->
        [one] волонтёр
        [few] волонтёра
       *[other] волонтёров
    }
news-copies-of-booklet = { $count } { $count ->
        [one] буклет
        [few] буклета
       *[other] буклетов
    }
news-copies-of-leaflet = { $count } { $count ->
        [one] листовка
        [few] листовки
       *[other] листовок
    }
news-copies-of-memo = { $count } { $count ->
        [one] памятка
        [few] памятки
       *[other] памяток
    }
news-copies-of-brochure = { $count } { $count ->
        [one] брошюра
        [few] брошюры
       *[other] брошюр
    }
news-copies-of-collection = { $count } { $count ->
        [one] сборник
        [few] сборника
       *[other] сборников
    }
news-copies-of-methodical = { $count } { $count ->
        [one] методический материал
        [few] методических материала
       *[other] методических материалов
    }
