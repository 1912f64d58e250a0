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
database-newer = DATABASE_URL: the database is newer than the program. Install the version that wrote it, or take a backup back.
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

backup-postgresql = DATABASE_URL: this is PostgreSQL, copy it with pg_dump.
backup-no-database = DATABASE_URL: there is no database at { $path }.
backup-failed = backup: { $file } was not written: { $why }.
backup-done = { $file }: { $size } bytes
backup-files = { $folder }: the library's files, which it names; copy them too

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
