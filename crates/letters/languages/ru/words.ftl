# Слова предметной области, единицы, дни. Общие для экранов, уведомлений и командной строки.

percent = { $number }{"\u00A0"}%
moment = { $day }, { $clock } UTC

today = сегодня
in-days =
    { $count ->
        [one] { $count ->
            [1] завтра
           *[other] через { $count } день
        }
        [few] через { $count } дня
       *[other] через { $count } дней
    }
days-ago =
    { $count ->
        [one] { $count ->
            [1] вчера
           *[other] { $count } день назад
        }
        [few] { $count } дня назад
       *[other] { $count } дней назад
    }
days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }
due-today = срок сегодня
due-in-days =
    { $count ->
        [one] { $count ->
            [1] срок завтра
           *[other] срок через { $count } день
        }
        [few] срок через { $count } дня
       *[other] срок через { $count } дней
    }
days-late =
    { $count ->
        [one] { $count } день просрочки
        [few] { $count } дня просрочки
       *[other] { $count } дней просрочки
    }

month-1 = янв
month-2 = фев
month-3 = мар
month-4 = апр
month-5 = май
month-6 = июн
month-7 = июл
month-8 = авг
month-9 = сен
month-10 = окт
month-11 = ноя
month-12 = дек

bucket-not-due = Срок не наступил
bucket-range = { $from }–{ $to } дней
bucket-over = Свыше { $from } дней
bucket-unallocated = Не разнесено

role-sales-rep = Торговый представитель
role-supervisor = Супервайзер
role-head-of-sales = Начальник отдела продаж
role-head-of-financial-control = Начальник отдела финансового контроля
role-financial-control-officer = Сотрудник финансового контроля
role-commercial-director = Коммерческий директор
role-director = Директор
role-general-director = Генеральный директор
role-legal = Юрист
role-security = Служба безопасности
role-accountant = Бухгалтер
role-administrator = Администратор

item-goods = Счёт за товар
item-services = Счёт за услуги
item-bill-of-exchange = Вексель
item-advance-issued = Выданный аванс
item-charge = Неустойка
item-other-debt = Прочий долг
item-payment = Платёж
item-credit-note = Кредит-нота
item-return = Возврат товара
item-offset = Взаимозачёт

movement-allocation = Разнесение
movement-write-off = Списание
movement-refund = Возврат денег
movement-difference = Мелкая разница
movement-cancellation = Аннулирование
movement-amendment = Исправление

effect-notify = Уведомление
effect-task = Задача
effect-charge = Начисление
effect-hold = Остановка отгрузок
effect-reclassify = Смена статуса
effect-ask-approval = Требуется решение
effect-hand-over = Передача дела
effect-by-hand = Сделать вручную

channel-email = Электронная почта
channel-sms = СМС
channel-post = Почта
channel-staff = Внутри компании

standing-dispute = Спор
standing-promise = Обещание оплаты
standing-hold = Распоряжение руководства

withheld-dispute = Долг оспаривается
withheld-promise = Действует обещание оплаты
withheld-hold = Руководство распорядилось подождать
withheld-unmatched-money = Неразнесённые деньги оплатили бы этот просроченный долг
withheld-too-soon = Предыдущий шаг сделан слишком недавно
withheld-letter-waits = Письмо предыдущего шага ещё не ушло
withheld-contact-limit = Закон больше не разрешает звонить этому человеку в этот день
withheld-below-minimum = Долг меньше суммы, ради которой делают шаг
withheld-no-address = В карточке покупателя нет адреса для этого канала

withdrawn-held = Руководство распорядилось подождать
withdrawn-disputed = Долг оспаривается
withdrawn-promised = Покупатель обещал заплатить
withdrawn-outgrown = Его сменил следующий шаг
withdrawn-not-late = Просрочки больше нет: срок оплаты перенесён
withdrawn-settled = Долга больше нет

status-reliable = Надёжный
status-uncertain = Неопределённый
status-threat = Угроза неплатежа
status-non-paying = Неплательщик

step =
    { $count ->
        [0] Наблюдение
        [100] Правило
        [101] Непринятое решение
        [102] Напоминание
       *[other] Шаг { $count }
    }

task-state-open = Открыта
task-state-done = Выполнена
task-state-skipped = Пропущена
task-state-withdrawn = Отозвана

message-state-planned = Ждёт отправки
message-state-claimed = Отправляется
message-state-sent = Отправлено
message-state-uncertain = Доставка не подтверждена
message-state-withdrawn = Отозвано
message-state-delivered = Доставлено
message-state-failed = Не доставлено
message-state-withheld = Не отправляется

contact-note = Заметка
contact-call = Звонок
contact-visit = Визит
contact-sms = СМС вручную
contact-messenger = Сообщение в мессенджере
contact-email = Письмо по электронной почте
contact-letter = Письмо

import-customers = Покупатели
import-invoices = Счета
import-payments = Платежи
import-withdrawals = Отозвано программой
import-auto = Определить автоматически
