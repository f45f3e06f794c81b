# What is asked of those who decide, and what they answer.

spending-waivers = Late charges forgiven
spending-write-offs = Debts written off
spending-restructuring = Debts restructured

request-waiver = Waive a late charge
request-deferral = Let a customer wait
request-repeated-deferral = Defer once more
request-restructuring = Restructure a debt
request-write-off = Write off a debt
request-exclusion = Except a customer by order
request-after-ten-days = Debt over ten days late
request-after-fifteen-working-days = Debt over fifteen working days late
request-irrecoverable = Enter a debt as irrecoverable
request-court = Go to court or settle
request-claim = Prepare a claim
request-contract = Contract with papers missing
request-planned-share = Planned share of overdue debt
request-forced = Tolerated delay has gone by
request-policy = Decision the rules ask for

choice-approve = Approve
choice-reject = Refuse
choice-more-time-for-supervisor = More time to the supervisor
choice-unconditional-return = Unconditional return of the money
choice-extra-time-for-head = Extra time to the head of sales
choice-task-for-financial-control = Task for financial control
choice-restructuring = Restructure: goods back, other goods, or a deferral with penalty
choice-change-of-status = Change status and terms
choice-unconditional-recovery = Unconditional recovery
choice-irrecoverable = Enter among the irrecoverable
choice-late-fee-paid = The late fee is paid
choice-claim-recovery = Recover by claim
choice-grant-deferral = Grant the deferral
choice-refuse-deferral = Refuse the deferral
choice-settlement = Settle
choice-court = Go to court
