# Что говорит командная строка. То же по-английски, с теми же ключами – в locales/cli/en.

cli-error = Ошибка. { $text }
cli-misused = { $text } Справка: { $command } --help
cli-input-ended = Ввод закончился раньше ответа.
cli-unknown-zone = TZ: часового пояса «{ $zone }» нет. Например: Europe/Moscow.

usage-head = Запуск:
usage-options = Ключи
usage-arguments = Что указать
usage-commands = Команды
usage-meta-options = [КЛЮЧИ]
usage-meta-command = КОМАНДА …
usage-meta-default = [по умолчанию: { "" }
usage-meta-required = [обязательно]
usage-help = Показать эту справку и выйти.
usage-no-command = Команды «{ $name }» нет.
usage-no-command-near = Команды «{ $name }» нет. Похоже на: { $near }.
usage-command-missing = Не указана команда.
usage-no-option = Ключа { $name } нет.
usage-no-option-near = Ключа { $name } нет. Похоже на: { $near }.
usage-missing = Не указано: { $name }.
usage-bad-value = Значение { $name } не подходит.
usage-extra = Лишние слова в конце команды.
usage-option = Ключ { $name } написан неверно: не хватает значения или оно лишнее.

reason-none = такого файла или папки нет
reason-denied = нет прав
reason-read-only = диск только для чтения
reason-no-folder = на месте папки лежит файл
reason-folder = это папка
reason-there = на этом месте уже есть файл
reason-full = на диске нет места
reason-port-taken = порт занят другой программой
reason-refused = там никто не отвечает

settings-no-token = BOT_TOKEN не задан. Возьмите токен у @BotFather, он похож на 123456:ABC-DEF.
settings-no-file = Настроек нет: в папке { $folder } нет файла .env, и BOT_TOKEN не задан. Выполните opora init.
settings-wrong-token = BOT_TOKEN: это не токен. Возьмите его у @BotFather, он похож на 123456:ABC-DEF.
settings-unreadable = { $file } прочитать не удалось: { $why }.
settings-encoding = { $file }: файл не в кодировке UTF-8. Сохраните его заново в UTF-8.
settings-address = нужен адрес, например https://example.org.
settings-proxy = нужен адрес вида http://host:port, socks4://host:port или socks5://user:password@host:port.
settings-no-database = это не адрес базы данных.
settings-driver = начинается с { $sqlite }:/// или { $postgresql }://.
settings-no-database-file = нужно имя файла, например { $sqlite }:///data/opora.db.
settings-redis = нужен адрес, например redis://localhost:6379/0.
settings-secret = от 1 до 256 знаков из A–Z, a–z, 0–9, _ и -: других Телеграм не принимает.
settings-secret-missing = WEBHOOK_SECRET не задан, а WEBHOOK_URL задан. Задайте: без секрета отправителя обновлений можно подделать.
settings-number = нужно целое число.
settings-between = число вне допустимого.
settings-one-of = нужно одно из: { $expected }.
settings-invalid = значение не подходит ({ $why }).

database-file = DATABASE_URL: файл { $path } создать нельзя: { $why }.
database-taken = DATABASE_URL: с этим файлом SQLite уже работает другой бот. Сначала остановите его.
database-behind = DATABASE_URL: база старее программы. Выполните opora migrate.
database-empty = DATABASE_URL: база пуста или старее программы. Выполните opora migrate.
database-newer = DATABASE_URL: база новее программы ({ $found }, а программа знает { $known }). Установите версию, которая её записала. Чтобы вернуться, остановите ботов и выполните той версией opora migrate --down { $known } – или уберите базу в сторону и выполните этой версией opora restore { $copy }.
database-unfinished = DATABASE_URL: в эту базу не до конца вернули копию или перенесли другую базу. Создайте пустую и повторите.
database-not-copied = DATABASE_URL: копия базы не сделана, поэтому база не обновлена ({ $why }).
database-no-down = --down: { $why }
database-down = База данных возвращена к { $revision }.
database-away = DATABASE_URL: база данных недоступна ({ $why }).
database-replaced = DATABASE_URL: файл базы удалили или подменили под работающим ботом. Бот остановлен.
database-revision = --revision: { $why }
database-ready = База данных приведена к этой версии программы.

telegram-away = TELEGRAM_API_URL: { $address } не отвечает. Проверьте сеть, может помочь TELEGRAM_PROXY.
telegram-unknown = BOT_TOKEN: Телеграм не знает такого токена. Возьмите действующий у @BotFather.

run-as-root = Бот запущен от root: кто взломает бота, получит всю машину. Заведите для него отдельного пользователя.
run-no-port = WEB_PORT: по адресу { $where } слушать нельзя: { $why }.

invite-file = invite: { $file }: { $why }.
invite-no-folder = invite: папки { $folder } нет.
invite-no-center = invite: центра «{ $center }» нет.
invite-refused = invite: { $why }
invite-good = можно пригласить: { $count }
invite-done = приглашено: { $count }

backup-no-database = DATABASE_URL: базы данных { $path } нет.
backup-failed = backup: { $file } не записан: { $why }.
backup-done = { $file }: { $size } байт, таблиц: { $tables }, строк: { $rows }, файлов: { $files }
backup-passphrase = Пароль
restore-failed = restore: { $file } не возвращён: { $why }.
restore-done = на { $at }: таблиц: { $tables }, строк: { $rows }, файлов: { $files }
restore-same = строки и суммы каждой таблицы те же, что в копии
restore-letters = сообщений, которые уже могли уйти и скажут «повтор»: { $count }
restore-updates = обновлений, остановленных на полпути: { $count }. Смотрите opora inbox
move-failed = move-database: ничего не перенесено: { $why }.
move-done = таблиц: { $tables }, строк: { $rows }, файлов: { $files }; каждая строка та же, что была
move-next = Поставьте новый адрес в DATABASE_URL. Старая база осталась как была: не запускайте на ней бота.
export-failed = export-center: { $file } не записан: { $why }.
export-done = { $file }: таблиц: { $tables }, строк: { $rows }, файлов: { $files }
export-waiting = сообщений центра, которые ещё не ушли и в файл не попали: { $count }. Смотрите opora outbox
import-failed = import-center: { $file } не принят: { $why }.
import-done = «{ $name }»: таблиц: { $tables }, строк: { $rows }, файлов: { $files }; каждая строка та же, что была
import-letters = сообщений, которые уже могли уйти там и скажут «повтор»: { $count }
import-next = Его сотрудники попадут в центр, когда откроют этого бота и нажмут «Start».
inbox-none = inbox: { $update } не отложено, или текст уже забыт.
inbox-retried = { $update }: работающий бот возьмёт это снова через несколько секунд
inbox-dropped = { $update }: забыто
inbox-line = { $at } { $update } { $kind }, { $size } байт; обрывов: { $deaths }, ошибок: { $errors }
inbox-forgotten = текст уже забыт
inbox-count = отложено: { $count }
copy-no-tool = нет программы { $tool } не старше PostgreSQL { $version }: установите postgresql-client или укажите её папку в POSTGRES_TOOLS
copy-passphrase = пароль другой: поставьте в BACKUP_PASSPHRASE тот, с которым её делали
copy-damaged = это не целая копия, возьмите другую
copy-newer = её сделала более новая версия программы, установите её
copy-not-empty = место не пустое, назовите новую базу
copy-other-kind = она от { $kind }: верните её туда и выполните opora move-database
copy-differs = получилось не то, что было, в { $tables }
copy-behind = FROM старее программы: выполните с ней opora migrate
copy-in-use = с FROM кто-то работает: сначала остановите всех ботов
copy-not-taken = TO не принимает { $why }
copy-no-center = центра «{ $center }» нет
copy-entangled = { $column } центра указывает на чужую строку
copy-known = центр «{ $center }» здесь уже есть
copy-others-face =
    у того же пользователя мессенджера здесь другая запись: { $who }. Ничего не внесено. Пусть человек в той или другой установке нажмёт «Отключить второй» (/reminders – Мессенджеры); потом выгрузите центр снова, а второй мессенджер он подключит кодом уже здесь
copy-other-version = файл записан другой версией программы ({ $version }): нужна одна и та же
copy-busy = этим уже занят другой процесс

audit-no-data = audit: НЕТ ДАННЫХ, ничего не проверено ({ $why })
audit-done = audit: проверено библиотек: { $asked }, с известными уязвимостями: { $found }

outbox-queued = снова в очереди: { $count }
outbox-told = всего
outbox-errors = последние ошибки:

plan-year-missing = год не указан: --year 2026 или --school-year 2025.
plan-file = { $file }: { $why }

paper-no-out = -o не указан: куда записать бумагу?
paper-one-of = нужно одно из: -o, --set, --reset, --undo; --sample – только вместе с -o
paper-no-center = --center не указан: чей это шаблон?
paper-set = { $kind }: действует { $file }
paper-doubt = сомнение: { $what }
paper-standard = { $kind }: действует обычный шаблон
paper-before = { $kind }: действует прежний шаблон
paper-unknown = { $kind }: такой бумаги нет. Есть: { $kinds }
paper-no-period = { $code }: такого периода нет. Например: { $examples }
paper-suffix = { $file }: эта бумага бывает в виде { $formats }
paper-unwritable = { $file }: записать файл сюда нельзя
paper-center = { $center }: такого центра нет
paper-done = { $file }: { $size } байт
paper-not-json = { $file }: это не JSON ({ $why })
run-no-metrics = METRICS_PORT: по адресу { $where } слушать нельзя: { $why }.
run-another-copy = С этим токеном работает ещё одна копия бота: обновления получает то одна, то другая. Остановите лишнюю.
run-apart = DATABASE_URL: run --no-clock и clock работают врозь только на PostgreSQL. На SQLite нужен обычный run.

init-hello = Первая настройка: пять вопросов. Прервать – Ctrl+C, до последнего ответа ничего не записывается.
init-ask-token = Токен бота от @BotFather:
init-ask-proxy = Прокси до Телеграма (http://… или socks5://…), пусто – без него:
init-ask-admins = Ваш номер в Телеграме, его скажет @userinfobot (несколько – через запятую):
init-ask-center = Название центра:
init-ask-districts = Его территории через запятую:
init-known = Телеграм отвечает и знает бота: { $name }.
init-no-admin = Нужен хотя бы один номер, например 123456789.
init-there = Файл { $file } уже есть. Правьте его; новый центр создаёт opora invite.
init-unwritable = В папку { $folder } записать нельзя. Выполните команду там, где будут лежать настройки и база.
init-file = Настройки «Опоры». Остальные и их значения по умолчанию – в .env.example.
init-done =
    Готово: центр создан, настройки записаны в { $file } (читать их можете только вы).
    Ссылка координатора, на один вход: { $link }
init-next = Откройте ссылку на телефоне координатора. Запустить бота: opora run. Проверить: opora doctor.
settings-unwritten = { $file } записать не удалось: { $why }.

settings-max-webhook = MAX шлёт обновления только на https, порт 443, например https://bot.example.org/max.
settings-max-secret = от 5 до 256 знаков из A–Z, a–z, 0–9, _ и -: других MAX не принимает.
settings-max-secret-missing = MAX_WEBHOOK_SECRET не задан, а MAX_WEBHOOK_URL задан. Задайте: без секрета отправителя обновлений можно подделать.
settings-two-messengers = BOT_TOKEN и MAX_TOKEN заданы вместе. Один файл настроек – один мессенджер: второй положите в другой файл и назовите его в ENV_FILE.
run-max-not = MAX_TOKEN не задан. Токен бота MAX – в кабинете организации, см. docs/max.md.
run-max-instead = Это настройки бота MAX (задан MAX_TOKEN). Запустите его так: opora run-max.
max-unknown = MAX_TOKEN: MAX не знает такого токена. Возьмите действующий в кабинете организации.
max-away = MAX_API_URL: { $address } не отвечает. Проверьте сеть и MAX_CA_FILE: сертификат MAX выдан центром Минцифры.
max-certificates = MAX_CA_FILE: { $file } не подходит: { $why }. Нужен файл PEM с корневым сертификатом Минцифры, см. docs/max.md.
max-file = Шлюз MAX не может открыть { $file }: { $why }. Проверьте папку и права. Испорченный файл уберите: шлюз начнёт новый.
max-alone = С { $file } уже работает другой шлюз MAX. Остановите его: вторая служба с теми же настройками не нужна.
max-port = WEB_PORT: по адресу { $where } слушать нельзя: { $why }. Назначьте другой порт здесь и в обратном прокси.
max-ended = Шлюз MAX завершился сам, поэтому остановлен и бот. Причина в журнале выше.
