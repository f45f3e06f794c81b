# Документы о долге. Официально, просто, без угроз; ничего о третьих лицах.

document-reminder-title = Напоминание об оплате
document-breach-notice-title = Уведомление о нарушении условий оплаты
document-demand-title = Требование о погашении долга
document-claim-title = Претензия
document-director-notice-title = Уведомление директора
document-statement-title = Выписка по счёту покупателя
document-reconciliation-act-title = Акт сверки взаимных расчётов
document-guarantee-letter-title = Гарантийное письмо
document-deferral-request-title = Заявление об отсрочке платежа
document-restructuring-title = Соглашение о реструктуризации задолженности
document-memo-title = Служебная записка о просроченной задолженности
document-route-sheet-title = Маршрутный лист визита
document-hand-over-title = Передача дела для взыскания
document-suit-data-title = Данные для искового заявления
document-write-off-act-title = Акт о безнадёжной задолженности
document-write-off-order-title = Приказ о списании безнадёжной задолженности
document-inventory-act-title = Акт инвентаризации расчётов с дебиторами и кредиторами

document-number-day = № { $number } от { $day }
document-clauses-payment = пункты об оплате { $clauses }
document-clauses-penalty = пункты о просрочке { $clauses }
document-clauses-of = № { $number }: { $clauses }
document-contract-clauses = договор { $contract } ({ $clauses })
document-period = { $from } – { $to }
document-others = Этот документ составлен в одной валюте. Также числится долг: { $sums }.
document-agreed = Согласовано: { $reference }.
document-total = Итого
document-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
document-calendar-days =
    { $count ->
        [one] { $count } календарного дня
       *[other] { $count } календарных дней
    }
document-no-measures = Контакты и меры не записаны.
document-sent-how = Направляется ценным письмом с описью вложения или вручается под подпись; доказательство хранится при копии.
document-sent-by-email = Направляется по электронной почте на { $address }; письмо хранится в том виде, в каком ушло, вместе с ответом почтового сервера.
document-sent-by-post = Направляется почтой по адресу: { $address }; номер отправления и день вручения хранятся при копии.

document-column-document = Документ
document-column-date = Дата
document-column-due = Срок
document-column-days = Дней
document-column-amount = Сумма
document-column-open = К оплате
document-column-in = { $label }, { $currency }
document-column-by-creditor = { $label } по данным кредитора
document-column-by-debtor = { $label } по данным должника
document-column-from = С
document-column-to = По
document-column-principal = На сумму
document-column-rate = Ставка
document-column-charge = Начислено
document-column-number = №
document-column-pay-on = Оплатить до
document-column-part = Часть долга
document-column-fee-pct = Плата, %
document-column-fee = Плата
document-column-together = Всего
document-column-measure = Мера
document-column-by = Кто
document-column-debit = Дебет
document-column-credit = Кредит
document-column-confirmed = Верно
document-column-way-and-correction = Способ оплаты, поправка
document-column-sheets = Листов
document-column-there = Есть
document-column-debtor = Дебитор
document-column-creditor = Кредитор
document-column-account = Счёт
document-column-whole = Всего
document-column-confirmed-sum = В том числе подтверждено
document-column-not-confirmed = В том числе не подтверждено
document-column-barred = С истёкшей давностью
document-column-debtor-address = Дебитор, код, адрес
document-column-creditor-address = Кредитор, код, адрес
document-column-since = Просрочено с
document-column-documents = Документы

document-table-overdue = Просроченная задолженность
document-table-coming = Срок наступает
document-table-principal = Основной долг
document-table-claimed = Начисления, предъявленные ранее
document-table-open = Неоплаченные документы
document-table-acknowledged = Признанный долг
document-table-deferred = Долг, по которому просим отсрочку
document-table-schedule = График платежей
document-table-measures = Принятые меры
document-table-measures-latest = Принятые меры, последние { $shown } из { $all }
document-table-contents = Состав дела
document-table-written-off = Обязательства

document-heading-annexes = Приложения
document-heading-calculation = Расчёт
document-heading-claimed = Требуем уплатить
document-heading-terms = Условия
document-heading-rights = Права и обязанности
document-heading-consequences = Последствия
document-heading-result = Результат
document-heading-request = Просьба
document-heading-marks = Оценки визита
document-heading-outcome = Итог визита
document-heading-price = Цена иска
document-heading-before-court = Что сделано до суда
document-heading-measures = Принятые меры

document-sum-total = Итого
document-sum-received = Получено и ещё не отнесено к счёту
document-sum-to-pay = К оплате
document-sum-in-words = { $sum } ({ $words })
document-charge-on = Документ { $document }, срок оплаты { $due }. { $basis }
document-charge-left = { $document }: начислено { $accrued }, прощено { $waived }, предъявлено ранее { $claimed }, остаётся предъявить { $left }.
document-above-cap = Сверх предельной суммы не начисляется
document-fixed-sum = Установленная законом сумма за просрочку
document-method-daily-penalty = Договорная неустойка за день просрочки
document-method-annual-rate = Проценты по годовой ставке
document-method-article-395 = Проценты по статье 395 ГК РФ
document-method-estonia-113 = Пеня по § 113 Закона об обязательственном праве Эстонии
document-method-weekly-table = Плата по недельной таблице соглашения
document-rate-day = { $rate } % в день
document-rate-week = { $rate } % по неделям
document-rate-year = { $rate } % годовых, дни / { $basis }

document-fact-contract = Договор
document-fact-clauses = Пункты
document-fact-longest = Наибольшая просрочка
document-fact-principal = Основной долг
document-fact-charges = Начислено за просрочку
document-fact-claimed-before = Предъявлено ранее
document-fact-new-day = Новый срок оплаты
document-fact-reason = Причина
document-fact-addressee = Кому
document-fact-customer = Покупатель
document-fact-owner = Ответственный
document-fact-overdue = Просрочено
document-fact-disputed = В том числе оспаривается
document-fact-unassigned = Получено и не отнесено
document-fact-address = Адрес
document-fact-phone = Телефон
document-fact-visit = День визита
document-fact-codes = Коды и адрес
document-fact-since = Просрочено с
document-fact-court = Суд
document-fact-claimant = Истец
document-fact-defendant = Ответчик
document-fact-debtor = Коды должника
document-fact-claim-sent = Претензия направлена
document-fact-claim-proof = Доказательство отправки
document-fact-price = Цена иска
document-fact-court-fee = Государственная пошлина
document-fact-ground = Основание
document-fact-proof = Подтверждение
document-fact-act = Акт комиссии
document-fact-order = Приказ об инвентаризации
document-fact-payee = Получатель
document-fact-account = Счёт
document-fact-bank = Банк
document-fact-bank-code = БИК
document-fact-bank-account = Корр. счёт

document-registry-code = Рег. код { $code }
document-registry-code-ru = ИНН { $code }
document-registry-code-ee = Рег. код { $code }
document-tax-code = НДС № { $code }
document-tax-code-ru = КПП { $code }
document-tax-code-ee = НДС № { $code }
document-state-code = Рег. № { $code }
document-state-code-ru = ОГРН { $code }
document-state-code-ee = Рег. № { $code }

document-head = Руководитель
document-accountant = Главный бухгалтер
document-author = Составил
document-visitor = Визит провёл
document-gives = Передал
document-takes = Принял
document-chair = Председатель комиссии
document-member = Член комиссии
document-acquainted = С приказом ознакомлен
document-sign = подпись, дата
document-sign-authority = подпись, основание полномочий, дата

document-annex-contract = Договор с дополнениями, копия
document-annex-delivery = Накладные или акты приёмки, копии
document-annex-invoices = Счета, копии
document-annex-act = Акт сверки
document-annex-suit = Заполненное исковое заявление, копия
document-annex-calculation = Расчёт начислений
document-annex-authority = Полномочия подписавшего, копия
document-annex-claim = Претензия, копия
document-annex-proof = Доказательства отправки или вручения претензии
document-annex-guarantee = Гарантийные письма и заявления об отсрочке
document-annex-registry = Выписка из реестра о должнике

document-balance-opening = Сальдо начальное
document-balance-debit = Дебет
document-balance-credit = Кредит
document-balance-turnover = Обороты за период
document-balance-closing = Сальдо конечное
document-moved-write-off = Списание, { $document }
document-moved-refund = Возврат денег, { $document }
document-moved-cancellation = Аннулирование, { $document }
document-moved-amendment = Исправление, { $document }

document-ground-limitation = истёк срок исковой давности
document-ground-liquidation = должник ликвидирован
document-ground-bailiff = взыскание не дало результата, постановление судебного пристава
document-ground-act-of-state = обязательство прекращено актом государственного органа
document-ground-impossibility = исполнение стало невозможным
document-ground-bankruptcy = гражданин освобождён от долга в банкротстве
document-ground-refused = суд отказал в иске, отказ вступил в силу
document-ground-death = должник умер, по долгу никто не отвечает

document-reminder-opening = По нашим данным, срок оплаты перечисленных ниже документов прошёл. Просим без промедления уплатить { $total_words } или сообщить день оплаты и причину задержки.
document-reminder-coming = Напоминаем, что приближается срок оплаты перечисленных ниже документов на { $total_words }.
document-reminder-closing = Просим указать в платеже номера документов.
document-reminder-thanks = Если вы произвели оплату в последние дни, просим не обращать внимания на это письмо и принять нашу благодарность.

document-breach-notice-opening = Условия оплаты по нашему договору нарушены. Перечисленные ниже документы не оплачены в срок; просрочено { $total_words }.
document-breach-notice-price = Просрочка – это товарный кредит, о котором мы не договаривались, и цена непогашенной суммы растёт вместе со сроком. По договору, соглашению или закону на сегодня начислено { $sum }; эта сумма добавляется к долгу.
document-breach-notice-closing = Просим погасить задолженность полностью до { $pay_by } или в этот же срок сообщить причину задержки и день оплаты. После этого дня мы подготовим претензию.

document-demand-opening = Вы не оплатили то, чему наступил срок; ни объяснений, ни графика, ни предложений мы не получили. Требуем погасить { $total_words } в течение { $days } со дня получения этого требования.
document-demand-closing = Если не будет ни полной, ни частичной оплаты и диалог не начнётся, мы обратимся в суд за взысканием долга, начислений по день оплаты и судебных расходов. День вручения этого требования открывает досудебный срок. Заполненное исковое заявление приложено, чтобы вы видели, о чём мы будем просить суд.
document-demand-closing-alone = Если не будет ни полной, ни частичной оплаты и диалог не начнётся, мы обратимся в суд за взысканием долга, начислений по день оплаты и судебных расходов. День вручения этого требования открывает досудебный срок.
document-demand-received = Должник получил
document-demand-received-below = имя, должность, подпись, дата

document-claim-opening = Мы выполнили свои обязательства по договору, а вы не оплатили их в срок. Требуем уплатить { $total_words }: долг и начисления за просрочку, расчёт которых приведён ниже.
document-claim-closing = Просим удовлетворить претензию или письменно ответить на неё в течение { $days } со дня её направления. Мы по-прежнему готовы согласовать график платежей.
document-claim-court-any = Если претензия не будет удовлетворена в срок, мы обратимся в суд за взысканием долга, начислений по день оплаты и судебных расходов.
document-claim-court-named = Если претензия не будет удовлетворена в срок, мы обратимся в суд ({ $court }) за взысканием долга, начислений по день оплаты и судебных расходов.

document-director-notice-opening = К этому письму приложена претензия на { $total_words }. Обращаюсь к вам лично: ваш долг дошёл до меня, а на претензию ещё можно ответить соглашением.
document-director-notice-closing = Прошу в течение трёх рабочих дней назвать того, кто решает об этой оплате, и день или график, по которому она будет сделана. Если договоримся, претензию закроет то, что мы подпишем; если ответа не будет, она пойдёт своим ходом.

document-statement-unassigned = Получено и ещё не отнесено ни к одному документу: { $sum }. Просим сообщить назначение этих денег.
document-statement-disputed = Оспаривается и проверяется: { $numbers }.
document-statement-closing = Просим сверить выписку с вашими данными и сообщить о расхождениях в течение десяти дней.

document-reconciliation-act-opening = Мы, нижеподписавшиеся, { $company } с одной стороны и { $customer } с другой стороны, сверили взаимные расчёты за период с { $from } по { $to }. Состояние расчётов следующее.
document-reconciliation-act-in-favour = Задолженность в пользу { $name } составляет { $sum }.
document-reconciliation-act-nobody-owes = Взаимной задолженности нет.
document-reconciliation-act-agrees = По данным второй стороны сальдо { $theirs }; расхождений нет.
document-reconciliation-act-differs = По данным второй стороны сальдо { $theirs }; расхождение { $difference }.
document-reconciliation-act-cover = Направляем акт сверки наших расчётов за период { $period }.
document-reconciliation-act-cover-request = Просим сверить его с вашими данными, внести свои записи, подписать уполномоченным признавать долг лицом и вернуть нам. Если ваше сальдо иное, сообщите, из каких документов складывается расхождение.
document-reconciliation-act-acknowledged = Подписывая этот акт, должник признаёт долг.
document-reconciliation-act-authority = Действителен только с подписями лиц, уполномоченных признавать долг; основание полномочий указывается.

document-guarantee-letter-opening = Признаём, что должны { $total_words } по перечисленным ниже документам и что срок оплаты прошёл.
document-guarantee-letter-promise = Гарантируем полную оплату этого долга до { $pay_by }.
document-guarantee-letter-promise-schedule = Гарантируем оплату этого долга по графику ниже, каждую часть полностью в её срок.
document-guarantee-letter-delay = Обязуемся оплатить и просрочку: неустойку, проценты или плату по договору, соглашению или закону по день оплаты.
document-guarantee-letter-stamp = Печать, если она используется.

document-deferral-request-opening = Просим отсрочить оплату { $total_words } до { $pay_by }. Долг мы не оспариваем.
document-deferral-request-fee = Признаём также { $sum }, начисленные за просрочку на сегодня.
document-deferral-request-guarantee = Гарантируем оплату основного долга и платы за время отсрочки в названный выше день.

document-restructuring-opening = { $company } (кредитор) и { $customer } (должник) в дополнение к своему договору договорились о следующем. Должник признаёт долг: { $total_words }.
document-restructuring-beyond-table = Для части после восьмой недели в таблице нет ставки; решает директор.
document-restructuring-fee = За просрочку должник вносит плату по графику. Она считается от первоначального срока оплаты; начатая неделя считается полной.
document-restructuring-order = Платежи засчитываются сначала в счёт части с самым ранним сроком, затем в счёт платы по ней, если должник не указал иное назначение.
document-restructuring-grace = Часть, внесённая не позднее { $grace } после своего дня, считается внесённой в срок.
document-restructuring-security = Исполнение соглашения обеспечено следующим: { $security }.
document-restructuring-acceleration = Если часть не внесена в это время, весь остаток долга подлежит оплате сразу. С этого дня снова применяются начисления по договору; плата причитается за дни до него.
document-restructuring-accrued = Плата заменяет начисления, возникшие на сегодня, { $sum }: два начисления за одни и те же дни не причитаются.
document-restructuring-accrued-none = Начислений на сегодня нет.
document-restructuring-acceleration-free = Если часть не внесена в это время, весь остаток долга подлежит оплате сразу, а начисления по договору причитаются за всё время просрочки.
document-restructuring-suspension = Если часть не внесена в это время, кредитор вправе взыскивать долг, пока она не будет внесена; дни остальных частей не меняются.
document-restructuring-accrued-free = Начисления, возникшие на сегодня, { $sum }, остаются в силе; пока график соблюдается, они не предъявляются.
document-restructuring-no-fee = Пока график соблюдается, за его время начисления за просрочку не причитаются.
document-restructuring-debtor-pays = Должник вносит каждую часть полностью не позднее её дня и вправе платить досрочно.
document-restructuring-debtor-tells = Должник сразу сообщает кредитору обо всём, что мешает платежу, и вправе до дня части просить об иных условиях.
document-restructuring-creditor-waits = Пока график соблюдается, кредитор не требует по этим долгам ничего другого и не обращается в суд.
document-restructuring-creditor-confirms = Кредитор по просьбе подтверждает, что внесено и сколько осталось, и вправе отказаться от соглашения только при его нарушении.
document-restructuring-limitation = Подписывая соглашение, должник письменно признаёт долг; срок исковой давности начинается заново.
document-restructuring-rest = В остальном договор действует без изменений. Соглашение составлено в двух экземплярах и вступает в силу после подписания обеими сторонами.

document-memo-request = Прошу решения о дальнейшем взыскании: визит начальника отдела продаж, соглашение о реструктуризации или передача в юридический отдел.
document-memo-result = Принятые меры не привели к полной оплате; просроченными остаются { $total }.

document-route-sheet-no-debts = Сегодня неоплаченных документов нет.
document-route-sheet-confirm = Подтвердить с тем, кто принимает решение
document-route-sheet-behaviour = Поведение покупателя
document-route-sheet-point = Состояние торговой точки
document-route-sheet-outcome-a = А. Сомнений в оплате нет
document-route-sheet-outcome-b = Б. Сомнение: напомнить до срока
document-route-sheet-outcome-c = В. Высокий риск: руководитель извещён сразу
document-route-sheet-next-day = Следующий контакт, день
document-route-sheet-next-hour = Следующий контакт, время
document-route-sheet-help = Нужна помощь супервайзера

document-suit-data-unassigned = Получено и не отнесено ни к одному документу: { $sum }. Отнесите эти деньги до подачи иска; тогда останется { $left }.
document-suit-data-disputed = Оспаривается и не включено: { $numbers }.

document-write-off-act-opening = Комиссия рассмотрела задолженность { $customer } на { $total } и установила следующее.
document-write-off-act-finding = Комиссия считает, что взыскать задолженность невозможно по названному основанию, и предлагает её списать. Вывод сделан по каждому из перечисленных обязательств.

document-write-off-order-orders = Приказываю:
document-write-off-order-write-off = Списать задолженность { $customer } на { $total } по перечисленным ниже обязательствам.
document-write-off-order-watch = Учитывать списанную задолженность за балансом до { $until } и наблюдать, не изменилось ли имущественное положение должника. Списание не отменяет долга.
document-write-off-order-provision = Покрыть потери за счёт резерва по сомнительным долгам, остальное отнести на прочие расходы.
document-write-off-order-control = Исполнение приказа обеспечивает главный бухгалтер.

document-inventory-act-opening = Комиссия провела инвентаризацию расчётов с дебиторами и кредиторами по состоянию на { $day } и установила следующее.
document-inventory-act-responsible = Все расчёты, названные в акте, проверены комиссией по документам в присутствии ответственных лиц и внесены в акт.
document-inventory-act-debtor = 1. Дебиторская задолженность
document-inventory-act-creditor = 2. Кредиторская задолженность
document-inventory-act-annex-debtor = Приложение 1: подтверждение дебиторской задолженности
document-inventory-act-annex-creditor = Приложение 2: подтверждение кредиторской задолженности
