# Досье покупателя: люди, торговая точка, документы, договоры, показатели, решения.

file-title = Досье покупателя
file-complete = Полное
file-incomplete = Неполное
file-closer = Усиленный отбор
file-missing = нет
file-people = Люди
file-unknown-people = Неизвестны: { $who }. Без них договор с отсрочкой не заключается.
file-unreachable = Каких номеров не хватает для восьмого документа:
file-outlet = Торговая точка
file-missing-facts = Не хватает: { $what }. Без всех шести сведений лимит отгрузки не предлагается.
file-papers = Документы
file-paper-there = Документ получен
file-paper-made = Дата документа
file-paper-scan = Скан
file-no-scan = Нет
file-certified-by = Кем заверено
file-certified-on = Когда заверено
file-not-certified = не заверено
file-download = Сохранить скан
file-extract-age = { $count ->
    [one] давность { $count } день
    [few] давность { $count } дня
   *[many] давность { $count } дней
}
file-eighth-text = Регистрационный код в карточке; директор, главный бухгалтер, товаровед и специалист по закупкам с тремя номерами у каждого.
file-attach = Приложить файл
file-attach-text = PDF, изображение или офисный документ, до 8 МБ.
attached-kind-label = Что это за документ
attached-document = Относится к счёту № (если к одному)
problem-no-kind = Укажите, что это за документ.
attached-kind-contract = Договор
attached-kind-power-of-attorney = Доверенность
attached-kind-invoice = Счёт
attached-kind-delivery-note = Накладная
attached-kind-act = Акт
attached-kind-claim = Претензия
attached-kind-proof-of-delivery = Подтверждение вручения
attached-kind-correspondence = Переписка
attached-kind-court-paper = Судебный документ
attached-kind-other = Другое
file-attach-act = Приложить
file-size = { $size } кБ
file-contracts = Договоры
file-no-contracts = Действующих договоров нет.
file-solvency = Платёжеспособность
file-limit = Безопасный лимит отгрузки
file-audit = Аудит должника
file-past = Что записано
file-past-none = Пока ничего не записано.
file-decision = Отгрузка в долг
file-decides = Решает: { $role }
file-missing-papers = Не хватает документов:
file-unchecked = Просрочка выше плана, поэтому нужны ещё:
file-granted = Отгрузка в долг: да
file-refused = Отгрузка в долг: нет
file-decided-without = { $count ->
    [one] Решено, хотя не хватало { $count } документа
    [few] Решено, хотя не хватало { $count } документов
   *[many] Решено, хотя не хватало { $count } документов
}
file-decide = Решить
file-grant = Да, с отсрочкой
file-refuse = Нет, только против оплаты
file-importance = Насколько мы важны для покупателя
file-importance-text = Быстрее платят тому, кто важен, и тому, кто активнее спрашивает.

paper-1 = Заверенная копия свидетельства о государственной регистрации
paper-2 = Заверенная копия свидетельства о постановке на налоговый учёт
paper-3 = Заверенная копия свидетельства о внесении записи в реестр юридических лиц
paper-4 = Выписка из реестра не старше 30 дней
paper-5 = Заверенная копия устава
paper-6 = Заверенная копия решения о назначении руководителя
paper-7 = Письмо с просьбой о договоре с отсрочкой
paper-8 = Реквизиты компании и контакты её должностных лиц

post-owner = Владелец
post-manager = Управляющий
post-decision-maker = Лицо, принимающее решение
post-director = Директор
post-chief-accountant = Главный бухгалтер
post-merchandiser = Товаровед
post-purchasing = Специалист по закупкам
phone-work = Рабочий телефон
phone-home = Домашний телефон
phone-mobile = Мобильный телефон

outlet-standing = Вид и состояние точки
outlet-goods = Наш товар на полке
outlet-location = Расположение
outlet-brand = Представленность марки
outlet-prices = Уровень цен
outlet-stock = Остатки

check-questionnaire = Достаточно свежие показатели
check-rating = Все три строки рейтинга

contract-add = Внести договор
contract-number = Номер
contract-signed = Подписан
contract-copy = Копия договора
contract-terms-field = Дней на оплату
contract-terms-text = 0 при предоплате; пусто, если в договоре не сказано.
contract-terms = { $count ->
    [one] оплата в течение { $count } дня
    [few] оплата в течение { $count } дней
   *[many] оплата в течение { $count } дней
}
contract-terms-none = срок оплаты не согласован
contract-prepaid = предоплата
contract-late-fee = Есть пункт о неустойке
contract-pretrial = Есть пункт о досудебных претензиях
contract-clauses = Пункты об оплате и о неустойке
contract-payment-clauses = Пункты об оплате
contract-penalty-clauses = Пункты о просрочке
contract-clauses-text = Их номера, как в договоре, например 4.1, 4.3: на них ссылается уведомление о нарушении.
contract-clauses-payment = Пункты об оплате: { $clauses }
contract-clauses-penalty = Пункты о просрочке: { $clauses }
contract-end = Больше не действует
contract-warning-no-payment-date = В договоре не сказано, когда платить: согласуйте срок до отгрузки.
contract-warning-no-late-fee = Нет пункта о неустойке: по договору её не взыскать, остаются только проценты по закону.
contract-warning-no-pretrial = Нет пункта о досудебных претензиях: действуют сроки закона.
contract-warning-no-payment-clauses = Пункты договора об оплате не внесены: на них ссылается уведомление о нарушении, и оно ждёт юриста. Внесите их номера.
contract-warning-no-copy = Копии договора нет в деле, а к требованию она прикладывается. Прикрепите её и внесите договор ещё раз.
contract-warning-shorter-than-usual = Обычно покупателю нужно на согласование платежа больше времени, чем даёт договор.
habit-days = { $count ->
    [one] Обычно платит через { $count } день
    [few] Обычно платит через { $count } дня
   *[many] Обычно платит через { $count } дней
}
habit-unknown = Обычный срок оплаты пока неизвестен
habit-field = Сколько дней покупатель согласует платёж
habit-text = Оставьте пустым, чтобы взять срок из учёта.

rating-factor = Строка
rating-value = Значение
rating-points = Баллы
rating-weight = Вес
rating-contribution = Вклад
rating-total = Рейтинг из 100
rating-history = История платежей
rating-position = Финансовое положение
rating-stability = Финансовая устойчивость
rating-how-history = Счета за двенадцать месяцев, оплаченные в срок, в процентах
rating-how-position = Долги к доходу; баллы за то, что остаётся
rating-how-stability = Собственные средства к долгам
grade-strong = Высокая
grade-fair = Средняя
grade-weak = Низкая
history-none = Пока нельзя оценить ни одного счёта за последние двенадцать месяцев.
history-share = Счета за последние двенадцать месяцев: оплачено в срок { $ontime } из { $count }, { $share } %.
figures-add = Внести показатели
figures-day = Показатели на дату
figures-source = Источник
figures-income = Доходы
figures-expenses = Расходы
figures-debts = Долги
figures-own = Собственные средства
figures-credit = Доступ к кредитам и займам

limit-received = { $count ->
    [one] Получено за { $count } день
    [few] Получено за { $count } дня
   *[many] Получено за { $count } дней
}
limit-daily = В среднем за день
limit-deferral = Дней на оплату по договору
limit-proposed = Предлагаемый лимит
limit-debt = Долг сейчас
limit-available = Остаётся
limit-confirm = Утвердить лимит
limit-confirmed = Утверждён { $who }
limit-reason = Почему, если отличается от предложенного
days-of = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}

audit-stage-solvency = Платёжеспособность и дисциплина: может ли должник платить без ущерба для своих средств?
audit-stage-causes = Причины долга
audit-stage-recovery = Вероятность возврата и как снизить риск
audit-stage-strategy = Как долг будет погашен
audit-found = Что установлено
audit-class = Вид причин
audit-chance = Вероятность возврата, %
audit-end = Завершить аудит
audit-end-text = Аудит можно завершить, когда записана каждая стадия.
audit-critical = Критичный должник
audit-critical-choose = Этот должник критичный
audit-conclusion = Итог
audit-expert = Заключение независимого эксперта
audit-last = Последний аудит завершён { $day }.
cause-class-economic = Экономические
cause-class-internal = Внутренние
cause-class-other = Другие

importance-high = Очень
importance-middle = Средне
importance-low = Мало

file-part-person = Люди
file-part-outlet = Торговая точка
file-part-paper = Документ
file-part-habit = Обычный срок оплаты
file-part-figures = Показатели
file-part-audit = Аудит
file-part-audit-end = Завершение аудита
file-part-importance = Важность
file-part-contract = Договор
file-part-decision = Решение об отгрузке в долг
file-part-limit = Лимит отгрузки
file-part-setting = Настройки

flash-attached = Файл приложен.
flash-contract-warned = Договор внесён. Посмотрите предупреждения рядом с ним.
problem-whole-number = Напишите целое число, например 14.
problem-choose = Выберите один из ответов.
problem-attachment = Файл не принят. Приложите файл до 8 МБ.

refused-dossier-people-unknown = Сначала запишите, кто это: { $what }. Без них договор с отсрочкой не заключается.
refused-dossier-only-general-director = Не хватает документов или проверок ({ $count }), поэтому решает лично генеральный директор.
refused-dossier-undecided = Сначала нужно решение, отгружать ли этому покупателю в долг.
refused-dossier-facts-missing = Лимит нельзя предложить, пока не хватает сведений о торговой точке: { $what }.
refused-dossier-stages-empty = Аудит нельзя завершить, пока пусты стадии: { $what }.
refused-dossier-no-deferral = Нет действующего договора с отсрочкой, поэтому считать не от чего. Сначала внесите договор.
refused-dossier-too-large = «{ $name }» больше { $count } МБ. Приложите скан поменьше.
refused-dossier-not-a-document = «{ $name }» — не PDF, не изображение и не офисный документ. Сохраните в одном из этих видов и приложите снова.
refused-dossier-unknown-attachment = Такой файл к этому покупателю не приложен.
refused-field-day-ahead = «{ $value }» ещё не наступило. Укажите дату, которая стоит на документе.
refused-field-source = Напишите, откуда показатели: анкета, баланс, банк.
refused-field-figures = «{ $value }» меньше нуля. Доходы, расходы и долги пишутся простыми суммами.
refused-field-contract = Укажите номер и дату, как в договоре; дата не может быть в будущем.
refused-field-contract-clauses = Укажите только номера пунктов, например 4.1, 4.3: не больше 200 знаков.
refused-field-plan_pct = «{ $value }» — не процент от 0 до 100. Напишите, например, 6 или 6,5.
refused-field-capital_cost_pct = «{ $value }» — не процент от 0 до 100. Напишите, например, 16 или 16,5.

import-contacts = Люди покупателей
import-financials = Показатели покупателей
import-contracts = Договоры с покупателями
invoice-reference = номер ссылки { $reference }
invoice-needs-days =
    { $count ->
        [one] Счёт даёт меньше времени на оплату, чем обычно нужно покупателю: { $count } день. Договоритесь о выполнимом сроке.
        [few] Счёт даёт меньше времени на оплату, чем обычно нужно покупателю: { $count } дня. Договоритесь о выполнимом сроке.
       *[many] Счёт даёт меньше времени на оплату, чем обычно нужно покупателю: { $count } дней. Договоритесь о выполнимом сроке.
    }
customer-needs-days =
    { $count ->
        [one] { $count } открытый счёт даёт меньше времени на оплату, чем обычно нужно этому покупателю.
        [few] { $count } открытых счёта дают меньше времени на оплату, чем обычно нужно этому покупателю.
       *[many] { $count } открытых счетов дают меньше времени на оплату, чем обычно нужно этому покупателю.
    }
