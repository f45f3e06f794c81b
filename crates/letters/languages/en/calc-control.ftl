# Why the calculators of competence, control by day and contacts refuse an input.
calc-why-requested-before-asked = “{ $field }” lies before { $asked }, the day on which it is asked for. Give that day or a later one.
calc-why-more-delays-than-obligations = There are { $delays } delays but only { $obligations } obligations fell due. Count each delayed obligation among those that fell due.
calc-why-paper-twice = Paper { $paper } stands in the list twice. Name each paper once.
calc-why-extract-of-a-day-to-come = The register extract is dated { $made }, after { $asof }. Check both days.
calc-why-attempt-before-the-last = “{ $field }” is earlier than the attempt before it. List the attempts in the order in which they are made.
