# Programmi iga keeldumine: mis on lahti ja mida teha.
refused-not-permitted = Roll „{ $role }“ seda ei luba. Pöördu kellegi poole, kelle roll lubab.
refused-sign-in = Kasutajanimi või parool on vale. Proovi uuesti või küsi administraatorilt uus parool.
refused-login-taken = Kasutajanimi „{ $login }“ on juba olemas. Vali teine.
refused-bad-login = „{ $login }“ ei sobi kasutajanimeks. Kasuta 2–40 tähte, numbrit, punkti, sidekriipsu või allkriipsu.
refused-weak-password =
    { $count ->
        [one] Paroolis peab olema vähemalt { $count } märk.
       *[other] Paroolis peab olema vähemalt { $count } märki.
    }
refused-last-administrator = „{ $login }“ on viimane aktiivne administraator. Määra enne teine.
refused-no-company = Selles andmebaasis ei ole veel ettevõtet. Loo see käsuga „saldo init“ või „saldo demo“.
refused-company-exists = Selles andmebaasis on juba ettevõte „{ $name }“.
refused-unknown-policy = Kontrollikorda „{ $name }“ ei ole. Kaasas on: { $known }.
refused-policy = Kontrollikorra fail lükati tagasi: { $what }
refused-unknown-zone = „{ $zone }“ ei ole ajavöönd, nagu Europe/Tallinn.
refused-clock = Masina kell on väljaspool aastaid 1990–2099. Sea kell õigeks.
refused-unknown-customer = Sulle nähtavat klienti „{ $customer }“ ei ole. Kontrolli koodi.
refused-unknown-document = Sulle nähtavat dokumenti „{ $number }“ ei ole. Kontrolli numbrit.
refused-ambiguous-document =
    { $count ->
        [one] Numbrit „{ $number }“ kannab { $count } dokument. Nimeta ka klient.
       *[other] Numbrit „{ $number }“ kannab { $count } dokumenti. Nimeta ka klient.
    }
refused-unknown-effect = Sellist sulle nähtavat teadet ega ülesannet ei ole. Laadi nimekiri uuesti.
refused-unknown-person = Kasutajanimega „{ $login }“ ei ole kedagi.
refused-unknown-movement = Sellel kliendil sellist kannet ei ole. Laadi kaart uuesti.
refused-unknown-standing = See ei kehti kliendi kohta enam. Laadi kaart uuesti.
refused-stale = { $what }: keegi teine on seda pärast avamist muutnud.
refused-key-reused = See päring on juba teise sisuga saadetud. Ava vorm uuesti.
refused-plan-changed = Plaan on vahepeal muutunud. Vaata uus üle ja kinnita see.
refused-run-busy = Kontroll käib alates { $since }. Oota, kuni see lõpeb.
refused-cancelled = Loobutud; midagi ei muudetud.
refused-field = „{ $value }“ siia ei sobi. Paranda ja saada vorm uuesti.
refused-field-body = Pane kirja, mida räägiti: 1–4000 märki (praegu: „{ $value }“).
refused-field-by = { $value } on möödas. Märgi päev, täna või hiljem, milleks klient maksab.
refused-field-effective = { $value } on alles ees. Märgi päev, mil see tegelikult toimus.
refused-reason-missing = Siin on vaja põhjust. Ütle mõne sõnaga, miks.
refused-amount-not-positive = { $amount } ei ole suurem kui null. Sisesta, palju tegelikult laekus või võlgnetakse.
refused-exceeds-payment = Laekumisest { $number } on järel ainult { $left }. Seo kõige rohkem nii palju.
refused-exceeds-invoice = Dokumendil { $number } on tasumata ainult { $open }. Kasuta kõige rohkem nii palju.
refused-money = Eri valuutades summasid ei saa liita ja summal on ülempiir. Kontrolli valuutat ja summat.
refused-already-reversed = See kanne on juba tagasi võetud. Rohkem tagasi võtta ei ole.
refused-task-closed = See ülesanne on juba suletud: { $state }. Laadi nimekiri uuesti.
refused-book = Raamat ei võta seda kannet vastu: { $what }
refused-file = Faili { $file } ei saa lugeda: { $reason }
refused-file-changed = Fail { $file } muutus lugemise ajal. Oota, kuni see on valmis, ja impordi uuesti.
refused-unknown-kind = { $file }: ei ole selge, kas siin on kliendid, arved või laekumised. Vali liik või anna veergude vastavus. Faili veerud: { $columns }
refused-kind-not-offered = „{ $kind }“ ei saa veel importida. Importida saab kliente, arveid ja laekumisi.
refused-strict = { $file }: { $read } reast lükati tagasi { $refused }, seetõttu ei imporditud midagi. Paranda need enne.
refused-unsound = { $customer }, { $day }: kontrollija lükkas plaani tagasi ({ $finding }). Selle kliendi kohta ei tehtud midagi; palun anna teada.
refused-unknown-report = Aruannet „{ $name }“ ei ole.
refused-store = Andmebaas ei vastanud nii, nagu peab. Midagi ei jäänud poolikuks; proovi uuesti ja kui ei parane, ütle administraatorile.
refused-no-randomness = Operatsioonisüsteem ei andnud juhuarve. Proovi uuesti.
refused-damaged = Salvestatud andmed on vastuolulised. Midagi ei muudetud; palu administraatoril käivitada „saldo verify“.
