# Why the calculators of accrual refuse an input.
calc-why-period-ends-first = The period ends on { $to }, before it begins on { $from }. Check both days.
calc-why-fee-falls = The fee falls from { $earlier } % to { $later } % inside “{ $field }”. List the four weeks of a month so that no week costs less than the one before it.
calc-why-beside-installments = “{ $field }” is given beside a list of installments. Give either the list, or the number of equal parts with first date and interval.
calc-why-installment-dates-rise = “{ $field }” is not after the installment before it. List the installments in the order of their dates, one a day.
calc-why-installments-sum = The installments add up to { $sum }, but the debt is { $principal }. Change an installment so that both are equal.
calc-why-less-than-a-kopeck-each = { $principal } in { $count } parts is less than 0.01 each. Agree on fewer parts.
