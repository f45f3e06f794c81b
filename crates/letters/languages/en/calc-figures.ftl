# What the calculators of credit, motivation, documents and numbers say of fields that contradict each other.
calc-why-deferral-not-longer = The deferral of { $net } days is not longer than the { $discount } days of the discount. Give a longer deferral or an earlier discount.
calc-why-whole-price = A discount of 100 percent leaves nothing to pay. Give less.
calc-why-overdue-above-debt = “{ $field }” is a part of what the customer owes, { $most }, and cannot be more. Correct one of them.
calc-why-payment-above-debt = The payment of { $payment } exceeds the { $left } still owed after the ones before it. Leave out the surplus or correct the debt.
calc-why-plan-equals-base = “{ $field }” equals its base, so there is no way to measure. Give a plan above or below the base.
calc-why-weights-not-hundred = The weights make { $total } percent. Give weights that make exactly 100.
calc-why-collects-too-much = “{ $field }” is more than there is to collect, { $most }. Give that or less.
calc-why-period-backwards = “{ $field }” lies before { $from }, the first day of the period. Give that day or a later one.
calc-why-outside-period = “{ $field }” is { $value }, outside of the period from { $from } to { $to }. Leave the entry out or widen the period.
calc-why-not-one-sided = “{ $field }” needs exactly one of debit and credit above zero. Split it in two, or fill one side.
calc-why-bic-without-account = Only a Russian account is checked against a bank code. Leave “{ $field }” out, or choose the account as type.
