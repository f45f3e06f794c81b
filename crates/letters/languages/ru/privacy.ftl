## Данные о людях: сколько хранятся, выгрузка, стирание, кто их смотрел

nav-personal = Персональные данные
personal-sub = Что хранится о покупателях и их людях, для чего и сколько; как это выгрузить и стереть.
personal-due = Срок вышел
personal-needed = Есть незакрытое, данные нужны
personal-waiting = Всё закрыто, хранятся, пока возможны требования
personal-gone = Стёрты раньше
personal-none = Ничьи данные не хранятся дольше срока
personal-none-hint = Здесь появляется тот, у кого всё закрыто и ничего не происходило столько, сколько возможны требования.
personal-last = Последнее событие
personal-since = Пора стереть с
personal-more = { $count ->
    [one] И ещё { $count }
    [few] И ещё { $count }
   *[other] И ещё { $count }
}
personal-take-out = Выгрузить всё
personal-take-out-text = Файл со всеми строками, где назван покупатель, — для того, кто спрашивает, что о нём хранится. Выгрузка записывается в журнал.
personal-erase = Стереть
personal-erase-text = Имя, адреса и всё написанное вручную стираются, вместе с ними файлы, визиты и письма; документы, платежи и их номера остаются под кодом. Вернуть нельзя; пока есть незакрытое, будет отказ.
personal-acts = Акты об уничтожении
personal-acts-none = Пока ничего не стиралось.
personal-act-number = Акт
personal-again = повторно, после восстановления копии
personal-act = Акт об уничтожении № { $number }
personal-act-sub = Составлен по журналу, который его подтверждает; чьи это были данные, сказано только кодом.
personal-act-operator = Компания
personal-act-when = Когда
personal-act-who = Кто решил
personal-act-whose = Чьи данные (код)
personal-act-system = Система
personal-act-how = Способ
personal-act-how-text = строки в базе перезаписаны или удалены, файлы вместе с ними
personal-act-data = Данные
personal-act-rows = Строк
personal-act-all = Всего
personal-kinds = Что хранится
personal-purpose = Для чего
personal-kept = Сколько
personal-fate = Когда стирают
personal-where = Где
personal-purpose-contract = договор с покупателем
personal-purpose-demand = требовать долг и доказать, что требовали
personal-purpose-payment = знать, чьи деньги пришли
personal-purpose-work = делить работу между коллегами
personal-purpose-account = впустить коллегу и никого больше
personal-purpose-record = учёт и журнал
personal-kept-debt = { $count ->
    [one] пока есть незакрытое, затем { $count } год
    [few] пока есть незакрытое, затем { $count } года
   *[other] пока есть незакрытое, затем { $count } лет
}
personal-kept-books = { $count ->
    [one] { $count } год после отчётного года
    [few] { $count } года после отчётного года
   *[other] { $count } лет после отчётного года
}
personal-kept-employment = пока человек здесь работает, затем вместе с журналом
personal-kept-short = год
personal-fate-emptied = очищается
personal-fate-coded = заменяется кодом
personal-fate-removed = удаляется
personal-fate-stays = остаётся
flash-personal-erased = { $count ->
    [one] { $count } строка больше не называет покупателя и его людей.
    [few] { $count } строки больше не называют покупателя и его людей.
   *[other] { $count } строк больше не называют покупателя и его людей.
}
refused-unknown-erasure = Акта об уничтожении № { $number } нет.

nav-seen = Кто что смотрел
seen-sub = Страницы о покупателях, показанные коллегам; хранится год. Без дат — со вчерашнего дня.
seen-login = Имя для входа
seen-show = Показать
seen-page = Страница
seen-times = Раз
seen-none = Никто не смотрел
seen-none-hint = В эти дни таких страниц никому не показывали.

cli-erasures-again = Стёрто снова после восстановления копии: { $customers }.
cli-erasures-left = По восстановленным данным за ними долг; сотрите их, когда он будет закрыт: { $customers }.
cli-personal-due = { $customer }: последнее событие { $last }, пора стереть с { $since }
cli-personal-due-none = Ничьи данные не хранятся дольше срока.
