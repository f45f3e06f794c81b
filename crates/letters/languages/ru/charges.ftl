# Чего стоит просрочка: страницы, отчёты, отказы.

charge-title = Неустойка по { $number }
charge-due = срок { $day }
charge-accrued = Начислено
charge-waived = Прощено
charge-claimed = Предъявлено
charge-to-claim = Осталось предъявить
charge-principal-left = остаток долга { $amount }
charge-if-repaid = сверх того, если всё погасят до { $day }
charge-overclaimed = { $amount } лишнего: отозвать
charge-postponed = Не требуют до { $day }
charge-enforced = Передано в претензию
charge-capped = Достигнут предел
charge-past-table = Таблица ставок закончилась
charge-escalates = Таблица исчерпана: нужно решение
charge-no-terms = Ни одно условие не устанавливает неустойку по этому документу. Добавьте условие в карточке покупателя.
charge-nothing-accrued = Ничего не начислено; счёт от { $day }.
charge-period = Период
charge-days-column = Дней
charge-principal = Долг
charge-rate = Ставка
charge-basis = База
charge-basis-365 = 365 дней
charge-basis-366 = 366 дней
charge-basis-360 = 360 дней
charge-basis-day = за день
charge-basis-week = за неделю
charge-fixed-sum = Фиксированная сумма за просрочку
charge-decisions = Решения
charge-no-decisions = Решений пока нет.
charge-act-fix = Предъявлено
charge-act-waive = Прощено полностью
charge-act-waive-part = Прощено частично
charge-act-waive-if-repaid = Прощается при полном погашении
charge-act-postpone = Отложено
charge-act-enforce = Передано в претензию
charge-taken-back = отменено
charge-take-back = Отменить
charge-by-clause = пункт { $clause }
charge-decide = Решить о неустойке
charge-fix = Предъявить
charge-fix-text = { $amount } станет отдельным документом; эти периоды – его расчёт.
charge-fix-back = Предъявлено больше положенного. Требования будут уменьшены.
charge-waive = Простить
charge-waive-how = Сколько
charge-waive-whole = Всё, что начислено по сегодня
charge-waive-part = Сумму
charge-waive-if-repaid = Всё, если весь долг погасят к дню
charge-waive-amount = Прощаемая сумма
charge-waive-by = Погасить до
charge-waive-asked = Покупатель попросил об этом устно
charge-postpone = Отложить
charge-postpone-until = Не требовать до
charge-enforce = Передать в претензию
charge-enforce-text = После этого простить может только директор.
charge-claims = Предъявленные требования
charge-method-daily-penalty = Пеня за день
charge-method-annual-rate = Годовая ставка
charge-method-article-395 = Проценты по ст. 395
charge-method-estonia-113 = Проценты по VÕS § 113
charge-method-weekly-table = Понедельная таблица
charge-ground-contract = Договор
charge-ground-agreement = Соглашение
charge-ground-law = Закон
charges-title = Неустойка
charges-none = Неустойка не начислена.
charges-pending = { $amount } отпадёт, если всё погасят до { $day }
charges-terms = Условия о просрочке
charges-terms-none = Ничего не согласовано: действует закон.
charges-why = Расчёт
term-add = Добавить условие
term-end = Прекратить
term-ground = Основание
term-method = Как считать
term-rate-day = Процент в день
term-cap = Не более, % от суммы документа
term-grace = Льготные дни
term-rate-year = Процент годовых
term-actual-year = По числу дней каждого года, а не 365
term-consumer = Покупатель – потребитель: без фиксированной суммы
term-table = Проценты по неделям, месяц в строке
term-from = Для документов с
term-until = по (пусто – все следующие)
term-calendar = Срок в выходной день
term-calendar-none = не переносится
term-calendar-ru = переносится по календарю России
term-calendar-ee = переносится по календарю Эстонии
term-beside = Взыскивается сверх других за те же дни
term-reference = Договор и пункт
term-of-day = { $rate } % в день
term-of-cap = не более { $cap } %
term-of-year = { $rate } % годовых
term-since = документы с { $day }
term-beside-badge = сверх других
flash-charge-fix = Неустойка предъявлена отдельным документом.
flash-charge-waive = Прощение записано.
flash-charge-postpone = Неустойка отложена.
flash-charge-enforce = Неустойка передана в претензию.
flash-charge-take-back = Решение отменено.
flash-term = Условие записано.
flash-term-ended = Условие прекращено.
refused-field-rate-pct = «{ $value }» – не процент от 0 до 1000. Напишите, например, 0,1, не более шести знаков после запятой.
refused-field-cap-pct = Предел «{ $value }» – не процент от 0 до 1000. Напишите, например, 10, или оставьте пустым.
refused-field-fee-table = Таблица не подходит ({ $value }). Дайте в строке четыре процента, которые не убывают, от 1 до 12 строк.
refused-field-term-reference = Назовите договор и пункт.
refused-field-until = { $value } – слишком рано. Укажите более поздний день.
problem-grace = Льготные дни – целое число от 0 до 65535.
problem-table = В каждой строке таблицы четыре процента, например 1.5 3 4.5 6.
report-charges = Неустойка по документам
cli-charges-heading = { $company }: неустойка на { $day }
cli-charges-none = Неустойка не начислена.
cli-charges-untold = { $number } ({ $customer }): не рассчитать: { $why }
charge-days =
    { $count ->
        [one] { $count } день просрочки
        [few] { $count } дня просрочки
       *[other] { $count } дней просрочки
    }
charges-earlier =
    { $count ->
        [one] { $count } более ранний документ
        [few] { $count } более ранних документа
       *[other] { $count } более ранних документов
    }
term-of-grace =
    { $count ->
        [one] { $count } льготный день
        [few] { $count } льготных дня
       *[other] { $count } льготных дней
    }
charge-spared =
    { $count ->
        [one] без учёта { $count } дня, за который не начисляется
        [few] без учёта { $count } дней, за которые не начисляется
       *[other] без учёта { $count } дней, за которые не начисляется
    }
charge-method-nothing = За эти дни не начисляется
term-days-since = с { $day }
term-days-hint = «За эти дни не начисляется» берёт сами дни просрочки: банкротство, мировое соглашение.
charge-one-rate = Оценка: по одной ставке { $rate } % за все дни вышло бы { $amount }. В претензиях и документах – ставка каждого периода.
flash-charge-lowered = Было предъявлено лишнее; требования уменьшены до положенного.
