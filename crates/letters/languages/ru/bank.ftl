# Поступления: выписки банков, разбор платежей и судьба каждой строки.
nav-bank = Поступления
bank-lead = Что пришло по данным банков. Ясное разносится само, на остальное отвечаете вы.
bank-open =
    { $count ->
        [one] Вас ждёт { $count } строка
        [few] Вас ждут { $count } строки
       *[many] Вас ждут { $count } строк
    }
bank-chip-open = Ждут ответа
bank-chip-matched = Разнесены
bank-chip-out = Списания
bank-chip-aside = Отложены
bank-chip-all = Все строки
bank-none = Вопросов нет
bank-none-text = Загрузите выписку: всё, что не разнесётся само, появится здесь.
bank-import = Загрузить выписку
bank-again = Разобрать всё заново
bank-unallocated = Неразнесённые деньги
bank-statements = Выписки
bank-statements-none = Выписок ещё не загружали.
bank-statement-line = { $account }, { $from } – { $to }
bank-balances = { $opening } → { $closing }
bank-state-open = ждёт ответа
bank-state-matched = разнесена
bank-state-out = списание
bank-state-aside = отложена
bank-state-same = повтор
bank-state-returned = возврат
bank-state-undone = отменена
bank-doubt-nobody-known = Ничто не говорит, кто платил.
bank-doubt-several-customers = Это может быть один из нескольких покупателей.
bank-doubt-third-party = Платит один покупатель, а назван документ другого.
bank-doubt-other-name = Счёт в банке этого покупателя, но плательщик назван иначе.
bank-doubt-name-alone = Подходит только имя.
bank-doubt-other-code = Покупатель подходит, но в строке другой ИНН или регистрационный код.
bank-doubt-amount-alone = Подходит только сумма.
bank-doubt-amount-differs = Сумма не та, что у названного документа.
bank-doubt-already-settled = Названное уже оплачено.
bank-doubt-unknown-number = Назван номер, которого нет в учёте.
bank-doubt-near-number = Назван номер, которого нет в учёте; с одной опиской это номер счёта ровно на эту сумму.
bank-doubt-maybe-told = Строка с этой датой и суммой уже есть, но другими словами.
bank-doubt-maybe-recorded = Платёж на эту сумму уже записан.
bank-doubt-which-returned = Банк возвращает платёж, но неясно какой.
bank-doubt-money-back = Банк возвращает ушедшее: это могут быть наши собственные деньги.
bank-doubt-taken-back = Разнесение отменил человек; скажите, чьи это деньги.
bank-evidence-reference = номер ссылки
bank-evidence-account = известный счёт
bank-evidence-registry-code = ИНН или регистрационный код
bank-evidence-number = номер документа
bank-evidence-number-look-alike = номер документа, похожие буквы
bank-evidence-number-digits = номер документа, только цифры
bank-evidence-number-slip = номер документа, в котором одна цифра неверна, пропущена, удвоена или две переставлены
bank-evidence-name = имя
bank-evidence-behalf = платит за покупателя
bank-evidence-exact-amount = точная сумма
bank-evidence-sum-of-debts = сумма документов
bank-evidence-part-of-debt = часть документа
bank-evidence-deducted = вычтена кредит-нота или переплата
bank-short-rounding = не хватает { $amount }: округление
bank-short-fee = не хватает { $amount }: похоже на комиссию банка
bank-short-discount = не хватает { $amount }: похоже на скидку за раннюю оплату
bank-short-part = { $amount } остаётся к оплате
bank-deducted = за вычетом { $credit }
bank-rest-in-order = остаток по порядку из договора
bank-rest-waits = { $amount } остаётся неразнесённым
bank-accept = Да, { $name }
bank-learn = Платежи с этого счёта и дальше от этого покупателя
bank-another = Другой покупатель
bank-another-in-order = Погасить долги по порядку из договора
bank-another-accept = Разнести
bank-another-other = Другой покупатель
bank-another-pays = Погашает
bank-another-shares = Что оплачено, если это известно. Остальное погашается, как указано ниже.
bank-another-owes-nothing = В этой валюте ничего не открыто: деньги ждут как аванс.
bank-another-number = Часть номера документа
bank-aside = Деньги не от покупателя
bank-aside-reason = Почему
bank-aside-accept = Отложить
bank-aside-own-transfer = Между своими счетами
bank-aside-of-the-bank = От банка: проценты, комиссии
bank-aside-loan = Заём или налоги
bank-same = Повтор: не учитывать
bank-link = Это тот записанный платёж
bank-return-of = Возвращает { $amount } от { $day }
bank-returned-none = Платежа на эту сумму нет.
bank-reference = Ссылка { $number }
bank-payer-account = Со счёта { $account }
bank-line-title = Строка от { $day }
bank-line-why = Что с ней стало
bank-by-policy = однозначно по регламенту { $policy }, «{ $clause }»
bank-program = программа
bank-unmatch = Отменить разнесение
bank-unmatch-text = Платёж сторнируется, как если бы его не было, а строка снова ждёт ответа.
bank-unaside = Спросить снова
bank-unaside-text = Строка снова ждёт ответа, как если бы его никто не давал.
bank-from-line = Из банковской выписки
bank-import-lines =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    }
bank-import-more-statements =
    { $count ->
        [one] и ещё { $count } выписка
        [few] и ещё { $count } выписки
       *[many] и ещё { $count } выписок
    }
bank-import-matched = Разнесётся само
bank-import-asked = Потребует ответа
bank-import-returned = Возвраты
bank-import-pending =
    { $count ->
        [one] { $count } операция ещё не проведена банком и не взята.
        [few] { $count } операции ещё не проведены банком и не взяты.
       *[many] { $count } операций ещё не проведено банком и не взято.
    }
bank-import-doubtful =
    { $count ->
        [one] { $count } строка, возможно, уже была другими словами; вас спросят.
        [few] { $count } строки, возможно, уже были другими словами; вас спросят.
       *[many] { $count } строк, возможно, уже было другими словами; вас спросят.
    }
bank-import-adds-up = Входящий остаток и строки дают исходящий остаток.
bank-import-confirm =
    { $count ->
        [one] Взять { $count } новую строку
        [few] Взять { $count } новые строки
       *[many] Взять { $count } новых строк
    }
bank-undo = Отменить эту загрузку
bank-undo-text = Платежи её строк сторнируются, как если бы их не было. Повторная загрузка файла вернёт их.
bank-opening = Входящий остаток
bank-closing = Исходящий остаток
bank-day-banner =
    { $count ->
        [one] { $count } строка банка ждёт разнесения: тех, чья она может быть, не торопят.
        [few] { $count } строки банка ждут разнесения: тех, чьи они могут быть, не торопят.
       *[many] { $count } строк банка ждут разнесения: тех, чьи они могут быть, не торопят.
    }
money-reverse = Сторнировать
money-reverse-reason = Почему сторнируется
money-refund = Вернуть деньги
money-refund-text = Деньги, которые ничего не оплачивают, возвращаются покупателю.
difference-close = Закрыть как мелкую разницу
difference-text = Не оплачено { $amount }. Разница закрывается без напоминаний покупателю, учётная система узнает о ней. Это можно отменить.
difference-cause = Почему не хватает
difference-words = Пояснение
difference-rounding = Округление
difference-bank-fee = Комиссия банка
difference-discount = Скидка за раннюю оплату
refused-difference-nothing-open = По этому документу нет остатка.
refused-difference-charge = Это начисление за просрочку: как мелкая разница оно не закрывается, его прощает тот, кто вправе прощать начисления.
refused-difference-nothing-settled = По этому документу ещё не было ни одного платежа: открыт сам долг. Сначала запишите платёж.
refused-difference-paid-late = Оплата пришла после срока: скидку даёт только своевременная оплата.
refused-difference-too-much = Открыто больше { $most }: это уже не мелкая разница. Запросите решение о долге.
money-refund-amount = Сумма возврата
money-refund-reason = Почему и каким поручением
money-withdraw = Платёж вернулся
money-withdraw-text = Всё, что он погашал, снова открыто; шаги продолжатся с того же места.
money-withdraw-from = С какого дня не считается
money-withdraw-own = С его собственного дня, { $day }: он ничего не оплачивал, и просрочка шла (как правило)
money-withdraw-today = С сегодняшнего дня, { $day }: до сих пор деньги были здесь, и за эти дни ничего не начисляется
movement-taken-back-on = отменено { $day }
money-withdraw-cancel = Отозвать документ
money-allocate = Погасить долги по порядку
movement-returned-by-bank = Возвращено банком
flash-bank-matched =
    { $count ->
        [one] Разнесена { $count } строка.
        [few] Разнесены { $count } строки.
       *[many] Разнесено { $count } строк.
    }
flash-bank-aside = Строка отложена.
flash-bank-returned = Платёж снят; всё, что он погасил, снова открыто.
flash-bank-unmatched = Разнесение отменено; строка снова ждёт ответа.
flash-import-undone =
    { $count ->
        [one] Загрузка отменена, сторнирован { $count } документ.
        [few] Загрузка отменена, сторнированы { $count } документа.
       *[many] Загрузка отменена, сторнировано { $count } документов.
    }
flash-reversed = Запись сторнирована.
flash-refund = Возврат записан.
flash-difference = Разница закрыта.
flash-withdrawn = Документ отозван.
flash-allocated =
    { $count ->
        [one] Деньги получил { $count } документ.
        [few] Деньги получили { $count } документа.
       *[many] Деньги получили { $count } документов.
    }
import-statement = Выписка банка
bank-other-side = Плательщик или получатель
refused-statement = { $file }: { $what }
refused-unknown-line = Такой строки выписки нет. Обновите список.
refused-line-closed = На эту строку уже ответили ({ $state }). Обновите список.
refused-nothing-to-undo = От этой загрузки уже нечего отменять.
refused-taken-back-since = Банк отозвал платёж этой загрузки загрузкой { $number }. Сначала отмените её.
refused-import-in-use = По документу { $number } с тех пор принято решение. Сначала отмените списание, возврат или начисление.
refused-exceeds-unallocated = Не разнесено только { $left }. Верните не больше этого.
statement-error-io = файл не читается. Проверьте, что он есть и доступен.
statement-error-too-large = файл слишком велик. Запросите в банке меньший период.
statement-error-not-a-statement = это не банковская выписка, которую умеет читать Saldo. Выгрузите camt.053, MT940, 1CClientBankExchange или CSV известного банка.
statement-error-other-message = это другое сообщение банка, не выписка. Выгрузите выписку (camt.053).
statement-error-only-orders = это поручения, ещё не исполненные банком. Выгрузите выписку.
statement-error-undecodable = буквы не читаются. Выгрузите выписку снова в UTF-8 или Windows-1251.
statement-error-damaged-xml = строка { $line }: XML повреждён. Получите выписку в банке снова.
statement-error-forbidden-xml = строка { $line }: в файле объявлены тип документа или сущности. Не доверяйте ему; получите выписку в банке снова.
statement-error-xml-too-deep = строка { $line }: слишком глубокая вложенность. Не доверяйте этому файлу.
statement-error-field-too-long = строка { $line }: поле слишком длинное. Не доверяйте этому файлу.
statement-error-too-many-lines = в файле слишком много строк. Запросите в банке меньший период.
statement-error-too-many-accounts = в файле слишком много счетов. Запросите в банке выписку по своим счетам.
statement-error-state-of-the-bank = у записи собственный статус банка, а без остатков нельзя узнать, проведена ли она. Запросите в банке выписку с остатками или со статусом BOOK для проведённых записей.
statement-error-cut-off = строка { $line }: файл обрывается. Получите его в банке снова.
statement-error-missing = строка { $line }: не хватает поля. Получите выписку в банке снова.
statement-error-unreadable = строка { $line }: поле не читается. Получите выписку в банке снова.
statement-error-amount = строка { $line }: сумма не читается. Получите выписку в банке снова.
statement-error-date = строка { $line }: дата не читается. Получите выписку в банке снова.
statement-error-currency = строка { $line }: это не код валюты или валюта не та, что у счёта.
statement-error-foreign-document = строка { $line }: ни один счёт документа не совпадает со счётом выписки.
statement-error-does-not-add-up = строки не сходятся с остатками: { $figures }. Строки потеряны или задвоены; получите выписку целиком снова.
cli-statement = выписок: { $statements }; строк разнесено: { $matched }, ждут ответа: { $asked }, отозвано платежей: { $returned }, оплачено возвратов: { $refunded }

bank-rules-title = Правила для ваших банков
bank-rules-sub = Таблица банка, которого Saldo не знает, читается по вашим правилам. Файл, заголовок которого в точности назван в них, считается выпиской этого банка.
bank-rules-list = Банки с вашими правилами
bank-rules-none = Пока их нет. Начните с примера рядом.
bank-rules-bank = Банк
bank-rules-version = версия { $version }
bank-rules-text = Правила
bank-rules-remove = Отозвать
bank-rules-gone = отозваны
bank-rules-put = Задать правила
bank-rules-hint = В примере названы все нужные ключи. Для банка с тем же именем появится новая версия; загруженные файлы останутся.
bank-rules-do = Проверить и ввести в действие
bank-rules-typed = правила
flash-bank-rules = Правила действуют.
flash-bank-rules-removed = Правила отозваны.
cli-bank-rules = Правила для { $bank } действуют.
cli-bank-rules-removed = Правила для { $bank } отозваны.
refused-field-bank-rules = «{ $value }» не подходит: выберите банк из списка, правила короче 64 КБ, банков не больше ста.
