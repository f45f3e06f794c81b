# Деньги, которые возвращаются тому, кто их заплатил.
nav-refunds = Возвраты
refunds-lead = Деньги, которые заплачены сверх долга или не той компании. Один человек предлагает, другой утверждает, банк получает поручение, выписка показывает оплату.
refunds-chip-open = В работе
refunds-chip-proposed = На утверждении
refunds-chip-paid = Оплачены
refunds-chip-all = Все
refunds-none = Здесь нет возвратов
refunds-none-text = Откройте платёж с неразнесёнными деньгами и предложите возврат там.
refunds-to-order =
    { $count ->
        [one] { $count } утверждённый возврат ждёт платёжного поручения
        [few] { $count } утверждённых возврата ждут платёжного поручения
       *[other] { $count } утверждённых возвратов ждут платёжного поручения
    }
refunds-from-account = Со счёта { $account }
refunds-write-order = Составить платёжное поручение
refunds-orders = Платёжные поручения
refunds-orders-none = Платёжных поручений ещё не составляли.
refunds-order = Поручение
refunds-order-number = Платёжное поручение { $number }
refunds-account = Счёт списания
refunds-transfers = Переводов
refunds-file = Файл для банка
refunds-get = Получить файл
refunds-again =
    { $count ->
        [one] выгружено повторно { $count } раз
        [few] выгружено повторно { $count } раза
       *[other] выгружено повторно { $count } раз
    }
refund-form-pain001 = файл ISO 20022 pain.001
refund-form-one-c = платёжное поручение 1С
refund-number = Возврат
refund-title = Возврат { $number }
refund-of = Платёж { $number } от { $day }
refund-of-undated = Платёж от { $day }
refund-payee = Получатель
refund-code = ИНН или регистрационный код
refund-account = Счёт получателя
refund-bank = Банк получателя (БИК)
refund-reason = Почему деньги возвращаются
refund-account-reason = Почему не на тот счёт, с которого пришли
refund-held = Отложено на возврат
refund-propose = Предложить возврат
refund-propose-text = С этого момента деньги отложены и не оплачивают долгов. До поручения банку возврат утверждает другой человек.
refund-decide-title = Этот возврат ждёт вашего решения
refund-decide-text = Проверьте получателя и счёт. После утверждения возврат попадёт в платёжное поручение.
refund-approve = Утвердить
refund-decline = Отклонить
refund-own = Этот возврат предложили вы, утвердить его должен другой человек.
refund-withdraw = Отозвать
refund-withdraw-text = Деньги снова свободны и могут оплачивать долги.
refund-withdraw-ordered = Только если банк не исполнил и уже не исполнит поручение: иначе деньги уйдут дважды.
refund-doubted-title = Этот возврат, возможно, уже оплачен
refund-doubted-text = Данные восстановлены из резервной копии, и что было с этим возвратом после неё, неизвестно. Проверьте счёт: если банк его оплатил, укажите этот возврат в строке выписки; если нет, отзовите возврат и предложите заново.
refund-suspended-title = Платежа нет
refund-suspended-text = Выписка, которая принесла платёж и показала этот возврат оплаченным, отменена. Когда платёж загрузят заново, возврат продолжится как был, а его деньги будут отложены раньше, чем оплатят долг. Если возвращать их не надо, отзовите возврат.
refund-why-brought-back = восстановлено из резервной копии
refund-is-paid = Это оплата возврата
refund-history = Что с ним стало
refund-line = Строка выписки
refund-purpose = Возврат денежных средств по платежу № { $number } от { $day }
refund-purpose-undated = Возврат денежных средств по платежу от { $day }
refund-state-proposed = предложен
refund-state-approved = утверждён
refund-state-ordered = в поручении
refund-state-doubted = под вопросом
refund-state-suspended = приостановлен
refund-state-paid = оплачен
refund-state-declined = отклонён
refund-state-withdrawn = отозван
refund-act-proposed = Предложен
refund-act-approved = Утверждён
refund-act-declined = Отклонён
refund-act-withdrawn = Отозван
refund-act-ordered = Внесён в платёжное поручение
refund-act-taken = Файл выгружен
refund-act-again = Выгружен повторно: тот же файл
refund-act-paid = Оплачен, как показывает выписка
refund-act-unpaid = Всё же не оплачен: сопоставление снято
refund-act-doubted = Под вопросом
refund-act-suspended = Приостановлен: его платёж отменён вместе с выпиской
refund-act-resumed = Снова в работе: платёж загружен заново
refund-act-moved = Перешёл к другому покупателю вместе с платежом
bank-state-refunded = возврат оплачен
bank-doubt-which-refund = Это может быть оплата возврата по поручению.
bank-doubt-goes-back = Часть этих денег должна вернуться плательщику и отложена для этого; скажите, что оплачивает остальное.
bank-import-refunded = Возвратов оплачено
bank-unmatch-refund = Возврат снова ждёт оплаты, а о строке будет задан новый вопрос.
flash-refund-proposed = Возврат предложен, деньги отложены.
flash-refund-approved = Возврат утверждён.
flash-refund-declined = Возврат отклонён, деньги снова свободны.
flash-refund-withdrawn = Возврат отозван, деньги снова свободны.
flash-refund-ordered = Платёжное поручение составлено. Получите файл ниже.
flash-refund-paid = Возврат оплачен.
refused-refund-held = { $held } документа «{ $number }» отложены на возврат, свободно { $free }. Сначала отзовите возврат.
refused-refund-shown = Выписка показывает, что возврат { $number } оплачен. Снимите сопоставление её строки.
refused-refund-unknown = Нет возврата { $number }, который вам доступен. Посмотрите список.
refused-refund-unknown-order = Нет платёжного поручения { $number }. Посмотрите список.
refused-refund-same-person = Возврат { $number } предложили вы сами. Решить должен другой человек.
refused-refund-closed = Возврат { $number } уже { $state }. Обновите страницу.
refused-refund-no-payee = Неизвестно, с какого счёта пришли деньги. Укажите счёт получателя.
refused-refund-no-account = Неизвестно, с какого счёта компании платить. Укажите его.
refused-refund-no-form = «{ $account }» – не IBAN и не рублёвый счёт из 20 цифр. Укажите такой счёт.
refused-refund-bad-payee = «{ $account }» в банке «{ $bank }» не может быть счётом: неверна цифра или не указан код банка. Исправьте счёт или БИК.
refused-refund-account-reason = «{ $account }» – не тот счёт, с которого пришли деньги. Укажите, почему возврат идёт туда.
refused-refund-nothing-to-order = Нет утверждённых возвратов с этого счёта. Обновите список.
refused-refund-no-own-bank = Неизвестен код банка компании. Внесите его в реквизиты компании.
refused-refund-which-currency = Со счёта «{ $account }» ждут оплаты возвраты в нескольких валютах. Укажите валюту поручения.
refused-refund-order-over = Возврат { $number } из платёжного поручения { $order } с тех пор { $state }. Файл больше не выдаётся, чтобы ничего не оплатить дважды.
cli-refund-order = Платёжное поручение { $number }  { $day }  { $account }  переводов { $transfers }  { $total }  { $message }
cli-refund-again = Выгружено повторно: тот же файл с тем же номером сообщения.
refunds-brought-back = Данные восстановлены из резервной копии
refunds-brought-back-text = После её создания возвраты могли быть включены в поручения и оплачены. Пока тот, кто утверждает возвраты, не подтвердит, что выписки за это время загружены, поручения не составляются и файлы не выдаются.
refunds-statements-in = Выписки за это время загружены
flash-refunds-statements-in = Поручения снова составляются. Возвраты, ожидавшие в копии, под сомнением: сопоставьте их со строкой выписки или отзовите.
refused-refund-brought-back = Данные восстановлены из резервной копии, и с тех пор возвраты могли быть оплачены. Загрузите выписки за это время; затем тот, кто утверждает возвраты, подтвердит это на странице возвратов.
