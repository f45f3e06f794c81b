# Статусы плательщиков: основания, раунды, решения.

nav-statuses = Статусы
rating-lead = Каким плательщиком является каждый покупатель: рассчитано по платежам, решено людьми.
rating-how-many = Покупатели по статусам

rating-reason-court-proceedings = Были судебные разбирательства
rating-reason-claim-letters = Направлялись претензии
rating-reason-long-unwarned-delays = Более одной просрочки свыше двух недель без предупреждения, с отказом от реструктуризации и уклонением от контактов
rating-reason-delay-over-30-days = Просрочка более месяца
rating-reason-two-over-14-days-in-month = Более одной просрочки свыше двух недель за месяц, в основном без предупреждения
rating-reason-late-share-over-50 = Более половины обязательств оплачено с опозданием
rating-reason-avoids-and-objects = Уклоняется от контактов и возражает против реструктуризации
rating-reason-no-statistics = За месяцы статистики ничего не наступило к оплате
rating-reason-short-history = Менее года работы с отсрочкой
rating-reason-more-than-2-delays = Более двух просрочек
rating-reason-delay-over-7-days = Просрочка более недели
rating-reason-unwarned-delay = Просрочка без предупреждения
rating-reason-restructuring-refused = Просрочка без согласования другого дня
rating-reason-objected = Возражал против реструктуризации
rating-reason-avoided-contact = Уклонялся от контактов
rating-reason-none = Ничто не говорит против покупателя

rating-no-obligations = Ничего не наступило к оплате
rating-all-in-time =
    { $count ->
        [one] Наступил срок { $count } документа, оплачен вовремя
        [few] Наступил срок { $count } документов, все оплачены вовремя
       *[other] Наступил срок { $count } документов, все оплачены вовремя
    }
rating-delays =
    { $count ->
        [one] { $count } просрочка
        [few] { $count } просрочки
       *[other] { $count } просрочек
    }
rating-days-one =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
rating-days-two = { $first } и { $second } дн.
rating-days-range = от { $first } до { $second } дн.
rating-warned-one = с предупреждением
rating-warned-not-one = без предупреждения
rating-warned-afterwards = предупреждение внесено задним числом: не считается
rating-afterwards =
    { $count ->
        [one] { $count } предупреждение внесено задним числом и не считается
        [few] { $count } предупреждения внесены задним числом и не считаются
       *[other] { $count } предупреждений внесено задним числом и не считаются
    }
rating-warned-both = обе с предупреждением
rating-warned-all = все с предупреждением
rating-warned-none = все без предупреждения
rating-warned-some =
    { $count ->
        [one] из них { $count } с предупреждением
        [few] из них { $count } с предупреждением
       *[other] из них { $count } с предупреждением
    }
rating-evidence = { $delays }, { $days }, { $warned }, { $of }
rating-of-obligations =
    { $count ->
        [one] из { $count } документа, срок которого наступил
        [few] из { $count } документов, срок которых наступил
       *[other] из { $count } документов, срок которых наступил
    }
rating-worked-out = Рассчитано
rating-worked-out-same = Статистика платежей говорит то же.
rating-worked-out-other = Статистика платежей говорит: { $status }.
rating-twelve-months = Двенадцать месяцев до { $day }

rating-up-title = Что повысит статус
rating-up-on = { $status } с { $day }, если больше не будет просрочек.
rating-up-on-paid = { $status } с { $day }, если открытое оплатить сегодня и больше не будет просрочек.
rating-up-pay = Сначала оплатить: { $numbers }
rating-up-payments =
    { $count ->
        [one] { $status } после ещё { $count } платежа в срок.
        [few] { $status } после ещё { $count } платежей в срок.
       *[other] { $status } после ещё { $count } платежей в срок.
    }

conduct-title = Записать поведение
conduct-what = Что произошло
conduct-warned-of-delay = Предупредил о задержке платежа
conduct-agreed-to-restructuring = Согласился на реструктуризацию
conduct-objected-to-restructuring = Возразил против реструктуризации
conduct-avoided-contact = Уклонился от контакта
conduct-claim-letter = Направлена претензия
conduct-court-proceedings = Судебное разбирательство
contact-warned-of-delay = Предупредил о задержке платежа
contact-agreed-to-restructuring = Согласился на реструктуризацию
contact-objected-to-restructuring = Возразил против реструктуризации
contact-avoided-contact = Уклонился от контакта
contact-claim-letter = Претензия
contact-court-proceedings = Судебное разбирательство

round-initial = Присвоение на { $year } год
round-review = Пересмотр на { $day }
round-none = Ещё ни один раунд не начат.
round-due = Раунд на { $day } не начат.
round-begin = Начать раунд
round-facts =
    { $lines ->
        [0] Просмотрено покупателей: { $customers }. Менять нечего.
        [one] Просмотрено покупателей: { $customers }, решить о { $lines }.
        [few] Просмотрено покупателей: { $customers }, решить о { $lines }.
       *[other] Просмотрено покупателей: { $customers }, решить о { $lines }.
    }
round-mine = Ждёт вас
round-open = Не решено
round-all = Все
round-nothing-mine = Вас здесь ничего не ждёт.
round-nothing = Решать больше нечего.
round-propose = Предложить
round-propose-all = Предложить всё как рассчитано
round-approve = Утвердить
round-approve-all = Утвердить всё ожидающее
round-send-back = Вернуть
round-other-needs-reason = Иной статус, чем рассчитан, требует обоснования.
round-progress-proposing = Ждёт предложений
round-progress-sales = Ждёт начальника отдела продаж
round-progress-control = Ждёт начальника финансового контроля
round-progress-disagree = Разногласие: продажи — { $sales }, контроль — { $control }
round-progress-approving = { $status }: ждёт утверждения
round-progress-decided = Решено: { $status }
round-vote-propose = { $role } предлагает: { $status }
round-vote-approve = { $role } утверждает
round-vote-send-back = { $role } возвращает

changes-title = Изменения статусов
changes-none = Ни один статус ещё не решён.
changes-from-to = { $from } → { $to }
changes-confirmed = { $to }, подтверждён
changes-ground-initial = присвоение на год
changes-ground-review = пересмотр
changes-ground-overdue-decision = решение по просроченному долгу
changes-by-clause = пункт { $clause }

status-change = Изменить статус
status-change-to = Новый статус
status-change-text = Решение по просроченному долгу: условия меняются сразу, учётная система получает запись.

refused-vote-decided = Уже решено. Изменить может следующий пересмотр.
refused-vote-not-yours = Роль «{ $role }» здесь не участвует: предлагают два начальника, утверждает коммерческий директор.
refused-vote-same-person = Вы уже участвовали в этом решении. Решают трое разных людей.
refused-vote-proposals-missing = Сначала предложить должны оба начальника.
refused-vote-proposals-differ = Начальники предлагают разные статусы. Сначала они должны согласиться.
refused-vote-no-approval-needed = Это изменение не требует утверждения; его решили два начальника.
refused-unknown-round = На { $day } раунд не начинали.
refused-field-status = У покупателя уже этот статус. Выберите другой или оставьте как есть.

flash-round-begun =
    { $count ->
        [0] Раунд начат: менять нечего.
        [one] Раунд начат: решить о { $count } покупателе.
        [few] Раунд начат: решить о { $count } покупателях.
       *[other] Раунд начат: решить о { $count } покупателях.
    }
flash-round-voted =
    { $count ->
        [0] Вас ничего не ждало.
        [one] Записан { $count } голос.
        [few] Записано { $count } голоса.
       *[other] Записано { $count } голосов.
    }
flash-status-changed = Статус изменён, учётная система получила запись.
flash-conduct = Записано и учитывается в статистике.
