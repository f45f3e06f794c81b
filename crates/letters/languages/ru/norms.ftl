# Планы и нормы просроченной задолженности по подразделениям, обзоры статусов и счёт дней.

nav-norms = Просрочка и план
norms-lead = { $month }: сколько может быть просрочено и сколько просрочено на { $day }.
norms-month = Месяц
norms-on = Факт на
norms-unit = Чья
norms-plan = План
norms-norm = Норма
norms-none = не задано
norms-no-rows = В отделе продаж пока никого нет.
norms-no-rows-hint = Добавьте сотрудников с их командами и закрепите за ними покупателей.
norms-allowed = допустимо { $amount }
norms-excess = сверх { $amount }
norms-within = в пределах
norms-since = с { $day }
norms-draft = проект { $percent } %
norms-refused = отклонено { $percent } %
norms-set = Задать план или норму
norms-measure = Что задаётся
norms-measure-plan = План на месяц
norms-measure-norm = Норма начиная с месяца
norms-percent = Доля дебиторской задолженности, %
norms-send = Отправить директору
norms-other-currencies = Документы не в { $currency } не учтены.
norms-export = Выгрузить
unit-company = Вся компания
unit-department = Отдел продаж
unit-team = Команда { $name }
unit-representative = { $name }
asked-from-month = начиная с месяца { $day }
flash-norm-set = Доля ждёт утверждения директором.
problem-norm-unit = Укажите, чья это доля.
report-plan = Просроченная задолженность против планов и норм
cli-plan-heading = { $company }: просрочка против планов и норм, { $month }, факт на { $day }
cli-plan-unit = Чья
cli-plan-share = Просрочено, %
cli-plan-plan = План, %
cli-plan-norm = Норма, %
cli-plan-excess = Сверх плана
cli-plan-draft = { $percent } проект
cli-plan-refused = { $percent } отклонён
counter-calendar = календарные
counter-working = рабочие
counter-banking = банковские
duties-round =
    { $count ->
        [one] { $count } покупатель ждёт вашего голоса
        [few] { $count } покупателя ждут вашего голоса
       *[other] { $count } покупателей ждут вашего голоса
    }
run-note-round = { $round }: начинается; оба руководителя найдут его в разделе «Статусы».
round-by-run = начат контролем ({ $clause })
credit-confirmed = Подтверждённый безопасный лимит
credit-confirmed-binds = он и действует
credit-hindrance-over-safe-limit = Больше, чем осталось от подтверждённого безопасного лимита
card-working-papers = Рабочие документы
card-payment-history = История платежей
report-irrecoverable = Реестр безнадёжной просроченной задолженности
cli-irrecoverable-heading = { $company }: безнадёжная просроченная задолженность на { $day }
irrecoverable-none = Безнадёжных долгов нет.
irrecoverable-document = Документ
irrecoverable-entered = Внесён
irrecoverable-decision = Решение
irrecoverable-written-off = Списан
irrecoverable-watched = Наблюдают до
irrecoverable-ground = Основание и подтверждение
irrecoverable-proof = Подтверждающий документ
irrecoverable-proved-on = Дата документа
irrecoverable-look-by = Следующая проверка до
irrecoverable-not-proved = пока не подтверждено
irrecoverable-look = проверить до { $day }
irrecoverable-all = все долги
nav-irrecoverable = Безнадёжные долги
irrecoverable-lead = На { $day }. Вносит долг сюда только директор.
irrecoverable-none-hint = Долг вносят решением директора, по запросу.
irrecoverable-sum = Всего
