# Miks pädevuse, päevakontrolli ja kontaktide kalkulaatorid sisendi tagasi lükkavad.
calc-why-requested-before-asked = „{ $field }” on enne { $asked }, päeva, mil pikendust küsitakse. Sisestage see päev või hilisem.
calc-why-more-delays-than-obligations = Viivitusi on { $delays }, kuid tähtpäevaga kohustusi ainult { $obligations }. Ka hilinenud kohustused kuuluvad tähtpäevaga kohustuste hulka; parandage üks arvudest.
calc-why-paper-twice = Dokument { $paper } on loetelus kaks korda. Nimetage iga dokument üks kord.
calc-why-extract-of-a-day-to-come = Registri väljavõte kannab kuupäeva { $made }, mis on pärast { $asof }. Kontrollige mõlemat kuupäeva.
calc-why-attempt-before-the-last = „{ $field }” on varasem kui eelmine katse. Loetlege katsed nende tegemise järjekorras.
