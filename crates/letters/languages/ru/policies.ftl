# Регламент как документ: версии, кто подписал, кто прочитал, почему версия не принята.
refused-version-unknown = Версии «{ $name }» здесь нет.
refused-version-not-rising = У { $policy } уже есть версия { $last }, а в этом файле — версия { $version }. Укажите больший номер.
refused-version-before-run = Первый день — { $from }, но контроль уже проведён по день перед { $least }. Сделанное не меняется: укажите { $least } или позже.
refused-version-before-version = Первый день — { $from }, но утверждённая версия начинается { $least }. Укажите { $least } или позже либо отзовите ту версию.
refused-version-same-person = Кто внёс версию, тот её не утверждает. Обратитесь к другому директору.
refused-version-decided = По { $label } уже принято решение. Обновите страницу.
refused-version-begun = { $label } действует с { $from }. Внесите вместо этого новую версию.
refused-version-other-reach = До сих пор регламент { $policy } был для других покупателей. Регламент остаётся либо общим для компании, либо групповым: дайте этому другое имя (id).
refused-version-clash = Покупатели группы «{ $group }» с { $day } подпали бы и под этот регламент, и под { $other }, и ни один из них не точнее другого. Не называйте групп из другого регламента или назовите только их, либо укажите одному из регламентов последний день.
refused-version-none-of-company = Компания начинает с регламента для всех своих покупателей. Уберите раздел [scope].

policy-sound = { $policy }, действует с { $day }: ошибок нет.
policy-note-gap = дни просрочки с { $first } по { $last } не относятся ни к одной ступени: ступень { $before } кончается до них, ступень { $after } начинается после
policy-note-not-reminded = покупателям статуса «{ $status }» ни о чём не напоминают
policy-note-promise-rises = «{ $worse }» может обещать более поздний день, чем «{ $better }»
policy-note-nothing-follows = { $clause } предлагает «{ $choice }», но ни одно правило не говорит, что за этим следует
policy-title = { $policy } · действует с { $day }
policy-hash = Отпечаток текста: { $hash }
policy-timeline = Шкала времени
policy-step = Шаг
policy-clause = Пункт
policy-days = Дни от срока
policy-who = Кто отвечает
policy-no-difference = Требуют одного и того же.
policy-was = Было:
policy-is = Стало:
policy-entered = { $policy } внесена, действует с { $day }. Утверждает её в браузере директор, но не тот, кто внёс.
policy-would-be-entered = { $policy } можно внести, действует с { $day }. Ничего не записано.
policy-version = Версия
policy-from = Действует с
policy-state = Состояние
policy-by = Внёс · утвердил
policy-read-by = Прочли
policy-state-proposed = Предложена
policy-state-approved = Утверждена
policy-state-in-force = Действует
policy-state-superseded = Заменена
policy-state-withdrawn = Отозвана

backtest-title = { $from } – { $to }: { $current } — как было, { $changed } — как было бы.
backtest-customers = Покупателей: { $customers }, с различиями: { $differing }.
backtest-before = Было
backtest-after = Было бы
backtest-change = Разница
backtest-effects = Требуется
backtest-messages = Сообщения
backtest-withheld = Удержано
backtest-work = Работа по ролям
backtest-clauses = По пунктам
backtest-charges = Начисления за просрочку
backtest-charges-text = по тем, кто вправе их простить; на последний день
backtest-holds = Задержанные отгрузки
backtest-holds-text = по тому, что в условиях статуса против них
backtest-statuses = Статусы, которые предлагает пересмотр

nav-policies = Регламенты
policies-lead = Что компания решила делать с долгами, версия за версией. Вносит версию один человек, утверждает директор — другой.
policies-versions = Версии
policies-templates = Образцы
policy-new = Новая версия
policy-new-title = Новая версия регламента
policy-new-lead = Версия — это текстовый файл. Увеличьте номер, укажите день начала действия и измените то, что нужно.
policy-draw-up-from = Составить версию на этой основе
policy-counts-from = Действует с { $day }
policy-entered-by = Внёс
policy-approved-by = Утвердил
policy-by-program = Программа
policy-text = Текст
policy-signatures = Подписи
policy-waits = Ждёт утверждения директором — не тем, кто внёс.
policy-withdrawn-because = Отозвана
policy-approve = Утвердить с { $day }
policy-withdraw = Отозвать
policy-withdraw-why = Почему отзывается
policy-sheet = Лист ознакомления
policy-confirm-read = Я прочёл эту версию
policy-not-read =
    { $count ->
        [one] Не прочёл { $count } человек
        [few] Не прочли { $count } человека
       *[other] Не прочли { $count } человек
    }
policy-have-read =
    { $count ->
        [one] Прочёл { $count } человек
        [few] Прочли { $count } человека
       *[other] Прочли { $count } человек
    }
policy-against = В сравнении с { $policy }
policy-file = Текст файла
policy-line = Строка { $line }:
policy-is-sound = Ошибок нет: программа может выполнить всё как написано.
policy-look-over = Проверить
policy-note = Почему меняется
policy-note-hint = Для того, кто утверждает.
policy-submit = Отправить на утверждение
policy-submit-hint = Утверждает директор, но не вы. До этого ничего не меняется.
flash-policy-entered =
    { $count ->
        [one] Внесено. Версия ждёт директора.
        [few] Внесено. Версия ждёт директора.
       *[other] Внесено. Версия ждёт директора.
    }
flash-policy-approved =
    { $count ->
        [one] Утверждено.
        [few] Утверждено.
       *[other] Утверждено.
    }
flash-policy-withdrawn =
    { $count ->
        [one] Отозвано.
        [few] Отозвано.
       *[other] Отозвано.
    }
flash-policy-read =
    { $count ->
        [one] Отмечено: вы прочли эту версию.
        [few] Отмечено: вы прочли эту версию.
       *[other] Отмечено: вы прочли эту версию.
    }

backtest-page-title = Прошлое по этому регламенту
backtest-lead = Прожить прошлое компании ещё раз, ничего не записывая.
backtest-from = Первый день
backtest-to = Последний день
backtest-go = Прожить
backtest-back = Назад к тексту
backtest-days-wrong = Укажите первый и последний день, не дальше трёх лет друг от друга.
backtest-no-difference = В эти дни оба регламента требуют одного и того же.
backtest-work-text = было → было бы
backtest-tasks = Задачи
backtest-decisions = Решения
backtest-hand-overs = Передачи
backtest-by-hand = Вручную
backtest-weeks = Работа по неделям
backtest-weeks-text = недели по понедельникам, последние четырнадцать
backtest-examples = Покупатели с наибольшими различиями
backtest-differences =
    { $count ->
        [one] { $count } различие
        [few] { $count } различия
       *[other] { $count } различий
    }
backtest-more =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
       *[other] и ещё { $count }
    }
backtest-assumed = Оплаты, обещания и действия покупателей взяты такими, какими были: никто не знает, как бы они ответили. Каждый день знает то, что могла знать проверка того дня; адреса — сегодняшние.

nav-roles = Должностные обязанности
role-lead = Что { $policy } требует от этой роли: обязанности, решения, документы.
role-duties = Обязанности
role-no-duties = Действующий регламент не даёт этой роли собственной работы.
role-decisions = Решения
role-no-decisions = Действующий регламент не просит эту роль ничего решать.
role-papers = Рабочие документы
role-people = Люди в этой роли
role-nobody = Сейчас никого.
paper-own-receivables = Свои покупатели и их долги
paper-day = Работа на день
paper-receivables = Отчёт по дебиторской задолженности
paper-weekly-plan = Недельный план
paper-check-list = Контрольный лист
paper-route-sheets = Маршрутные листы
paper-supervisors-plans = Недельные планы супервайзеров
paper-monthly-plan = Месячный план действий
paper-head-monthly-plan = Месячный план начальника отдела продаж
paper-personal-plan = Личный план
paper-work-of-week = Своя работа на неделю
paper-overdue-register = Реестр работы с просрочкой
policy-sign-line = Утверждаю ______________________   Имя ______________________   Дата ______________
policy-for = Для кого
policy-for-all = вся компания
policy-for-company = Он для всех покупателей, для группы которых нет своего регламента.
policy-for-groups = для групп: { $groups }
policy-entered-for = Он для таких групп покупателей: { $groups }.
policy-entered-until = Последний его день — { $day }.
policy-groups = Группы покупателей
policy-group = Группа
policy-group-title = Регламент и группа
policy-group-sub = Покупатель подчиняется регламенту своей группы, а если его нет — общему регламенту компании.
policy-group-now = Что действует
policy-group-policy = Регламент
policy-group-none = без группы
policy-group-coming = С { $day }
policy-group-history = Изменения
policy-group-from = С какого дня
policy-group-from-beginning = С самого начала
policy-group-why = Почему
policy-group-by = Кто
policy-group-move = Перевести в другую группу
policy-group-hint = Оставьте пустым, чтобы вывести из всех групп. Действует с завтрашнего дня для того, что начнётся тогда; начатое идёт, как начиналось.
policy-group-keep = Записать
policy-group-customers = Покупатели
flash-policy-group-kept =
    { $count ->
       *[other] Записано; действует для того, что начнётся с завтрашнего дня.
    }
explain-group = Группа покупателей: { $group }

explain-next-kept = Не раньше, потому что: { $why }.
explain-next-waits = Удержано: { $why }.

explain-unmeant = Сюда не относится
unmeant-other-statuses = Это для покупателей других статусов.
unmeant-only-late-before = Это для тех, кто уже опаздывал.
unmeant-only-never-late = Это для тех, кто ни разу не опоздал.
unmeant-happened = Не после этого: { $event }, { $day }.
unmeant-answered-otherwise = Решено иначе: { $answer }, { $day }.
unmeant-other-reach = Это для другого срока, чем тот, о котором просили: { $day }.
working-papers-title = Рабочие документы: { $role }
working-papers-print = Напечатать все
working-papers-whom = Должник или коллега
working-papers-planned = Составил план
working-papers-checked = Проверил
working-papers-hour = Время
working-papers-due = К оплате
working-papers-more =
    { $count ->
        [one] Ещё { $count } строка на своей странице.
        [few] Ещё { $count } строки на своей странице.
       *[many] Ещё { $count } строк на своей странице.
    }
