# Отчёты: названия, заголовки, формулы и замечания.

nav-group-reports = Анализ
nav-reports = Отчёты
reports-lead = Каждый отчёт на любой день: страница, CSV, книга Excel и PDF с одними и теми же цифрами; большинство — и по сведениям на другой день, и по одному подразделению.
report-of-ageing = Каждый покупатель по дням просрочки; каждая цифра ведёт к документам.
report-of-documents = Что открыто, по каждому документу.
report-of-composition = Таблица 1: состав задолженности за три года, доли и темпы роста.
report-of-debtors = Таблицы 2 и 3: крупнейшие покупатели и сроки погашения их долгов.
report-of-turnover = Таблица 4: оборачиваемость задолженности за три года.
report-of-coverage = Таблица 5: дебиторская задолженность против кредиторской.
report-of-dso = Срок оборота задолженности (DSO) четырьмя способами, лучший возможный и эффективность взыскания.
report-of-discipline = Насколько вовремя платит каждый покупатель.
report-of-rolls = Какая часть долга за месяц переходит в более старую группу.
report-of-lateness = Просрочка и средняя задержка на концы месяцев; кто просрочен несколько месяцев подряд.
report-of-plan = Просрочка компании, отдела, групп и представителей против плана и норматива.
report-of-charges = Во что просрочка обходится каждому покупателю.
report-of-irrecoverable = Долги, признанные безнадёжными, и сроки наблюдения за ними.
report-of-overdue-work = По каждому должнику: уровень, принятые меры, запросы и кто их сделал, документы, следующая дата и результат.
report-documents = Открытые документы
report-composition = Состав и динамика дебиторской задолженности
report-debtors = Расчёты с покупателями и сроки погашения
report-turnover = Оборачиваемость дебиторской задолженности
report-coverage = Дебиторская задолженность против кредиторской
report-dso = DSO и эффективность взыскания
report-discipline = Платёжная дисциплина
report-rolls = Перетекание между группами просрочки
report-about = Об отчёте
report-as-of = Долг на день
report-known = По сведениям на
report-currency = Валюта
report-by = Считать просрочку от
report-by-due-date = срока оплаты
report-by-invoice-date = даты счёта
report-bounds = Границы групп, дней
report-option-months = Месяцев
report-option-chronic = Хронический с месяца
report-option-days = Дней продаж
report-option-vat = НДС, %
report-option-assets = Оборотные активы
report-option-interest = Доходность, % годовых
report-nothing = Показывать нечего.
report-remarks = На что обратить внимание
report-total = Итого
report-customer-code = Код покупателя
report-customer = Покупатель
report-number = Номер
report-kind = Вид
report-date = Дата
report-day = День
report-due = Срок оплаты
report-days-late = Дней просрочки
report-open = Открыто
report-amount = Сумма
report-share = Доля
report-figure = Показатель
report-item = Статья
report-overdue = Просрочено
report-overdue-share = Доля просрочки
report-month-end = Конец месяца
report-from = С
report-to = По
report-other-currencies = Документы в других валютах сюда не входят: { $currencies }.
report-charges-untold =
    { $count ->
        [one] По { $count } документу начисление определить нельзя; командная строка назовёт его и причину.
        [few] По { $count } документам начисление определить нельзя; командная строка назовёт их и причины.
       *[other] По { $count } документам начисление определить нельзя; командная строка назовёт их и причины.
    }
report-problem-number = «{ $value }» — не целое число. Запишите, например, 12.
report-problem-currency = «{ $value }» — не валюта. Запишите три буквы, например RUB.
report-problem-bounds = «{ $value }» — не возрастающие числа дней. Запишите, например, 30,60,90.
report-problem-options = Параметр отчёта не читается. Откройте страницу отчёта, чтобы увидеть какой.
refused-field-months = «{ $value }» — столько месяцев отчёт не охватывает: от 1 до 60, по обещаниям от 1 до 12.
refused-field-chronic = «{ $value }» — не число месяцев от 1 до 60.
refused-field-days = «{ $value }» — не число дней от 1 до 366.
refused-field-bounds = Границы групп { $value } не возрастают, или группы уже 30 дней, нужных для перехода от месяца к месяцу. Укажите последний день каждой, например 30,60,90.
refused-field-bucket = «{ $value }» — такой группы при этих границах нет.
refused-field-of = «{ $value }» — такого подразделения с людьми в компании нет. Выберите из списка.
refused-field-vat = «{ $value }» — не процент от 0 до 200. Запишите, например, 22.
refused-field-interest = «{ $value }» — не процент от 0 до 200. Запишите, например, 16.
refused-field-assets = «{ $value }» — не сумма больше нуля. Запишите, например, 4500000.
ageing-buckets = По дням просрочки
ageing-customers = По покупателям
ageing-bucket = Группа
ageing-formula = Не наступил срок + все группы + неразнесённые деньги = итого, по каждому покупателю и на каждый день.
composition-table = Таблица 1. Состав задолженности
composition-on = { $day }
composition-share-on = Доля { $day }
composition-growth-on = Темп к { $day }
composition-change-on = Изменение к { $day }
composition-item-buyers = Покупатели и заказчики
composition-item-bills = Векселя к получению
composition-item-advances = Авансы выданные
composition-item-charges = Предъявленные неустойки
composition-item-others = Прочие дебиторы
composition-figures = Показатели на день
composition-figure-overdue = Просрочено
composition-figure-long-overdue = Просрочено более трёх месяцев
composition-figure-long-term = Долгосрочная: срок более 12 месяцев
composition-figure-short-term = Краткосрочная: срок до 12 месяцев
composition-figure-hidden = Авансы старше 90 дней без поставки
composition-figure-of-assets = Задолженность в оборотных активах
composition-figure-lost-income = Упущенный доход за 30 дней
composition-formula-growth = Темп = сумма / сумма на предыдущую дату таблицы × 100. Доля = статья / итого × 100.
composition-formula-long = Просрочено более трёх месяцев: прошло три календарных месяца после срока оплаты. Доли — от всей задолженности.
composition-formula-lost = Упущенный доход = задолженность × годовая доходность × 30 / 365.
composition-fastest = Быстрее всего растут: { $first }, затем { $second }.
composition-fastest-one = Выросла только одна статья: { $item }.
composition-unusual = Отгруженное и векселя составляют { $share } задолженности; обычно это 80–90 процентов.
composition-buyers-overdue = Из долга покупателей просрочено { $share }.
debtors-buyers = Таблица 2. Расчёты с покупателями
debtors-terms = Таблица 3. Сроки погашения
debtors-others = Прочие
debtors-within-30 = До 30 дней
debtors-31-60 = 31–60 дней
debtors-61-90 = 61–90 дней
debtors-over-90 = Свыше 90 дней
debtors-large = Каждый выше 10 процентов всего долга: { $names }.
debtors-within-60 = В течение 60 дней должно быть погашено { $share }.
debtors-attention = С просрочкой, требуют внимания: { $names }.
turnover-table = Таблица 4. Оборачиваемость
turnover-revenue = Продажи с отсрочкой
turnover-begin = Долг на начало
turnover-end = Долг на конец
turnover-average = Средний долг
turnover-ratio = Оборотов в год
turnover-days = Дней
turnover-days-tax = Дней, с НДС на обеих сторонах
turnover-formula-ratio = Оборотов в год = продажи с отсрочкой / средний долг; средний = (начало + конец) / 2.
turnover-formula-days = Дней = средний долг × 365 / продажи.
turnover-formula-tax = Долги содержат НДС. Если указать ставку, продажи показаны без него, а последняя колонка приводит обе величины к одной основе.
turnover-stable = Срок погашения во все годы одинаков.
turnover-shortening = Срок погашения сокращается: деньги возвращаются быстрее.
turnover-growing = Срок погашения растёт, а с ним и риск.
turnover-mixed = Срок погашения то растёт, то сокращается.
turnover-season = При сезонных продажах сравнивайте один и тот же день разных лет.
coverage-table = Таблица 5. Дебиторская и кредиторская задолженность
coverage-receivables = Дебиторская
coverage-payables = Кредиторская
coverage-difference = Разница
coverage-ar-to-ap = Дебиторская / кредиторская
coverage-ap-to-ar = Кредиторская / дебиторская
coverage-verdict = Вывод
coverage-short-not-covered = не покрывается
coverage-short-within-norm = в норме
coverage-short-above-norm = выше нормы
coverage-formula = Коэффициент = дебиторская / кредиторская; обратный показывает, какую часть обязательств можно погасить поступлениями.
coverage-norm = Норма от 1 до 2: ниже 1 кредиторская не покрыта, выше 2 оборотные активы медленно превращаются в деньги.
coverage-not-covered = Дебиторская задолженность не покрывает кредиторскую.
coverage-within-norm = Дебиторская задолженность покрывает кредиторскую и остаётся в норме.
coverage-above-norm = Дебиторская задолженность более чем вдвое выше кредиторской: оборотные активы медленно превращаются в деньги.
dso-table = По месяцам
dso-sales = Продажи с отсрочкой
dso-end = DSO по остатку на конец
dso-average = DSO по среднему остатку
dso-countback = DSO методом обратного счёта
dso-paid = DSO по фактическим оплатам
dso-best = Лучший возможный
dso-delinquent = Дней просрочки в DSO
dso-agreed = Дней отсрочки
dso-late = Дней опоздания
dso-cei = Эффективность взыскания (CEI)
dso-formula-end = По остатку на конец: долг на конец / продажи с отсрочкой × дни.
dso-formula-average = По среднему остатку: (начало + конец) / 2 × дни / продажи с отсрочкой.
dso-formula-countback = Обратный счёт: дни последних месяцев, продажи которых составляют долг; не зависит от сезона.
dso-formula-paid = По оплатам: дни от документа до денег, взвешенные по полученным суммам; сумма дней отсрочки и дней опоздания.
dso-formula-best = Лучший возможный: непросроченный долг / продажи с отсрочкой × дни.
dso-formula-delinquent = Дней просрочки: DSO по остатку на конец − лучший возможный.
dso-formula-cei = Эффективность взыскания: (начало + продажи − конец) / (начало + продажи − непросроченное на конец) × 100.
dso-period =
    { $days ->
        [one] Каждая строка охватывает { $days } день до конца месяца; только документы покупателей.
        [few] Каждая строка охватывает { $days } дня до конца месяца; только документы покупателей.
       *[other] Каждая строка охватывает { $days } дней до конца месяца; только документы покупателей.
    }
discipline-bands = По задержке
discipline-customers = По покупателям
discipline-delay = Задержка
discipline-band-on-time = в срок
discipline-band-1-7 = 1–7 дней
discipline-band-8-14 = 8–14 дней
discipline-band-15-30 = 15–30 дней
discipline-band-over-30 = более 30 дней
discipline-count = Документов
discipline-on-time-count = В срок по числу
discipline-on-time-amount = В срок по сумме
discipline-average = Средняя задержка, дней
discipline-longest = Наибольшая
discipline-open = Ещё не оплачено
discipline-formula-average = Средняя задержка = Σ (сумма × дни) / Σ сумм.
discipline-formula-judged = Документы, срок которых наступил за месяцы до этого дня; неоплаченные считаются по дням на сегодня.
rolls-rates = Доли перехода
rolls-amounts = Суммы на концы месяцев
rolls-from-to = { $from } → { $to }
rolls-formula = Доля перехода = старшая группа на этот конец месяца / младшая на предыдущий × 100.
rolls-last-bucket = Последняя группа удерживает накопленное: её доля может быть выше 100 процентов.
lateness-months = На концы месяцев
lateness-formula-average = Средняя задержка = Σ (открыто × дни) / Σ открыто, по просроченному на день.
report-plan-of-month = Планы и нормативы, { $month }
report-plan-excess = Сверх плана
report-norm-excess = Сверх норматива
report-promises = Обещания и причины
report-effectiveness = Эффективность мер
report-provisions = Резервы
report-forecast = Прогноз поступлений
report-risk = Риск просрочки
report-motivation = Мотивация
report-trade-credit = Условия товарного кредита
report-of-promises = Кто выполняет обещания, чьи договорённости выполняются и почему долги оспаривают.
report-of-effectiveness = Что оплачено после каждого шага, канала, роли и текста — против столь же просроченных долгов без действий.
report-of-provisions = Ожидаемые потери по собственным долям перехода и сомнительные долги по налоговому законодательству России.
report-of-forecast = Ожидаемые деньги по неделям: по срокам, обещаниям и привычкам покупателей.
report-of-risk = Насколько вероятна просрочка каждого документа, когда ждать денег и насколько этому можно верить.
report-of-motivation = Доля просрочки как индекс с базой и проверка любой формулы на поощрение не того, что нужно.
report-of-trade-credit = Что приносит и чего стоит более длинная отсрочка для каждого статуса; цена скидки.
report-option-within = Дней после
report-option-extra = Дней больше
report-option-growth = Рост продаж, %
report-option-margin = Маржинальный доход, %
report-option-bad = Потери вырастут на, %
report-option-discount = Скидка, %
report-option-competitor = Конкуренты дают, дней
report-option-formula = Формула
refused-field-within = «{ $value }» — не число дней от 1 до 366.
refused-field-extra = «{ $value }» — не число дней от 1 до 366.
refused-field-competitor = «{ $value }» — не число дней от 0 до 366.
refused-field-growth = «{ $value }» — не процент от 0 до 200. Запишите, например, 10.
refused-field-margin = «{ $value }» — не процент от 0 до 100. Запишите, например, 10.
refused-field-bad = «{ $value }» — не процент от 0 до 100. Запишите, например, 10.
refused-field-formula = Это не формула: { $value }. Используйте receivables, overdue, healthy, shipments, числа и + - * / ( ).
keeping-people = По принявшим
keeping-customers = По покупателям
keeping-causes = Почему долги оспаривают
keeping-person = Сотрудник
keeping-kept = Выполнено
keeping-broken = Нарушено
keeping-waiting = Ожидается
keeping-rate = Доля выполненных
keeping-cause = Причина
keeping-disputes = Споров
keeping-open = Открыто
keeping-granted = Признано
keeping-rejected = Отклонено
keeping-formula = Доля выполненных = выполнено / (выполнено + нарушено) × 100; частично выполненное — нарушено.
response-steps = По шагам
response-channels = По каналам
response-roles = По ролям
response-wordings = По текстам
response-step = Шаг
response-channel = Канал
response-role = Роль
response-wording = Текст
response-debts = Долгов
response-paid = Оплачено после
response-share = Доля оплаты
response-comparable = Без действий
response-difference = Разница
response-formula-share = Доля оплаты = оплачено за эти дни после / открыто на день × 100; повторное действие за эти дни считается один раз. Платёж после письма и звонка входит в строку каждого.
response-formula-comparable = Без действий: доля оплаты за те же дни у столь же просроченных долгов, с которыми в этот день и за столько же дней до него ничего не делали; смесь по дням просрочки как в группе.
response-window =
    { $days ->
        [one] Действия с { $from } по { $to } и деньги в течение { $days } дня после них.
        [few] Действия с { $from } по { $to } и деньги в течение { $days } дней после них.
       *[other] Действия с { $from } по { $to } и деньги в течение { $days } дней после них.
    }
response-caution = С долгами работают потому, что они трудные: разница — намёк, а не доказательство.
provisions-matrix = Ожидаемые потери по собственным долям перехода
provisions-loss-rate = Доля потерь
provisions-loss = Ожидаемые потери
provisions-formula-rate = Доля потерь группы = произведение долей перехода через все старшие группы × доля потерь в самой старой; каждая не выше 100 процентов. Пусто, если истории мало; тогда пуст и итог, пока в группе что-то есть.
provisions-formula-oldest = Потери в самой старой группе: списано или открыто ещё год после её границы — из всего, что там решилось.
provisions-tax = Сомнительные долги, НК РФ ст. 266
provisions-tax-sums = Резерв для налога
provisions-counter = Наш долг им
provisions-tax-rate = Ставка
provisions-amount = Резерв
provisions-formula-tax = До 44 дней просрочки ничего, 45–90 дней половина, с 91 дня всё открытое за вычетом встречного долга компании, начиная с долга, возникшего раньше, даже если он не просрочен; только по продажам.
provisions-formula-cap = Предел — 10 процентов выручки без налога: за год на его последний день, до этого — большее из текущего периода и прошлого года. Укажите ставку НДС: в документах он есть. Предел и резерв — только по компании в целом и в её валюте: по подразделению и в другой валюте они пусты.
provisions-sum-calculated = Рассчитано
provisions-sum-cap = Предел по закону
provisions-sum-provision = Резерв
provisions-unsecured = Обеспечение в книге не учтено: исключите то, что под залогом или гарантией.
forecast-weeks = По неделям
forecast-week = Неделя до
forecast-later = Позже
forecast-due = По срокам
forecast-promised = Обещано
forecast-habit = По привычке
forecast-expected = Ожидается
forecast-formula-due = По срокам: ещё не наступившее — в день срока.
forecast-formula-habit = По привычке: срок плюс медианная задержка покупателя; если она прошла — медианная из более долгих.
forecast-formula-expected = Ожидается: обещанный день, если обещание в силе, иначе по привычке. Каждый открытый долг стоит в одной неделе.
forecast-late = Уже наступил срок, поэтому в колонку «по срокам» не входит: { $amount }.
risk-documents = Открытые документы, сначала самые весомые
risk-chance = Вероятность просрочки
risk-expected = Ожидаются деньги
risk-late = Было с опозданием
risk-judged = Из документов
risk-usual = Обычная задержка, дней
risk-told = Названная вероятность
risk-told-mean = Названо в среднем
risk-came = Опоздало
risk-calibration = Названо и сбылось
risk-scores = Против более простых правил
risk-rule = Правило
risk-score = Квадрат отклонения
risk-days-off = Ошибка, дней
risk-rule-own = это правило
risk-rule-company = одна доля для всех
risk-rule-last = как последний документ покупателя
risk-rule-due = в день срока
risk-formula-chance = Вероятность = (опоздавшие документы покупателя + 5 × доля по всем учтённым документам) / (его документы + 5); если уже просрочен — 100 %; пусто, пока судить не по чему.
risk-formula-day = Деньги: в обещанный день, иначе по привычке покупателя, как в прогнозе.
risk-use = Это порядок работы и прогноз; ни шаг, ни статус, ни лимит из этого не следуют.
risk-formula-score = Квадрат отклонения: среднее (вероятность − факт)², от 0 до 1; чем меньше, тем лучше.
risk-formula-days = Ошибка: среднее расстояние между днём, названным в день срока, и днём денег, по оплаченным.
risk-held-out = Измерено на документах ({ $count }), срок которых наступил после { $day } и до дня отчёта, по состоянию документов на конец { $day }.
motivation-people = Доля просрочки как индекс с базой
motivation-base = База { $day }
motivation-plan = План
motivation-fact = Факт
motivation-index = Индекс
motivation-by-shipments = Просрочка / отгрузки
motivation-formula-index = Индекс = (факт − база) / (план − база) × 100; пусто без утверждённого плана или если план равен базе.
motivation-formula-shipments = Просрочка / отгрузки за дни продаж до этого дня; погашение непросроченного долга её не меняет.
motivation-trial = Проверка формул
motivation-formula = Формула
motivation-before = Сейчас
motivation-after-healthy = Погашено непросроченных { $amount }
motivation-after-overdue = Взыскано просроченных { $amount }
motivation-formula-trial = Проверено на цифрах дня: погашена половина непросроченного и взыскана треть просроченного; и на примере: если не просрочено ничего или просрочено всё, порок не виден. Формула, которая от этого падает, поощряет не взыскивать.
motivation-sound = верная
motivation-perverse = поощряет не взыскивать
motivation-without-overdue = не учитывает просрочку
motivation-unknown = деление на ноль
motivation-warn-perverse = Не платите по формуле { $formula }: кто взыскивает, тот теряет.
motivation-warn-overdue = В формуле { $formula } нет просрочки; она должна участвовать в мотивации.
credit-table = Более длинная отсрочка по статусам
credit-discounts = Скидка за оплату в течение десяти дней
credit-status = Статус
credit-days = Дней от продажи до денег
credit-lost = Потери от продаж
credit-contribution = Прирост маржи
credit-receivables = Связано денег
credit-carrying = Цена за год
credit-bad = Рост потерь
credit-net = Чистая выгода
credit-advice = Совет
credit-extend = продлить
credit-keep = оставить
credit-annual = Цена для покупателя, % годовых
credit-discount-cost = Скидка в деньгах
credit-discount-value = Деньги раньше стоят
credit-worthwhile = выгодно
credit-costs-more = стоит больше, чем приносит
credit-formula-contribution = Прирост маржи = рост продаж × маржинальный доход.
credit-formula-carrying = Связано денег = продажи × дни / 365, после − до; цена = связанные деньги × переменные затраты × цена денег.
credit-formula-net = Чистая выгода = прирост маржи − цена за год − рост потерь.
credit-formula-discount = Цена для покупателя = скидка / (100 − скидка) × 365 / дней раньше × 100.
credit-idea =
    { $days ->
        [one] Предположение: на { $days } день больше, продажи растут на { $growth }, маржинальный доход { $margin }, цена денег { $interest } годовых, потери вырастут на { $bad } продаж. Измените их выше.
        [few] Предположение: на { $days } дня больше, продажи растут на { $growth }, маржинальный доход { $margin }, цена денег { $interest } годовых, потери вырастут на { $bad } продаж. Измените их выше.
       *[other] Предположение: на { $days } дней больше, продажи растут на { $growth }, маржинальный доход { $margin }, цена денег { $interest } годовых, потери вырастут на { $bad } продаж. Измените их выше.
    }
credit-no-advice = Рост продаж, маржа и цена денег только предположены, поэтому совета нет. Впишите свои цифры.
credit-competitor =
    { $days ->
        [one] Конкуренты дают { $days } день.
        [few] Конкуренты дают { $days } дня.
       *[other] Конкуренты дают { $days } дней.
    }
pack-title = Дебиторская задолженность: отчёт руководству
pack-make = Отчёт руководству
pack-chapter-state = 1. Состояние и динамика
pack-chapter-control = 2. Управление
pack-chapter-terms = 3. Предупреждение долгов и условия кредита
pack-more =
    { $count ->
        [one] Ещё { $count } строка — в самом отчёте.
        [few] Ещё { $count } строки — в самом отчёте.
       *[other] Ещё { $count } строк — в самом отчёте.
    }
report-picture = Рисунок: { $columns } по строкам; все значения — в таблице ниже.
report-picture-fewer =
    { $count ->
        [one] На рисунке { $count } строка, в таблице больше.
        [few] На рисунке { $count } строки, в таблице больше.
       *[other] На рисунке { $count } строк, в таблице больше.
    }
report-more-rows =
    { $count ->
        [one] Ещё { $count } строка — в файлах.
        [few] Ещё { $count } строки — в файлах.
       *[other] Ещё { $count } строк — в файлах.
    }
report-overdue-work = Реестр работы с просроченной задолженностью
overdue-work-owner = Ответственный
overdue-work-debts = Долги
overdue-work-level = Уровень
overdue-work-measures = Принятые меры
overdue-work-requests = Запросы и от кого
overdue-work-papers = Документы
overdue-work-next-day = Следующая дата
overdue-work-next = Что предстоит
overdue-work-result = Результат
overdue-work-debt = { $number }, срок { $day }: { $amount }
overdue-work-message = { $channel }: { $text }
overdue-work-done = { $day } { $what }
overdue-work-done-so = { $day } { $what } ({ $more })
overdue-work-request = № { $number } от { $day }: { $what }, { $source } → { $answer }
overdue-work-paper = { $what } № { $number } от { $day }
overdue-work-earlier =
    { $count ->
        [one] раньше ещё { $count } запись
        [few] раньше ещё { $count } записи
       *[many] раньше ещё { $count } записей
    }
overdue-work-kept-by = Реестр ведёт юридический отдел: { $names }.
overdue-work-kept-by-nobody = Роли юридического отдела, который ведёт этот реестр, ни у кого нет.
report-csv = CSV
report-xlsx = XLSX
report-pdf = PDF
