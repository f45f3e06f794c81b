# Mida analüüsi ja allahindluste kalkulaatorid ütlevad väljade kohta, mis on omavahel vastuolus.
calc-why-repeated = Väljal „{ $field }“ on „{ $value }“, mis on loendis juba eespool. Esita iga väärtus üks kord.
calc-why-beside-average = Väli „{ $field }“ on esitatud koos perioodi keskmisega. Jäta ära keskmine või alguse ja lõpu jäägid.
calc-why-current-above-receivables = „{ $field }“ on osa lõpu nõuetest, { $most }, ega saa olla suurem. Paranda üks neist.
calc-why-receivables-above-claims = „{ $field }“ on suurem kui alguse nõuded ja müük kokku, { $most }. Paranda üks kolmest.
calc-why-not-month-end = Väljal „{ $field }“ on { $value }, mis ei ole kuu viimane päev. Tagasi loetakse kuu lõpust; vali see.
calc-why-not-next-month-back = Väljal „{ $field }“ on { $value }, aga järgmine on { $next }. Loetle kuud ükshaaval tagasi, alustades kuust, mis sel päeval lõpeb.
calc-why-part-above-receivables = „{ $field }“ on osa kõigist nõuetest, { $most }, ega saa olla suurem. Paranda üks neist.
calc-why-assets-below-receivables = „{ $field }“ sisaldab nõudeid ega saa olla väiksem kui { $least }. Paranda üks neist.
calc-why-paid-later = Väljal „{ $field }“ on { $value }, mis on hilisem kui statistika päev { $as-of }. Jäta makse ära või vali hilisem päev.
calc-why-bounds-must-rise = Väljal „{ $field }“ on { $value }, mis ei ole suurem kui eelmine piir, { $previous }. Esita piirid kasvavas järjekorras.
calc-why-not-one-per-period = Väljal „{ $field }“ on summasid { $amounts }, aga perioode { $periods }. Esita igaks perioodiks üks.
