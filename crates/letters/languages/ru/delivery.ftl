# Сообщения в пути: исходящие, как компания отправляет, как можно писать покупателю.

nav-messages = Сообщения
messages-count =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[other] { $count } сообщений
    }
messages-all = Все
messages-what = Сообщение
messages-none = Сообщений нет
messages-none-text = Сообщения покупателям появятся здесь, когда их потребует контроль.
messages-off-title = Отправка выключена
messages-off-text = Сообщения запланированы и ждут; ничего не уходит, пока отправку не включат.
messages-flood-title = Много сообщений ждёт решения человека
messages-flood-text = Ждёт: { $waiting }, сегодня без вопросов может уйти: { $may_leave }. Просмотрите их и разрешите отправку.
messages-flood-release = Разрешить на сегодня

brought-back-title = Данные восстановлены из копии: неизвестно, что с тех пор ушло
brought-back-messages =
    { $count ->
        [one] { $count } сообщение покупателям
        [few] { $count } сообщения покупателям
       *[other] { $count } сообщений покупателям
    }
brought-back-notices =
    { $count ->
        [one] { $count } уведомление сотрудникам
        [few] { $count } уведомления сотрудникам
       *[other] { $count } уведомлений сотрудникам
    }
brought-back-text = Они ждали, когда делалась копия. Сверьтесь с журналом почтового сервера и ответьте за все сразу; за отдельные сообщения до этого отвечают на их страницах.
brought-back-left = Все они ушли
brought-back-did-not = Ни одно не ушло: проверить снова и отправить
flash-brought-back-answered =
    { $count ->
        [one] Записано: { $count }.
        [few] Записано: { $count }.
       *[other] Записано: { $count }.
    }
cli-brought-back-messages =
    { $count ->
        [one] Отмечено { $count } сообщение покупателям
        [few] Отмечены { $count } сообщения покупателям
       *[other] Отмечено { $count } сообщений покупателям
    }
cli-brought-back-notices =
    { $count ->
        [one] Отмечено { $count } уведомление сотрудникам
        [few] Отмечены { $count } уведомления сотрудникам
       *[other] Отмечено { $count } уведомлений сотрудникам
    }

message-why-covered = Полученных денег хватает
message-why-no-consent = Покупатель не хочет таких сообщений
message-why-represented = Покупатель действует через представителя
message-why-held = Руководство распорядилось ждать
message-why-disputed = Долг оспорен
message-why-promised = Покупатель обещал заплатить
message-why-outgrown = Наступил следующий шаг
message-why-not-late = Просрочки больше нет: срок оплаты перенесён
message-why-settled = Долга больше нет
message-why-no-address = В карточке нет адреса
message-why-bad-address = Адрес в карточке записан с ошибкой
message-why-too-long = Текст длиннее, чем разрешено оплачивать
message-why-dead-address = Такого адреса нет
message-why-refused = Сервер отказался принять
message-why-turned-away = Не пропускают правила сервера
message-why-bounced = Сообщение вернулось
message-why-undelivered = Доставить не удалось
message-why-later = Сервер просит повторить позже
message-why-unreachable = Сервер недоступен
message-why-unwritten = Не удалось составить текст
message-why-unknown = Связь оборвалась до ответа
message-why-lapsed = Программа остановилась между отправкой и записью о ней
message-why-brought-back = Ждало в восстановленной копии: с тех пор могло уйти
message-why-left = Человек подтвердил: ушло
message-why-did-not = Человек подтвердил: не ушло
message-why-again = Человек велел повторить
kept-hours = Ждёт часов, в которые можно отправлять
kept-day-limit = Сегодня покупателю уже достаточно сообщений
kept-gap = С покупателем только что общались
kept-contact-limit = Исчерпан предел, установленный законом
kept-only-to = Здесь пишут только на указанные адреса
kept-sms-budget = Дневной предел расходов на СМС исчерпан
kept-post = Идёт почтой: напечатайте в «Документах», затем отметьте отправку
kept-changing = В эту минуту меняется учёт

message-state-unwritten = Не удалось составить
message-recipient = Кому
message-bytes = Попытка { $number }
message-bytes-get = Точная копия переданного
message-uncertain-title = Неизвестно, ушло ли сообщение
message-uncertain-text = Связь оборвалась или программа остановилась после передачи всего сообщения. Спросите получателя или посмотрите журнал сервера и скажите, что выяснили. Само оно повторно не отправится.
message-it-left = Ушло
message-it-did-not = Не ушло
message-failed-title = Доставить не удалось
message-failed-text = Исправьте адрес в карточке покупателя и повторите отправку.
message-try-again = Повторить
message-post-title = Письмо идёт почтой
message-post-text = Напечатайте документ со страницы покупателя, отправьте его и отметьте здесь.
message-post-number = Номер заказного письма, если есть
message-post-done = Отправлено
problem-message-answer = Выберите один из ответов.
flash-message-answered = Записано.
flash-letters-released = Теперь они могут уйти.
errand-correct-address = Сообщение не доставлено: найти действующий адрес
errand-ask-why-refused = Сообщение по пути отклонили: выяснить почему, затем отправить ещё раз
errand-rewrite-message = Сообщение нельзя составить: проверить текст, затем отправить ещё раз

sending-title = Отправка
sending-sub = Через чей сервер, от чьего имени, когда и сколько.
sending-smtp-host = Почтовый сервер
sending-hint-smtp-host = Например, mail.example.com
sending-smtp-port = Порт
sending-hint-smtp-port = 587 со starttls, 465 с tls
sending-smtp-security = Шифрование
sending-hint-smtp-security = tls, starttls или none (только на той же машине)
sending-smtp-user = Имя для входа на почтовый сервер
sending-hint-smtp-user = Пусто: пароль не нужен
sending-sender = Адрес отправителя
sending-hint-sender = Сюда приходит и то, что вернулось
sending-sender-name = Имя отправителя
sending-hint-sender-name = Пусто: название компании
sending-reply-to = Адрес для ответов
sending-hint-reply-to = Пусто: адрес отправителя
sending-bounce = Адрес для возвратов
sending-hint-bounce = Куда возвращаются недоставленные письма. С {"{"}id{"}"} перед @ у каждого письма свой адрес: bounces+{"{"}id{"}"}@example.com. Пусто: адрес отправителя
sending-unsubscribe = Адрес для отказа от писем
sending-hint-unsubscribe = Начинается с mailto: или https://; пусто: нет
sending-attach = Приложенный документ
sending-hint-attach = pdf или none
sending-sms-method = Как обращаться к шлюзу СМС
sending-hint-sms-method = get, form, json или signed для вашей программы (webhook)
sending-sms-address = Адрес шлюза
sending-hint-sms-address = {"{"}to{"}"} и {"{"}text{"}"} — номер и текст, {"{"}from{"}"}, {"{"}id{"}"} и {"{"}secret{"}"} — остальное
sending-sms-body = Тело запроса к шлюзу
sending-hint-sms-body = С теми же именами; для form и json
sending-sms-taken = Слова ответа, означающие «принято»
sending-hint-sms-taken = Как сказано в руководстве оператора, например OK; пусто: принятым считается всякий ответ без ошибки
sending-sms-refused = Слова ответа, означающие «отказано»
sending-hint-sms-refused = Например ERR; пусто: таких нет
sending-sms-sender = Имя или номер, от которого идут СМС
sending-hint-sms-sender = Как договорено с оператором
sending-smpp-host = SMS-центр (SMPP)
sending-hint-smpp-host = Вместо шлюза, например smpp.example.com
sending-smpp-port = Порт центра
sending-hint-smpp-port = По договору с оператором; обычно 2775, с tls – 3550
sending-smpp-security = Шифрование связи с центром
sending-hint-smpp-security = tls или none (только через туннель или на этом же компьютере)
sending-smpp-user = Имя для входа в центр
sending-hint-smpp-user = System id; пароль берётся из SALDO_SMPP_PASSWORD или из файла, названного в SALDO_SMPP_PASSWORD_FILE
sending-smpp-kind = Тип системы
sending-hint-smpp-kind = Большинству центров не нужен
sending-smpp-rate = Частей в секунду не больше
sending-hint-smpp-rate = По договору с оператором
sending-sms-parts = Наибольшее число частей СМС
sending-hint-sms-parts = Более длинная не отправляется
sending-sms-a-day = Наибольшее число частей СМС в день
sending-hint-sms-a-day = Оплачивается каждая часть; что не поместилось, ждёт до завтра
sending-hours-from = Отправлять с
sending-hint-hours-from = По времени покупателя
sending-hours-before = до
sending-hint-hours-before = По времени покупателя
sending-a-day = Сообщений одному покупателю в день, не больше
sending-hint-a-day = Написанные вручную тоже считаются
sending-gap-days = Дней между разговором сотрудника и сообщением программы
sending-hint-gap-days = Столько дней самое меньшее проходит после звонка, визита, письма или сообщения вручную до следующего сообщения, которое просит денег
sending-burst = Сообщений в день без вопросов
sending-hint-burst = Если ждёт больше, все ждут решения человека
sending-burst-run = Сообщений одного запуска контроля без вопросов
sending-hint-burst-run = Пусто: столько же, сколько в день
sending-only-to = Только на эти адреса и домены
sending-hint-only-to = Для проб; пусто: всем
sending-keep = Сохранить
sending-is-on = Отправка включена
sending-is-on-text = Пока программа работает, сообщения уходят сами.
sending-is-off = Отправка выключена
sending-is-off-text = Ничего не уходит. Так остаётся, пока кто-то не включит, в том числе после восстановления из копии.
sending-switch-on = Включить
sending-switch-off = Выключить
sending-secret = Пароли здесь не хранятся: программа берёт их из SALDO_SMTP_PASSWORD, SALDO_SMS_SECRET, SALDO_SMPP_PASSWORD и SALDO_IMAP_PASSWORD или из файлов, названных в переменных с тем же именем и _FILE на конце.
flash-sending-kept = Сохранено.
flash-sending-on = Теперь сообщения уходят.
flash-sending-off = Больше ничего не уходит.

contact-terms-title = Правила связи
contact-terms-sub = Кто покупатель перед законом и что он разрешает присылать. Действует сразу, и для тех сообщений, что уже ждут.
contact-debtor = Покупатель
debtor-legal-entity = Компания
debtor-sole-proprietor = Предприниматель
debtor-individual = Физическое лицо
contact-purpose = Долг
purpose-business = Связан с предпринимательством
purpose-personal = Личный
contact-debtor-hint = Пределы закона защищают физических лиц, а предпринимателей — по личному долгу.
contact-zone = Часовой пояс
contact-zone-hint = Например, Asia/Vladivostok; пусто: пояс компании
contact-mode = Связь
contact-mode-hint = Звонки, визиты, письма по электронной почте и SMS прекращаются; письма почтой разрешены.
contact-mode-free = Связываться можно
contact-mode-refused = От общения отказался
contact-mode-represented = Действует через представителя
contact-by-email = Письма
contact-by-sms = СМС
consent-given = Можно присылать
consent-refused = Покупатель их не хочет
consent-represented = Только представителю
contact-reason = Кто, когда и как сказал
contact-keep = Записать
contact-limits = Пределы закона
contact-limits-hold = Действуют: часы, число сообщений и звонков
contact-limits-none = На этого покупателя не распространяются
contact-said = Сказано
problem-contact-terms = Выберите из списков.
flash-contact-terms-kept = Записано; действует с этой минуты.

cli-deliver-off = Отправка выключена; ничего не уходит. Включить: `saldo sending on`.
cli-deliver-parked = Ждёт сообщений: { $waiting }, без решения человека сегодня может уйти: { $may_leave }. Не ушло ни одно. Просмотрите их, затем `saldo sending release ЧИСЛО`.
cli-deliver-unreachable = { $channel }: { $said }
cli-deliver-sent =
    { $count ->
        [one] Отправлено { $count } сообщение.
        [few] Отправлено { $count } сообщения.
       *[other] Отправлено { $count } сообщений.
    }
cli-deliver-would =
    { $count ->
        [one] Сейчас ушло бы { $count } сообщение.
        [few] Сейчас ушло бы { $count } сообщения.
       *[other] Сейчас ушло бы { $count } сообщений.
    }
cli-deliver-later =
    { $count ->
        [one] { $count } сообщение уйдёт со следующей попытки.
        [few] { $count } сообщения уйдут со следующей попытки.
       *[other] { $count } сообщений уйдёт со следующей попытки.
    }
cli-deliver-uncertain =
    { $count ->
        [one] О { $count } сообщении неизвестно, ушло ли оно: должен сказать человек.
        [few] О { $count } сообщениях неизвестно, ушли ли они: должен сказать человек.
       *[other] О { $count } сообщениях неизвестно, ушли ли они: должен сказать человек.
    }
cli-deliver-failed =
    { $count ->
        [one] { $count } сообщение доставить не удалось.
        [few] { $count } сообщения доставить не удалось.
       *[other] { $count } сообщений доставить не удалось.
    }
cli-deliver-withheld =
    { $count ->
        [one] { $count } сообщение отправлять нельзя.
        [few] { $count } сообщения отправлять нельзя.
       *[other] { $count } сообщений отправлять нельзя.
    }
cli-deliver-withdrawn =
    { $count ->
        [one] { $count } сообщение больше не нужно: долга нет.
        [few] { $count } сообщения больше не нужны: долга нет.
       *[other] { $count } сообщений больше не нужны: долга нет.
    }
cli-sending-on = Отправка включена.
cli-sending-off = Отправка выключена: ничего не уходит.
cli-returned-undelivered = Письмо не доставлено: канал остановлен, пока не исправят адрес.
cli-returned-automatic = Ответила машина; ничего не меняется.
cli-returned-for-a-person = Ответил человек, или письмо не наше; прочтите сами.
cli-sending-tried = Сервер принял письмо: { $said }

sending-try-subject = Saldo: проба
sending-try-body = { $company } проверяет, доходят ли письма. Это письмо ни о чём не просит.

# Что закон о контактах с гражданами ещё позволяет (REM-07).
no-room-title = Закон ограничивает контакты с этим человеком
no-room-unwanted = Не связываться: покупатель отказался от общения или действует через представителя
no-room-call = Не звонить раньше { $day }.
no-room-sms = Не писать (СМС, письма) раньше { $day }.
no-room-meeting = Не встречаться раньше { $day }.
contact-anyway = Это всё же состоялось: записать как было
contact-limit-hours = вне часов, разрешённых законом
contact-limit-call-per-day = один звонок в сутки
contact-limit-call-per-week = два звонка в неделю
contact-limit-call-per-month = восемь звонков в месяц
contact-limit-message-per-day = два сообщения в сутки
contact-limit-message-per-week = четыре сообщения в неделю
contact-limit-message-per-month = шестнадцать сообщений в месяц
contact-limit-meeting-per-week = одна встреча в неделю
contact-limit-unwanted = покупатель отказался от общения или действует через представителя
refused-contact-limit = Закон не позволяет связываться с этим человеком чаще: { $limit }. Можно с { $day }. Если контакт всё же состоялся, отметьте это.
refused-contact-unwanted = Покупатель отказался от общения или действует через представителя. Если разговор всё же состоялся, укажите это.
refused-field-sms-secret = Шлюз требует секрет, а его нет. Задайте его в SALDO_SMS_SECRET или в файле, названном в SALDO_SMS_SECRET_FILE, и запустите программу снова.
refused-field-smtp-host = Сначала укажите почтовый сервер и отправителя или шлюз коротких сообщений.
