# What the command line says under an English locale; the keys are those of locales/cli/ru.

cli-error = Error: { $text }
cli-misused = { $text } Help: { $command } --help
cli-input-ended = The input ended before the answer.
cli-unknown-zone = TZ: there is no time zone «{ $zone }». For example: Europe/Moscow.

usage-head = Usage:
usage-options = Options
usage-arguments = Arguments
usage-commands = Commands
usage-meta-options = [OPTIONS]
usage-meta-command = COMMAND …
usage-meta-default = [default: { "" }
usage-meta-required = [required]
usage-help = Show this message and exit.
usage-no-command = There is no command «{ $name }».
usage-no-command-near = There is no command «{ $name }». Did you mean { $near }?
usage-command-missing = A command is missing.
usage-no-option = There is no option { $name }.
usage-no-option-near = There is no option { $name }. Did you mean { $near }?
usage-missing = Missing: { $name }.
usage-bad-value = The value of { $name } is wrong.
usage-extra = Too many words at the end of the command.
usage-option = The option { $name } is written wrongly: its value is missing, or there is one too many.

reason-none = there is no such file or folder
reason-denied = permission denied
reason-read-only = the disk is read-only
reason-no-folder = a file stands where a folder should
reason-folder = it is a folder
reason-there = there is a file already
reason-full = the disk is full
reason-port-taken = another program has this port
reason-refused = nobody answers there

settings-no-token = BOT_TOKEN is missing: take it from @BotFather, it looks like 123456:ABC-DEF.
settings-no-file = There are no settings: no .env in { $folder }, and BOT_TOKEN is missing. Run: opora init.
settings-wrong-token = BOT_TOKEN is no token: take it from @BotFather, it looks like 123456:ABC-DEF.
settings-unreadable = { $file } cannot be read: { $why }.
settings-encoding = { $file } is not written in UTF-8. Save it anew as UTF-8.
settings-address = must be an address such as https://example.org.
settings-proxy = must look like http://host:port, socks4://host:port or socks5://user:password@host:port.
settings-no-database = is no address of a database.
settings-driver = must begin with { $sqlite }:/// or { $postgresql }://.
settings-no-database-file = must name a file, such as { $sqlite }:///data/opora.db.
settings-redis = must be an address such as redis://localhost:6379/0.
settings-secret = must be 1–256 of A–Z, a–z, 0–9, _ and -, as Telegram takes them.
settings-secret-missing = WEBHOOK_SECRET must be set when WEBHOOK_URL is: the sender's address can be forged.
settings-number = must be a whole number.
settings-between = is a number out of range.
settings-one-of = must be one of: { $expected }.
settings-invalid = is wrong ({ $why }).

database-file = DATABASE_URL: no file can be made at { $path }: { $why }.
database-taken = DATABASE_URL: another bot is running on this SQLite file. Stop it first.
database-behind = DATABASE_URL: the database is behind the program. Run: opora migrate.
database-empty = DATABASE_URL: the database is empty or behind the program. Run: opora migrate.
database-newer = DATABASE_URL: the database is newer than the program ({ $found }; the program knows { $known }). Install the version that wrote it. To go back, stop every bot and run with that version: opora migrate --down { $known }; or move the database away and run with this one: opora restore { $copy }.
database-unfinished = DATABASE_URL: a copy was being brought back into this database, or another one moved into it, and that did not end. Make an empty one and do it again.
database-not-copied = DATABASE_URL: it was not copied, so it is not migrated ({ $why }).
database-no-down = --down: { $why }
database-down = The database is at { $revision }.
database-away = DATABASE_URL: the database cannot be reached ({ $why }).
database-replaced = DATABASE_URL: the database's file was deleted or replaced under the running bot.
database-revision = --revision: { $why }
database-ready = The database is up to date.

telegram-away = TELEGRAM_API_URL: no answer from { $address }. Look at the network; TELEGRAM_PROXY may help.
telegram-unknown = BOT_TOKEN: Telegram does not know it. Take the current one from @BotFather.

run-as-root = Running as root: whoever breaks in is root too. Make a user for the bot.
run-no-port = WEB_PORT: nothing can be served at { $where }: { $why }.

invite-file = invite: { $file }: { $why }.
invite-no-folder = invite: { $folder } is no folder.
invite-no-center = invite: there is no centre «{ $center }».
invite-refused = invite: { $why }
invite-good = good: { $count }
invite-done = invited: { $count }

backup-no-database = DATABASE_URL: there is no database at { $path }.
backup-failed = backup: { $file } was not written: { $why }.
backup-done = { $file }: { $size } bytes, { $tables } tables, { $rows } rows, { $files } files
backup-passphrase = Passphrase
restore-failed = restore: { $file } was not brought back: { $why }.
restore-done = as of { $at }: { $tables } tables, { $rows } rows, { $files } files
restore-same = rows and sums of every table are those of the copy
restore-letters = messages that may have been sent since, and will say so: { $count }
restore-updates = updates that stood half-way: { $count }. See: opora inbox
move-failed = move-database: nothing was moved: { $why }.
move-done = { $tables } tables, { $rows } rows, { $files } files: every row is as it was
move-next = Set DATABASE_URL to the new address. The old database is as it was: start no bot on it again.
export-failed = export-center: { $file } was not written: { $why }.
export-done = { $file }: { $tables } tables, { $rows } rows, { $files } files
export-waiting = messages of the centre that wait here and do not go along: { $count }. See: opora outbox
import-failed = import-center: { $file } was not brought in: { $why }.
import-done = «{ $name }»: { $tables } tables, { $rows } rows, { $files } files; every row is as it was
import-letters = messages that may have been sent there already, and will say so: { $count }
import-next = Its people reach it here when they open this bot and press «Start».
inbox-none = inbox: { $update } is not set aside, or what it held is not kept.
inbox-retried = { $update }: a running bot takes it up within seconds
inbox-dropped = { $update }: dropped
inbox-line = { $at } { $update } { $kind }, { $size } bytes; ends of a process: { $deaths }, errors: { $errors }
inbox-forgotten = what it held is not kept
inbox-count = set aside: { $count }
copy-no-tool = { $tool } of PostgreSQL { $version } or later is not here: install postgresql-client, or name its folder in POSTGRES_TOOLS
copy-passphrase = its passphrase is another: set BACKUP_PASSPHRASE to the one it was made with
copy-damaged = it is no whole copy, take another one
copy-newer = a newer version of the program made it, install that one
copy-not-empty = it goes into an empty database only, name a new one
copy-other-kind = it is of { $kind }: restore it there, then run opora move-database
copy-differs = what came out is not what was there, in { $tables }
copy-behind = FROM is behind the program: run with it opora migrate
copy-in-use = somebody is connected to FROM: stop every bot first
copy-not-taken = TO does not take { $why }
copy-no-center = there is no centre «{ $center }»
copy-entangled = the centre's { $column } points to a row that is not its own
copy-known = a centre «{ $center }» is here already
copy-others-face =
    the same user of a messenger has another record here: { $who }. Nothing was brought in. Let them press «Отключить второй» (/reminders – Мессенджеры) in one deployment or the other; then export the centre again, and they join the second messenger here by a code
copy-other-version = it was written by another version of the program ({ $version }): both sides need the same
copy-busy = another process is at it

audit-no-data = audit: NO DATA, nothing was checked ({ $why })
audit-done = audit: { $asked } libraries asked, { $found } with known vulnerabilities

outbox-queued = queued again: { $count }
outbox-told = told
outbox-errors = last errors:

plan-year-missing = a year is missing: --year 2026 or --school-year 2025.
plan-file = { $file }: { $why }

paper-no-out = -o is missing: where shall the paper go?
paper-one-of = one of -o, --set, --reset and --undo is needed; --sample goes with -o
paper-no-center = --center is missing: whose template is it?
paper-set = { $kind }: { $file } is in force
paper-doubt = doubt: { $what }
paper-standard = { $kind }: the standard template is in force
paper-before = { $kind }: the template before is in force
paper-unknown = { $kind }: no such paper. There are: { $kinds }
paper-no-period = { $code }: no such period. For example: { $examples }
paper-suffix = { $file }: this paper comes as { $formats }
paper-unwritable = { $file }: no file can be written there
paper-center = { $center }: there is no such centre
paper-done = { $file }: { $size } bytes
paper-not-json = { $file }: no JSON ({ $why })
run-no-metrics = METRICS_PORT: nothing can be served at { $where }: { $why }.
run-another-copy = Another copy of the bot runs with this token: now one of them gets the updates, now the other. Stop one.
run-apart = DATABASE_URL: talkers and the clock run apart on PostgreSQL alone; on SQLite use run.

init-hello = The first settings: five questions. Ctrl+C stops; nothing is written before the last answer.
init-ask-token = The bot's token from @BotFather:
init-ask-proxy = A proxy to Telegram (http://… or socks5://…), empty for none:
init-ask-admins = Your number in Telegram, @userinfobot says it (several: separated by commas):
init-ask-center = The centre's name:
init-ask-districts = Its districts, separated by commas:
init-known = Telegram answers and knows the bot: { $name }.
init-no-admin = At least one number is needed, such as 123456789.
init-there = There is { $file } already. Edit it; opora invite makes another centre.
init-unwritable = Nothing can be written into { $folder }. Run this where the settings and the database shall be.
init-file = Settings of «Опора». The others and their defaults stand in .env.example.
init-done =
    Done: the centre is made, the settings stand in { $file } (only you can read them).
    The coordinator's link, for one person: { $link }
init-next = Open the link on the coordinator's phone. Start the bot: opora run. Check it: opora doctor.
settings-unwritten = { $file } was not written: { $why }.

settings-max-webhook = MAX posts updates to https on port 443 alone, such as https://bot.example.org/max.
settings-max-secret = must be 5–256 of A–Z, a–z, 0–9, _ and -, as MAX takes them.
settings-max-secret-missing = MAX_WEBHOOK_SECRET must be set when MAX_WEBHOOK_URL is: the sender can be forged.
settings-two-messengers = BOT_TOKEN and MAX_TOKEN are both set. One file of settings is for one messenger: put the other into a file of its own and name it in ENV_FILE.
run-max-not = MAX_TOKEN is missing: it stands in your organisation's cabinet of MAX, see docs/max.md.
run-max-instead = These are the settings of a bot in MAX (MAX_TOKEN is set). Start it with: opora run-max.
max-unknown = MAX_TOKEN: MAX does not know this token.
max-away = MAX_API_URL: { $address } does not answer. Check the network and MAX_CA_FILE: its certificate is of a Russian state authority.
max-certificates = MAX_CA_FILE: { $file } does not do: { $why }. It has to be a PEM file with the authority's root, see docs/max.md.
max-file = The gateway of MAX cannot open { $file }: { $why }. Look at the folder and its rights. Take a damaged file away: a new one begins.
max-alone = Another gateway of MAX is at work with { $file }. Stop it: there is no need of a second service with the same settings.
max-port = WEB_PORT: { $where } cannot be listened at: { $why }. Choose another port here and in the reverse proxy.
max-ended = The gateway of MAX has ended by itself, so the bot has stopped. The log above says why.
