## Вход, своя учётная запись, журнал

refused-too-many-attempts = Слишком много неудачных попыток. Повторите через { $count ->
    [one] { $count } секунду
    [few] { $count } секунды
   *[other] { $count } секунд
}.
refused-wrong-code = Этот код неверен или уже использован. Дождитесь следующего кода на устройстве.
refused-factor-is-on = Второй фактор уже настроен. Сначала отключите его.
refused-no-secret-key = Хранить секреты здесь пока нельзя. Попросите администратора задать SALDO_SECRET_KEY.
refused-link-over = Эта ссылка больше не действует. Запросите новую.
error-too-often = Отсюда пришло слишком много запросов. Подождите минуту и повторите.
api-too-often = Слишком много вызовов. Повторите через { $count ->
    [one] { $count } секунду
    [few] { $count } секунды
   *[other] { $count } секунд
}.

door-code = Код с устройства
door-code-hint = Только если настроен второй фактор; подойдёт и код восстановления
door-forgotten = Забыли пароль?
forgotten-title = Забытый пароль
forgotten-text = Введите имя для входа. Если для него известен адрес почты, туда придёт ссылка на новый пароль.
forgotten-ask = Отправить ссылку
forgotten-asked = Если такое имя есть и адрес почты известен, ссылка уже в пути. Она действует один час.
new-password-title = Новый пароль

nav-account = Моя учётная запись
account-password = Пароль
account-present = Нынешний пароль
account-new = Новый пароль
account-new-hint = Не короче { $count ->
    [one] { $count } знака
    [few] { $count } знаков
   *[other] { $count } знаков
}; без имени для входа в нём
account-change = Задать пароль
account-sessions = Где выполнен вход
account-since = С
account-from = Откуда
account-this = этот браузер
account-end = Завершить
account-end-others = Завершить все остальные
flash-password-changed = Пароль изменён. Все остальные сеансы завершены.
flash-sessions-ended = Завершено.

factor-title = Второй фактор
factor-on = включён
factor-off = Отключить второй фактор
factor-text = Код, который показывает устройство, спрашивается вместе с паролем: узнавший один пароль не войдёт.
factor-begin = Настроить второй фактор
factor-no-key = Сначала администратор должен дать программе ключ для секретов (SALDO_SECRET_KEY).
factor-offered = Настройте устройство
factor-offered-text = Введите этот секрет в приложение с кодами или откройте адрес на устройстве. Затем введите код, который оно покажет.
factor-first-code = Первый код
factor-confirm = Включить
factor-codes = Коды восстановления
factor-codes-text = Каждый впускает один раз, если устройство потеряно. Они показываются только сейчас: распечатайте их или положите в сейф.
factor-codes-left = { $count ->
    [one] Остался { $count } код восстановления
    [few] Осталось { $count } кода восстановления
   *[other] Осталось { $count } кодов восстановления
}
flash-factor-off = Второй фактор отключён.
user-factor-off = Отключить второй фактор
flash-user-factor-off = Второй фактор отключён; сотрудник входит по одному паролю.

notice-kind-password = Новый пароль
notice-password-subject = Новый пароль для Saldo
notice-password-body = Кто-то, вероятно вы, запросил новый пароль. Задайте его здесь в течение часа:
    { $link }
    Если это были не вы, ничего не делайте: действует прежний пароль.
notice-why-no-pages = Адрес страниц не задан
notice-why-link-over = Час, в который его запросили, прошёл
sending-pages = Адрес этих страниц
sending-hint-pages = Как его называют письма сотрудникам, например https://saldo.example.com; без него ссылки не отправляются

right-read-the-journal = читать журнал и выгружать его для аудитора
nav-journal = Журнал
journal-sub = Каждое действие: кто, когда, откуда, что. Каждая строка хранит хеш предыдущей.
journal-export = Для аудитора
journal-from = С
journal-to = По
journal-number = Строка
journal-at = Когда
journal-who = Кто
journal-program = Программа
journal-origin = Откуда
journal-action = Действие
journal-subject = О чём
journal-body = Подробности
journal-book = Книга
journal-previous = Предыдущая строка
journal-hash = Хеш
journal-older = Более ранние строки
cli-journal-exported = { $count ->
    [one] Записана { $count } строка журнала.
    [few] Записаны { $count } строки журнала.
   *[other] Записано { $count } строк журнала.
}
cli-journal-sound = Каждая строка файла такова, какой была записана.
cli-anchor-noted = Конец журнала отмечен в { $file }.
cli-drilled = { $file } можно восстановить: строк { $rows }, { $kilobytes } КБ, проверено и снова удалено.
refused-still-owed = По { $customer } ещё не всё закрыто, или списанный долг ещё под наблюдением. Данные нужны, пока это не закончится.
right-erase-personal-data = выгрузить всё о покупателе и стереть то, что его называет
cli-person-exported = Всё о { $customer } записано в { $file }.
cli-person-erased-unnoted = Вне базы это нигде не отмечено: более старая резервная копия вернёт данные. Назовите файл в SALDO_ERASURES или папку в SALDO_BACKUP_FOLDER.
cli-person-erased = { $count ->
    [one] { $count } строка больше не называет покупателя и его людей.
    [few] { $count } строки больше не называют покупателя и его людей.
   *[other] { $count } строк больше не называют покупателя и его людей.
}
journal-csv = CSV
journal-jsonl = Строки JSON
