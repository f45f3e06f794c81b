# Дела: от требования до конца наблюдения.

nav-group-recovery = Претензии и суд
nav-cases = Дела
nav-limitation = Исковая давность
nav-sales = Продажа долгов
nav-acts = Акты сверки
nav-watch = За балансом

cases-lead = Каждый должник между претензией и концом, по стадиям. Ближайший день стоит первым.
watch-lead = Списанное, за чем наблюдают: вдруг у должника появится чем платить.
cases-going = Все действующие
cases-none = Здесь нет дел
cases-none-hint = Дело начинается с вручённого требования, с отправленной претензии или на странице покупателя.
cases-stage = Стадия
cases-stake = Сумма долга
cases-next = Ближайший день
cases-owner = Ведёт
cases-since = с

case-stage-collecting = Взыскание
case-stage-pre-trial = До суда
case-stage-court = В суде
case-stage-enforcement = Исполнение
case-stage-agency = У агентства
case-stage-insolvency = Банкротство
case-stage-irrecoverable = Безнадёжный
case-stage-watched = За балансом
case-stage-paid = Оплачено
case-stage-settled = Мировое соглашение
case-stage-sold = Продан
case-stage-ended = Наблюдение окончено

case-title = Дело: { $name }
case-none = Дела нет
case-none-hint = Запишите требование или претензию либо откройте дело сами.
case-timeline = Что произошло
case-timeline-what = Событие
case-earlier =
    { $count ->
        [one] { $count } запись относится к оконченному делу
        [few] { $count } записи относятся к оконченным делам
       *[many] { $count } записей относятся к оконченным делам
    }
case-debts = Долги по делу
case-money = Сколько взыскиваем
case-principal = Основной долг
case-penalty = Неустойка к взысканию
case-costs = Госпошлина
case-costs-unknown = не определена
case-total = Цена иска с расходами
case-pay-by = Оплатить до
case-filing-from = Иск возможен с
case-watched-until = Наблюдение до
case-by-book = книга
case-steps = Что дальше
case-steps-text = Каждый шаг требует того, на чём он основан. Чего здесь нет, то на этой стадии невозможно или записывается не вами.
case-last-day = Действовать до
case-record = Записать
case-file = Дело для суда (PDF)
case-of-customer = Дело
case-routes = Способы вернуть деньги
case-routes-text = Что даст каждый способ при таких предположениях. Замените их своими ожиданиями.
case-route-contact = Продолжать переговоры
case-route-agency = Коллекторское агентство
case-route-sale = Продажа
case-route-court = Суд
case-route-gross = Поступит
case-route-cost = Расходы
case-route-net = Останется нам
case-route-loss = Потеряем
case-route-days = Дней
case-route-best = даёт больше всего
case-route-chance = Вероятность, %
case-route-commission = Комиссия, %
case-route-price = Цена, %
case-route-count = Посчитать
case-route-order = Пошлина указана за судебный приказ.

case-act-open = Открыть дело
case-act-demand = Требование вручено
case-act-claim = Претензия отправлена
case-act-order = Заявление о судебном приказе подано
case-act-suit = Иск подан
case-act-registered = Зарегистрировано судом
case-act-hearing = Заседание назначено
case-act-returned = Возвращено или приказ отменён
case-act-granted = Удовлетворено полностью
case-act-granted-in-part = Удовлетворено частично
case-act-refused = Отказано
case-act-appealed = Обжаловано
case-act-in-force = Решение вступило в силу
case-act-refusal-in-force = Отказ вступил в силу
case-act-writ = Исполнительный лист выдан
case-act-bailiff = У пристава
case-act-receipt = Поступили деньги
case-act-nothing-found = Пристав ничего не нашёл
case-act-handed = Передано агентству
case-act-recalled = Отозвано у агентства
case-act-bankruptcy = Открыто банкротство
case-act-claim-entered = Требование включено в реестр кредиторов
case-act-bankruptcy-ended = Банкротство завершено или должник исключён из реестра
case-act-irrecoverable = Внесено в базу безнадёжных
case-act-written-off = Списано
case-act-watch-checked = Проверено за балансом
case-act-recovered = Деньги после списания
case-act-watch-ended = Окончить наблюдение
case-act-sold = Продано
case-act-sold-in-part = Продано частично
case-act-settled = Мировое соглашение
case-act-paid = Оплачено
case-act-checked = Банкротство и владельцы проверены
case-act-assigned = Ведёт
case-act-taken-back = Отменить последний шаг

case-need-number = Номер документа
case-need-party = Суд, судья, пристав, агентство или управляющий
case-need-proof = Доказательство вручения или отправки
case-need-note = Словами
case-need-sums = Долг, неустойка и расходы
case-need-until = Предстоящий день
case-need-decision = Решение
case-need-payment = Платёж
case-need-rate = Комиссия, %
case-need-price = Цена
case-need-papers = Акт, обоснование и приказ
case-need-ground = Основание
case-need-person = Кто
case-need-period-over = Претензионный срок истёк
case-need-order-possible = Сумма в пределах судебного приказа
case-need-penalty-claimed = Неустойка тоже взыскивается
case-need-ruling = Суд вынес решение
case-need-refused = Суд отказал
case-need-refusal-in-force = Отказ вступил в силу
case-need-awarded = Что-то присуждено
case-need-writ = Исполнительный лист выдан
case-need-ground-proved = Основание доказано
case-need-nothing-open = Ничего не открыто
case-need-watch-over = Наблюдение истекло, и каждый год была проверка
case-no-decision = Об этом ещё никто не решил. Сначала запросите решение.
case-ask-court = Запросить решение о суде
case-ask-irrecoverable = Запросить внесение в базу безнадёжных
case-paper-act = Акт комиссии

case-next-pay-by = последний день оплаты
case-next-filing-from = возможен иск
case-next-hearing = заседание
case-next-agency-until = последний день агентства
case-next-watch-check = ежегодная проверка
case-next-watch-until = последний день за балансом

case-ground-limitation = Истекла исковая давность
case-ground-liquidation = Должник ликвидирован
case-ground-impossibility = Невозможность исполнения
case-ground-act-of-state = Акт государственного органа
case-ground-bailiff = Пристав ничего не нашёл
case-ground-bankruptcy = Банкротство гражданина
case-ground-refused = Суд отказал
case-ground-death = Должник умер

refused-case-none = Открытого дела нет. Откройте его либо запишите требование или претензию.
refused-case-goes-on = Дело уже ведётся.
refused-case-not-from = «{ $act }» не может следовать за стадией «{ $stage }».
refused-case-to-come = { $day } ещё не наступило. Укажите день, когда это произошло.
refused-case-before-the-last = { $day } раньше, чем { $last }, день последней записи.
refused-case-missing = Не хватает: { $need }.
refused-case-unmet = Не выполнено: { $need }.
refused-case-until = { $need }: не раньше { $day }.
refused-case-nothing-to-take-back = Нечего отменять.
refused-case-moved-the-book = «{ $act }» изменило книгу. Отмените проводки там.
refused-case-nothing-late = У этого покупателя нет открытой просрочки.
refused-case-not-decided = Решение { $decision } не позволяет этого по этому покупателю.
refused-case-no-payment = Это не платёж этого покупателя.
refused-case-payment-used = От этого платежа ничего не осталось неразнесённым.
refused-case-payment-linked = Этот платёж уже связан с делом.
refused-case-no-portfolio = Такого портфеля нет или его продажа окончена.
refused-case-no-offer = Такого предложения нет.
refused-case-same-person = Кто выставил долги или записал предложение, тот его не принимает. Попросите другого.
refused-case-lot-changed = Выставленный долг открыт не так, как тогда. Снимите эти долги с продажи и выставьте заново.
refused-case-offers-closed = Предложения принимались до более раннего дня.
refused-case-act-answered = По этому акту такого уже не записать.
refused-case-ends-with-the-case = Это кончается вместе со стадией дела. Запишите её в деле.
refused-case-by-sale = Продажа записывается принятием предложения.
refused-case-with-others = Этот долг у суда, пристава, агентства или управляющего. Признайте его безнадёжным в деле и спишите там.
refused-case-in-register = Этот долг стоит в реестре безнадёжных. Спишите его в деле: с актом инвентаризации, обоснованием и приказом.

flash-case = Записано.
flash-acknowledge = Признание записано.
flash-acknowledge-back = Признание отменено.
flash-portfolio = Долги выставлены.
flash-offer = Предложение записано.
flash-sold = Долги проданы.
flash-portfolio-ended = Долги сняты с продажи.
flash-acts-sent =
    { $count ->
        [0] У каждого должника уже есть акт на этот день.
        [one] Отмечен { $count } отправленный акт.
        [few] Отмечены { $count } отправленных акта.
       *[many] Отмечены { $count } отправленных актов.
    }
flash-act-answered = Ответ записан.

limitation-lead = До какого дня нужно подать иск по каждому просроченному долгу. Предупреждения за { $days } дней.
limitation-law-unknown = Исковая давность известна только для Эстонии и России.
limitation-none = Скоро ничего не истекает
limitation-none-hint = Нет просроченного долга, чей последний день ближе, чем спрошено.
limitation-act-by = Действовать до
limitation-left = Осталось дней
limitation-barred = истекла
limitation-filed = в суде
limitation-restarted = Начата заново
limitation-within = В течение дней
limitation-later =
    { $count ->
        [one] У { $count } долга времени больше.
        [few] У { $count } долгов времени больше.
       *[many] У { $count } долгов времени больше.
    }
acknowledged-title = Что признал должник
acknowledged-text = Подписанный акт, гарантийное письмо или подписанный график начинают давность заново, если так говорит закон.
acknowledged-none = Ничего не записано.
acknowledged-by = Чем
acknowledged-of = Документ
acknowledged-all = всё, чей срок настал
acknowledged-in-writing = Письменно, уполномоченным лицом
acknowledged-add = Записать признание
acknowledged-back = Отменить

sales-lead = Долги, выставленные вместе. Предложение принимает не тот, кто его записал.
sales-none = Ничего не выставлено
sales-none-hint = Выставьте просрочку одного или нескольких покупателей.
sales-new = Выставить долги
sales-name = Название
sales-customers = Коды покупателей через запятую
sales-until = Предложения до
sales-buyer = Покупатель долга
sales-price = Цена
sales-discount = Дисконт
sales-loss = Убыток
sales-contract = Номер договора
sales-accept = Принять
sales-accepted = принято
sales-own = ваше
sales-offers = Предложения
sales-take = Записать предложение
sales-end = Снять с продажи
sales-state-accepted = Продано
sales-state-ended = Снято
sales-state-offer = Выставлено
sales-total = Долги всего

acts-lead = Отправленные акты и как каждый вернулся.
acts-none = Акты ещё не отправлялись
acts-none-hint = Отправьте каждому должнику.
acts-send = Отметить акты всем должникам как отправленные
acts-as-of = Сальдо на
acts-state = Состояние
acts-amount = По нашим данным
acts-confirmed = Подтверждено
acts-answer = Записать ответ
act-state-sent = отправлен
act-state-signed = подписан
act-state-disputed = с разногласиями
act-state-silent = нет ответа
acts-overdue = нет ответа в срок

standing-recovery = В других руках
withheld-recovery = Долг в суде, у агентства или у управляющего
withheld-short-recovery = В других руках
withdrawn-recovery = Долг в суде, у агентства или у управляющего
message-why-recovery = Долг в суде, у агентства или у управляющего
chip-recovery = В других руках
movement-sale = Продажа
document-moved-sale = Продажа, { $document }
right-engage-agencies = передавать долги коллекторскому агентству и отзывать их
right-sell-debts = выставлять долги на продажу и принимать предложения
right-check-debtors = записывать, что показала проверка банкротства и владельцев

court-file-title = Дело должника
court-file-index = Опись
court-file-index-text = Что содержит это дело, в этом порядке, с указанием листов. Приложенное отдельно не подшито.
court-file-what = Документ
court-file-day = День
court-file-sheets = Листы
court-file-apart = приложен отдельно

nav-laws = Правовые акты
laws-lead = На чём основаны требования и списания и действует ли это сегодня.
laws-act = Акт
laws-from = Действует с
laws-until = Последний день
laws-replaced = теперь { $act }
laws-liability = Ответственность должника
laws-clause = Норма
laws-unverified = не сверено с текстом
law-standing-to-come = ещё не вступил
law-standing-in-force = действует
law-standing-repealed = утратил силу
liability-damages = Убытки
liability-fine = Штраф
liability-penalty = Пеня за каждый день
liability-interest = Проценты
liability-fixed-sum = Твёрдая сумма на расходы по взысканию
duties-further-cases =
    { $count ->
        [one] ещё { $count } день дел
        [few] ещё { $count } дня дел
       *[other] ещё { $count } дней дел
    }
duties-limitation =
    { $count ->
        [one] истекает исковая давность { $count } долга
       *[other] истекает исковая давность { $count } долгов
    }
