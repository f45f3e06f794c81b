# Что сообщается сотрудникам.

nav-notices = Уведомления
notices-sub = То, что не ждёт, и раз в рабочий день – что он вам готовит. То же приходит на вашу электронную почту.
notices-none = Уведомлений нет
notices-none-text = Здесь появляются угрозы, на которые отвечать вам, и сводка вашего дня.
notices-not-arrived = Не дошли по электронной почте
notice-about = Уведомление
notice-whom = Кому
notice-to-nobody = Такой роли ни у кого нет
notice-by-email = По электронной почте
notice-kind-urgent = Срочно
notice-kind-digest = Ваш день
notice-kind-policy = По политике
notice-why-no-address = У сотрудника здесь нет адреса электронной почты
notice-why-off = Отправка выключена или почтовый сервер не указан
notice-why-only-to = Здесь пишут только на указанные адреса
notice-why-nobody = Ни у кого нет роли, которой следует сообщить, и ни одной выше неё
notice-why-person-left = Сотрудник здесь больше не работает
notice-why-day-over = Его день прошёл
notice-why-answered = На него ответили
notice-why-unwritten = Не удалось составить
notice-why-dead-address = Такого адреса нет
notice-why-refused = Сервер отказал
notice-why-turned-away = Не пропустили правила сервера
notice-why-later = Сервер просит прийти позже
notice-why-unreachable = Сервер недоступен
notice-why-unknown = Связь прервалась до ответа: неизвестно, дошло ли
notice-why-lapsed = Программа остановилась между отправкой и отметкой: неизвестно, дошло ли
notice-why-brought-back = Ждало в восстановленной копии: с тех пор могло уйти

notice-urgent-subject = Срочно: { $customer } ({ $code }) – деньги под угрозой
notice-urgent-body =
    { $by }: визит к покупателю { $customer } ({ $code }), деньги под угрозой.

    { $note }

    Скажите, как быть дальше: Saldo, карточка покупателя. Если так установлено в компании, до вашего ответа товар не отгружается.
notice-digest-subject = Ваш день, { $day }
notice-digest-work =
    { $count ->
        [one] Нужно сделать { $count } дело:
        [few] Нужно сделать { $count } дела:
       *[many] Нужно сделать { $count } дел:
    }
notice-digest-decisions =
    { $count ->
        [one] Вас ждёт { $count } решение.
        [few] Вас ждут { $count } решения.
       *[many] Вас ждёт { $count } решений.
    }
notice-digest-missed =
    { $count ->
        [one] { $count } решение не принято вовремя.
        [few] { $count } решения не приняты вовремя.
       *[many] { $count } решений не принято вовремя.
    }
notice-digest-inventory = Инвентаризация расчётов на { $as-of } нужна до { $by }.
notice-digest-not-told = Программа «{ $program }» не принимает то, о чём просила; не доставлено событий: { $count }.
notice-digest-plans =
    { $count ->
        [one] Подошёл срок { $count } вашего плана.
        [few] Подошёл срок { $count } ваших планов.
       *[many] Подошёл срок { $count } ваших планов.
    }
notice-digest-unchecked =
    { $count ->
        [one] { $count } чужой план ещё не просмотрен.
        [few] { $count } чужих плана ещё не просмотрены.
       *[many] { $count } чужих планов ещё не просмотрено.
    }
notice-digest-memos =
    { $count ->
        [one] Нужна { $count } служебная записка.
        [few] Нужны { $count } служебные записки.
       *[many] Нужно { $count } служебных записок.
    }
notice-digest-votes =
    { $count ->
        [one] { $count } статус ждёт вашего голоса.
        [few] { $count } статуса ждут вашего голоса.
       *[many] { $count } статусов ждут вашего голоса.
    }
notice-digest-errands =
    { $count ->
        [one] Вас ждёт { $count } поручение.
        [few] Вас ждут { $count } поручения.
       *[many] Вас ждут { $count } поручений.
    }
notice-digest-replies =
    { $count ->
        [one] { $count } ответ покупателя не прочитан: напоминания ему пока не отправляются.
        [few] { $count } ответа покупателей не прочитаны: напоминания им пока не отправляются.
       *[many] { $count } ответов покупателей не прочитано: напоминания им пока не отправляются.
    }
notice-digest-uncertain =
    { $count ->
        [one] О { $count } сообщении неизвестно, ушло ли оно.
        [few] О { $count } сообщениях неизвестно, ушли ли они.
       *[many] О { $count } сообщениях неизвестно, ушли ли они.
    }
notice-digest-failed =
    { $count ->
        [one] { $count } сообщение не доставлено.
        [few] { $count } сообщения не доставлены.
       *[many] { $count } сообщений не доставлено.
    }
notice-digest-flood =
    { $count ->
        [one] { $count } сообщение ждёт чьего-либо слова.
        [few] { $count } сообщения ждут чьего-либо слова.
       *[many] { $count } сообщений ждёт чьего-либо слова.
    }
notice-digest-check-lists = Контрольные листы за сегодня:
notice-digest-check-list = – { $name }: должников { $debtors }, просрочено { $overdue }, контактов { $contacts }, сделано { $done }, цели наставничества: { $coaching }
notice-digest-nothing = Сегодня вас ничего не ждёт.

user-no-email = нет: уведомления видны только здесь
user-email-change = Сменить адрес
flash-user-email = Теперь уведомления приходят туда.
cli-user-email = Адрес { $login } записан.
cli-email = Эл. почта
sending-digest-at = Сводка дня приходит сотрудникам с
sending-hint-digest-at = По рабочим дням, по часовому поясу компании
cli-notices-sent =
    { $count ->
        [one] Сотрудникам ушло { $count } уведомление.
        [few] Сотрудникам ушло { $count } уведомления.
       *[many] Сотрудникам ушло { $count } уведомлений.
    }
cli-notices-waiting =
    { $count ->
        [one] { $count } уведомление сотруднику ждёт: смотрите страницу уведомлений.
        [few] { $count } уведомления сотрудникам ждут: смотрите страницу уведомлений.
       *[many] { $count } уведомлений сотрудникам ждёт: смотрите страницу уведомлений.
    }
cli-notices-failed =
    { $count ->
        [one] { $count } уведомление сотруднику не дошло: смотрите страницу уведомлений.
        [few] { $count } уведомления сотрудникам не дошли: смотрите страницу уведомлений.
       *[many] { $count } уведомлений сотрудникам не дошло: смотрите страницу уведомлений.
    }

notice-event-subject = Срочно: { $customer } ({ $code }) – { $what }
notice-event-body = О покупателе { $customer } ({ $code }): { $what }. Подробности в карточке покупателя.
notice-policy-subject = Что сообщает политика, { $day }
notice-policy-more =
    { $count ->
        [one] – и ещё { $count }
        [few] – и ещё { $count }
       *[many] – и ещё { $count }
    }
