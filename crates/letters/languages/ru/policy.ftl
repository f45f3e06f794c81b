# Что просят сделать или сообщить поставляемые регламенты, по ключу текста действия,
# и названия их пунктов.

policy-text-call-and-warn = Позвонить до срока оплаты: напомнить дату, счёт и сумму
policy-text-check-payment = Проверить, поступила ли оплата
policy-text-ask-planned-date = Узнать планируемую дату оплаты, подчеркнуть её важность, взять на контроль
policy-text-payment-reminder = Напоминание покупателю об оплате
policy-text-reach-decision-maker = Выяснить причины и выйти на того, кто принимает решение об оплате
policy-text-obtain-guarantee-letter = Получить гарантийное письмо с печатью и согласованным графиком платежей
policy-text-control-step = Проконтролировать выполнение шага
policy-text-announce-breach-notice = Предупредить покупателя об уведомлении о нарушении
policy-text-fill-breach-notice = Заполнить уведомление о нарушении: номер договора и пункты об оплате
policy-text-notice-left-unfilled = Добиться заполнения уведомления о нарушении: оно ушло без пунктов договора
policy-text-breach-notice = Уведомление о нарушении условий оплаты
policy-text-collect-claim-documents = Собрать документы для досудебной претензии
policy-text-prepare-claim = Составить досудебную претензию; отправить с уведомлением о вручении
policy-text-claim = Досудебная претензия
policy-text-seek-settlement = Искать урегулирование с лицом, принимающим решение
policy-text-director-notice-due = Пора направить уведомление от имени директора
policy-text-complete-legal-formalities = Завершить юридическое оформление для суда
policy-text-approve-court = Решить, обращаться ли в суд
policy-text-check-insolvency-and-owners = Проверить признаки банкротства и смену собственников

clause-lad-01 = За 2–3 дня до срока оплаты
clause-lad-02 = День оплаты
clause-lad-03 = Просрочка 2–5 дней
clause-lad-04 = Просрочка более 5 дней
clause-lad-04-guarantee = Назавтра после разговора не оплачено: гарантийное письмо
clause-lad-05 = Просрочка более 7 дней
clause-lad-05-unfilled = Уведомление о нарушении не заполнено
clause-lad-06 = Просрочка более 12 дней
clause-lad-07 = Просрочка более 14 дней: претензия
clause-lad-08 = Просрочка более 28 дней: суд
clause-lad-08-court = Суд
clause-lad-08-settlement = Мировое соглашение
clause-lad-10 = Просрочка более месяца: сомнительный долг
