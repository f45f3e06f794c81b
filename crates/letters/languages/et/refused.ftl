# Programmi iga keeldumine: mis on lahti ja mida teha.
refused-not-permitted = Rollil „{ $role }“ ei ole õigust: { $right }. See õigus on rollidel: { $roles }.
refused-sign-in = Kasutajanimi või parool on vale. Proovi uuesti või küsi administraatorilt uus parool.
refused-scope-missing = Seda pääsutõendit ei antud õiguse { $scope } jaoks. Palu administraatorilt sobiv.
refused-unknown-token = Pääsutõendit { $token } ei ole.
refused-login-taken = Kasutajanimi „{ $login }“ on juba olemas. Vali teine.
refused-bad-login = „{ $login }“ ei sobi kasutajanimeks. Kasuta 2–40 tähte, numbrit, punkti, sidekriipsu või allkriipsu.
refused-weak-password =
    { $count ->
        [one] Paroolis peab olema vähemalt { $count } märk.
       *[other] Paroolis peab olema vähemalt { $count } märki.
    }
refused-last-administrator = „{ $login }“ on viimane aktiivne administraator. Määra enne teine.
refused-own-role = „{ $login }“ on sinu enda konto. Selle rolli peab muutma teine administraator.
refused-no-company = Selles andmebaasis ei ole veel ettevõtet. Loo see käsuga „saldo init“ või „saldo demo“.
refused-company-exists = Selles andmebaasis on juba ettevõte „{ $name }“.
refused-demo-in-the-making = Selles andmebaasis luuakse praegu näidisettevõtet. Oota, kuni see on valmis.
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
refused-unlikely = Nii on harva. Vaata üle ning paranda või kinnita.
refused-run-busy = Kontroll käib alates { $since }. Oota, kuni see lõpeb.
refused-cancelled = Loobutud; midagi ei muudetud.
refused-field = „{ $value }“ siia ei sobi. Paranda ja saada vorm uuesti.
refused-field-body = Pane kirja, mida räägiti: 1–4000 märki (praegu: „{ $value }“).
refused-field-by = { $value } on möödas. Märgi päev, täna või hiljem, milleks klient maksab.
refused-field-by-limit = { $value } on viimane päev, mida saab lubada. Lepi kokku lähem päev või taotle restruktureerimist.
refused-field-as-of = See päev on liiga kaugel: kontrolli saab teha kõige hiljem päevani { $value }.
refused-field-effective = { $value } on alles ees. Märgi päev, mil see tegelikult toimus.
refused-field-time-until = Aega antakse kindla päevani. Anna selle viimane päev.
refused-field-scope = „{ $value }“ ei ole poliitika punkt. Nimeta punktid, näiteks ESC-07, või mitme punkti algus, näiteks ESC, või jäta tühjaks: erand kõigest.
refused-field-order-number = Anna kirjaliku käskkirja number.
refused-field-order-day = Anna kuupäev, mis käskkirjal seisab: täna või varem.
refused-field-records = Ühes pakis on 1 kuni 1000 kirjet, mitte { $value }. Suuremad hulgad saada mitmes pakis, igal oma võti.
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
refused-kind-not-offered = „{ $kind }“ ei saa veel importida. Importida saab kliente, arveid, laekumisi, kontakte ja näitajaid.
refused-strict = { $file }: { $read } reast lükati tagasi { $refused }, seetõttu ei imporditud midagi. Paranda need enne.
refused-rows-uncounted = Faili read ei klapi; midagi ei imporditud. Teata sellest kui Saldo veast
refused-unsound = { $customer }, { $day }: kontrollija lükkas plaani tagasi ({ $finding }). Selle kliendi kohta ei tehtud midagi; palun anna teada.
refused-unknown-report = Aruannet „{ $name }“ ei ole.
refused-store = Andmebaas ei vastanud nii, nagu peab. Midagi ei jäänud poolikuks; proovi uuesti ja kui ei parane, ütle administraatorile.
refused-no-randomness = Operatsioonisüsteem ei andnud juhuarve. Proovi uuesti.
refused-damaged = Salvestatud andmed on vastuolulised. Midagi ei muudetud; palu administraatoril käivitada „saldo verify“.
refused-unreadable = Faili { $file } ei saa vastu võtta: { $what }
refused-map = Veergude vastavus on vigane: { $what }

## Miks faili rida tagasi lükatakse ja mida teha.

row-reason-missing = Lahter on tühi
row-remedy-missing = Täida see või nimeta teine veerg
row-reason-ragged-row = Real on teine arv lahtreid kui päises
row-remedy-ragged-row = Kontrolli selle rea jutumärke ja eraldajaid
row-reason-amount-unreadable = See ei ole summa
row-remedy-amount-unreadable = Kirjuta numbrid ja üks koma, näiteks 1500,00
row-reason-amount-exponent = Summa on astmega kujul
row-remedy-amount-exponent = Kirjuta see täies pikkuses
row-reason-amount-ambiguous = Summat saab lugeda kahte moodi
row-remedy-amount-ambiguous = Märgi vastavuses, milline on komakoht
row-reason-amount-grouping = Tuhanded ei ole kolmekaupa
row-remedy-amount-grouping = Rühmita kolmekaupa ühe märgiga
row-reason-amount-too-many-decimals = Summal on rohkem kümnendkohti kui valuutal
row-remedy-amount-too-many-decimals = Ümarda allikas
row-reason-amount-overflow = Summa on suurem kui ükski nõue
row-remedy-amount-overflow = Kontrolli, kas on liigseid numbreid
row-reason-amount-rounded-number = Tabel hoiab ainult viitteist numbrit; selle summa viimased numbrid on ebakindlad
row-remedy-amount-rounded-number = Kontrolli, kas on liigseid numbreid, või vorminda lahter tekstina ja sisesta summa uuesti
row-reason-amount-other-currency = Summa juures on teine valuuta
row-remedy-amount-other-currency = Paranda valuuta või lisa valuutaveerg
row-reason-not-positive = Summa ei ole suurem kui null
row-remedy-not-positive = Kirjuta nullist suurem summa; kreeditarved märgi vastavuses
row-reason-date-unreadable = See ei ole oodatud kujul kuupäev
row-remedy-date-unreadable = Kirjuta aasta-kuu-päev või märgi kuju vastavuses
row-reason-date-no-such-day = Sellist päeva kalendris ei ole
row-remedy-date-no-such-day = Paranda päev; kui päev ja kuu on vahetuses, märgi see vastavuses
row-reason-date-ambiguous = Päeva ja kuud saab lugeda kahte moodi
row-remedy-date-ambiguous = Märgi päeva ja kuu järjekord vastavuses
row-reason-date-two-digit-year = Aastas on ainult kaks numbrit
row-remedy-date-two-digit-year = Kirjuta neli numbrit või märgi sajand vastavuses
row-reason-date-time-of-day = Kuupäeva taga on kellaaeg
row-remedy-date-time-of-day = Jäta ainult kuupäev või lase vastavusel kellaaeg ära jätta
row-reason-date-out-of-range = Kuupäev on väljaspool aastaid 1990–2099
row-remedy-date-out-of-range = Kontrolli aastat
row-reason-unknown-currency = Sellist valuutakoodi ei ole
row-remedy-unknown-currency = Kirjuta kolm tähte, näiteks EUR või RUB
row-reason-no-currency = Kusagil ei ole öeldud, mis valuutas summa on
row-remedy-no-currency = Lisa valuutaveerg või märgi valuuta vastavuses
row-reason-negative-terms = Maksetähtaeg on enne dokumendi kuupäeva
row-remedy-negative-terms = Paranda tähtaeg või dokumendi kuupäev
row-reason-terms-unreadable = Maksetingimus ei ole päevade arv
row-remedy-terms-unreadable = Kirjuta täispäevad 0 kuni 3650
row-reason-unknown-word = Seda sõna see väli ei tunne
row-remedy-unknown-word = Kasuta tuntud sõna või lisa see vastavusse
row-reason-scientific-identifier = Tabel on selle tunnuse ümardanud
row-remedy-scientific-identifier = Muuda veerg tekstiks, sisesta number täies pikkuses ja salvesta
row-reason-cell-error = Tabeli lahtris on viga
row-remedy-cell-error = Paranda valem ja salvesta uuesti
row-reason-formula-without-value = Valemil ei ole salvestatud tulemust
row-remedy-formula-without-value = Ava fail tabeliprogrammis ja salvesta
row-reason-too-long = Tekst on selle välja jaoks liiga pikk
row-remedy-too-long = Lühenda seda
row-reason-not-a-document = Tekstis ei ole dokumendi numbrit ja kuupäeva
row-remedy-not-a-document = Paranda tekst või vastavuse mall
row-reason-invisible-text = Lahtris on ainult nähtamatud märgid
row-remedy-invisible-text = Sisesta tunnus uuesti
row-reason-unknown-owner = Sellise kasutajanimega inimest ei ole
row-remedy-unknown-owner = Lisa enne inimene või paranda kasutajanimi
row-reason-unknown-customer = Seda klienti ei tunta
row-remedy-unknown-customer = Impordi enne kliendid või paranda kood
row-reason-told-differently = Sama dokument on failis teise sisuga
row-remedy-told-differently = Jäta alles ainult õige rida
row-reason-other-day = Raamatus on see dokument teise kuupäevaga
row-remedy-other-day = Paranda kuupäev või tühista dokument enne raamatus
row-reason-other-currency = Raamatus on see dokument teises valuutas
row-remedy-other-currency = Paranda valuuta või tühista dokument enne raamatus
row-reason-below-settled = Uus summa on väiksem kui juba tasutu
row-remedy-below-settled = Võta enne tasumine tagasi või paranda summa
row-reason-paid-otherwise = Raamatus on selle dokumendi tasumine teisiti
row-remedy-paid-otherwise = Võrdle laekumisi ja paranda üks pool
row-reason-day-in-future = Raha laekumise päev on alles ees
row-remedy-day-in-future = Paranda laekumise päev ja impordi uuesti
row-reason-cancelled-document = Dokument on raamatus tühistatud
row-remedy-cancelled-document = Võta enne tühistamine tagasi või jäta rida välja
row-reason-amount-too-large = Summa on suurem, kui hoida saab
row-remedy-amount-too-large = Kontrolli, kas summades on liigseid numbreid

## Miks kogu fail tagasi lükatakse.

file-error-io = faili ei saa lugeda. Kontrolli, et see on olemas ja loetav
file-error-empty = failis ei ole ridu. Kontrolli, kas see on õige fail, ja ekspordi uuesti
file-error-not-a-table = see ei ole tabel. Salvesta CSV, XLSX või ODS kujul
file-error-old-excel = see on enne 2007. aastat kasutatud vormingus. Salvesta XLSX kujul
file-error-encrypted = töövihik on parooliga kaitstud. Salvesta ilma paroolita
file-error-ambiguous-encoding = sobib mitu kodeeringut. Märgi kodeering vastavuses või salvesta fail UTF-8-s
file-error-unknown-encoding = märgitud kodeeringut ei ole olemas. Paranda see või salvesta fail UTF-8-s
file-error-undecodable = rida { $line } on teises kodeeringus. Salvesta kogu fail ühes, soovitavalt UTF-8-s
file-error-zero-byte = real { $line } on nullbait: fail on rikutud või ei ole see tekst. Ekspordi tabel uuesti CSV-na UTF-8-s
file-error-unclosed-quote = real { $line } algab jutumärk, mida ei suleta. Sule see; fail võib olla katkenud
file-error-too-many-rows = failis on liiga palju ridu. Jaga see osadeks; kontrolli ka kaugeid lahtreid
file-error-too-many-columns = real { $line } on liiga palju veerge. Kontrolli eraldajat ja kaugeid lahtreid
file-error-cell-too-long = real { $line } on liiga pikk lahter. Kontrolli eraldajat ja jutumärke
file-error-row-too-long = rida { $line } on liiga pikk. Kontrolli eraldajat ja jutumärke
file-error-too-many-cells = leht hõlmab liiga palju lahtreid. Kontrolli tabelist kaugeid lahtreid
file-error-damaged = tabel on rikutud. Ava see tabeliprogrammis ja salvesta uuesti
file-error-too-many-entries = sisemine arhiiv ei ole tabeli moodi. Ära usalda faili; küsi saatjalt
file-error-unpacks-too-large = fail paisub lahti pakkides tohutuks. Ära usalda seda; küsi saatjalt
file-error-ratio-too-high = fail paisub lahti pakkides tohutuks. Ära usalda seda; küsi saatjalt
file-error-overlapping-entries = sisemine arhiiv ei ole tabeli moodi. Ära usalda faili; küsi saatjalt
file-error-forbidden-xml = tabelis on keelatud deklaratsioone. Ära usalda faili; salvesta tabel CSV kujul
file-error-xml-too-long = tabelis on liiga pikk element. Salvesta tabel CSV kujul
file-error-xml-too-deep = tabel on liiga sügava ülesehitusega. Salvesta tabel CSV kujul
file-error-no-sheet = tabelis ei ole ridadega lehte. Kontrolli, kas see on õige fail
file-error-unknown-sheet = sellist lehte ei ole. Märgi vastavuses olemasolev
file-error-several-sheets = ridu on mitmel lehel. Märgi vastavuses, milline on õige
file-error-changed = fail muutus lugemise ajal. Oota, kuni see on valmis, ja impordi uuesti
file-error-over-memory = lugemine vajab liiga palju mälu. Salvesta CSV kujul või jaga osadeks
file-error-over-time = lugemine võtab liiga kaua. Salvesta CSV kujul või jaga osadeks
file-error-child-failed = tabelit ei õnnestunud lugeda. Salvesta CSV kujul või salvesta töövihik uuesti
file-error-mapping-does-not-fit = vastavuse veerge failis ei ole. Vali selle allika vastavus
file-error-other-source = vastavus on tehtud teise allika jaoks. Vali selle faili oma
file-error-duplicate-heading = päises on üks veerg kaks korda. Anna neile erinevad nimed
file-error-unknown-kind = ei ole selge, kas siin on kliendid, arved või laekumised. Vali liik või anna veergude vastavus
file-error-ambiguous-dates = kuupäevi saab lugeda päev või kuu ees. Märgi järjekord vastavuses
file-error-mixed-dates = kuupäevad on kirjutatud erinevalt. Ühtlusta need allikas
file-error-opposite-dates = veerus „{ $day_first }“ on ees päev (rida { $day_first_line }), veerus „{ $month_first }“ kuu (rida { $month_first_line }). Kirjuta mõlemad allikas ühes järjekorras
file-error-ambiguous-amounts = summasid saab lugeda kahte moodi. Märgi komakoht vastavuses
file-error-mixed-amounts = summad on kirjutatud erinevalt. Ühtlusta need allikas

## Mis on veergude vastavuses valesti. Inglise keeles ütleb seda lugeja ise.

map-error-line = rida { $line }: { $what }
map-error-syntax = tekst ei ole loetav TOML; kontrolli jutumärke, sulge ja võrdusmärke
map-error-unknown-word = sõna „{ $word }“ vastavustes ei ole; kontrolli kirjapilti
map-error-missing-key = puudub kohustuslik „{ $word }“; lisa see
map-error-no-source = „source“ on nimeta; nimeta allikas
map-error-produces-nothing = „produces“ ei nimeta midagi; kirjuta customers, invoices või payments
map-error-missing-field = väli „{ $word }“ peab olema jaotises [columns] või [constants]
map-error-unknown-encoding = kodeeringut „{ $word }“ ei ole; paranda nimi või eemalda see
map-error-separator = „{ $word }“ ei saa lahtreid eraldada; kasuta koma, semikoolonit või tabeldusmärki
map-error-unknown-currency = valuutat „{ $word }“ ei ole; kirjuta kolm tähte, näiteks EUR
map-error-unknown-kind = dokumendi liiki „{ $word }“ ei ole; tuntakse { $known }
map-error-no-flag = „{ $word }“ ei ole yes ega no
map-error-twice = väli „{ $word }“ on nii jaotises [columns] kui ka [constants]; jäta üks
map-error-other-rows = vastavus ei anna ridu liigist „{ $word }“; vali faili muu sisu või muu vastavus
refused-two-methods = „{ $first }“ ja „{ $second }“ määravad viivise samadele dokumentidele. Lõpeta üks neist või märgi, et leping liidab need.
refused-no-rate = Tabelis { $table } ei ole määra päevaks { $day }. Lisa määr või leppige kokku lepinguline viivis.
refused-no-calendar = Kalendris { $calendar } ei ole { $year }. aasta tööpäevi, seepärast ei saa öelda, mis päevast viivist arvestatakse. Lisa aasta käsuga saldo rates calendar.
refused-nothing-to-claim = Dokumendil { $number } ei ole täna midagi nõuda ega andeks anda. Vaata selle viivist.
refused-unknown-request = Palvet { $number }, mida tohid näha, ei ole. Laadi nimekiri uuesti.
refused-request-closed = Palve { $number } on juba lõpetatud. Laadi nimekiri uuesti.
refused-own-request = See on sinu enda oma, mis tahes konto all või kelle asemel. Otsustab keegi teine.
refused-beyond-limit = Sinu piirmäärast on praegu alles { $left }. Pöördu kõrgema otsustaja poole.
refused-no-time-past = Päev, milleni klient maksab, on möödas. Anna hilisem.
refused-no-time-part-today = { $count ->
    [0] Punkti 6.1.3.b.b1 järgi sellise staatusega kliendile aega ei anta. Lepi kokku osa, mis makstakse täna, ja pane see kirja, siis ülejäänu.
    [one] Punkti 6.1.3.b.b1 järgi antakse sellise staatusega kliendile kõige rohkem { $count } päev. Lepi kokku osa, mis makstakse täna, ja pane see kirja, siis ülejäänu.
   *[other] Punkti 6.1.3.b.b1 järgi antakse sellise staatusega kliendile kõige rohkem { $count } päeva. Lepi kokku osa, mis makstakse täna, ja pane see kirja, siis ülejäänu.
}
refused-no-time-not-yours = Punkti { $clause } järgi annab nii palju aega: { $role }. Lepi kokku hiljemalt { $last } või küsi rohkem taotlusega.
refused-no-time-again = Punkti { $clause } järgi lükkab juba edasi lükatud võla uuesti edasi: { $role }. Esita taotlus.
refused-own-limit = „{ $role }“ on sinu enda roll. Selle piirmäära määrab kõrgem otsustaja.
refused-decide-request = See on otsus. Tee see palvena { $number }, vastuste loendist.
refused-memo-owed = See töö on tehtud, kui memo on kirjutatud. Kirjuta memo: tehtud töö ülevaade lisatakse sellele.
