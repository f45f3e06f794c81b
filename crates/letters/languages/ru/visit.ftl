# Звонки и визиты, отговорки и тактики, маршрутный лист, о чём говорят контакты.

nav-route = Маршрутный лист
nav-field = Контакты и обещания

visit-begin = Звонок или визит
visit-title = Звонок или визит
visit-frozen = Отгрузка остановлена
visit-frozen-text = Сообщено о высоком риске. Товар не отгружается, пока руководитель не скажет, как действовать.
visit-missed = Первый контакт после пропущенного срока
visit-missed-text = Сообщите о нарушении и о долге, выясните причину и реальную дату, оцените то, что видите.
visit-manner = Как
manner-visit = Визит
manner-call = Звонок
visit-goal = Цель: оплата счёта
visit-goal-text = Пройдите каждую строку с тем, кто решает о платежах.
visit-no-goal = Открытых счетов нет.
visit-method-usual = как в договоре
goal-due = День оплаты
goal-number = Счёт
goal-amount = К оплате
goal-method = Способ оплаты
goal-ok = Подтверждено
goal-other = Иначе
goal-correction = Как правильно
visit-answer = Что ответил покупатель?
answer-reminded = Напомнили, согласен
answer-paid = Платит сейчас
answer-more-time = Просит время
answer-refused = Отказывается
answer-not-reached = Не удалось связаться
visit-paid-by = Чем платит
proof-receipt = Наличные, квитанция
proof-order = Платёжное поручение
visit-paid-number = Номер квитанции или поручения
visit-reason = Причина
visit-second-reason = Причина со второго вопроса
visit-second-reason-text = Отказавшего спрашивают о причине ещё раз. Руководителю передают только отказ, который остался.
visit-still-refuses = После второго вопроса
visit-refuses-still = По-прежнему отказывается
visit-refuses-no-more = Больше не отказывается
visit-decision-maker = Разговор был с тем, кто решает об оплате
visit-until = Заплатит не позднее
visit-days = { $count ->
    [0] По пункту 6.1.3.b.b1 без руководителя этому покупателю время не даётся.
    [one] Без руководителя не больше { $count } дня.
    [few] Без руководителя не больше { $count } дней.
   *[many] Без руководителя не больше { $count } дней.
}
visit-deferred-before = Время уже давали: теперь решает начальник.
visit-today = Платит сегодня
visit-today-text = Просит дольше: договоритесь о части с сегодняшнего дня. Об остатке спросят руководителя.
visit-cause = Причина
visit-excuse = Что сказано
visit-order-seen = Показали копию платёжного поручения
visit-informed = Покупатель знает о нарушении и о долге
visit-assessment = Как вы оцениваете обстоятельства и поведение?
visit-behaviour = Поведение покупателя
behaviour-least = враждебное
behaviour-most = открытое
visit-outlet = Торговая точка
outlet-least = пусто
outlet-most = в полном порядке
visit-doubt = Насколько надёжны деньги?
visit-hint = По прошлому визиту: { $doubt }
doubt-a = A: сомнений нет
doubt-b = B: сомнение, напомнить до оплаты
doubt-c = C: высокий риск, руководитель узнаёт сразу
doubt-short-a = A
doubt-short-b = B: сомнение
doubt-short-c = C: высокий риск
visit-help = Прошу помощи супервайзера
visit-next = Следующий контакт
visit-time = Время
visit-tactic = Применённая тактика
visit-note = Заметка
visit-save = Завершить и сохранить
visit-past = До этого
visit-past-none = Звонков и визитов пока не записано.
promise-rate = Выполнено обещаний: { $kept } из { $count }, { $rate } %

needed-invoice = Счёт, о котором речь
needed-goal-due = День оплаты: подтвердить или исправить
needed-goal-number = Счёт: подтвердить или исправить
needed-goal-amount = Сумма: подтвердить или исправить
needed-goal-method = Способ оплаты: подтвердить или исправить
needed-behaviour = Поведение покупателя
needed-outlet = Состояние торговой точки
needed-answer = Ответ
needed-doubt = A, B или C
needed-next-contact = День и время следующего контакта
needed-payment-number = Номер квитанции или поручения
needed-payment-day = День оплаты
needed-payment-amount = Сумма оплаты
needed-reason = Причина
needed-second-reason = Ответ на второй вопрос о причине
needed-until = День, до которого покупатель заплатит
needed-informed = Что покупатель знает о нарушении и о долге
needed-cause = Причина
needed-assessment = Ваша оценка обстоятельств и поведения
needed-tactic-confirmed = Что вы знаете о риске этой тактики

alarm-act = Высокий риск: сообщить руководителю сейчас
alarm-text = Непосредственный руководитель узнает сразу. Отгрузка остановится, пока он не скажет, как действовать.
alarm-note = Что случилось
alarm-send = Сообщить сейчас

cause-internal-calendar = Платит в свои дни
cause-internal-approval = Платёж ещё не согласован
cause-other-obligations = Сначала аренда, налоги, зарплата или кредиты
cause-slow-turnover = Товар продаётся медленно
cause-no-trade = Нет торговли
cause-own-debtors = Ждёт денег от своих должников
cause-contested = Спорит о качестве, количестве или документах
cause-oversight = Забыли или потеряли счёт
cause-silence = Причину не назвали
cause-other = Другая

excuses-title = Что говорят и что ответить
excuse-put-down-for-payment = «Поставим вас на оплату»
excuse-submitted-wait = «Я подал вас на оплату, ждите»
excuse-other-obligations = «Аренда, налоги, зарплата, кредит»
excuse-poor-turnover = «Ваш товар плохо продаётся, а вы хотите денег раньше»
excuse-no-trade = «Нет денег, потому что нет торговли»
excuse-payment-day = «Сегодня не наш платёжный день, на следующей неделе»
reply-put-down-for-payment = Запишите день. Сказано два раза и больше: попросите платёжное поручение, иначе действуйте по регламенту.
reply-submitted-wait = Будьте настойчивы или попросите поговорить с тем, кто решает о платежах.
reply-other-obligations = У нас те же аренда, налоги и зарплата, и за этот товар мы заплатили. Не уступайте.
reply-poor-turnover = Обязанность платить не зависит от перепродажи. Предложите меньшие поставки, ходовой товар, акцию; ждать не соглашайтесь.
reply-no-trade = Знайте, сколько нашего товара осталось. Деньгами одного поставщика часто платят другому, а ходовой товар — это рычаг. Проверьте, не продан ли он уже; крайнее средство — забрать его.
reply-payment-day = Считается день по договору, а не платёжный день покупателя.
excuse-times = { $count ->
    [one] слышали { $count } раз
    [few] слышали { $count } раза
   *[many] слышали { $count } раз
}
excuse-limit = { $count ->
    [one] Сказано { $count } раз и больше — требуем большего.
    [few] Сказано { $count } раза и больше — требуем большего.
   *[many] Сказано { $count } раз и больше — требуем большего.
}
next-action-record-promise = Записать обещание
next-action-request-payment-order = Попросить копию платёжного поручения
next-action-verify-payment-order = Проверить, пришли ли деньги по поручению
next-action-reach-decision-maker = Выйти на того, кто решает о платежах
next-action-stand-firm = Не уступать
next-action-smaller-deliveries = Посмотреть ассортимент: меньшие поставки, ходовой товар, акция
next-action-check-stock = Пересчитать наш товар в точке
next-action-take-goods-back = Договориться о возврате товара
next-action-hold-to-contract = Держаться дня по договору
next-action-apply-ladder = Поручение не пришло: действовать по регламенту

tactics-title = Тактики
tactic-enough = «Хватит»
tactic-stop = «Отгрузка после оплаты»
tactic-meter = «На счётчик»
tactic-concession = «Ты мне, я тебе»
tactic-pity = «Пожалей»
tactic-conscience = «Имей совесть»
tactic-how-enough = Не отгружайте больше, чем покупатель продаст и оплатит: держитесь безопасного лимита.
tactic-how-stop = До оплаты не отгружайте; большой долг снижайте половинами: половина отгрузки за то, что оплачено.
tactic-how-meter = Назовите штрафы, неустойку, суд и во что они обойдутся.
tactic-how-concession = Предложите льготу или скидку за оплату. Сначала посмотрите, во что она обойдётся.
tactic-how-pity = Попросите за себя: из-за этого долга вы теряете премию.
tactic-how-conscience = Напомните о партнёрстве: наш товар стоит на таможне, нужно платить налоги и зарплату.
tactic-warning = Сотрудничество это редко переживает.
tactic-confirm = Знаю, что после «На счётчик» сотрудничество редко сохраняется
concession-pct = Скидка, %
concession-days = На сколько дней раньше
concession-reckon = Во что это обойдётся?
concession-cost = Обойдётся в
concession-value = Деньги раньше стоят
concession-worthwhile = Выгодно.
concession-unprofitable = Невыгодно.

day-errands = { $count ->
    [one] Для вас { $count } поручение.
    [few] Для вас { $count } поручения.
   *[many] Для вас { $count } поручений.
}
day-errands-show = Показать
errands-title = Поручения
errand-remind-before-payment = Напомнить до оплаты
errand-help-representative = Представитель просит помощи
errand-high-risk = Высокий риск потерять деньги: скажите, как действовать
errand-payment-refused = Покупатель отказывается платить: скажите, как действовать
errand-grant-more-time = Дать больше времени?
errand-obtain-guarantee-letter = Объяснить условия реструктуризации, попросить гарантийное письмо
errand-arrange-meeting = Договориться о дне встречи и обмена документами
errand-sign-papers = Встретиться и подписать три документа
errand-match-money = Указать, чьи это деньги: до этого покупателю не напоминают
errand-pays-another-document = По данным учётной программы этот платёж оплачивает другой документ: перенесите его или исправьте там
errand-to-line = К строке выписки
errand-excuse-request-payment-order = Попросить копию платёжного поручения
errand-excuse-verify-payment-order = Проверить, пришли ли деньги по поручению
errand-excuse-reach-decision-maker = Выйти на того, кто решает о платежах
errand-excuse-smaller-deliveries = Посмотреть ассортимент: меньшие поставки, ходовой товар, акция
errand-excuse-check-stock = Пересчитать наш товар в точке
errand-excuse-take-goods-back = Договориться о возврате товара
errand-asks = Просит время до { $day }
errand-grant = Дать
errand-deny = Отказать
errand-instruction = Как действовать
errand-meeting = День встречи
sign-reconciliation-act = Акт сверки
sign-amendment = Дополнительное соглашение с условиями реструктуризации
sign-request-with-guarantees = Письменная просьба об отсрочке с гарантиями по долгу и неустойке

route-stops = { $count ->
    [one] { $count } покупатель
    [few] { $count } покупателя
   *[many] { $count } покупателей
}
route-person = Представитель
route-show = Показать
route-print = Напечатать
route-day-before = День раньше
route-day-after = День позже
route-none = Ехать не к кому
route-none-text = На этот день контактов не назначено, нет ни просрочки, ни оплаты в ближайшую неделю.
route-nobody = Торговых представителей пока нет.
route-overdue = просрочено { $amount }
route-promised = Обещано до { $day }
route-met = Встретились
route-visit = Визит
route-called = Я позвонил
route-left-out = { $count ->
    [one] Ещё { $count } покупатель не поместился на лист.
    [few] Ещё { $count } покупателя не поместились на лист.
   *[many] Ещё { $count } покупателей не поместились на лист.
}
route-offline = Связи нет: это сохранённый лист. Записанное уйдёт позже.
queue-waiting = Ждёт отправки:
queue-sent = Отправлено:
queue-sign-in = Войдите, тогда записанное уйдёт.
queue-refused = Кое-что не принято.
queue-kept = Связи нет. Запись сохранена в телефоне и уйдёт позже.
queue-open = Открыть и исправить

field-talks = { $count ->
    [one] { $count } звонок или визит
    [few] { $count } звонка и визита
   *[many] { $count } звонков и визитов
}
field-causes = Причины
field-causes-none = За эти дни причин не записано.
field-excuses = Что говорят
field-excuses-none = За эти дни отговорок не записано.
field-times = Раз
field-share = Доля
field-promises = Выполнение обещаний
field-promises-none = Пока нельзя оценить ни одного обещания.
field-by-customer = { $count ->
    [one] По покупателям: { $count }
    [few] По покупателям: { $count }
   *[many] По покупателям: { $count }
}
field-person = Кто принял
field-kept = Выполнено
field-broken = Нарушено
field-rate = Доля
field-placed = Важность и активность
field-contacts = Контактов за 90 дней
field-quadrant = С чего начать
quadrant-keep = Продолжать
quadrant-press = Спрашивать чаще
quadrant-matter = Стать важнее
quadrant-begin = Начать с обоих
settings-title = Настройки
settings-closer = Усиленный отбор новых покупателей, пока просрочка выше плана
settings-plan = Плановая просрочка, % всего долга, в месяце без утверждённого плана
settings-freeze = Высокий риск останавливает отгрузку, пока руководитель не скажет, как действовать
settings-capital = Цена денег, % в год

flash-visit = Записано.
flash-visit-asked = Записано. О времени спросили: решение появится в карточке.
flash-visit-told = Записано. Руководитель знает.
flash-alarm = Руководитель знает. Завершите визит ниже.
flash-errand = Готово.
flash-settings = Настройки сохранены.
problem-time = Это не время. Напишите, например, 09:30.

refused-visit-open = { $count ->
    [one] Осталось записать:
    [few] Осталось записать:
   *[many] Осталось записать:
}
refused-visit-time-past = День, до которого покупатель заплатит, прошёл. Укажите более поздний.
refused-visit-part-today = { $count ->
    [0] Без руководителя этому покупателю время не даётся. Договоритесь о части сегодня; об остатке спросят.
    [one] По пункту 6.1.3.b.b1 без руководителя можно дать не больше { $count } дня. Договоритесь о части сегодня; об остатке спросят.
    [few] По пункту 6.1.3.b.b1 без руководителя можно дать не больше { $count } дней. Договоритесь о части сегодня; об остатке спросят.
   *[many] По пункту 6.1.3.b.b1 без руководителя можно дать не больше { $count } дней. Договоритесь о части сегодня; об остатке спросят.
}
refused-visit-part-out-of-range = Часть, оплаченная сегодня, лежит между нулём и { $open }. Исправьте её.
refused-visit-begun = Эта форма открыта слишком давно. Откройте её заново.
refused-visit-papers-missing = Нужны все три документа. Отметьте каждый подписанный.
refused-visit-money-waits = Это поручение закрывается ответом на строку выписки. Ответьте на неё в разделе поступлений.
refused-visit-other-person = Эту форму заполнил другой человек. Войдите от его имени и отправьте снова.
refused-field-concession = «{ $value }» — не предложение. Укажите скидку, например 2, и на сколько дней раньше придут деньги.

script-title = Что сказать
script-coming = до срока оплаты
script-today = в день оплаты
script-late = после срока оплаты
script-broken = после невыполненного обещания
script-refused = после отказа
script-line-greet = Назовите себя и компанию { $company }, попросите того, кто решает об оплате. Никому другому о долге не говорите.
script-line-who-decides = Убедитесь, что говорите с тем, кто решает; запишите имя и должность.
script-line-name-debt = Назовите счёт { $number }: открыто { $amount }, срок { $due }. Всё верно? Пройдите каждую строку цели.
script-line-confirm-day = Спросите, запланирована ли оплата на { $due }. Действует срок договора, а не день, который там принят.
script-line-ask-proof = Спросите, оплачено ли сегодня, и попросите номер или копию платёжного поручения.
script-line-name-breach = Скажите, что срок прошёл, договор нарушен и сколько стоит каждый день просрочки.
script-line-name-broken-word = Скажите, какой день был обещан и что он прошёл: следующий шаг откладывать уже не вам одному.
script-line-ask-cause = Спросите, почему не оплачено, и дайте договорить. Выберите причину и что сказано; ответ стоит рядом.
script-line-ask-day = Попросите день и часть сегодня. Не давайте больше дней, чем показано; о большем спросите руководителя.
script-line-ask-again = Ещё раз спросите о причине и последнее ли это слово. Запишите и то и другое словами собеседника.
script-line-name-next = Скажите, что теперь решает ваш руководитель и узнает об этом сегодня. Больше ничего не объявляйте.
script-line-sum-up = Повторите день, сумму и следующий разговор, поблагодарите и запишите до следующего звонка.
