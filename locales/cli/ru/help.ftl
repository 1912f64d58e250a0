# Справка команд и их ключей. По-английски она стоит в коде, рядом с каждой командой.

help-program = Опора – бот ресурсного центра. Настройки: .env.example, установка: docs/ustanovka.md.
help-program--told = Назвать версию программы и выйти.

help-run = Запустить бота.
help-run-clock = Без часов бот только отвечает: часы идут отдельно, командой clock.
help-run-max = Запустить бота в MAX: бот и его шлюз одной службой.
help-clock = Запустить только часы и отправку (вместе с run --no-clock).
help-migrate = Привести базу данных к этой версии программы.
help-migrate-revision = До какой ревизии.
help-migrate-draft = Для разработчиков: записать новую миграцию под этим именем.
help-doctor = Проверить установку: что не так и как исправить.
help-doctor-as-json = Один объект JSON вместо строк.
help-doctor-every = Прочитать каждый файл библиотеки, а не часть.

help-init = Пять вопросов – и бот готов: .env, центр, ссылка координатора.
help-init-zone = Часовой пояс центра.

help-invite = Создать центр и ссылку его координатора.
help-invite-center = Название центра; если такого нет, он будет создан.
help-invite-districts = Территории нового центра через запятую.
help-invite-zone = Часовой пояс нового центра.
help-invite-people = Список, по которому пригласить всех (.xlsx, .csv, .docx).
help-invite-out = Папка для листов с кодами и ссылками списка.
help-invite-check = Только сказать, что в списке; ничего не записывать.

help-backup = Скопировать базу работающего бота и файлы библиотеки в один файл.
help-backup-file = Куда записать копию; такого файла быть не должно. Без него – копия дня.
help-backup-passphrase = Спросить пароль, которым её зашифровать.
help-restore = Вернуть копию в пустое место и проверить, что вернулось всё.
help-restore-file = Копия от backup или файл SQLite, оставленный перед обновлением.
help-move-database = Перенести всё между SQLite и PostgreSQL и сравнить каждую строку. Сначала остановите ботов.
help-move-database-old = Адрес базы, которая есть.
help-move-database-new = Адрес пустой базы, как в DATABASE_URL.
help-inbox = Отложенные обновления: что отложено, самое старое первым.
help-inbox-retry = Взять ещё раз, когда причина устранена. Человек мог уже прислать это снова.
help-inbox-retry-update = Номер из списка.
help-inbox-drop = Забыть и больше не пробовать.
help-inbox-drop-update = Номер из списка.
help-export-center = Записать всё, что есть у одного центра, в файл, и ничего чужого.
help-export-center-center = Название центра.
help-export-center-file = Куда записать; такого файла быть не должно.
help-import-center = Принять центр под новыми номерами и сравнить каждую строку. При SQLite сначала остановите бота.
help-import-center-file = Файл от export-center.
help-migrate-down = Назад к этой версии базы, для старой программы: новое пропадёт.
help-sbom = Из чего состоит программа: перечень библиотек (CycloneDX).
help-audit = Спросить, какие уязвимости библиотек известны.
help-audit-address = Где спрашивать об уязвимостях.

help-plan = Читать планы на год.
help-plan-check = Сказать, что прочитано в плане и что сомнительно.
help-plan-check-file = План: .docx, .xlsx, .csv, .txt или .md; .doc, .rtf и .odt, если есть LibreOffice.
help-plan-check-year = Год плана, если в файле он не назван.
help-plan-check-school-year = Год, в который начинается учебный год: план идёт до 31 августа следующего.
help-plan-check-as-json = Один объект JSON вместо отчёта.
help-plan-fit = Сказать, к каким строкам плана относятся записи (JSON).
help-plan-fit-file = План: .docx, .xlsx, .csv, .txt или .md; .doc, .rtf и .odt, если есть LibreOffice.
help-plan-fit-year = Год плана, если в файле он не назван.
help-plan-fit-school-year = Год, в который начинается учебный год: план идёт до 31 августа следующего.
help-plan-deadlines = Прочитать сроки: по строке JSON на входе и на выходе.
help-plan-deadlines-year = Год плана.
help-plan-deadlines-school-year = Год, в который начинается учебный год: план идёт до 31 августа следующего.

help-outbox = Сообщения: сколько ждут, отправлены, не ушли.
help-outbox-requeue = Поставить неотправленные снова в очередь.
help-outbox-requeue-days = Сколько дней их ещё можно отправлять.

help-paper = Делать бумаги центра и сверять текст с записями.
help-paper-verify = Какие числа текста расходятся с записями и его списками.
help-paper-verify-file = Текст: .docx или .txt; - значит стандартный ввод.
help-paper-verify-facts = Числа записей в JSON, см. docs/claims.md.
help-paper-verify-as-json = Один объект JSON вместо строк.
help-paper-list = Какие бумаги есть, за какие периоды и в каких файлах.
help-paper-list-as-json = Массив JSON вместо строк.
help-paper-make = Сделать бумагу центра за период и записать в файл.
help-paper-make-kind = Как её называет `paper list`.
help-paper-make-center = Название центра.
help-paper-make-period = 2026, 2026-Q1, 2026-H1, 2026-03, 2025/26 или 2026-03-01..2026-04-15.
help-paper-make-out = Куда записать бумагу.
help-paper-make-facts-only = Вместо бумаги её данные в JSON.
help-paper-template = Взять шаблон бумаги или заменить его в центре.
help-paper-template-kind = Как её называет `paper list`.
help-paper-template-center = Название центра; без него – обычный шаблон.
help-paper-template-out = Куда записать шаблон.
help-paper-template-sample = Вместо шаблона бумага с выдуманными данными.
help-paper-template-new = Шаблон, по которому делать бумагу впредь.
help-paper-template-reset = Вернуть обычный шаблон.
help-paper-template-undo = Вернуть прежний шаблон.

help-say = Сказать, как поняты фразы: по строке JSON на входе.
help-say-today = День, от которого считается «вчера».
help-say-districts = Территории центра через точку с запятой.
help-say-as-json = Объект JSON на строку вместо слов.
