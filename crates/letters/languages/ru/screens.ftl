# Слова экранов в том порядке, в каком их встречают.

## Рамка каждой страницы.

skip-to-content = Перейти к содержанию
nav-label = Главное меню
nav-group-today = Сегодня
nav-overview = Обзор
nav-day = Мой день
nav-group-book = Задолженность
nav-customers = Покупатели
nav-invoices = Счета
nav-payments = Платежи
nav-import = Импорт
nav-group-control = Контроль
nav-run = План на день
nav-runs = История контроля
nav-group-plans = Планы и записки
nav-group-rules = Правила и люди
nav-company = Компания
nav-users = Сотрудники
nav-more = Ещё
search-label = Поиск покупателей и счетов
search-placeholder = Имя, номер, телефон…
menu-appearance = Язык и оформление
menu-language = Язык
menu-theme = Оформление
theme-system = Как в системе
theme-light = Светлое
theme-dark = Тёмное
menu-account = Учётная запись
sign-out = Выйти
close = Закрыть
save = Сохранить
cancel = Отмена
keys-title = Клавиши
keys-search = поиск
keys-move = следующая и предыдущая строка
keys-open = открыть строку
keys-select = выбрать строку
keys-work = звонок, заметка, обещание, спор, пропуск
keys-money = деньги: предложение с этим номером, другой покупатель, между своими счетами, от банка, заём или налоги
keys-go = к обзору, моему дню, покупателям, счетам
keys-help = эта подсказка
pager-text = { $first }–{ $last } из { $total }
pager-previous = Назад
pager-next = Дальше
until-today = до сегодня
until-by = до { $day }
until-day = до { $day }
since-day = с { $day }
as-of = на
any = Любой
see-all = Показать все
without-number = без номера
not-known = не указано
by-program = Сама программа
owner-none = Никто
language-of-company = Как у компании
export-csv = Выгрузить CSV

## Вход.

sign-in-title = Вход
sign-in = Войти
sign-story = Кто должен, с{"\u00A0"}каких пор и{"\u00A0"}что делать сегодня
sign-story-more = Каждый счёт, каждое обещание и каждый шаг в одном месте, у каждого решения своя причина.
demo-title = Это демонстрационная компания
demo-text = Войдите в любой роли. Пароль у всех
session-ended = Сеанс завершён
session-ended-kept = Введённое сохранено. Войдите и отправьте его ещё одним нажатием.
session-ended-long = Введённое слишком длинное и не сохранено. Вернитесь назад в браузере и скопируйте его до входа.
kept-title = Ещё не отправлено
kept-text = К моменту отправки сеанс уже завершился. Введённое здесь; с ним пока ничего не сделано.
kept-typed = Что было введено
kept-send = Отправить сейчас
kept-leave = Не отправлять

## Обзор.

dashboard-title = Обзор
dashboard-plan = Посмотреть план на день
figure-total = Дебиторская задолженность
figure-overdue = Просрочено
figure-share = Доля просрочки
figure-unallocated = Неразнесённые платежи
figure-unallocated-more = получено, но не отнесено к счетам
figure-debtors =
    { $count ->
        [one] { $count } покупатель
        [few] { $count } покупателя
       *[other] { $count } покупателей
    }
figure-open-invoices =
    { $count ->
        [one] { $count } открытый счёт
        [few] { $count } открытых счёта
       *[other] { $count } открытых счетов
    }
ageing-title = По срокам просрочки
ageing-by-due = по сроку оплаты
ageing-picture = Открытые долги по срокам просрочки
biggest-title = Крупнейшие должники по просрочке
biggest-none = Никто не просрочил оплату.
work-title = Сделать сегодня
work-all =
    { $count ->
        [one] Вся { $count } задача
        [few] Все { $count } задачи
       *[other] Все { $count } задач
    }
work-none = На сегодня всё сделано.
last-run-title = Последний контроль
last-run-never = Контроль ещё не проводился.
run-effects =
    { $count ->
        [one] { $count } действие
        [few] { $count } действия
       *[other] { $count } действий
    }
messages-planned =
    { $count ->
        [one] { $count } сообщение ждёт отправки
        [few] { $count } сообщения ждут отправки
       *[other] { $count } сообщений ждут отправки
    }
empty-company-title = В учёте пока ничего нет
empty-company-text = Загрузите покупателей, счета и платежи из файла: достаточно CSV или таблицы. Всё можно посмотреть до сохранения.
empty-company-import = Загрузить файл

## Столбцы.

column-customer = Покупатель
column-code = Код
column-owner = Ответственный
column-status = Статус
column-balance = Сальдо
column-overdue = Просрочено
column-oldest = Самый старый
column-next = Следующий шаг
column-days-late = Дней просрочки
column-currency = Валюта
column-document = Документ
column-kind = Вид
column-date = Дата
column-due = Срок оплаты
column-amount = Сумма
column-open = Не оплачено
column-unallocated = Не разнесено
column-what = Что
column-why = Почему
column-why-not = Почему нет
column-would = Что было бы
column-state = Состояние
column-policy = Регламент
column-started = Начало
column-who = Кто
column-other-document = Другой документ
column-line = Строка
column-field = Столбец
column-value = Значение
column-reason = Что не так
column-remedy = Что сделать

## Списки: отбор, порядок, выбор.

quick-filters = Быстрый отбор
filter-search = Поиск
filter-search-hint = имя, код, телефон, почта
filter-documents-hint = номер или покупатель
filter-bucket = Просрочка
filter-sort = Порядок
filter-from = С
filter-to = По
filter-show = Поиск и отбор
filter-apply = Применить
filter-clear = Сбросить
sort-overdue = Сначала больше просрочено
sort-balance = Сначала большее сальдо
sort-oldest = Сначала дольше просрочено
sort-name = По названию
sort-code = По коду
chip-all = Все
chip-open = Не оплаченные
chip-overdue = Просроченные
chip-settled = Оплаченные
chip-unallocated = Неразнесённые
chip-allocated = Разнесённые
chip-dispute = Со спором
chip-promise = С обещанием
chip-hold = С распоряжением ждать
chip-all-effects = Все действия
customers-count =
    { $count ->
        [one] { $count } покупатель
        [few] { $count } покупателя
       *[other] { $count } покупателей
    }
total-of =
    { $count ->
        [one] Итого по { $count } покупателю
        [few] Итого по { $count } покупателям
       *[other] Итого по { $count } покупателям
    }
customers-none = Покупателей пока нет
customers-none-text = Они появятся здесь после загрузки файла.
customers-no-match = Никто не подходит
customers-no-match-text = Ослабьте отбор или поищите другую часть названия, кода или телефона.
select-all = Выбрать все показанные
bulk-selected = Выбрано:
bulk-with-selected = С выбранными покупателями:
bulk-owner = Ответственный
bulk-assign = Назначить
bulk-matching =
    { $count ->
        [one] Все подходящие: { $count }, а не только показанные
       *[other] Все подходящие: { $count }, а не только показанные
    }
invoices-count =
    { $count ->
        [one] { $count } счёт
        [few] { $count } счёта
       *[other] { $count } счетов
    }
payments-count =
    { $count ->
        [one] { $count } платёж
        [few] { $count } платежа
       *[other] { $count } платежей
    }
documents-none = Документов нет
documents-none-filter = Под этот отбор ничего не подходит. Ослабьте его.
document-settled = оплачен
document-numbered = документ { $number }
movements-title = Движения
movements-none = По документу ещё не было движений.
movement-reversed = отменено
movement-reverses = отменяет

## Карточка покупателя.

card-parts = Разделы карточки
card-acts = Действия
card-facts = Контакты и условия
tab-timeline = Хроника
tab-open = Не оплачено
tab-invoices = Все счета
tab-payments = Платежи
timeline-none = Пока ничего не происходило.
timeline-withheld = { $step } отложен ({ $clause })
open-documents =
    { $count ->
        [one] { $count } неоплаченный документ
        [few] { $count } неоплаченных документа
       *[other] { $count } неоплаченных документов
    }
oldest-days =
    { $count ->
        [one] самый старый на { $count } день
        [few] самый старый на { $count } дня
       *[other] самый старый на { $count } дней
    }
nothing-overdue = просрочки нет
next-title = Следующий шаг
next-none = Сегодня ничего не требуется.
act-call = Позвонить
act-write = Написать
act-edit = Изменить
act-explain = Почему?
act-note = Заметка
act-promise = Обещание
act-promise-save = Записать обещание
act-dispute = Спор
act-dispute-save = Записать спор
act-payment = Поступил платёж
act-payment-save = Записать платёж
act-payment-confirm = Всё верно: записать платёж
doubt-nothing-owed = Это больше долга: покупатель ничего не должен.
doubt-more-than-owed = Это больше, чем должен покупатель: { $owed }.
doubt-long-ago =
    { $count ->
        [one] Этот день был { $count } день назад.
        [few] Этот день был { $count } дня назад.
       *[other] Этот день был { $count } дней назад.
    }
doubt-twin = Такая же сумма за тот же день уже записана.
doubt-twin-numbered = Такая же сумма за тот же день уже записана под номером { $number }.
act-hold = Распоряжение подождать
act-hold-save = Записать распоряжение
field-received = Поступил
field-order-number = Номер платёжного поручения, если есть
field-pays = Назначение
field-pays-none = Не указано
field-oldest = Остаток платежа гасит другие долги в согласованном порядке
field-hold-until = До (не более 14 дней)
standing-end = Завершить
standing-ended = { $what }: завершено
field-contact = Контакт
field-day = День
field-said = Что было сказано
field-promise-by = Оплатит до
field-amount = Сумма
field-which = Какой документ
field-which-all = Все неоплаченные
field-comment = Комментарий
field-dispute-why = Что оспаривает покупатель
field-why = Почему
field-name = Название
field-registry-code = Рег. номер
field-phone = Телефон
field-email = Эл. почта
field-address = Адрес
field-country = Страна
field-language = Язык
customer-edit-title = Изменить карточку
stale-title = Тем временем карточку изменил кто-то другой
stale-text = Введённое сохранено; где в карточке теперь другое, это указано под полем.
stale-now = Сейчас: «{ $value }»
stale-save = Всё равно сохранить моё
problem-day = Это не дата. Запишите её как год-месяц-день, например 2026-11-24.
problem-day-asked = «{ $value }» — не дата. Запишите её как год-месяц-день, например 2026-11-24.
problem-day-today = Показан сегодняшний день.
problem-choice = Выберите один из предложенных вариантов.
problem-amount = Это не сумма. Запишите её, например, 1500,00, в сомнительном случае без разделителей тысяч.

## Мой день.

day-title-all = День всех сотрудников
day-tasks =
    { $count ->
        [one] { $count } задача
        [few] { $count } задачи
       *[other] { $count } задач
    }
day-chip-due = На сегодня
day-chip-upcoming = И предстоящие
day-chip-done = Выполненные
day-chip-skipped = Пропущенные
day-chip-withdrawn = Отозванные
day-none = Всё сделано
day-none-text = Здесь вас ничего не ждёт. Новая работа появится после следующего контроля.
day-past = срок задачи прошёл
documents-of-task =
    { $count ->
        [one] { $count } документ
        [few] { $count } документа
       *[other] { $count } документов
    }
task-done = Сделано
task-close-otherwise = С пояснением или пропустить
task-outcome = Что получилось или почему пропускается
task-done-with = Сделано
task-skip = Пропустить
decision-act = Принять решение
decision-words = Что решено и почему
decision-taken = Записать решение
decision-none = Решение не нужно
decision-waits = Ждёт решения: { $role }

## Импорт.

import-lead = Таблицы (CSV, TSV, XLSX, ODS), выписки банков и электронные счета. Вы увидите, что произойдёт, до сохранения.
import-step-1 = Выбрать файл
import-step-2 = Посмотреть
import-step-3 = Готово
import-file = Файл
import-file-hint = Кодировка, разделители и даты распознаются. Повторная загрузка того же файла ничего не изменит.
import-kind = Что в файле
import-unnamed-pays = Платежи без указания счёта гасят долги
import-unnamed-pays-hint = В порядке, согласованном с покупателем; если о нём не договорились — с самого раннего срока. Иначе такие платежи останутся неразнесёнными.
import-map = Сопоставление столбцов
import-map-hint = Какой столбец что означает. Если пусто, используются известные заголовки и запомненное сопоставление.
import-look = Посмотреть файл
import-look-again = Посмотреть с этим сопоставлением
import-history = Загружено ранее
import-history-none = Ещё ничего не загружено.
import-outcome = новых { $new }, изменено { $changed }, без изменений { $unchanged }, отклонено { $refused }
import-read = Прочитано строк
import-new = Новые
import-changed = Изменённые
import-unchanged = Без изменений
import-refused = Отклонённые
import-new-customers =
    { $count ->
        [one] с { $count } новым покупателем
        [few] с { $count } новыми покупателями
       *[other] с { $count } новыми покупателями
    }
import-nothing-new = Всё из этого файла уже известно. Сохранять нечего.
import-refused-title = Строки, которые не будут приняты
import-refused-text = остальные будут приняты
import-refused-more =
    { $count ->
        [one] и ещё { $count } строка
        [few] и ещё { $count } строки
       *[other] и ещё { $count } строк
    }
import-remarks-title = Принято с замечанием
import-remarks-text = взгляните на них ещё раз
import-rows-title = Каждая строка и что с ней будет
import-rows-text = просмотр ничего не записывает
import-becomes = Что с ней будет
import-fate-new = новая
import-fate-changed = изменит известное
import-fate-unchanged = уже известна
import-fate-refused = отклонена
import-fate-waits = деньги подождут названный документ
import-fate-rest = останется не разнесённым
import-nothing-yet = Пока ничего не сохранено.
import-cancel = Отменить, ничего не сохранять
import-prepaid = Предоплаты, указанные в электронных счетах
import-prepaid-asked = Искать в учёте, иначе спросить
import-prepaid-in-book = Они в учёте: такие счета считаются целиком
import-prepaid-elsewhere = Они прошли мимо учёта: считается только остаток к оплате
import-prepaid-hint = Нужно, только если у покупателя есть другие неразнесённые деньги и неясно, предоплата ли это.
import-running = Загружается
import-running-text = Страницу можно закрыть: загрузка продолжится, и файл будет принят целиком или не принят вовсе.
import-look-now = Проверить сейчас
import-stop = Остановить, ничего не сохранять
import-stopping = Останавливаем: начатое отменяется.
import-stopped = Загрузка остановлена
import-stopped-text = Вы остановили загрузку. Если начать её снова, итог будет таким, будто её не останавливали.
import-stopped-nothing = Из файла ничего не сохранено.
import-start-again = Загрузить снова
import-forget = Забыть файл
import-confirm =
    { $count ->
        [one] Загрузить { $count } строку
        [few] Загрузить { $count } строки
       *[other] Загрузить { $count } строк
    }
import-done-title = Загружено
import-another = Ещё файл
problem-no-file = Файл не выбран. Выберите файл и посмотрите снова.

## Поля, которые может содержать столбец файла.

mapped-customer = Код покупателя
mapped-customer-name = Название покупателя
mapped-registry-code = Рег. номер
mapped-country = Страна
mapped-language = Язык
mapped-email = Эл. почта
mapped-phone = Телефон
mapped-address = Адрес
mapped-owner = Ответственный
mapped-policy-group = Группа для регламента
mapped-debtor = Вид должника
mapped-debt-purpose = Назначение долга
mapped-contact-zone = Часовой пояс
mapped-contact-mode = Режим общения
mapped-email-consent = Согласие на письма
mapped-sms-consent = Согласие на СМС
mapped-number = Номер документа
mapped-kind = Вид
mapped-issued = Дата документа
mapped-due = Срок оплаты
mapped-terms-days = Дней отсрочки
mapped-amount = Сумма
mapped-currency = Валюта
mapped-disputed = Оспаривается
mapped-note = Примечание
mapped-settles = Оплачивает документ
mapped-payment-reference = Номер ссылки
mapped-settled-on = Оплачен
mapped-payment-number = Номер платежа
mapped-paid-on = Дата платежа
mapped-paid-amount = Сумма платежа
mapped-payment-note = Назначение платежа

## Контроль.

run-lead = Что требует регламент и почему. До вашего одобрения ничего не произойдёт.
run-day = День
run-look = Посмотреть
run-days =
    { $count ->
        [0] уже проведён
        [one] { $count } день
        [few] { $count } дня по порядку
       *[other] { $count } дней по порядку
    }
run-effects-title = Действия
run-withheld-title = Отложено
run-withheld-more = у каждого своя причина
run-looked = Рассмотрено покупателей
run-of-customers =
    { $count ->
        [one] из { $count } покупателя
        [few] из { $count } покупателей
       *[other] из { $count } покупателей
    }
run-shown =
    { $count ->
        [one] показано { $count }
        [few] показано { $count }
       *[other] показано { $count }
    }
run-nothing = Ничего не требуется
run-nothing-text = В этот день регламент ни от кого ничего не требует.
run-nothing-yet = Это план; ещё ничего не сделано.
run-apply =
    { $count ->
        [one] Одобрить и выполнить { $count } действие
        [few] Одобрить и выполнить { $count } действия
       *[other] Одобрить и выполнить { $count } действий
    }
run-changed-title = План изменился, пока вы его смотрели
run-changed-text = За это время появились новые данные. Ничего не выполнено; это новый план.
run-note-done-before = Контроль проведён до { $day }; рабочая дата не возвращается назад.
run-note-calendar = Календарь рабочих дней { $year } года не загружен: учтены выходные и постоянные праздники.
run-note-resumed = Контроль за { $day } был прерван; он продолжится с места остановки.
run-made-up = наверстан { $day }
run-state-done = Завершён
run-state-open = Не завершён
runs-lead = Каждый рабочий день проводится один раз; пропущенные наверстываются по порядку.
why-threshold = правило: { $threshold }; факт: { $fact }; дни { $counter }
why-event = событие: { $event }
letter-title = Письмо покупателю
letter-language = На языке покупателя
letter-show = Показать письмо
letter-none = Этот шаг не отправляет письма покупателю.
field-channel = Канал
withheld-short-dispute = Спор
withheld-short-promise = Обещание
withheld-short-hold = Распоряжение
withheld-short-unmatched-money = Неразнесённые платежи
withheld-short-too-soon = Слишком рано
withheld-short-letter-waits = Письмо не ушло
withheld-short-contact-limit = Предел контактов
withheld-short-below-minimum = Слишком мало
withheld-short-no-address = Нет адреса

## Почему.

explain-title = Почему это произошло и почему не произошло другое
explain-day = Показать этот день
explain-looked = последний раз рассмотрен { $day }
explain-never-looked = ещё не рассматривался
explain-items = Где каждый документ на лестнице
explain-no-items = В этот день ничего не было открыто.
explain-step = Шаг этих дней
explain-no-step = в эти дни шага нет
explain-restraints = Что нас сдерживает
explain-next = Что будет дальше
explain-next-text = если до того ничего не изменится
explain-next-missed = Контроль проведён только по { $day }. Следующий запуск сначала пройдёт пропущенные дни и сделает то, что на них пришлось.
explain-no-next = Само по себе больше ничего не наступит.
explain-happened = Что произошло
explain-nothing-happened = До этого дня ничего не произошло.
explain-request = Запрос № { $number }
explain-withheld = Что было отложено

## Сотрудники.

users-count =
    { $count ->
        [one] { $count } сотрудник
        [few] { $count } сотрудника
       *[other] { $count } сотрудников
    }
user-add-title = Добавить сотрудника
user-add = Добавить
user-active = Работает
user-disabled = Отключён
user-role-change = Сменить роль
user-team-change = Сменить команду
user-same-change = То же лицо, что
user-same-none = никто: отдельная учётная запись
user-same-hint = «Четыре глаза» — это люди, а не учётные записи: запрошенное под одной нельзя решить под другой.
user-same-with = Одно лицо с { $logins }: где решают двое, считается одним
user-disable = Отключить
user-change = Изменить
user-change-of = Изменить данные: { $name }
user-same-save = Сохранить
field-login = Имя для входа
field-role = Роль
field-person-name = Имя
field-team = Команда
field-password = Пароль
field-password-first = Первый пароль
field-password-hint = Не менее десяти знаков; чем длиннее, тем лучше.

## Что сделано: сообщается на следующей странице.

flash-note = Заметка записана.
flash-payment = Платёж записан.
flash-hold = Распоряжение записано; шаги подождут.
flash-promise = Обещание записано; шаги подождут до его срока.
flash-dispute = Спор записан; по нему больше не напоминаем.
flash-ended = Завершено сегодняшним днём.
flash-saved = Карточка сохранена.
flash-done = Задача выполнена.
flash-skipped = Задача пропущена; причина записана в журнал.
flash-cancelled = Отменено; ничего не сохранено.
flash-user-added = Сотрудник теперь может войти.
flash-user-role = У человека теперь другая роль.
flash-user-team = Сотрудник теперь в другой команде.
flash-user-same = Две учётные записи теперь считаются одним лицом: ни одна не решает запрошенное под другой.
flash-user-same-not = Учётная запись снова считается отдельным лицом.
flash-user-disabled = Сотрудник больше не может войти.
flash-assigned =
    { $count ->
        [one] { $count } покупатель сменил ответственного.
        [few] { $count } покупателя сменили ответственного.
       *[other] { $count } покупателей сменили ответственного.
    }
flash-run =
    { $count ->
        [one] Запущено { $count } действие.
        [few] Запущено { $count } действия.
       *[other] Запущено { $count } действий.
    }

## Ошибки.

error-back = Назад
error-title-forbidden = Нет доступа
error-title-missing = Не найдено
error-title-conflict = Кто-то успел раньше
error-title-large = Слишком большой
error-title-busy = Подождите
error-title-failure = У нас произошла ошибка
error-title-input = Не удалось понять
error-forbidden = Ваша роль этого не позволяет. Обратитесь к тому, чья роль позволяет, или к администратору.
error-foreign = Запрос пришёл с другого сайта и отклонён. Откройте страницу здесь и повторите.
error-missing = Такой страницы нет или она не для вас. Проверьте адрес или воспользуйтесь поиском.
error-large = Отправлено больше, чем разрешено. Можно загрузить файлы до 256 МБ; больший разделите.
error-busy = Это занимает больше времени, чем ожидалось. Ничего не потеряно; загляните через минуту.
error-failure = Вы ни при чём, и ничего не сделано наполовину. Повторите; если случится снова, сообщите администратору время.
error-paper-too-long = Документ получился бы слишком длинным. Выберите период покороче или меньше документов.
error-paper-logo = Этот логотип не подходит. Нужен PNG или JPEG не больше 512 КБ и 2000 точек по стороне.
error-input = Запрос не удалось прочитать. Вернитесь, проверьте введённое и отправьте снова.
error-long = В поиске и отборе не больше 200 знаков. Вернитесь и сократите.
error-upload-gone = Этого файла здесь больше нет: он подтверждён, отменён или пролежал час. Выберите его снова.

## Order of allocation.

allocation-title = Порядок зачёта платежей
allocation-choose = Что говорит договор
allocation-nothing-agreed = Ничего не согласовано: платежи без указания документа погашают сначала самый старый просроченный долг.
allocation-of-company = правило компании для всех покупателей
allocation-reference = Договор и пункт
allocation-order-designation = Только по указанию плательщика
allocation-order-ru = По праву России
allocation-order-ee = По праву Эстонии
allocation-order-pro-rata = Пропорционально
allocation-order-oldest-first = Сначала самый ранний срок
allocation-about-designation = Деньги без указания документа ждут, пока плательщика спросят.
allocation-about-ru = ГК 319, 319.1: наступившие долги по сроку, сначала основной долг, затем начисления по ним, затем то, чей срок не наступил.
allocation-about-ee = VÕS § 88: по срокам; в каждом долге начисления раньше основного долга.
allocation-about-pro-rata = Все наступившие долги делят платёж пропорционально остаткам.
allocation-about-oldest-first = Долг за долгом, начиная с самого раннего срока.
allocation-reason-costs-first = сначала издержки взыскания
allocation-reason-designated = указан плательщиком
allocation-reason-matured-unsecured-first = срок наступил, обеспечения нет
allocation-reason-secured-after-unsecured = срок наступил, после долгов без обеспечения
allocation-reason-earliest-due = самый ранний срок
allocation-reason-shared-pro-rata = разделено пропорционально
allocation-reason-penalty-after-principal = начисления после основного долга
allocation-reason-unmatured-last = наступивших долгов не осталось, поэтому ещё не наступивший

act-join = Объединить
joining-title = Объединить или перенести к другому покупателю
joining-text = Ничего не удаляется: известное раньше остаётся видно таким, каким было известно, и все суммы обоих покупателей вместе остаются прежними.
joining-other = Код другого покупателя
joining-what = Что переносится
joining-all = Всё: это один и тот же покупатель
joining-all-about = Все документы переходят к другому покупателю вместе со всем, что по ним сделано. Карточка и её история остаются, а файлы с этим кодом отныне относятся к другому покупателю.
joining-some = Отмеченные ниже документы
joining-some-about = Вместе с ними переносится то, чем они погашены: отметьте и это.
joining-do = Перенести
joining-documents = Документы
joining-part = Снова сделать отдельным покупателем
joining-part-text = Документы останутся там, где они сейчас, пока их не перенесут обратно.
joined-into = Долги этого покупателя перешли к { $code }.
joined-from = Вместе с { $code }:
flash-joining-done =
    { $count ->
        [0] Готово.
        [one] Перенесён { $count } документ.
        [few] Перенесено { $count } документа.
       *[many] Перенесено { $count } документов.
    }
