# Условия торговли и можно ли отгружать.

nav-terms = Условия торговли
terms-lead = Что каждый статус значит для торговли. Что регламент оставляет пустым, компания заполняет здесь.
terms-limit = Лимит отгрузки
terms-discount = Скидка, %
terms-deferral = Отсрочка, дней
terms-stop = Нет отгрузок после, дней просрочки
terms-blank = не задано
terms-prepayment = Только предоплата
terms-of-policy = по регламенту
terms-entered = с { $day }
terms-coming = другие условия с { $day }
terms-set = Задать условия
terms-status = Для покупателей со статусом
terms-from = С
terms-reason = Почему
terms-save = Задать эти условия
terms-hint = Что оставлено пустым, не согласовано: нет лимита, нет скидки, отсрочка по договору.

credit-title = Статус и кредит
credit-limit = Лимит
credit-own-limit = свой у покупателя
credit-status-limit = по статусу
credit-no-limit = Лимит не задан
credit-used = использовано { $percent }
credit-left = можно отгрузить ещё { $amount }
credit-left-unlimited = Лимит не ограничивает
credit-debt = Долг
credit-unallocated = Оплачено, не разнесено
credit-overdue = Просрочено
credit-reserved = Отложено под отгрузки
credit-deferral =
    { $count ->
        [0] оплата до поставки
        [one] { $count } день на оплату
        [few] { $count } дня на оплату
       *[other] { $count } дней на оплату
    }
credit-safe = Безопасный лимит по последним платежам
credit-safe-text = В среднем { $average } в день; предложение, пока кто-нибудь не сделает его лимитом.
credit-other-currencies = Открыто и в других валютах; этот лимит не о них.

credit-ask = Можно ли отгрузить сейчас?
credit-ask-amount = На сумму
credit-ask-button = Спросить
credit-yes = Да, { $amount } отгрузить можно.
credit-no = Нет, { $amount } отгрузить нельзя.
credit-at-most = Не более { $amount }.
credit-at-most-nothing = Отгружать нельзя ничего.

credit-hindrance-stopped = Отгрузки остановлены
credit-hindrance-prepayment-only = Покупает только по предоплате
credit-hindrance-overdue = Просрочка слишком долгая
credit-hindrance-over-ratio = Больше согласованной части оплаченного
credit-hindrance-over-limit = Больше, чем осталось от лимита
credit-hindrance-file-missing = В деле нет ни договора, ни положительного решения: только по предоплате
credit-hindrance-credit-refused = В товаре в кредит отказано: только по предоплате

credit-stop = Остановить отгрузки
credit-stop-text = Ничего не отгружается, пока кто-нибудь не разрешит.
credit-stopped-since = Отгрузки остановлены с { $day }
credit-go-on = Возобновить отгрузки
credit-own-terms = Свои условия
credit-own-terms-text = Вместо условий статуса. Больше, чем даёт статус, разрешает директор.
credit-until = До
credit-reduction = Отгружать часть каждого платежа
credit-reduction-ratio = Часть каждого платежа, %
credit-reduction-text = Для большого долга: с каждым платежом он падает на то, что не отгружено снова.
credit-reduced-since = С { $day } отгружается { $ratio } % каждого платежа
credit-reduced-figures = Оплачено { $paid }, отгружено { $shipped }
credit-end = Прекратить
credit-orders = Распоряжения об отгрузках
credit-orders-none = Об отгрузках этому покупателю распоряжений не было.
credit-order-own-terms = Свои условия
credit-order-stop = Отгрузки остановлены
credit-order-reduction = Часть каждого платежа
credit-order-ended = прекращено { $day }: { $reason }
credit-reservations = Отложено под отгрузки
credit-reservation-until = до { $moment }
credit-release = Отпустить
credit-more = Статус и кредит полностью
credit-history = Решения о статусе

refused-no-credit = Отгрузить нельзя: { $why }. { $available }
refused-no-credit-available = Можно отгрузить не более { $amount }.
refused-unknown-reservation = Такого резерва, который вам виден, нет.
refused-field-reference = «{ $value }» не годится как номер будущего счёта: он есть у документа этого покупателя, пуст или слишком длинен.
refused-field-hours = Резерв держится от 1 до 720 часов, а не { $value }.
refused-field-limit = Укажите лимит в валюте компании или хотя бы одно своё условие.
refused-field-discount = { $value } % — больше, чем всё. Укажите скидку от 0 до 100 %.
refused-field-deferral_days = { $value } дней — больше года. Укажите от 0 до 366.
refused-field-stop_after_days = { $value } дней — больше года. Укажите от 0 до 366.
refused-field-ratio = { $value } % увеличили бы долг. Укажите от 0 до 100 % каждого платежа.
refused-field-stop = Отгрузки уже остановлены.
refused-field-currency = Лимиты ведутся в валюте компании, а не в { $value }.
refused-field-of-policy = Одно из этих чисел задаёт сам регламент { $value }. Оставьте его здесь пустым или введите другую версию регламента.
refused-field-from = { $value } уже прошло. Укажите сегодняшний день или позже.

api-not-an-amount = Сумму не прочесть: { $what }

flash-terms = Условия заданы, учётная система получила запись.
flash-credit-order = Записано и действует с этого момента.
flash-credit-end = Больше не действует.
flash-credit-released = Под эту отгрузку больше ничего не отложено.

problem-terms-figure = Одно из чисел не прочесть. Пишите дни целыми, проценты и суммы цифрами.

export-written =
    { $count ->
        [one] В { $file } { $count } запись.
        [few] В { $file } { $count } записи.
       *[other] В { $file } { $count } записей.
    }
credit-answer-status = Статус: { $status }

demo-terms-reason = Приказ № 1 коммерческого директора
demo-claim = Претензия направлена заказным письмом

report-lateness = Просрочка по месяцам и хронические должники
cli-lateness-heading = { $company }: просрочка по месяцам до { $day }
lateness-month-end = Конец месяца
lateness-average = Средняя просрочка, дней
lateness-customers = Покупателей
lateness-chronic =
    { $count ->
        [one] Просрочка на конец { $count } месяца
        [few] Просрочка на конец { $count } месяцев подряд
       *[other] Просрочка на конец { $count } месяцев подряд
    }
lateness-chronic-none = Никого.
lateness-chronic-line =
    { $count ->
        [one] { $count } месяц, { $amount }
        [few] { $count } месяца, { $amount }
       *[other] { $count } месяцев, { $amount }
    }
