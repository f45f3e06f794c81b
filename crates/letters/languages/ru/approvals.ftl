# О чём просят решающих и что они отвечают.

spending-waivers = Прощение неустойки
spending-write-offs = Списание долгов
spending-restructuring = Реструктуризация долгов
spending-differences = Закрытые мелкие разницы

request-waiver = Простить неустойку
request-deferral = Дать покупателю время
request-repeated-deferral = Повторная отсрочка
request-restructuring = Реструктурировать долг
request-write-off = Списать долг
request-exclusion = Исключить покупателя приказом
request-after-ten-days = Долг с просрочкой свыше десяти дней
request-after-fifteen-working-days = Долг с просрочкой свыше пятнадцати рабочих дней
request-irrecoverable = Внести долг в базу безнадёжных
request-court = Обратиться в суд или заключить мировое
request-claim = Подготовить претензию
request-contract = Договор при неполном пакете документов
request-ship-beyond-limit = Отгружать сверх лимита до указанного дня
request-planned-share = Плановая доля просрочки
request-forced = Терпимая просрочка истекла
request-policy = Решение, которого требуют правила

choice-approve = Разрешить
choice-reject = Отказать
choice-more-time-for-supervisor = Дать супервайзеру ещё время
choice-unconditional-return = Безусловный возврат денег
choice-extra-time-for-head = Дать начальнику отдела продаж ещё время
choice-task-for-financial-control = Поручить финансовому контролю
choice-restructuring = Реструктуризация: возврат товара, другой товар или отсрочка с неустойкой
choice-change-of-status = Сменить статус и условия
choice-unconditional-recovery = Безусловное взыскание
choice-irrecoverable = Внести в базу безнадёжных
choice-late-fee-paid = Плата за просрочку уплачена
choice-claim-recovery = Взыскивать по претензии
choice-grant-deferral = Дать отсрочку
choice-refuse-deferral = Отказать в отсрочке
choice-settlement = Заключить мировое соглашение
choice-court = Обратиться в суд

nav-requests = Согласования
nav-plan-week = План на неделю
nav-plan-month = План на месяц
nav-digest = Чек-листы
nav-memos = Служебные записки
nav-rights = Кто что решает
requests-none = Здесь ничего не ждёт
requests-none-text = То, чего нельзя сделать одному, спрашивают у решающих; оно стоит здесь до последнего дня.
requests-chip-for-me = Мне решать
requests-chip-mine = Мои запросы
requests-chip-open = Все открытые
requests-chip-missed = Пропущенные
requests-chip-closed = Закрытые
request-new = Запросить решение
request-what = О чём запрос
request-whose = Кому решать
request-deadline = Срок
request-missed = Пропущено
request-state-open = Открыт
request-state-decided = Решён
request-state-withdrawn = Отозван
request-by-policy = по регламенту
request-amount = Сумма запроса
request-asked = Что просят
request-permits = Чтобы решить, нужно право: { $right }
request-standing = Обещания, споры, распоряжения
request-decide = Решить
request-in-place-of = за { $name }
request-answers = Решения, одно или несколько
request-answer = Решение
request-until = Время до
request-order-number = Номер приказа
request-order = приказ { $number }
request-order-day = Дата приказа
written-order = Приказ № { $number } от { $day }
written-order-scope = Приказ № { $number } от { $day }; исключение из: { $scope }
request-status = Новый статус
request-conditions = Условия
request-is-own = Это ваш собственный запрос, под этой или другой учётной записью: решает другой.
request-became = Что из этого вышло
request-withdraw = Отозвать запрос
request-was-withdrawn = Отозван
request-was-missed = Не решено в срок; теперь решает: { $role }
request-was-missed-at-the-top = Не решено в срок; выше никого нет
asked-whole = всё начисленное на сегодня
asked-part = часть: { $amount }
asked-if-repaid = всё, если весь долг погасят до { $day }
asked-orally = покупатель просил устно
asked-until = до { $day }
asked-papers = не хватает документов, по номерам п. 5.4: { $numbers }
asked-share = { $percent } % дебиторской задолженности
asked-month = месяц с { $day }
request-customer-code = Код покупателя
request-whole-debt = весь долг
request-until-asked = До какого дня
request-until-hint = Для отсрочек, реструктуризации и исключений
request-amount-hint = Пусто: неоплаченное или просроченное
request-waiver-more = О прощении
request-exclusion-more = Об исключении
request-scope = Из чего исключить; пусто: из всего
request-send = Отправить запрос
problem-request-kind = Выберите, о чём запрос.
flash-decided = Решено и исполнено.
flash-request-withdrawn = Запрос отозван.
flash-request-sent = Запрос отправлен.
follows-waiver-approved = Начисление прощается сразу.
follows-write-off-approved = Долг списывается сразу и идёт в счёт вашего лимита.
follows-restructuring-approved = Шаги ждут до этого дня; оформляются документы.
follows-exclusion-approved = До этого дня с покупателя ничего не требуют; нужен номер приказа.
follows-irrecoverable-approved = Долг вносится в базу безнадёжных по этому решению.
follows-court-approved = Готовится иск.
follows-claim-approved = Юристы готовят претензию.
follows-contract-approved = Договор можно заключить при неполном пакете.
follows-ship-beyond-limit-approved = До этого дня можно отгружать до этого лимита.
follows-planned-share-approved = Плановая доля действует на месяц.
follows-policy-approved = Ожидавшая работа считается сделанной.
follows-reject = Ничего не меняется.
follows-more-time-for-supervisor = Супервайзер взыскивает до этого дня.
follows-unconditional-return = Следует записка директору о принятых мерах.
follows-extra-time-for-head = Начальник отдела продаж занимается до этого дня.
follows-task-for-financial-control = Берётся финансовый контроль.
follows-restructuring = Шаги ждут до дня, если он указан.
follows-change-of-status = Статус меняется сразу, с ним и условия.
follows-unconditional-recovery = Взыскание идёт без уступок.
follows-irrecoverable = Долг вносится в базу безнадёжных.
follows-late-fee-paid = Покупатель платит за просрочку.
follows-claim-recovery = Дело передаётся юристам и финансовому контролю.
follows-grant-deferral = Шаги ждут до этого дня.
follows-refuse-deferral = Остаётся согласованный день.
follows-settlement = Юристы оформляют мировое соглашение.
follows-court = Юристы подают иск.
plan-before = Раньше
plan-after = Позже
plan-add = Добавить меру
plan-kind = Мера
plan-item-work-in-office = Работа в офисе, обучение
plan-item-work-in-territory = Работа на территории
plan-item-call-or-visit = Звонок или визит к должнику
plan-item-joint-contact = Совместный контакт с финансовым контролем
plan-item-lower-share = Мера по снижению доли просрочки
plan-item-work-with-debtors = Работа с должниками
plan-item-other = Прочее
plan-about = О ком из сотрудников
plan-about-nobody = ни о ком отдельно
plan-body = Что сделать
plan-coaching = Цели обучения
plans-none = Здесь пока никто не планирует
plan-due = План пора составить
plan-empty = Мер пока нет
plan-drop = Убрать
plan-has-measures = Меры по снижению долга
plan-no-measures = нет мер по снижению долга
plan-has-work = Работа с должниками
plan-no-work = нет работы с должниками
plan-check = Отметить проверку
plan-note = Замечание; нужно, если чего-то нет
problem-plan-kind = Выберите вид меры.
flash-planned = Мера запланирована.
flash-unplanned = Мера убрана.
flash-plan-checked = Проверка записана.
flash-share-planned = Плановая доля ждёт утверждения.
share-title = Плановая доля просрочки
share-approved = Утверждена
share-refused = Отклонена
share-draft = Проект, ещё не утверждён
share-planned = План
share-fact = Факт
share-excess = Сверх плана
share-within = в пределах плана
share-out = вне плана
share-set = Установить плановую долю
share-ask = Отправить на утверждение
digest-none = Ни у кого нет просрочки
digest-debtors = Должников с просрочкой
digest-contacts = Контактов
digest-done = Задач сделано
digest-yes = поставлены
digest-no = не поставлены
memos-none = Записок пока нет
memos-none-text = Записку пишут с карточки покупателя, когда долг просрочен более чем на десять дней.
memo-kind = Записка
memo-from = От кого
memo-to = Кому
memo-recovery = Прошу о дальнейшем взыскании
memo-measures = О принятых мерах
memo-title = Служебная записка { $number }
memo-debts = Просроченные документы
memo-contacts = Проделанная работа: контакты
memo-no-contacts = Контактов не записано.
memo-printed = Справка сохранена такой, какой была в день записки.
memo-new = Написать записку
memo-statement = Прилагаемая справка
memo-body = Что сделано и о чём просьба
memo-send = Отправить записку
problem-memo-kind = Выберите, о чём записка.
flash-memo-written = Записка отправлена.
rights-lead = Что роль вправе делать, до какой суммы и кто кого замещает. Что она обязана делать:
rights-show = Показать
rights-title = Имеет право …
rights-limits = Лимиты сумм
rights-limits-text = Считается всё, что человек решил за эти дни, по каким бы документам, и отменённое тоже.
rights-limits-none = Лимитов нет: кто имеет право, решает без ограничения.
rights-limit-set = Установить лимит
rights-about = О чём
rights-within-days = За сколько дней
rights-from = С
rights-until = По
rights-deputies = Заместители
rights-deputies-none = Никто не отсутствует.
rights-deputy-end = Завершить
rights-deputy-name = Назначить заместителя
rights-absent = Кто отсутствует
rights-deputy = Кто замещает
problem-limit = Укажите, о чём лимит, роль, сумму и дни.
flash-limit-set = Лимит установлен.
flash-deputy-named = Заместитель назначен.
flash-deputy-ended = Отсутствие завершено.
duty-sales-rep = Звонит и посещает покупателей, берёт обещания, записывает каждый контакт, собирает оплату.
duty-supervisor = Контролирует просрочку свыше пяти дней, планирует неделю команды, пишет записки о просрочке свыше десяти дней.
duty-head-of-sales = Контролирует просрочку свыше десяти дней и решает до пятнадцатого дня, проверяет планы и чек-листы, ставит плановую долю.
duty-head-of-financial-control = Следит за расчётами, предлагает статусы, предъявляет неустойку.
duty-financial-control-officer = Следит за счетами и платежами, запускает контроль, участвует в контактах с должниками.
duty-commercial-director = Утверждает статусы и руководит продажами.
duty-director = Контролирует просрочку свыше пятнадцати рабочих дней, решает за десять дней, утверждает планы и плановую долю.
duty-general-director = Решает при неполном пакете, списывает долги, устанавливает лимиты.
duty-legal = Готовит претензии и иски по запросу, ведёт реестр взыскания.
duty-security = Находит скрывающихся должников и вручает требования.
duty-accountant = Вносит счета и платежи, ведёт учёт.
duty-administrator = Ведёт учётные записи, настройки и копии; о долгах не решает.
duties-title = Ждёт вас
duties-missed = Пропущено кем-то
duties-plan = Пора составить план
duties-checks = Планы на проверку
duties-inventory = Инвентаризация расчётов на { $day }
duties-not-told = «{ $program }» не принимает то, о чём просила
duties-not-told-events =
    { $count ->
        [one] не доставлено { $count } событие
        [few] не доставлено { $count } события
       *[many] не доставлено { $count } событий
    }
duties-memos = Нужны записки о просрочке свыше десяти дней
charge-ask = Запросить прощение
requests-count =
    { $count ->
        [one] { $count } запрос
        [few] { $count } запроса
       *[other] { $count } запросов
    }
plan-unplanned =
    { $count ->
        [one] { $count } должник с просрочкой свыше пяти дней без мер
        [few] { $count } должника с просрочкой свыше пяти дней без мер
       *[other] { $count } должников с просрочкой свыше пяти дней без мер
    }
digest-count =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
rights-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }

ask-title = Запросить решение
ask-text = Здесь запрашивают то, чего вы не можете сделать сами; форма заполнится тем, что известно на этой странице.

choose-customer = Покупатель
choose-customer-sub = Сначала выберите покупателя. Сверху те, у кого просрочка больше.
choose-customer-none = Среди ваших покупателей никто не найден. Попробуйте часть названия, код или телефон.
choose-customer-more =
    { $count ->
        [one] Найден { $count } покупатель.
        [few] Найдено { $count } покупателя. Уточните поиск.
       *[other] Найдено { $count } покупателей. Уточните поиск.
    }
choose-customer-other = другой покупатель
request-in-person = { $role } решает это лично: заместитель не вправе.
