## Isikuandmed: kui kaua neid hoitakse, väljavõtmine, kustutamine, kes neid vaatas

nav-personal = Isikuandmed
personal-sub = Mida klientide ja nende inimeste kohta hoitakse, milleks ja kui kaua; ning kuidas seda välja võtta ja kustutada.
personal-due = Aeg on läbi
personal-needed = Midagi on lahti, andmeid on vaja
personal-waiting = Kõik on tasutud, hoitakse, kuni nõuded on võimalikud
personal-gone = Varem kustutatud
personal-none = Kellegi andmeid pole hoitud liiga kaua
personal-none-hint = Siia ilmub see, kellel on kõik tasutud ja kelle puhul pole midagi juhtunud nii kaua, kui nõuded on võimalikud.
personal-last = Viimane sündmus
personal-since = Tuleb kustutada alates
personal-more = { $count ->
    [one] Ja veel { $count }
   *[other] Ja veel { $count }
}
personal-take-out = Võta kõik välja
personal-take-out-text = Fail kõigi ridadega, mis klienti nimetavad, sellele, kes küsib, mida tema kohta hoitakse. Väljavõtmine jääb päevikusse.
personal-erase = Kustuta
personal-erase-text = Nimi, aadressid ja kõik käsitsi kirjutatu kaob, koos nendega failid, külastused ja kirjad; dokumendid, maksed ja nende numbrid jäävad koodi alla. Tagasi võtta ei saa ja seda keeldutakse tegemast, kuni midagi on lahti.
personal-acts = Kustutamise aktid
personal-acts-none = Midagi pole veel kustutatud.
personal-act-number = Akt
personal-again = uuesti, pärast varukoopia taastamist
personal-act = Kustutamise akt nr { $number }
personal-act-sub = Koostatud päeviku järgi, mis seda tõendab; kelle andmed need olid, ütleb ainult kood.
personal-act-operator = Ettevõte
personal-act-when = Millal
personal-act-who = Kes otsustas
personal-act-whose = Kelle andmed (kood)
personal-act-system = Süsteem
personal-act-how = Kuidas
personal-act-how-text = andmebaasi read on üle kirjutatud või kustutatud, failid koos nendega
personal-act-data = Andmed
personal-act-rows = Ridu
personal-act-all = Kokku
personal-kinds = Mida hoitakse
personal-purpose = Milleks
personal-kept = Kui kaua
personal-fate = Kustutamisel
personal-where = Kus
personal-purpose-contract = leping kliendiga
personal-purpose-demand = võla nõudmine ja selle tõendamine
personal-purpose-payment = teadmine, kelle raha tuli
personal-purpose-work = töö jagamine kolleegide vahel
personal-purpose-account = kolleegi ja mitte kellegi teise sisselaskmine
personal-purpose-record = raamatupidamine ja päevik
personal-kept-debt = { $count ->
    [one] kuni midagi on lahti, siis { $count } aasta
   *[other] kuni midagi on lahti, siis { $count } aastat
}
personal-kept-books = { $count ->
    [one] { $count } aasta pärast majandusaastat
   *[other] { $count } aastat pärast majandusaastat
}
personal-kept-employment = kuni inimene siin töötab, siis koos päevikuga
personal-kept-short = aasta
personal-fate-emptied = tühjendatakse
personal-fate-coded = asendatakse koodiga
personal-fate-removed = eemaldatakse
personal-fate-stays = jääb
flash-personal-erased = { $count ->
    [one] { $count } rida ei nimeta enam klienti ega tema inimesi.
   *[other] { $count } rida ei nimeta enam klienti ega tema inimesi.
}
refused-unknown-erasure = Kustutamise akti nr { $number } ei ole.

nav-seen = Kes mida vaatas
seen-sub = Klientide lehed, mida kolleegidele näidati; hoitakse aasta. Ilma kuupäevadeta: alates eilsest.
seen-login = Kasutajanimi
seen-show = Näita
seen-page = Leht
seen-times = Kordi
seen-none = Keegi ei vaadanud
seen-none-hint = Neil päevil ei näidatud kellelegi sellist lehte.

cli-erasures-again = Pärast varukoopia taastamist uuesti kustutatud: { $customers }.
cli-erasures-left = Taastatud andmetes on neil võlg; kustuta nad, kui see on tasutud: { $customers }.
cli-personal-due = { $customer }: viimane sündmus { $last }, tuleb kustutada alates { $since }
cli-personal-due-none = Kellegi andmeid pole hoitud liiga kaua.
