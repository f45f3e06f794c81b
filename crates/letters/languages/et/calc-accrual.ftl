# Miks viiviste ja intressi kalkulaatorid sisendi tagasi lükkavad.
calc-why-period-ends-first = Ajavahemik lõpeb { $to }, enne kui see algab ({ $from }). Kontrollige mõlemat kuupäeva.
calc-why-fee-falls = Väljal „{ $field }” langeb tasu { $earlier } protsendilt { $later } protsendile. Loetlege kuu neli nädalat nii, et ükski ei maksa vähem kui eelmine.
calc-why-beside-installments = Väli „{ $field }” on antud koos osamaksete loeteluga. Andke kas loetelu või võrdsete osade arv koos esimese kuupäeva ja sagedusega.
calc-why-installment-dates-rise = „{ $field }” ei ole pärast eelmist osamakset. Loetlege osamaksed kuupäevade järjekorras, ühel päeval üks.
calc-why-installments-sum = Osamaksed annavad kokku { $sum }, kuid võlg on { $principal }. Muutke osamakset nii, et summad oleksid võrdsed.
calc-why-less-than-a-kopeck-each = { $principal } jagatuna { $count } osaks on alla 0,01 osa kohta. Leppige kokku väiksem osade arv.
