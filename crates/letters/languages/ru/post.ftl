# Письма, которые идут почтой и печатаются вместе.

nav-post = Почта
post-sub = Письма, которые идут почтой, печатаются вместе; адрес каждого виден в окне конверта.
post-waiting =
    { $count ->
        [one] { $count } письмо ждёт печати
        [few] { $count } письма ждут печати
       *[other] { $count } писем ждут печати
    }
post-waiting-none = Писем для печати нет
post-print = Напечатать то, что ждёт
post-print-hint = Не больше 100 писем сразу; оплаченное, оспоренное и обещанное не печатается.
post-batch = Пачка { $number }
post-batches-none = Ещё ничего не печатали
post-batches-none-text = Письма, которые идут почтой, ждут здесь печати.
post-letters = Письма
post-pages = Страницы
post-printed-by = Напечатал
post-open = Ещё не отправлено: { $count }
post-done = Отправлена
post-get = Файл для печати (PDF)
post-hash = Отпечаток файла
post-place = №
post-page = Страница
post-address = Адрес
post-outcome = Что получилось
post-outcome-posted = Отправлено
post-outcome-returned = Снова в очереди
post-outcome-taken-out = Вынуто
post-take-out = Выньте из пачки
post-not-posted = Не отправлено
post-say-title = Пачка уже на почте?
post-say-text = Отметьте то, что не напечаталось или напечаталось плохо: оно останется в очереди. Помеченное выньте: этого долга больше нет.
post-say = Отправлена
post-nothing-left = Сейчас письма не уходят
letter-registered-number = Номер заказного письма
letter-delivered-on = Вручено
letter-register = Записать
message-state-registered = Заказное письмо
kept-in-batch = Напечатано, ещё не отправлено
print-cover-title = Письма к отправке
print-address = Адрес
print-pages = Страниц
print-letters-count =
    { $count ->
        [one] { $count } письмо
        [few] { $count } письма
       *[other] { $count } писем
    }
flash-post-printed = Готово. Напечатайте файл, отнесите письма на почту и отметьте это здесь.
flash-post-nothing = Сейчас письма не уходят.
flash-post-posted = Записано.
problem-post-day = Запишите день как 2026-03-31.
refused-unknown-print-batch = Пачки { $number } нет.
refused-erased-print-batch = Файл пачки { $number } уничтожен: в нём было письмо того, чьи персональные данные удалены. Неотправленное можно вернуть в очередь и напечатать снова.
sending-post-sides = Сколько сторон листа печатать
sending-hint-post-sides = one (одну) или two (две)
cli-post-waiting = Писем ждёт печати: { $count }
cli-post-batch = { $number }  { $day }  писем { $letters }, страниц { $pages }, не отправлено { $open }  { $hash }
cli-post-letter = { $place }. страница { $page }  { $code }  { $name }  { $state }
cli-post-nothing = Сейчас письма не уходят.
cli-post-posted = Отправлено { $posted }, снова в очереди { $returned }, вынуто { $taken_out }.
