# Why the calculators of dates and of law refuse an input.
calc-why-due-date-and-shipment = Give either a due date, or the day of shipment with the days of deferral, not both. Leave one of them out.
calc-why-end-date-while-adding = An end date is not used when working days are added. Leave it out, or choose COUNT.
calc-why-days-while-counting = A number of days is not used when working days are counted. Leave it out, or choose ADD.
calc-why-end-before-start = The end, { $end }, lies before the start, { $start }. Exchange the two, or correct one.
calc-why-designated-unknown = The payment names the invoice “{ $value }”, which is not in the list. Add that invoice, or leave the name out.
calc-why-penalty-before-delay = “{ $field }” is above zero, yet the invoice is not overdue on { $asof }. Set the penalty to 0.00, or correct the due date.
calc-why-nothing-to-sue-for = The claim is 0.00. Give the principal, or what is owed beside it.
calc-why-no-fee = The fees of “{ $table }” hold from { $from } on; for { $day } none are loaded. Give a later day of filing.
calc-why-basis-of-estonia = In Russia the term is counted from the due date only. Choose CONTRACT_TERM, or Estonia.
calc-why-date-of-another-basis = “{ $field }” does not belong to the basis { $basis }. Leave it out and give “{ $wanted }”, or choose another basis.
calc-why-acknowledgement-before-the-last = “{ $field }” lies before the acknowledgement that stands above it, of { $before }. List acknowledgements in the order of their dates.
