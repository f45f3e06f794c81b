# Что приходит в ответ по почте.

nav-replies = Ответы
replies-sub = Что ответили покупатели. Пока ответ не прочитан, программа больше ничего не пишет этому покупателю.
replies-off-title = Почтовый ящик не читается
replies-off-text = Укажите в разделе «Отправка» ящик, на который приходят ответы.
replies-show-unread = Прочитать
replies-show-unmatched = От кого?
replies-show-people = Все
replies-show-machines = Автоматические
replies-none = Здесь пусто
replies-none-text = Ответы на письма появляются здесь, как только придут.
reply-title = Ответ
reply-subject = Тема
reply-no-subject = Без темы
reply-from = От
reply-unread = Не прочитан
reply-was-read = Прочитан
reply-of-nobody = Неизвестно чей
reply-of-nobody-text = Ответ не ссылается на наше письмо, а его адреса нет ни в одной карточке или он есть в нескольких. Укажите, чей он.
reply-files-count =
    { $count ->
        [one] { $count } файл
        [few] { $count } файла
       *[many] { $count } файлов
    }
reply-kind-person = Написал человек
reply-kind-automatic = Автоматический ответ
reply-kind-undelivered = Не доставлено
reply-matched-letter = ответ на наше письмо
reply-matched-address = по адресу в карточке
reply-matched-person = указал сотрудник
reply-stops-title = Ответ ждёт прочтения
reply-stops-text = Пока его никто не прочитал, программа не отправляет этому покупателю напоминаний.
reply-mark-read = Прочитано
reply-show = Ответ
reply-words = Что написано
reply-no-words = Текста нет.
reply-cut = Получено не всё: письмо слишком велико, или сервер его не отдаёт. Целиком оно лежит в ящике.
reply-files = Файлы
reply-size = { $size } кБ
reply-file-not-kept = слишком большой, не сохранён; лежит в почтовом ящике
reply-customer = Код покупателя
reply-customer-hint = Ответственный увидит ответ в карточке покупателя.
reply-assign = Это его ответ
problem-reply-customer = Введите код покупателя.
flash-reply-read = Отмечено: покупателю снова можно напоминать.
flash-reply-assigned = Записано.
withheld-reply-unread = Покупатель ответил, и ответ ещё никто не прочитал
withheld-short-reply-unread = Ответ не прочитан
kept-reply-unread = Покупатель ответил, и ответ ещё никто не прочитал
kept-notice-unfilled = Ждёт, пока юрист впишет пункты договора

sending-imap-host = Почтовый сервер с ответами (IMAP)
sending-hint-imap-host = Например imap.example.com; пусто: ящик не читается
sending-imap-port = Порт для чтения почты
sending-hint-imap-port = 993 для tls, 143 для starttls
sending-imap-security = Шифрование при чтении почты
sending-hint-imap-security = tls, starttls или none (только на этом же компьютере)
sending-imap-user = Имя для входа в ящик
sending-hint-imap-user = Пароль берётся из SALDO_IMAP_PASSWORD или из файла, названного в SALDO_IMAP_PASSWORD_FILE
sending-imap-folder = Папка
sending-hint-imap-folder = Обычно INBOX
sending-imap-every = Минут между проверками
sending-hint-imap-every = Ящик проверяется и перед отправкой сообщений, не чаще раза в минуту

cli-mailbox-people =
    { $count ->
        [one] Пришёл { $count } ответ.
        [few] Пришло { $count } ответа.
       *[many] Пришло { $count } ответов.
    }
cli-mailbox-unmatched =
    { $count ->
        [one] Из них { $count } пока неизвестно чей.
        [few] Из них { $count } пока неизвестно чьи.
       *[many] Из них { $count } пока неизвестно чьи.
    }
cli-mailbox-automatic =
    { $count ->
        [one] { $count } автоматический ответ.
        [few] { $count } автоматических ответа.
       *[many] { $count } автоматических ответов.
    }
cli-mailbox-undelivered =
    { $count ->
        [one] Не доставлено { $count } письмо.
        [few] Не доставлено { $count } письма.
       *[many] Не доставлено { $count } писем.
    }
cli-mailbox-unreadable =
    { $count ->
        [one] { $count } письмо не прочитать: сервер его не отдаёт. Загляните в ящик.
        [few] { $count } письма не прочитать: сервер их не отдаёт. Загляните в ящик.
       *[many] { $count } писем не прочитать: сервер их не отдаёт. Загляните в ящик.
    }
cli-mailbox-off = Почтовый ящик не указан: `saldo sending set imap-host=… imap-user=…`.
cli-mailbox-broke-off = Почтовый сервер: { $said }
