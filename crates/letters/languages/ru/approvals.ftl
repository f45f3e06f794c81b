# О чём просят решающих и что они отвечают.

spending-waivers = Прощение неустойки
spending-write-offs = Списание долгов
spending-restructuring = Реструктуризация долгов

request-waiver = Простить неустойку
request-deferral = Дать покупателю время
request-repeated-deferral = Повторная отсрочка
request-restructuring = Реструктурировать долг
request-write-off = Списать долг
request-exclusion = Исключить покупателя приказом
request-after-ten-days = Долг с просрочкой свыше десяти дней
request-after-fifteen-working-days = Долг с просрочкой свыше пятнадцати рабочих дней
request-irrecoverable = Внести долг в базу безнадёжных
request-court = Обратиться в суд или заключить мировое
request-claim = Подготовить претензию
request-contract = Договор при неполном пакете документов
request-planned-share = Плановая доля просрочки
request-forced = Терпимая просрочка истекла
request-policy = Решение, которого требуют правила

choice-approve = Разрешить
choice-reject = Отказать
choice-more-time-for-supervisor = Дать супервайзеру ещё время
choice-unconditional-return = Безусловный возврат денег
choice-extra-time-for-head = Дать начальнику отдела продаж ещё время
choice-task-for-financial-control = Поручить финансовому контролю
choice-restructuring = Реструктуризация: возврат товара, другой товар или отсрочка с неустойкой
choice-change-of-status = Сменить статус и условия
choice-unconditional-recovery = Безусловное взыскание
choice-irrecoverable = Внести в базу безнадёжных
choice-late-fee-paid = Плата за просрочку уплачена
choice-claim-recovery = Взыскивать по претензии
choice-grant-deferral = Дать отсрочку
choice-refuse-deferral = Отказать в отсрочке
choice-settlement = Заключить мировое соглашение
choice-court = Обратиться в суд
