# Уведомления должникам: простой текст для электронной почты. Одно письмо на все счета покупателя.

notice-greeting = Кому: { $customer }
notice-line = • { $document }, срок оплаты { $due }: { $open } ({ $late })
notice-document = счёт { $number }
notice-document-of = счёт { $number } от { $date }
notice-total = Итого: { $total }
notice-signature =
    С уважением,
    { $company }
notice-already-paid = Если вы произвели оплату в последние дни, просим не обращать внимания на это письмо и принять нашу благодарность.

notice-coming-subject = Напоминание об оплате: { $total }
notice-coming-opening = Напоминаем, что приближается срок оплаты следующих счетов:
notice-coming-closing = Просим произвести оплату в срок и указать в платеже номера счетов.

notice-overdue-subject = Просроченная оплата: { $total }
notice-overdue-opening = По нашим данным, срок оплаты следующих счетов прошёл:
notice-overdue-closing = Просим оплатить задолженность без промедления или сообщить дату оплаты и причину задержки.

notice-breach-notice-subject = Уведомление о нарушении условий оплаты: { $total }
notice-breach-notice-opening = Условия оплаты по договору нарушены. Не оплачены следующие счета:
notice-breach-notice-closing = Просим немедленно погасить задолженность полностью. В противном случае мы подготовим претензию и применим последствия просрочки, предусмотренные договором.
notice-terms = Что нарушено: { $terms }.

notice-claim-subject = Досудебная претензия: { $total }
notice-claim-opening = Несмотря на наши напоминания, следующие счета не оплачены:
notice-claim-closing = Требуем погасить задолженность полностью. Если оплата не поступит, мы будем вынуждены обратиться в суд, и судебные расходы увеличат сумму долга.

notice-demand-three-days-subject = Требование о погашении долга: { $total }
notice-demand-three-days-opening = Вы не оплатили то, чему наступил срок; ни объяснений, ни графика, ни предложений мы не получили. Не оплачены следующие документы:
notice-demand-three-days-closing = Требуем погасить задолженность полностью в течение { $days } со дня получения этого требования. В противном случае мы обратимся в суд.

notice-statement-subject = Выписка по счёту: не оплачено { $total }
notice-statement-opening = Прилагаем выписку по вашему счёту. Не оплачены следующие документы:
notice-statement-closing = Просим сверить её с вашим учётом и в течение десяти дней сообщить о расхождениях.

notice-reconciliation-subject = Сверка расчётов: не оплачено { $total }
notice-reconciliation-opening = Прилагаем акт сверки. По нашим данным не оплачены следующие документы:
notice-reconciliation-closing = Просим сверить акт с вашим учётом, подписать и вернуть один экземпляр или сообщить, в чём ваши данные отличаются.

notice-charges = Начислено за просрочку, включено в итог: { $sum }
notice-received = Получено и пока не отнесено к счетам, вычтено из итога: { $sum }

notice-sms-overdue = { $company }: просрочена оплата { $total } (счета { $numbers }). Оплатите или сообщите день оплаты.
notice-sms-coming = { $company }: скоро срок оплаты { $total } (счета { $numbers }). Просим оплатить в срок.
notice-sms-more = { $numbers } и ещё { $count }
