# Miks kuupäevade ja õiguse kalkulaatorid sisendit vastu ei võta.
calc-why-due-date-and-shipment = Anna kas maksetähtaeg või lähetuspäev koos maksepikenduse päevadega, mitte mõlemad. Jäta üks neist ära.
calc-why-end-date-while-adding = Tööpäevade liitmisel lõppkuupäeva ei kasutata. Jäta see ära või vali COUNT.
calc-why-days-while-counting = Tööpäevade loendamisel päevade arvu ei kasutata. Jäta see ära või vali ADD.
calc-why-end-before-start = Lõpp { $end } on enne algust { $start }. Vaheta kuupäevad või paranda üks neist.
calc-why-designated-unknown = Makse nimetab arvet „{ $value }“, mida loendis ei ole. Lisa see arve või jäta nimetus ära.
calc-why-penalty-before-delay = „{ $field }“ on nullist suurem, kuid arve ei ole { $asof } seisuga tähtaja ületanud. Pane viiviseks 0.00 või paranda maksetähtaega.
calc-why-nothing-to-sue-for = Nõue on 0.00. Sisesta põhinõue või kõrvalnõue.
calc-why-no-fee = Tabeli „{ $table }“ lõivud kehtivad alates { $from }; päeva { $day } kohta neid ei ole. Anna hilisem esitamise päev.
calc-why-basis-of-estonia = Venemaal loetakse aegumist ainult maksetähtajast. Vali CONTRACT_TERM või Eesti.
calc-why-date-of-another-basis = „{ $field }“ ei kuulu aluse { $basis } juurde. Jäta see ära ja anna „{ $wanted }“ või vali teine alus.
calc-why-acknowledgement-before-the-last = „{ $field }“ on varasem kui eelmine tunnustamine, { $before }. Loetle tunnustamised kuupäevade järjekorras.
