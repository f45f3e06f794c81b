# What the calculators of analysis and provisions say of fields that contradict each other.
calc-why-repeated = “{ $field }” is “{ $value }”, which stands earlier in the list. Give each one once.
calc-why-beside-average = “{ $field }” stands beside the average of the period. Leave out the average, or the balances at the begin and the end.
calc-why-current-above-receivables = “{ $field }” is a part of the receivables at the end, { $most }, and cannot be more. Correct one of them.
calc-why-receivables-above-claims = “{ $field }” is more than the receivables at the begin and the sales together, { $most }. Correct one of the three.
calc-why-not-month-end = “{ $field }” is { $value }, not the last day of a month. Receivables are counted back from a month end; give one.
calc-why-not-next-month-back = “{ $field }” is { $value }, but { $next } comes next. List the months one by one, latest first, from the month that ends on the day.
calc-why-part-above-receivables = “{ $field }” is a part of all receivables, { $most }, and cannot be more. Correct one of them.
calc-why-assets-below-receivables = “{ $field }” contain the receivables and cannot be less than { $least }. Correct one of them.
calc-why-paid-later = “{ $field }” is { $value }, after the day of the statistics, { $as-of }. Leave the payment out, or give a later day.
calc-why-bounds-must-rise = “{ $field }” is { $value }, not above the bound before it, { $previous }. Give rising bounds.
calc-why-not-one-per-period = “{ $field }” has { $amounts } amounts for { $periods } periods. Give one for each period.
