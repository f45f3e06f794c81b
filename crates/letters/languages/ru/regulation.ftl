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
regulation-unmatched-withholds = Полученные и ещё не разнесённые деньги, если их хватает на всю просрочку, останавливают шаги.
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
regulation-event-high-risk-seen = замечен высокий риск потери денег
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
