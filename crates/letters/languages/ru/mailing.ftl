# Рассылки: письма группе покупателей, которую выбрал человек.

nav-mailings = Рассылки
mailings-sub = Письма группе покупателей: выбраны, просмотрены, утверждены, отправлены один раз.
mailings-none = Рассылок ещё не было
mailings-none-text = Выберите группу покупателей и напишите всем сразу.
mailing-new = Новая рассылка
mailing-new-sub = Ничего не уходит, пока письма не просмотрят и не утвердят.
mailing-number = Рассылка { $number }
mailing-of-group = Написать этой группе
mailing-group = Группа
mailing-everybody = Все покупатели
mailing-letter = Письмо
mailing-text = О чём
mailing-text-overdue = Напоминание о просроченном
mailing-text-coming = Напоминание о предстоящей оплате
mailing-text-statement = Выписка по счёту
mailing-text-reconciliation = Акт сверки
policy-text-overdue = Напоминание о просроченном
policy-text-coming = Напоминание о предстоящей оплате
policy-text-statement = Выписка по счёту
policy-text-reconciliation = Акт сверки
mailing-way = Как доставить
mailing-way-email = Электронной почтой
mailing-way-email-post = Электронной почтой; где нет адреса — обычной
mailing-way-email-sms = Электронной почтой; где нет адреса — СМС
mailing-way-sms = СМС
mailing-way-post = Обычной почтой
mailing-reason = Зачем
mailing-reason-hint = Это прочтёт тот, кто утверждает
mailing-least = Просрочено не меньше
mailing-language = Язык покупателя
mailing-reached-by = Есть адрес для
mailing-only-overdue = Только с просрочкой
mailing-draw-up = Составить письма
mailing-group-search = Поиск
mailing-group-owner = Представитель
mailing-group-team = Команда
mailing-group-status = Статус
mailing-group-bucket = Дней просрочки
mailing-group-overdue = Просрочено
mailing-group-standing = Действует
mailing-group-least = Просрочено не меньше
mailing-group-language = Язык
mailing-group-reached-by = Есть адрес для
mailing-state-drawn-up = Составлена
mailing-state-approved = Утверждена
mailing-state-dropped = Отменена
mailing-state-stopped = Остановлена
mailing-letters = Письма
mailing-letters-left = Ушло { $left } из { $letters }
mailing-letters-count =
    { $count ->
        [one] { $count } письмо
        [few] { $count } письма
       *[other] { $count } писем
    }
mailing-excluded = Письма не получат
mailing-excluded-count =
    { $count ->
        [one] { $count } покупатель не получит письма
        [few] { $count } покупателя не получат письма
       *[other] { $count } покупателей не получат письма
    }
mailing-cost = Стоимость
mailing-cost-unsaid = Укажите в «Отправке», сколько стоит письмо, и стоимость появится здесь.
mailing-drawn-by = Составил
mailing-approved-by = Утвердил
mailing-ended-by = Завершил
mailing-words = Текст
mailing-words-shipped = Тот, что идёт с программой
mailing-words-own = Ваш, каким он был при составлении ({ $count })
mailing-approve = Утвердить, писем: { $count }
mailing-approve-title = Эти письма ждут утверждения
mailing-approve-text = Сначала посмотрите несколько из них. При отправке каждое проверяется ещё раз: кто к тому времени заплатит, оспорит долг или пообещает, письма не получит.
mailing-drop = Отменить
mailing-stop = Остановить то, что ещё не ушло
mailing-result = Что получилось
mailing-look = Посмотреть письмо
mailing-preview-title = Письмо
mailing-preview-none = Долга больше нет: это письмо не уйдёт.
mailing-preview-to = Кому уйдёт
mailing-paper = Документ { $number } (PDF)
mailing-show-written = Письма
mailing-show-excluded = Без письма
mailing-nobody = Никого
message-why-stopped = Человек остановил рассылку
message-why-contact-limit = Исчерпан предел, установленный законом
message-why-nothing-due = Такого долга нет
flash-mailing-drawn-up = Письма составлены; ничего не ушло.
flash-mailing-approved = Утверждено: письма уходят сами.
flash-mailing-already = Рассылка уже была утверждена.
flash-mailing-ended = Завершено.
problem-mailing = Выберите из списков.
refused-unknown-mailing = Рассылки { $number } нет.
sending-cost-email = Стоимость электронного письма
sending-hint-cost-email = В вашей валюте, для расчёта рассылок; пусто: не считать
sending-cost-sms = Стоимость части СМС
sending-hint-cost-sms = Как считает оператор
sending-cost-post = Стоимость письма почтой
sending-hint-cost-post = Бумага, конверт и марка
cli-because-mailing = письмо рассылки { $number }, которую выбрал человек [{ $id }]
cli-mailing = { $number }  { $day }  { $state }  { $text }: писем { $letters }, ушло { $left } · { $reason }
cli-mailing-cost = { $channel }: писем { $letters }, { $cost }
cli-mailing-excluded = без письма, { $why }: { $count }
cli-mailing-approved = Писем поставлено в очередь: { $count }.
cli-mailing-already = Рассылка уже была утверждена; ничего не сделано.
cli-mailing-ended = Писем не уйдёт: { $count }.
