# The pages of the calculators: buttons, what is wrong with a field, warnings, claims, the guided example.
nav-calculators = Калькуляторы
nav-group-calculators = Инструменты
nav-example = Пример по шагам
calc-search = Найти калькулятор
calc-none = Такого калькулятора нет
calc-none-text = Попробуйте другое слово: неустойка, суд, дни.
calc-all = Показать все
calc-calculate = Рассчитать
calc-clear = Пустая форма
calc-show-example = Пример
calc-is-example = Это пример. Впишите свои данные.
calc-optional = (если есть)
calc-more = Дополнительно
calc-add-to = Добавить: { $list }
calc-remove = Убрать: { $what }
calc-result = Результат
calc-input = Исходные данные
calc-total = Итого
calc-what = Показатель
calc-value = Значение
calc-yes = да
calc-no = нет
calc-cites = Основание: { $cites }
calc-claim-title = Текст для претензии или иска
calc-copy = Скопировать текст
calc-copied = Скопировано
calc-xlsx = Скачать XLSX
calc-pdf = Скачать PDF
calc-paper-foot = Рассчитано в Saldo. Проверьте исходные данные.
calc-print = Печать
calc-link = Ссылка на этот расчёт
calc-json = Скопировать как JSON
calc-copy-json = Скопировать JSON
calc-json-how = Программы считают так же: POST /api/v1/calc/{ $kind } или «saldo calc { $kind }» в командной строке.
calc-look-above = Чего-то не хватает или что-то не подходит. Подсказка – в форме.
calc-press = Заполните форму и нажмите «Рассчитать».
calc-private = То, что вы вводите здесь, нигде не сохраняется.
calc-ask-missing = Заполните это поле.
calc-ask-money = «{ $value }» – не подходящая сумма. Напишите, например, { $example }.
calc-ask-money-above-zero = «{ $value }» – не сумма больше нуля. Напишите, например, { $example }.
calc-ask-money-signed = «{ $value }» – не сумма. Напишите, например, { $example }.
calc-ask-rate = «{ $value }» – не процент от 0 до 1000. Напишите, например, { $example }.
calc-ask-rate100 = «{ $value }» – не подходящий процент от 0 до 100. Напишите, например, { $example }.
calc-ask-decimal = «{ $value }» – не число с шестью знаками или менее. Напишите, например, { $example }.
calc-ask-date = «{ $value }» – не день с 1990 по 2099 год. Выберите существующий день.
calc-ask-month = «{ $value }» – не месяц с 1990 по 2099 год. Напишите так: 2026-03.
calc-ask-moment = «{ $value }» – не день и время. Напишите так: 2026-03-02T10:00.
calc-ask-int = «{ $value }» – не целое число от { $least } до { $most }.
calc-ask-text = Текст не подходит. Напишите от 1 до 200 обычных знаков.
calc-ask-choice = «{ $value }» нет в списке. Выберите из списка.
calc-warning-PAYMENT_AFTER_AS_OF = Платежи после даты расчёта не учтены.
calc-warning-OVERPAID = Оплачено больше, чем причиталось.
calc-warning-RATE_TABLE_ENDS = Таблица ставок не доходит до этого дня; взята последняя известная ставка.
calc-warning-NO_AGREEMENT = Без подписанного допсоглашения таблица платы не применяется.
calc-warning-BEYOND_TABLE = Часть долга не оплачена и после последней недели таблицы.
calc-warning-CALENDAR_MISSING = Календаря на этот год нет; день не перенесён.
calc-warning-ZERO_DENOMINATOR = Долю вычислить нельзя: деление на ноль.
calc-warning-SALES_HISTORY_TOO_SHORT = Указанные месяцы не покрывают задолженность. Добавьте более ранние.
calc-warning-OVER_CAPACITY = В одном из месяцев взносы больше, чем может платить покупатель.
calc-claim-contract-penalty = Договорная неустойка { $rate } % от неоплаченной суммы за каждый день просрочки, по состоянию на { $as_of }:
calc-claim-annual-interest = Проценты по ставке { $rate } % годовых на неоплаченную сумму, по состоянию на { $as_of }:
calc-claim-interest-ru-395 = Проценты за пользование чужими денежными средствами (ст. 395 ГК РФ) по ключевой ставке Банка России{ $rate }, по состоянию на { $as_of }:
calc-claim-interest-ee-113 = Пеня по § 113 Обязательственно-правового закона Эстонии{ $rate }, по состоянию на { $as_of }:
calc-claim-late-fee = Плата за просрочку по неделям согласно дополнительному соглашению{ $rate }, по состоянию на { $as_of }:
calc-claim-invoice = Счёт { $invoice }: долг { $principal }, срок { $due_date_effective }, осталось оплатить { $remaining }.
calc-claim-cap = Предел { $cap } достигнут { $cap_reached_on }.
calc-claim-fixed = Фиксированная сумма на расходы по взысканию: { $fixed_sum }.
calc-claim-sum = По этому счёту: { $amount }.
calc-claim-total = Должник обязан уплатить: долг { $remaining_total }, за просрочку { $amount_total }, всего { $claim_total }.
calc-claim-total-fixed = Должник обязан уплатить: долг { $remaining_total }, пеня { $amount_total }, фиксированные суммы { $fixed_sum_total }, всего { $claim_total }.
calc-help-principal = Сколько причиталось до платежей.
calc-help-cap_pct = Оставьте пустым, если договор не ставит предела.
calc-help-due_date_rule = Условие договора; ст. 193 ГК РФ и § 136 TsÜS переносят срок.
calc-help-apply_moratorium = С 1 апреля по 1 октября 2022 года на прежние долги проценты не начисляются.
calc-help-debtor_type = Потребитель не платит 40 евро (VÕS § 113¹).
calc-help-contact-limits-debtor_type = Закон 230-ФЗ защищает физических лиц, а предпринимателей – по личным долгам.
calc-help-recovery_probability_pct = Оставьте пустым, чтобы увидеть только пошлину.
calc-help-designated = Если плательщик назвал счёт.
calc-help-legal_cost_per_customer = В суд – только если долг и неустойка строго больше.
calc-help-in_writing = Доказать можно только письменное признание.
calc-help-bic = Только для российского счёта.
calc-example-title = Кого вести в суд: десять покупателей, шаг за шагом
calc-example-teaser = Дни, неустойка, проценты и граница между судом и ожиданием.
calc-example-sub = Десять покупателей с отсрочкой в четырнадцать дней, на { $day }. Каждая цифра – из калькулятора, который можно открыть.
calc-example-1 = Сроки и дни просрочки
calc-example-1-text = День отгрузки плюс отсрочка – срок оплаты. После него идёт просрочка; до него – оставшееся время, но не отрицательная неустойка.
calc-example-2 = Неустойка: 0,1 % в день
calc-example-2-text = Каждый день стоит тысячную долю долга. Кто ещё не просрочил, здесь скрыт, но остаётся в списке и появится в первый день просрочки.
calc-example-later = Посмотреть на 10 марта, когда появятся оба
calc-example-back = Назад к 3 марта
calc-example-penalty = Неустойка
calc-example-year = За год это составило бы { $rate } %.
calc-example-3 = Другой способ: 10 % годовых
calc-example-3-text = Если неустойки в договоре нет, остаются проценты: годовая ставка на дни, делённая на 365. Для одного долга в 12 500 с просрочкой 27 дней:
calc-example-interest = Проценты
calc-example-one-penalty = Неустойка, 0,1 % в день
calc-example-one-interest = Проценты, 10 % годовых
calc-example-one-better = Неустойка больше на
calc-example-3-better = По всем просрочившим неустойка больше процентов на { $difference }. Её стоит записать в договор.
calc-example-4 = Кого вести в суд
calc-example-4-text = Суд стоит 5 000 на покупателя. Он оправдан, только если долг вместе с неустойкой строго больше; у остальных пусто.
calc-example-4-strict = У «Канцтоваров» выходит ровно 5 000,00, в суд не ведут; «Цветы» должны 4 950,00, но неустойка 99,00 поднимает их выше границы.
calc-example-sue = В суд
calc-example-costs = Судебные расходы, по 5 000
calc-example-net = Остаётся после расходов
calc-example-5 = В чём ошибается таблица
calc-example-5-text = Таблица складывает всех выше границы, а скрытые строки вычитают вручную. Это верно, только пока скрытые долги сами выше границы. Saldo не берёт тех, у кого срок не наступил, и вычитать ничего не нужно. Одна ставка на всю просрочку – тоже лишь оценка: суду нужна ставка каждого периода и настоящая пошлина вместо 5 000.
calc-example-open = Открыть в калькуляторе: { $title }
calc-example-input = Что было задано
calc-example-K01 = ИП «Пекарня»
calc-example-K02 = ООО «Стройматериалы»
calc-example-K03 = ИП «Цветы»
calc-example-K04 = ООО «Мебель»
calc-example-K05 = ИП «Мастерская»
calc-example-K06 = ООО «Канцтовары»
calc-example-K07 = ИП «Овощи»
calc-example-K08 = ООО «Опт»
calc-example-K09 = ИП «Ателье»
calc-example-K10 = ИП «Автомойка»
calc-index-sub =
    { $count ->
        [one] { $count } калькулятор: начисления, дни и лимиты. Без входа в систему.
        [few] { $count } калькулятора: начисления, дни и лимиты. Без входа в систему.
       *[many] { $count } калькуляторов: начисления, дни и лимиты. Без входа в систему.
    }
calc-example-hidden =
    { $count ->
        [one] скрыт { $count }
        [few] скрыто { $count }
       *[many] скрыто { $count }
    }
calc-example-gross =
    { $count ->
        [one] К получению с { $count } покупателя, всего
        [few] К получению с { $count } покупателей, всего
       *[many] К получению с { $count } покупателей, всего
    }
calc-claim-day =
    { $count ->
        [one] { $from } – { $to }: { $principal } × { $rate_pct } % в день × { $count } день = { $amount }
        [few] { $from } – { $to }: { $principal } × { $rate_pct } % в день × { $count } дня = { $amount }
       *[many] { $from } – { $to }: { $principal } × { $rate_pct } % в день × { $count } дней = { $amount }
    }
calc-claim-year =
    { $count ->
        [one] { $from } – { $to }: { $principal } × { $rate_pct } % годовых × { $count } день / { $basis } = { $amount }
        [few] { $from } – { $to }: { $principal } × { $rate_pct } % годовых × { $count } дня / { $basis } = { $amount }
       *[many] { $from } – { $to }: { $principal } × { $rate_pct } % годовых × { $count } дней / { $basis } = { $amount }
    }
calc-claim-week =
    { $count ->
        [one] { $from } – { $to } ({ $count } день): { $principal } × { $rate_pct } % за неделю = { $amount }
        [few] { $from } – { $to } ({ $count } дня): { $principal } × { $rate_pct } % за неделю = { $amount }
       *[many] { $from } – { $to } ({ $count } дней): { $principal } × { $rate_pct } % за неделю = { $amount }
    }
calc-basis-ageing = регламент, п. 6; общая практика управления дебиторской задолженностью
calc-basis-amount-in-words = правила каждого языка
calc-basis-annual-interest = договор; пример с десятью покупателями
calc-basis-ar-ap = общая практика управления дебиторской задолженностью
calc-basis-ar-indicators = регламент, п. 1, 6.3.5; общая практика управления дебиторской задолженностью
calc-basis-business-days = ГК РФ, ст. 191, 193; Закон об общей части Гражданского кодекса Эстонии, § 136
calc-basis-check-number = правила контрольных цифр каждого номера
calc-basis-composition-table = общая практика управления дебиторской задолженностью
calc-basis-contact-limits = Федеральный закон № 230-ФЗ, ст. 1, 7
calc-basis-contract-penalty = договор; общая практика управления дебиторской задолженностью
calc-basis-countback-dso = общая практика управления дебиторской задолженностью
calc-basis-court-fee = НК РФ, ст. 333.19, 333.21; АПК РФ, ст. 227, 229.2; ГПК РФ, ст. 121; Закон Эстонии о государственной пошлине
calc-basis-customer-status = регламент, п. 3.1–3.4
calc-basis-debtors-table = общая практика управления дебиторской задолженностью
calc-basis-deferral-authority = регламент, п. 6.1.3, 8.6
calc-basis-document-package = регламент, п. 5.4
calc-basis-dso = общая практика управления дебиторской задолженностью
calc-basis-early-payment-discount = общая практика управления дебиторской задолженностью
calc-basis-escalation = регламент, п. 6.2–6.4
calc-basis-interest-ee-113 = Обязательственно-правовой закон Эстонии, § 94, 113, 113-1; директива 2011/7/ЕС
calc-basis-interest-ru-395 = ГК РФ, ст. 395; постановление Пленума ВС РФ от 24.03.2016 № 7, п. 48
calc-basis-inventory-totals = форма ИНВ-17 инвентаризации расчётов
calc-basis-kpi-index = общая практика управления дебиторской задолженностью
calc-basis-kpi-perversity = общая практика управления дебиторской задолженностью
calc-basis-ladder = алгоритм из восьми шагов
calc-basis-late-fee = регламент, п. 7.4, 7.8; дополнительное соглашение
calc-basis-limitation = ГК РФ, ст. 196, 200, 203, 206; Закон об общей части Гражданского кодекса Эстонии, § 146, 147, 154, 158
calc-basis-overdue-days = договор; общая практика управления дебиторской задолженностью
calc-basis-payment-allocation = ГК РФ, ст. 319, 319.1; Обязательственно-правовой закон Эстонии, § 88
calc-basis-payment-discipline = регламент, п. 1, 4.4
calc-basis-pretrial-period = регламент, п. 8.4; АПК РФ, ст. 4
calc-basis-provision-ifrs9 = МСФО (IFRS) 9, упрощённый подход
calc-basis-provision-ru-tax = НК РФ, ст. 266
calc-basis-reconciliation-act = регламент, п. 8.3
calc-basis-reminders = регламент, п. 5.5, 5.6
calc-basis-restructuring = регламент, п. 6.4.1.1, 7.4, 7.8, 8
calc-basis-review-dates = регламент, п. 4.1, 4.2, 4.6
calc-basis-roll-rates = общая практика управления дебиторской задолженностью
calc-basis-safe-limit = регламент, п. 4.3, 5.3; общая практика управления дебиторской задолженностью
calc-basis-shipment-ratio = общая практика управления дебиторской задолженностью
calc-basis-sue-selection = пример с десятью покупателями
calc-basis-tolerated-delay = регламент, п. 7.1, 7.2
calc-basis-trade-credit = общая практика управления дебиторской задолженностью
calc-basis-turnover = общая практика управления дебиторской задолженностью
calc-basis-waiver-authority = регламент, п. 7.5–7.7
calc-link-left-out = В ссылке есть то, чего этот калькулятор не знает: { $fields }. Это не учтено.
calc-link-unreadable = Данные в ссылке не читаются. Форма пуста.
calc-claim-estimate = Для требований по ст. 395 ГК РФ одна ставка на все дни – лишь оценка: в них берётся ставка каждого периода.
