# Регламент по пунктам — для чтения и подписи.
regulation-general = Для всех шагов
regulation-late-entry = Долг, который попал под контроль уже просроченным, начинает не выше чем: { $step }.
regulation-min-gap =
    { $count ->
        [one] Между двумя шагами по одному долгу проходит не меньше { $count } дня.
        [few] Между двумя шагами по одному долгу проходит не меньше { $count } дней.
       *[other] Между двумя шагами по одному долгу проходит не меньше { $count } дней.
    }
regulation-minimum = Шаг делается, если не оплачено не меньше { $amount } в целых единицах валюты долга.
regulation-minimum-none = Шаг делается при любой неоплаченной сумме.
regulation-unmatched-withholds = Полученные и ещё не разнесённые деньги останавливают шаги по каждому просроченному долгу, который они оплатили бы; по остальным долгам шаги продолжаются.
regulation-unmatched-ignored = Полученные и ещё не разнесённые деньги шагов не останавливают.
regulation-day = День: { $day }.
regulation-days = Дни: { $from } – { $to }.
regulation-days-open = Дни: { $from } и далее.
regulation-days-before =
    { $count ->
        [one] за { $count } день до срока
        [few] за { $count } дня до срока
       *[other] за { $count } дней до срока
    }
regulation-due-day = день срока
regulation-lapses = После этих дней шаг отпадает.
regulation-gap =
    { $count ->
        [one] Не раньше чем через { $count } день после предыдущего шага.
        [few] Не раньше чем через { $count } дня после предыдущего шага.
       *[other] Не раньше чем через { $count } дней после предыдущего шага.
    }
regulation-starts-on = Начинается сразу, если: { $events }.
regulation-event-extension-announced = покупатель сообщает о существенном переносе оплаты
regulation-event-agreed-date-broken = нарушен согласованный день оплаты
regulation-event-schedule-not-received = запрошенный график платежей не получен
regulation-event-schedule-broken = согласованный график платежей нарушен
regulation-event-delay-warned = покупатель заранее предупреждает о задержке оплаты
regulation-event-contact-avoided = покупатель уклоняется от контакта
regulation-event-restructuring-refused = покупатель отказывается от реструктуризации
regulation-event-part-paid-in-silence = часть оплачена, но диалога нет
regulation-event-deferral-requested-again = покупатель снова просит отсрочку
regulation-event-demand-delivered = требование вручено
regulation-event-measure-planned = мера внесена в недельный план
regulation-event-measure-dropped = мера исключена из недельного плана
regulation-event-high-risk-seen = замечен высокий риск потери денег
regulation-event-memo-missing = служебная записка о принятых мерах не подана в срок
regulation-event-recovery-memo-missing = служебная записка начальнику отдела продаж не подана в срок
regulation-event-notice-unfilled = уведомление о нарушении не заполнено в срок
regulation-event-demand-answered = после требования часть оплачена или покупатель ведёт разговор
regulation-event-decision-maker-reached = состоялся разговор с тем, кто решает об оплате
regulation-work =
    { $count ->
        [one] { $kind } · { $role }: { $text }. В течение { $count } дня.
        [few] { $kind } · { $role }: { $text }. В течение { $count } дней.
       *[other] { $kind } · { $role }: { $text }. В течение { $count } дней.
    }
regulation-work-at-once = { $kind } · { $role }: { $text }. В тот же день.
regulation-message = { $kind } · { $channel }: { $text }.
regulation-staff-message = { $kind } · { $role }: { $text }.
regulation-watch = Проверка
regulation-watch-from = Поручается один раз, когда самый старый долг покупателя достигает: { $from }.
regulation-watch-repeat =
    { $count ->
        [one] Снова — не раньше чем через { $count } день.
        [few] Снова — не раньше чем через { $count } дня.
       *[other] Снова — не раньше чем через { $count } дней.
    }

regulation-only-deferral = Под контролем только покупатели с отсрочкой — с первой отгрузки с отсрочкой.
regulation-asks-for-file = Первая отгрузка в кредит ждёт договора с отсрочкой или положительного решения в деле покупателя; после отказа её нет.
regulation-calendar = Считаются рабочие дни по календарю { $calendar }.
regulation-rating = Как различают плательщиков
regulation-week =
    { $count ->
        [one] Неделя просрочки — { $count } день.
        [few] Неделя просрочки — { $count } дня.
       *[other] Неделя просрочки — { $count } дней.
    }
regulation-two-weeks =
    { $count ->
        [one] Просрочка длительная, если она больше { $count } дня.
        [few] Просрочка длительная, если она больше { $count } дней.
       *[other] Просрочка длительная, если она больше { $count } дней.
    }
regulation-month =
    { $count ->
        [one] Одна просрочка больше { $count } дня грозит неплатежом.
        [few] Одна просрочка больше { $count } дней грозит неплатежом.
       *[other] Одна просрочка больше { $count } дней грозит неплатежом.
    }
regulation-reliable-months =
    { $count ->
        [one] Надёжным нельзя стать раньше чем через { $count } месяц отсрочки.
        [few] Надёжным нельзя стать раньше чем через { $count } месяца отсрочки.
       *[other] Надёжным нельзя стать раньше чем через { $count } месяцев отсрочки.
    }
regulation-reliable-delays =
    { $count ->
        [one] У надёжного плательщика не больше { $count } просрочки.
        [few] У надёжного плательщика не больше { $count } просрочек.
       *[other] У надёжного плательщика не больше { $count } просрочек.
    }
regulation-late-share =
    { $count ->
        [one] Больше { $count } % просроченных обязательств грозит неплатежом.
        [few] Больше { $count } % просроченных обязательств грозит неплатежом.
       *[other] Больше { $count } % просроченных обязательств грозит неплатежом.
    }
regulation-terms = Условия торговли
regulation-terms-of = { $status }: { $terms }.
regulation-limit = без оплаты не больше { $amount }
regulation-discount = скидка { $percent } %
regulation-deferral =
    { $count ->
        [one] отсрочка { $count } день
        [few] отсрочка { $count } дня
       *[other] отсрочка { $count } дней
    }
regulation-prepayment = предоплата
regulation-no-terms = не заполнено
regulation-authority = Кто что решает сам
regulation-promise-days =
    { $count ->
        [one] { $status }: представитель принимает обещание на срок до { $count } дня.
        [few] { $status }: представитель принимает обещание на срок до { $count } дней.
       *[other] { $status }: представитель принимает обещание на срок до { $count } дней.
    }
regulation-repeated-months =
    { $count ->
        [one] Начальник отдела продаж даёт повторную отсрочку в пределах { $count } месяца от первого срока.
        [few] Начальник отдела продаж даёт повторную отсрочку в пределах { $count } месяцев от первого срока.
       *[other] Начальник отдела продаж даёт повторную отсрочку в пределах { $count } месяцев от первого срока.
    }
regulation-waiver-rep =
    { $count ->
        [one] Представитель прощает плату не больше чем за { $count } начатую неделю.
        [few] Представитель прощает плату не больше чем за { $count } начатые недели.
       *[other] Представитель прощает плату не больше чем за { $count } начатых недель.
    }
regulation-waiver-head =
    { $count ->
        [one] Начальник отдела продаж прощает плату не больше чем за { $count } начатую неделю.
        [few] Начальник отдела продаж прощает плату не больше чем за { $count } начатые недели.
       *[other] Начальник отдела продаж прощает плату не больше чем за { $count } начатых недель.
    }
regulation-tolerance = Сколько терпят просрочку
regulation-basis-weeks = Считают календарными неделями, если договор не говорит иного.
regulation-basis-banking-days = Считают банковскими днями, если договор не говорит иного.
regulation-tolerated-weeks = Календарные недели: терпят { $first }, решают до { $second }.
regulation-tolerated-banking-days = Банковские дни: терпят { $first }, решают до { $second }.
regulation-plans = Планы, записки, досье покупателей
regulation-planned-over =
    { $count ->
        [one] Должник с просрочкой больше { $count } дня входит в недельный план.
        [few] Должник с просрочкой больше { $count } дней входит в недельный план.
       *[other] Должник с просрочкой больше { $count } дней входит в недельный план.
    }
regulation-memo-over =
    { $count ->
        [one] При просрочке больше { $count } дня супервайзер пишет служебную записку.
        [few] При просрочке больше { $count } дней супервайзер пишет служебную записку.
       *[other] При просрочке больше { $count } дней супервайзер пишет служебную записку.
    }
regulation-extract-days =
    { $count ->
        [one] Выписка из реестра годится { $count } день.
        [few] Выписка из реестра годится { $count } дня.
       *[other] Выписка из реестра годится { $count } дней.
    }
regulation-figures-days =
    { $count ->
        [one] При более тщательном отборе показатели свежи { $count } день.
        [few] При более тщательном отборе показатели свежи { $count } дня.
       *[other] При более тщательном отборе показатели свежи { $count } дней.
    }
regulation-window-days =
    { $count ->
        [one] Безопасный лимит считают по оплатам за { $count } день.
        [few] Безопасный лимит считают по оплатам за { $count } дня.
       *[other] Безопасный лимит считают по оплатам за { $count } дней.
    }
regulation-statistics-months =
    { $count ->
        [one] Статусы считают по оплатам за { $count } месяц.
        [few] Статусы считают по оплатам за { $count } месяца.
       *[other] Статусы считают по оплатам за { $count } месяцев.
    }
regulation-demand-days =
    { $count ->
        [one] Требование даёт на оплату { $count } день.
        [few] Требование даёт на оплату { $count } дня.
       *[other] Требование даёт на оплату { $count } дней.
    }
regulation-claim-days =
    { $count ->
        [one] Претензия даёт на ответ до иска { $count } день, если закон или договор не говорит иначе.
        [few] Претензия даёт на ответ до иска { $count } дня, если закон или договор не говорит иначе.
       *[other] Претензия даёт на ответ до иска { $count } дней, если закон или договор не говорит иначе.
    }
regulation-answer-days =
    { $count ->
        [one] На акт сверки дают ответить { $count } день.
        [few] На акт сверки дают ответить { $count } дня.
       *[other] На акт сверки дают ответить { $count } дней.
    }
regulation-urgent-days =
    { $count ->
        [one] На решение, которого ждут, даётся { $count } день.
        [few] На решение, которого ждут, даётся { $count } дня.
       *[other] На решение, которого ждут, даётся { $count } дней.
    }
regulation-after-ten-days =
    { $count ->
        [one] На решение о просрочке больше десяти дней даётся { $count } день.
        [few] На решение о просрочке больше десяти дней даётся { $count } дня.
       *[other] На решение о просрочке больше десяти дней даётся { $count } дней.
    }
regulation-after-fifteen-days =
    { $count ->
        [one] На решение о просрочке больше пятнадцати рабочих дней даётся { $count } день.
        [few] На решение о просрочке больше пятнадцати рабочих дней даётся { $count } дня.
       *[other] На решение о просрочке больше пятнадцати рабочих дней даётся { $count } дней.
    }
regulation-usual-days =
    { $count ->
        [one] На прочие решения, о которых просят, даётся { $count } день.
        [few] На прочие решения, о которых просят, даётся { $count } дня.
       *[other] На прочие решения, о которых просят, даётся { $count } дней.
    }
regulation-pause-days =
    { $count ->
        [one] Один руководитель может распорядиться ждать { $count } день.
        [few] Один руководитель может распорядиться ждать { $count } дня.
       *[other] Один руководитель может распорядиться ждать { $count } дней.
    }
regulation-pause-again-days =
    { $count ->
        [one] Такое распоряжение не повторяют { $count } день.
        [few] Такое распоряжение не повторяют { $count } дня.
       *[other] Такое распоряжение не повторяют { $count } дней.
    }
regulation-promise-longest-days =
    { $count ->
        [one] Обещание удерживает взыскание не дольше чем на { $count } день.
        [few] Обещание удерживает взыскание не дольше чем на { $count } дня.
       *[other] Обещание удерживает взыскание не дольше чем на { $count } дней.
    }
regulation-warned-ahead-days =
    { $count ->
        [one] Предупреждение о задержке без указания счёта касается того, срок чего наступает в течение { $count } дня.
        [few] Предупреждение о задержке без указания счёта касается того, срок чего наступает в течение { $count } дней.
       *[other] Предупреждение о задержке без указания счёта касается того, срок чего наступает в течение { $count } дней.
    }
regulation-talk-counts-days =
    { $count ->
        [one] Соглашение составляют после контакта за последние { $count } день.
        [few] Соглашение составляют после контакта за последние { $count } дня.
       *[other] Соглашение составляют после контакта за последние { $count } дней.
    }
regulation-part-reminder-days =
    { $count ->
        [one] Представителю напоминают о части соглашения за { $count } день до неё.
        [few] Представителю напоминают о части соглашения за { $count } дня до неё.
       *[other] Представителю напоминают о части соглашения за { $count } дней до неё.
    }
regulation-dispute-days =
    { $count ->
        [one] Спор решают в течение { $count } дня, если срок никто не назвал.
        [few] Спор решают в течение { $count } дней, если срок никто не назвал.
       *[other] Спор решают в течение { $count } дней, если срок никто не назвал.
    }
regulation-order-ahead-days =
    { $count ->
        [one] Платёжное поручение можно датировать вперёд на { $count } день.
        [few] Платёжное поручение можно датировать вперёд на { $count } дня.
       *[other] Платёжное поручение можно датировать вперёд на { $count } дней.
    }
regulation-reviews = Статусы пересматривают через столько месяцев от начала года: { $months }.
regulation-alarms = Об окончании исковой давности предупреждают за столько дней: { $days }. Сам срок устанавливает закон.
regulation-solvency = Платёжеспособность: история платежей { $history } %, финансовое положение { $position } %, устойчивость { $stability } %; сильная от { $strong } баллов, средняя от { $fair }.
regulation-reminder = Напоминание
regulation-reminder-days = Дни до срока: { $days }.
regulation-no-reminder = Без напоминания.
regulation-rule = Правило
regulation-late-calendar =
    { $count ->
        [one] { $count } календарный день просрочки
        [few] { $count } календарных дня просрочки
       *[other] { $count } календарных дней просрочки
    }
regulation-late-working =
    { $count ->
        [one] { $count } рабочий день просрочки
        [few] { $count } рабочих дня просрочки
       *[other] { $count } рабочих дней просрочки
    }
regulation-late-banking =
    { $count ->
        [one] { $count } банковский день просрочки
        [few] { $count } банковских дня просрочки
       *[other] { $count } банковских дней просрочки
    }
regulation-late-from = Требуется один раз: { $from }.
regulation-late-until = Требуется один раз: { $from }, до дня { $to }.
regulation-phase-decision = Требуется, когда просрочку больше не терпят и решает руководство.
regulation-phase-forced = Требуется, когда один из исходов неизбежен.
regulation-weekly = Каждую неделю, { $day }: { $what }. { $moves }
regulation-weekday-1 = понедельник
regulation-weekday-2 = вторник
regulation-weekday-3 = среда
regulation-weekday-4 = четверг
regulation-weekday-5 = пятница
regulation-weekday-6 = суббота
regulation-weekday-7 = воскресенье
regulation-due-next-week = долги, срок которых на следующей неделе
regulation-moves-before = Если день нерабочий — в последний рабочий день перед ним.
regulation-moves-after = Если день нерабочий — в следующий рабочий день.
regulation-period-moves = Срок, который истёк бы в нерабочий день, истекает в ближайший следующий рабочий день.
regulation-on-event = Если случилось: { $events }; { $after }.
regulation-at-once = сразу
regulation-after-days =
    { $count ->
        [one] через { $count } день
        [few] через { $count } дня
       *[other] через { $count } дней
    }
regulation-within-months =
    { $count ->
        [one] Только в пределах { $count } месяца от первого срока.
        [few] Только в пределах { $count } месяцев от первого срока.
       *[other] Только в пределах { $count } месяцев от первого срока.
    }
regulation-beyond-months =
    { $count ->
        [one] Только дальше { $count } месяца от первого срока.
        [few] Только дальше { $count } месяцев от первого срока.
       *[other] Только дальше { $count } месяцев от первого срока.
    }
regulation-on-answer = Если по пункту { $clause } решено: { $choice }.
regulation-for-status = Для покупателей со статусом: { $statuses }.
regulation-late-before = Для покупателей, которые уже просрочивали.
regulation-never-late = Для покупателей, которые никогда не просрочивали.
regulation-unless = Не там, где случилось: { $events }.
regulation-waits = Ждёт, если есть: { $what }.
regulation-waits-money = неразнесённые деньги
regulation-question = { $kind } · { $role }: { $text }.
regulation-choose-one = Одно из: { $options }.
regulation-choose-several = Одно или несколько из: { $options }.
regulation-decide-within =
    { $count ->
        [one] Решается в течение { $count } календарного дня.
        [few] Решается в течение { $count } календарных дней.
       *[other] Решается в течение { $count } календарных дней.
    }
regulation-missed =
    { $count ->
        [0] Без решения в срок · { $role }: { $text }. В тот же день.
        [one] Без решения в срок · { $role }: { $text }. В течение { $count } дня.
        [few] Без решения в срок · { $role }: { $text }. В течение { $count } дней.
       *[other] Без решения в срок · { $role }: { $text }. В течение { $count } дней.
    }

regulation-choice-approve = согласиться
regulation-choice-reject = отказать
regulation-choice-more-time-for-supervisor = дополнительное время супервайзеру
regulation-choice-unconditional-return = безусловный возврат денег
regulation-choice-extra-time-for-head = дополнительное время начальнику отдела продаж
regulation-choice-task-for-financial-control = поручение финансовому контролю
regulation-choice-restructuring = реструктуризация
regulation-choice-change-of-status = другой статус и условия
regulation-choice-unconditional-recovery = безусловное взыскание
regulation-choice-irrecoverable = в базу безнадёжных долгов
regulation-choice-late-fee-paid = плата за просрочку внесена
regulation-choice-claim-recovery = претензионное взыскание
regulation-choice-grant-deferral = дать отсрочку
regulation-choice-refuse-deferral = отказать в отсрочке
regulation-choice-settlement = мировое соглашение
regulation-choice-court = суд
regulation-decide-least =
    { $count ->
        [one] Если спросили поздно, всё равно остаётся { $count } день.
        [few] Если спросили поздно, всё равно остаётся { $count } дня.
       *[other] Если спросили поздно, всё равно остаётся { $count } дней.
    }
regulation-matching = Разнесение денег из банка
regulation-matching-number = Номер счёта называет его, кто бы ни платил, если в нём не меньше знаков: { $length }, из них цифр: { $digits }; более короткий считается у известного плательщика.
regulation-matching-name = Плательщик, известный только по названию, однозначен, когда сумма равна сумме одного открытого документа.
regulation-matching-name-never = О плательщике, известном только по названию, всегда спрашивают.
regulation-matching-account = Однажды подтверждённый счёт в банке указывает на покупателя бессрочно.
regulation-matching-account-days =
    { $count ->
        [one] Счёт в банке указывает на покупателя { $count } день после подтверждения.
        [few] Счёт в банке указывает на покупателя { $count } дня после подтверждения.
       *[other] Счёт в банке указывает на покупателя { $count } дней после подтверждения.
    }
regulation-matching-little = Недостача до { $rounding } центов — округление, до { $fee } центов и { $percent } % названного — комиссия банка; в других валютах — сколько это стоит.
regulation-matching-little-in = В этой валюте округление — до { $rounding }, комиссия банка — до { $fee }.
regulation-matching-discount =
    { $count ->
        [one] Платёж до срока, меньший на { $count } % и менее, похож на платёж со скидкой.
        [few] Платёж до срока, меньший на { $count } % и менее, похож на платёж со скидкой.
       *[other] Платёж до срока, меньший на { $count } % и менее, похож на платёж со скидкой.
    }
regulation-matching-sums = Сумму ищут среди самых старых открытых документов, не больше: { $debts }; вместе не больше: { $picks }.
regulation-matching-proposals =
    { $count ->
        [one] Вопрос показывает не больше { $count } предложения.
        [few] Вопрос показывает не больше { $count } предложений.
       *[other] Вопрос показывает не больше { $count } предложений.
    }
