# Что не так в файле регламента и что делать.

policy-fault-unreadable = { $why }; все ключи перечислены в руководстве, глава «Файлы регламента»
policy-fault-number = `{ $key }` равно { $value }; напишите целое число от { $least } до { $most }
policy-fault-day = `{ $key }`: { $why }; напишите так: "2026-01-01"
policy-fault-name = `{ $key }` – «{ $name }»; напишите строчные латинские слова через дефис, не длиннее { $most } знаков, например call-and-warn
policy-fault-clause = `clause` – «{ $clause }»; назовите пункт регламента без пробелов по краям, не длиннее { $most } знаков, например LAD-01
policy-fault-word = `{ $key }` – «{ $word }»; допустимы слова { $list }
policy-fault-no-late-step = ни одна ступень не занимается просроченным долгом; добавьте [[step]] без `lapses`
policy-fault-gap-of-lapsing = ступень { $step } отпадает сама, её ничто не ждёт; уберите `gap_days`
policy-fault-step-too-early = ступень { $step } начинается в день { $from }, когда долг ещё не просрочен; начните её в день 1 или позже либо напишите `lapses = true`
policy-fault-step-ends-before = ступень { $step } кончается в день { $last }, раньше своего начала в день { $from }; напишите `to` не меньше `from`
policy-fault-step-order = ступень { $step } стоит после ступени { $before }; нумеруйте ступени по возрастанию
policy-fault-lapsing-after = ступень { $step } отпадает сама, но стоит после ступени { $before }, которая не отпадает; такие ступени ставят первыми
policy-fault-step-never = у ступени { $before } нет `to`, поэтому ступень { $step } никогда не начнётся; дайте ступени { $before } `to` раньше дня { $from }
policy-fault-steps-overlap = ступень { $step } начинается в день { $from }, а ступень { $before } длится до дня { $to }; начните её в день { $next } или позже
policy-fault-last-step-ends = ступень { $step } последняя и конца не имеет; уберите `to`
policy-fault-event-of-lapsing = ступень { $step } отпадает сама, событие её не начинает; уберите `starts_on`
policy-fault-event-twice = { $event } уже начинает ступень { $step }; событие начинает одну ступень: назовите его один раз
policy-fault-nobody-answers = за ступень { $step } никто не отвечает; добавьте [[step.action]] с `role`, которое не уведомление
policy-fault-two-questions = пункт задаёт два вопроса с `missed`; дайте второму собственный пункт
policy-fault-channel-missing = уведомление надо отправить; добавьте `channel` с одним из слов { $list }
policy-fault-channel-idle = `{ $kind }` не отправляется; уберите `channel` или напишите kind = "notify"
policy-fault-calls-idle = `{ $kind }` не делается по телефону; уберите `calls` или напишите kind = "task"
policy-fault-role-missing = `{ $kind }` кому-то поручается; добавьте `role` с одним из слов { $list }
policy-fault-role-of-debtor = это уведомление идёт должнику; уберите `role` или напишите channel = "staff", чтобы сообщить коллеге
policy-fault-notice-within = уведомление уходит в свой день; уберите `within_days`
policy-fault-action-twice = ступень просит это дважды; уберите одно из двух
policy-fault-words-unknown = для «{ $text }» нет слов; напишите название, у которого они есть, например { $near }: все перечислены на странице руководства “Policy files”
policy-fault-voice-twice = ступень уже пишет должнику через { $channel }; у ступени один голос на канал: уберите одно из двух
policy-fault-late-entry = `late_entry_step` равно { $step }; напишите номер ступени, которая не отпадает: { $list }
policy-fault-watch-missed = наблюдение возвращается само; уберите `missed`
policy-fault-watch-writes = наблюдение не пишет должнику; дайте задачу роли или напишите channel = "staff"
policy-fault-clause-twice = пункт { $clause } уже стоит в строке { $line }; дайте каждой ступени, напоминанию, правилу и наблюдению собственный пункт
policy-fault-not-a-question = `{ $kind }` ни у кого не просит решения; уберите `{ $key }` или напишите kind = "ask_approval"
policy-fault-choice-twice = { $choice } предложено дважды; назовите один раз
policy-fault-no-choice = ничего не предложено; назовите хотя бы одно решение или уберите `options`
policy-fault-prepayment = у того, кто платит вперёд, нет лимита и отсрочки; уберите это или `prepayment`
policy-fault-discount = `discount_percent` – «{ $value }»; напишите процент цены от "0" до "100" с точкой, например "2.5"
policy-fault-not-rising = `{ $key }` равно { $greater }, а срок перед ним { $smaller }; напишите большее число
policy-fault-waiver-weeks = руководитель продаж может простить { $head } недель, представитель { $rep }; руководитель может не меньше
policy-fault-solvency-weights = веса платёжеспособности дают { $sum } процентов; напишите три, которые дают 100
policy-fault-two-terms = `{ $second }` равно { $decided }, а `{ $first }` – { $tolerated }; решение принимают после терпимого срока: напишите большее число
policy-fault-nobody-reminded = никому не напоминают; добавьте [[reminder.intensity]] с `days_before`
policy-fault-reminder-nobody = за напоминание никто не отвечает; добавьте [[reminder.action]] с `role`, которое не уведомление
policy-fault-days-falling = пишите дни до срока по убыванию: сначала самое раннее напоминание, например [4, 2]
policy-fault-alarms-falling = перечислите дни до конца исковой давности по убыванию: самое раннее предупреждение первым, например [180, 90, 30, 7]
policy-fault-no-alarms = о конце исковой давности никто не предупреждён; укажите хотя бы один день, например [30]
policy-fault-rule-empty = правило ничего не просит; добавьте [[rule.action]]
policy-fault-rule-writes = правило рядом с лестницей не пишет должнику; дайте задачу роли, напишите channel = "staff" или сделайте его ступенью либо напоминанием
policy-fault-one-trigger = правило запускает что-то одно: напишите { $list }, и только одно из них
policy-fault-key-idle = `{ $key }` здесь ничего не значит; он стоит рядом с { $beside }
policy-fault-no-trigger = напишите { $list }
policy-fault-rule-ends-before = правило кончается в день { $last }, раньше своего начала в день { $from }; напишите `to` не меньше `from`
policy-fault-weekly-what = еженедельная работа – о долгах со сроком на следующей неделе (`due_next_week = true`) или о просроченных (`from`): напишите одно из двух
policy-fault-within-or-beyond = день лежит внутри месяцев или за ними, а не там и там; уберите одно
policy-fault-no-question = ни один вопрос пункта { $clause } не предлагает { $choice }; назовите пункт, у действия которого оно есть в `options`
policy-fault-choice-without-right = { $role } не вправе решать { $choice }; спросите одну из ролей { $roles } или уберите это решение
policy-fault-missed-not-above = { $role } не стоит выше { $asked }, кто не решил вовремя; напишите { $next } или другую роль выше
policy-fault-stops-itself = { $event } начинает это и под `unless` останавливает, так что об этом никогда не спросят; уберите его в одном из двух мест
policy-fault-work-of-administrator = { $role } ведёт программу и долгами не занимается; поручите это другой роли
policy-fault-months-between = одного спрашивают в пределах { $within } мес., другого за пределами { $beyond }, а между ними — никого; напишите `beyond_months = { $within }`
policy-fault-months-twice = одного спрашивают в пределах { $within } мес., другого за пределами { $beyond }, так что между ними спрашивают обоих; напишите `beyond_months = { $within }`
policy-fault-silence-at-once = { $event } обнаруживается, когда день уже обработан; ответ на это наступает не раньше следующего дня: напишите `after_days = 1`
policy-fault-silence-begins-step = { $event } обнаруживается, когда день уже обработан, а шаг начался бы в тот же день; ответьте на это правилом [[rule]] с `after_days = 1`
policy-fault-scope-empty = в `groups` никто не назван; назовите группы покупателей, для которых регламент, или уберите [scope], если он для всей компании
policy-fault-scope-group = в `groups` стоит «{ $name }»; пишите каждое имя один раз, от 1 до 60 знаков
policy-fault-last-day-of-company = `effective_to` бывает только у регламента для групп покупателей; общий регламент компании действует до своей следующей редакции, уберите эту строку
policy-fault-last-day-early = `effective_to` — { $last }, а `effective_from` — { $first }; напишите последний день не раньше первого
policy-fault-reviews-of-group = статусы пересматривают у всех покупателей сразу, поэтому reviewed_after_months бывает только в собственном регламенте компании; уберите этот ключ
policy-fault-matching-of-group = деньги разносят до того, как известно, чьи они, поэтому [matching] бывает только в собственном регламенте компании; уберите этот раздел
policy-fault-matching-digits = в номере из { $length } знаков не бывает { $digits } цифр; укажите `number_digits` не больше `number_length`
policy-fault-matching-currency = «{ $code }» — не валюта; укажите три её буквы, например [matching.currency.RUB]
policy-fault-matching-fee = комиссия банка до { $fee } меньше округления до { $rounding }; укажите комиссию не меньше
