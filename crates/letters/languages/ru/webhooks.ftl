# Программы, которым сообщают о событиях.

nav-webhooks = Оповещаемые программы
webhooks-sub = О событиях сразу узнают другие системы: сообщения подписаны и повторяются, пока их не примут.
webhooks-programs = Кому сообщают
webhooks-none = Никаким программам ничего не сообщают.
webhook-name = Программа
webhook-address = Адрес
webhook-address-hint = Общедоступный адрес https. Адреса этой машины и частных сетей не принимаются, если их не разрешил оператор.
webhook-events = О чём
webhook-add-title = Сообщать программе
webhook-add = Добавить
webhook-end = Прекратить
webhook-is-ended = прекращено
webhook-secret = Каждое сообщение подписано ключом, своим для каждой программы. Тот, кто обслуживает Saldo, узнаёт его командой «saldo webhook key» и передаёт программе; ни на страницах, ни в базе его нет.
webhook-all = Все
webhook-count =
    { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[other] { $count } событий
    }
webhook-events-none = Сообщать было не о чем.
webhook-event = Событие
webhook-said = Ответ
webhook-send-again = Отправить снова
webhook-state-waiting = ждёт
webhook-state-told = сообщено
webhook-state-dead = не удалось
happening-payment-recorded = записана оплата
happening-payment-taken-back = оплата отменена
happening-credit-recorded = записана кредит-нота, записан возврат или зачёт
happening-credit-taken-back = отменена кредит-нота, отменён возврат или зачёт
happening-debt-closed = по долгу больше ничего не причитается
happening-debt-reopened = по закрытому долгу снова причитается
happening-debt-written-off = долг списан
happening-write-off-taken-back = списание отменено
happening-step-taken = долг дошёл до ступени
happening-promise-broken = нарушено обещание или график
happening-status-changed = изменился статус
happening-terms-changed = изменились условия
happening-shipments-stopped = отгрузки остановлены
happening-shipments-resumed = отгрузки возобновлены
flash-webhook-added = Программе теперь сообщают о событиях.
flash-webhook-ended = Программе больше ничего не сообщают.
flash-webhook-again = Событие будет отправлено снова.
refused-unknown-webhook = Нет оповещаемой программы { $number }.
refused-field-events = Укажите, о чём сообщать программе.
refused-field-webhook-name = Назовите программу: от 1 до 80 знаков, например «Магазин».
refused-field-webhook-address = «{ $value }» — не адрес. Пишите так: https://example.com/hook.
refused-field-webhook-https = «{ $value }» — не https: сообщение можно было бы прочесть по дороге.
refused-field-webhook-password = В адресе есть пароль. Уберите его: что сообщение наше, показывает подпись.
refused-field-webhook-private = «{ $value }» ведёт на эту машину или в частную сеть. Дайте общедоступный адрес или попросите того, кто обслуживает Saldo, разрешить частные.
webhook-cli-added = Программе { $number } теперь сообщают о событиях. Ключ её сообщений печатает «saldo webhook key { $number }».
webhook-cli-ended = Программе { $number } больше ничего не сообщают.
webhook-cli-again = Событие будет снова отправлено программе { $number }.
webhook-cli-no-secret = Нечем подписывать: задайте секрет в SALDO_WEBHOOK_SECRET или имя его файла в SALDO_WEBHOOK_SECRET_FILE.
webhook-cli-told =
    { $count ->
        [one] Сообщено: { $count } событие
        [few] Сообщено: { $count } события
       *[other] Сообщено: { $count } событий
    }
webhook-cli-later =
    { $count ->
        [one] Позже повторится { $count } событие
        [few] Позже повторятся { $count } события
       *[other] Позже повторятся { $count } событий
    }
webhook-cli-dead =
    { $count ->
        [one] Не удалось сообщить: { $count } событие
        [few] Не удалось сообщить: { $count } события
       *[other] Не удалось сообщить: { $count } событий
    }
