# Что печатает командная строка. Справка по ключам находится в самой программе.

cli-founded = { $company }: компания создана в { $database }.
cli-imported = { $kind }, прочитано { $read }, новых { $new }, изменено { $changed }, без изменений { $unchanged }, отклонено { $refused }
cli-dry-run = Пробная загрузка: ничего не сохранено.
cli-refused-written = Все отклонённые строки с причинами записаны в { $file }.
cli-refused-more =
    { $count ->
        [one] … и ещё { $count } отклонённая строка; --refused ФАЙЛ запишет все.
        [few] … и ещё { $count } отклонённые строки; --refused ФАЙЛ запишет все.
       *[other] … и ещё { $count } отклонённых строк; --refused ФАЙЛ запишет все.
    }
cli-unfound =
    { $count ->
        [one] { $count } платёж ждёт: его счёт не найден.
        [few] { $count } платежа ждут: их счета не найдены.
       *[other] { $count } платежей ждут: их счета не найдены.
    }
cli-imported-before = До этого загружено: { $files }. Повторная загрузка ничего не изменит.
cli-stopping = Останавливаемся: начатое по этому файлу отменяется. Ещё одно нажатие Ctrl-C завершает сразу и тоже ничего не сохраняет.
cli-remark-control-removed = удалены управляющие символы
cli-remark-direction-removed = удалены символы, меняющие направление чтения
cli-remark-invisible-removed = удалены невидимые символы
cli-remark-mixed-alphabets = в одном слове смешаны похожие буквы двух алфавитов
cli-remark-word-unknown = слово не из известных: поле пропущено
cli-remark-reference-lost = ссылка не читается (возможно, таблица сделала из неё округлённое число): поле пропущено
cli-remark-unknown-zone = это не часовой пояс (пример: Europe/Moscow): поле пропущено
cli-remark-may-not-loosen = разрешило бы обращаться к покупателю свободнее, а у того, кто импортирует, такого права нет: поле пропущено
cli-remark-statements-missing = не хватает выписок: входящий остаток не равен исходящему остатку предыдущей
cli-remark-bank-rules-unread = правила компании для этого банка не читаются: задайте их заново
cli-remark-kept-by-hand = сохранено записанное вручную: карточка изменена после импорта этого значения
cli-remark-told-by-bank = эта сумма уже пришла по выписке банка: она учтена один раз
cli-remark-told-before = платёж без номера с теми же данными уже сообщали: он учтён один раз
cli-remark-shorter-than-usual = даёт меньше времени на оплату, чем обычно нужно этому покупателю: договоритесь о выполнимом сроке
cli-remark-encoding-guessed = кодировка не указана, и это не UTF-8: файл прочитан в этой кодировке; проверьте названия
cli-remarks-more =
    { $count ->
        [one] … и ещё { $count } замечание.
        [few] … и ещё { $count } замечания.
       *[other] … и ещё { $count } замечаний.
    }

cli-run-heading =
    { $days ->
        [1] { $day }, регламент { $policy }: покупателей { $customers }, открытых счетов { $invoices }.
       *[other] С { $first } по { $day }, дней: { $days }, регламент { $policy }: покупателей { $customers }, открытых счетов { $invoices }.
    }
cli-run-nothing = { $day } уже пройден: нового ничего нет.
cli-plan-only = Это план; ничего не записано.
cli-run-empty = Делать было нечего.
cli-plan-empty = План пуст: делать нечего.
cli-note-done-before = Контроль проведён по { $day }; рабочая дата назад не ходит.
cli-note-calendar = Производственный календарь { $year } года не загружен: учтены выходные и постоянные праздники.
cli-note-resumed = Контроль за { $day } начат и не закончен: он был прерван или идёт сейчас в другом месте. Работа делится между ними, дважды ничего не делается.
cli-note-unsound = { $customer }, { $day }: проверка не приняла план ({ $finding }); для этого покупателя ничего не сделано. Пожалуйста, сообщите об этом.

cli-what = Что
cli-count = Число
cli-total = Итого
cli-clause = Пункт
cli-clause-by-age = Пункт по сроку
cli-cause = Почему
cli-work-by-clause = Чего требует день
cli-withheld = Отложено
cli-messages-planned =
    { $count ->
        [one] { $count } сообщение ждёт отправки.
        [few] { $count } сообщения ждут отправки.
       *[other] { $count } сообщений ждут отправки.
    }

cli-owed = Нам должны
cli-overdue = Просрочено
cli-invoices =
    { $count ->
        [one] { $count } открытый счёт
        [few] { $count } открытых счёта
       *[other] { $count } открытых счетов
    }
cli-debtors =
    { $count ->
        [one] { $count } покупатель
        [few] { $count } покупателя
       *[other] { $count } покупателей
    }
cli-ageing = По срокам
cli-ageing-heading = { $company }: задолженность по срокам на { $day }
cli-not-due-short = В срок
cli-unallocated-short = Не разнес.
cli-biggest = Крупнейшие должники
cli-customer = Покупатель
cli-name = Название
cli-balance = Сальдо
cli-lateness = Просрочка

cli-explain-on = На { $day }, регламент { $policy }
cli-open-documents = Открытые документы
cli-nothing-open = Ничего не открыто.
cli-nothing = Ничего.
cli-number = Номер
cli-due = Срок
cli-open = Открыто
cli-standing = Почему ждём
cli-happened = Что было сделано и почему
cli-because = пункт { $clause } регламента { $policy }: с дня { $threshold }, наступил в день { $met }, дни { $counter } [{ $id }]
cli-because-event = пункт { $clause } регламента { $policy }: событие — { $event } [{ $id }]
cli-withdrawn-on = отозвано { $day }: { $why }
cli-next = Что дальше
cli-next-kept = не раньше: { $why }
cli-next-waits = Ждёт: { $why }
cli-recipient = Кому
cli-channel = Канал
cli-settled-left-out =
    { $count ->
        [one] Пропущен { $count } документ, погашенный более месяца назад; о нём расскажет explain invoice НОМЕР.
        [few] Пропущены { $count } документа, погашенные более месяца назад; о каждом расскажет explain invoice НОМЕР.
       *[other] Пропущено { $count } документов, погашенных более месяца назад; о каждом расскажет explain invoice НОМЕР.
    }

cli-user-added = { $login } теперь может войти.
cli-user-reset = У { $login } новый пароль.
cli-user-disabled = { $login } больше не может войти.
cli-user-role = У { $login } теперь другая роль.
cli-user-same = { $login } отмечена как учётная запись этого человека.
cli-user-team = { $login } теперь в другой команде.
cli-user-password = Пароль: { $password } (показан один раз)
cli-login = Имя для входа
cli-role = Роль
cli-team = Команда
cli-state = Состояние
cli-disabled = отключён

cli-verified = Проверок: { $checks }; покупателей { $customers }, документов { $items }, движений { $movements }, записей журнала { $entries }.
cli-audit-head = Вершина журнала: { $hash }
cli-sound = Дефектов не найдено.
cli-defects =
    { $count ->
        [one] Найден { $count } дефект.
        [few] Найдено { $count } дефекта.
       *[other] Найдено { $count } дефектов.
    }
cli-backed-up = Скопировано строк: { $rows }, файл { $file }, { $kilobytes } кБ.
cli-restored = Восстановлено строк: { $rows } из { $file }, { $kilobytes } кБ, проверено.
cli-schema = { $engine }: схема { $current } из { $known }, ожидает обновлений: { $pending }.

cli-simulated = Зерно { $seed }: дней { $days }, покупателей { $customers }, счетов { $invoices }, строк банка { $lines }, писем { $letters }; проверок { $checks }. Намеренные сбои:
cli-demo-database = Демонстрационная компания хранится в { $database }
cli-demo-people = Пароль для входа { $password }, имена:
cli-serving = Страницы открыты по адресу { $url } (Ctrl-C завершает)

report-ageing = Задолженность по срокам

stage-reading = Чтение
stage-entering = Занесение
stage-deciding = Принятие решений
stage-adding = Подсчёт
stage-checking = Проверка
stage-copying = Копирование
stage-inventing = Придумываем покупателей
cli-calc-too-large = Ввод больше { $count } МиБ. Отправьте несколько случаев через --batch.
report-of-day = на { $day }
report-known-on = как было известно { $day }
report-months = Месяцев
