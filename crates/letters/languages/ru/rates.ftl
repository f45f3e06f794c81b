# Ставки и календари: страница, командная строка, отказы.

nav-rates = Ставки и календари
rates-lead = То, по чему считаются проценты по закону. Решение добавляется; ничто не переписывается.
rates-name-ru-key-rate = Ключевая ставка Банка России
rates-name-ee-default-interest = Пени Эстонии (VÕS § 113)
rates-name-ru = Рабочие дни России
rates-name-ee = Рабочие дни Эстонии
rates-ends-ru-key-rate = таблица ключевой ставки кончается { $day }
rates-ends-ee-default-interest = таблица пеней Эстонии кончается { $day }
rates-ends-ru = календарь RU кончается { $day }
rates-ends-ee = календарь EE кончается { $day }
rates-stale-title = Данные кончаются раньше сегодняшнего дня
rates-stale-text = Для более поздних дней берётся последняя известная ставка. Добавьте решения, принятые с тех пор, или отметьте, что их не было.
rates-stale-go = К ставкам и календарям
rates-complete-to = Полна до { $day }
rates-source = Источник
rates-from = Действует с
rates-rate = Ставка, % годовых
rates-own = своя запись
rates-history = Все строки
rates-chart = Ставка с { $first } по { $last }: наименьшая { $low }, наибольшая { $high } процентов
rates-add-title = Добавить решение
rates-day = День вступления в силу
rates-day-hint = День, с которого ставка действует, а не день объявления.
rates-checked-to = Проверено до
rates-checked-to-hint = Последний день, для которого не пропущено ни одного решения. Пусто: день вступления в силу.
rates-source-hint = Откуда взято значение.
rates-reason = Почему исправляется
rates-reason-hint = Нужно, только если меняется имеющаяся строка.
rates-table = Таблица
rates-add = Добавить
rates-upload-title = Взять опубликованный список
rates-upload-text = Два столбца, день и ставка, как их публикует Банк России. Дни могут возрастать или убывать; повторы ставки строк не добавляют.
rates-upload-file = Файл
rates-upload-look = Сначала посмотреть
rates-preview-title = Что изменил бы список
rates-preview-none = В таблице всё это уже есть. Ничего не изменится.
rates-preview-nothing-yet = Пока ничего не записано.
rates-preview-confirm =
    { $count ->
        [one] Записать { $count } изменение
        [few] Записать { $count } изменения
       *[other] Записать { $count } изменений
    }
rates-preview-read =
    { $count ->
        [one] Прочитана { $count } строка
        [few] Прочитаны { $count } строки
       *[other] Прочитано { $count } строк
    }
rates-preview-cancel = Назад
rates-change = Изменение
rates-change-added = новая
rates-change-extended = проверено дальше
rates-change-corrected = исправлена
rates-year-title = Добавить год календаря
rates-year-text = Имеющийся год исправляется; для этого нужна причина.
rates-calendar = Календарь
rates-year = Год
rates-days-off = Будни, которые нерабочие
rates-days-off-hint = Дни через пробел или с новой строки, например 2027-01-01 2027-01-04.
rates-worked = Рабочие субботы и воскресенья
rates-years = Годы
rates-days-off-count =
    { $count ->
        [one] { $count } нерабочий будний день
        [few] { $count } нерабочих будних дня
       *[other] { $count } нерабочих будних дней
    }
rates-worked-count =
    { $count ->
        [one] { $count } рабочий выходной
        [few] { $count } рабочих выходных
       *[other] { $count } рабочих выходных
    }
rates-change-unchanged = ничего не изменилось
rates-change-struck-out = вычеркнут
rates-moratoria = Моратории России
rates-spares-due-before = не начисляется на долги со сроком до { $day }
rates-moratorium-title = Добавить мораторий
rates-moratorium-text = Период, когда на прежние долги не начисляются ни неустойка, ни проценты. Мораторий с уже известным названием изменяется; для этого нужна причина.
rates-moratorium-name = Название
rates-moratorium-from = Первый день
rates-moratorium-to = Последний день
rates-moratorium-before = Долги со сроком до
rates-moratorium-before-hint = Не начисляется только на долги, срок которых раньше этого дня. Пусто: первый день.
rates-moratorium-strike-out = Такого моратория всё-таки нет
rates-fees = Государственная пошлина
rates-fees-since = действует с { $day }
rates-fees-title = Загрузить пошлину
rates-fees-text = Пошлина текстом
rates-fees-explained = Один суд с одного дня, в том же виде, что и файл этого суда в самой программе. Для исков, поданных раньше, действует прежняя пошлина.
rates-court-ru-arbitrazh = Арбитражные суды России
rates-court-ru-general = Суды общей юрисдикции России
rates-court-ee-order = Приказное производство, Эстония
flash-rates =
    { $count ->
        [0] Ничего не изменилось: в таблице это уже есть.
        [one] Записано { $count } изменение. Теперь начисления считаются по нему.
        [few] Записано { $count } изменения. Теперь начисления считаются по ним.
       *[other] Записано { $count } изменений. Теперь начисления считаются по ним.
    }

cli-rates-stale = Внимание: { $what }
cli-rates-year = { $year }: нерабочих будних дней { $off }, рабочих выходных { $worked }
cli-rates-own = своя запись: { $source }
cli-rates-outcome = { $table }: прочитано { $read }, изменений { $changes }, полна до { $day }
cli-rates-calendar = { $calendar }: прочитано лет { $read }, добавлено { $added }, исправлено { $corrected }
cli-rates-change = { $day }  { $rate }  { $change }, проверено до { $checked }
cli-rates-law = { $code }, { $day }: { $change }

refused-data = { $file }, строка { $line }: { $what }. Исправьте эту строку и возьмите файл снова.
refused-rates-place = { $file }, строка { $line }:
refused-rates = «{ $value }» не подходит. Исправьте.
refused-rates-unknown = «{ $value }» здесь не ведётся. Выберите из: { $other }.
refused-rates-not-a-day = «{ $value }» — не существующий день. Напишите 2026-07-27 или 27.07.2026.
refused-rates-day-out-of-range = { $value } вне 1990–2099 годов. Исправьте год.
refused-rates-not-a-rate = «{ $value }» — не процент. Напишите 14.25, не более шести знаков после точки.
refused-rates-rate-out-of-range = { $value } вне пределов от 0 до 1000 процентов. Дайте ставку в процентах годовых.
refused-rates-not-rising = { $value } не следует за { $other }. Каждый день — один раз, всё время по возрастанию или по убыванию.
refused-rates-checked-before-effect = { $value } раньше { $other }, с которого ставка действует. Дайте день, до которого таблица в самом деле проверена.
refused-rates-before-table = { $value } раньше { $other }, где таблица начинается. Уберите строку.
refused-rates-after-table = { $value } позже { $other }, когда эта ставка кончилась. Уберите строку.
refused-rates-too-far-ahead = { $value } больше чем через год. Исправьте год; последний день, который берётся, — { $other }.
refused-rates-no-source = Скажите, откуда взяты значения.
refused-rates-year-out-of-range = «{ $value }» — не год от 1990 до 2099. Исправьте.
refused-rates-other-year = { $value } — день не { $other } года. Перенесите его в свой год.
refused-rates-on-weekend = { $value } — суббота или воскресенье. Уберите: выходные и так нерабочие.
refused-rates-not-on-weekend = { $value } — не суббота и не воскресенье. Уберите: будни и так рабочие.
refused-rates-listed-twice = { $value } указано дважды. Оставьте одно.
refused-rates-columns = «{ $value }» — не день и ставка. Нужны два столбца: день;ставка.
refused-rates-no-rows = В { $value } нет ставок. Нужны строки из двух столбцов: день;ставка.
refused-rates-no-name = «{ $value }» не годится как название моратория. Дайте название от 1 до 60 знаков, например RU-497-2022.
refused-rates-ends-first = { $value } раньше первого дня, { $other }. Укажите последний день без начислений.
refused-rates-too-long = { $value }: слишком длинно. Дайте пошлину одного суда.
