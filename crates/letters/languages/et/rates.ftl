# Määrad ja kalendrid: leht, käsurida, keeldumised.

nav-rates = Määrad ja kalendrid
rates-lead = Millega arvutatakse seadusjärgne viivis. Otsus lisatakse; midagi ei kirjutata üle.
rates-name-ru-key-rate = Venemaa Panga baasmäär
rates-name-ee-default-interest = Eesti seadusjärgne viivis (VÕS § 113)
rates-name-ru = Venemaa tööpäevad
rates-name-ee = Eesti tööpäevad
rates-ends-ru-key-rate = baasmäära tabel lõpeb { $day }
rates-ends-ee-default-interest = viivisemäära tabel lõpeb { $day }
rates-ends-ru = kalender RU lõpeb { $day }
rates-ends-ee = kalender EE lõpeb { $day }
rates-stale-title = Andmed lõpevad enne tänast
rates-stale-text = Hilisematel päevadel kehtib viimane teadaolev määr. Lisage vahepealsed otsused või märkige, et neid ei olnud.
rates-stale-go = Määrade ja kalendrite juurde
rates-complete-to = Täielik kuni { $day }
rates-source = Allikas
rates-from = Kehtib alates
rates-rate = Määr, % aastas
rates-own = oma kanne
rates-history = Kõik read
rates-chart = Määr { $first } kuni { $last }: madalaim { $low }, kõrgeim { $high } protsenti
rates-add-title = Lisa otsus
rates-day = Jõustumise päev
rates-day-hint = Päev, millest määr kehtib, mitte teatamise päev.
rates-checked-to = Kontrollitud kuni
rates-checked-to-hint = Viimane päev, mille kohta ükski otsus ei puudu. Tühi: jõustumise päev.
rates-source-hint = Kust arv on võetud.
rates-reason = Miks parandatakse
rates-reason-hint = Vajalik ainult olemasoleva rea muutmisel.
rates-table = Tabel
rates-add = Lisa
rates-upload-title = Võta üle avaldatud loend
rates-upload-text = Kaks veergu, päev ja määr, nagu Venemaa Pank neid avaldab. Päevad võivad kasvada või kahaneda; korduv määr rida ei lisa.
rates-upload-file = Fail
rates-upload-look = Vaata enne
rates-preview-title = Mida loend muudaks
rates-preview-none = Tabelis on see kõik juba olemas. Midagi ei muutuks.
rates-preview-nothing-yet = Veel pole midagi kirja pandud.
rates-preview-confirm =
    { $count ->
        [one] Pane kirja { $count } muudatus
       *[other] Pane kirja { $count } muudatust
    }
rates-preview-read =
    { $count ->
        [one] Loetud { $count } rida
       *[other] Loetud { $count } rida
    }
rates-preview-cancel = Tagasi
rates-change = Muudatus
rates-change-added = uus
rates-change-extended = kontrollitud kaugemale
rates-change-corrected = parandatud
rates-year-title = Lisa kalendriaasta
rates-year-text = Olemasolev aasta parandatakse; selleks on vaja põhjust.
rates-calendar = Kalender
rates-year = Aasta
rates-days-off = Argipäevad, mis on vabad
rates-days-off-hint = Päevad tühikute või reavahetustega, näiteks 2027-01-01 2027-01-04.
rates-worked = Tööpäevadeks tehtud laupäevad ja pühapäevad
rates-years = Aastad
rates-days-off-count =
    { $count ->
        [one] { $count } vaba argipäev
       *[other] { $count } vaba argipäeva
    }
rates-worked-count =
    { $count ->
        [one] { $count } nädalavahetuse tööpäev
       *[other] { $count } nädalavahetuse tööpäeva
    }
rates-change-unchanged = midagi ei muutunud
rates-change-struck-out = maha tõmmatud
rates-moratoria = Venemaa moratooriumid
rates-spares-due-before = säästab võlad, mille tähtpäev on enne { $day }
rates-moratorium-title = Lisa moratoorium
rates-moratorium-text = Aeg, mil varasematelt võlgadelt ei arvestata ei leppetrahvi ega viivist. Sama nimega moratoorium muudetakse; selleks on vaja põhjust.
rates-moratorium-name = Nimi
rates-moratorium-from = Esimene päev
rates-moratorium-to = Viimane päev
rates-moratorium-before = Võlad tähtpäevaga enne
rates-moratorium-before-hint = Säästetakse ainult võlad, mille tähtpäev on enne seda päeva. Tühi: esimene päev.
rates-moratorium-strike-out = Sellist moratooriumi siiski ei ole
rates-fees = Riigilõivud
rates-fees-since = kehtib alates { $day }
rates-fees-title = Võta üle riigilõivud
rates-fees-text = Lõivud tekstina
rates-fees-explained = Üks kohus alates ühest päevast, kirjutatud nagu programmi enda selle kohtu fail. Varem esitatud nõuetele kehtivad varasemad lõivud.
rates-court-ru-arbitrazh = Venemaa arbitraažikohtud
rates-court-ru-general = Venemaa üldkohtud
rates-court-ee-order = Maksekäsu kiirmenetlus, Eesti
flash-rates =
    { $count ->
        [0] Midagi ei muutunud: tabelis on see juba olemas.
        [one] { $count } muudatus on kirjas. Viivised arvutatakse nüüd sellega.
       *[other] { $count } muudatust on kirjas. Viivised arvutatakse nüüd nendega.
    }

cli-rates-stale = Hoiatus: { $what }
cli-rates-year = { $year }: vabu argipäevi { $off }, nädalavahetuse tööpäevi { $worked }
cli-rates-own = oma kanne: { $source }
cli-rates-outcome = { $table }: loetud { $read }, muudatusi { $changes }, täielik kuni { $day }
cli-rates-calendar = { $calendar }: loetud aastaid { $read }, lisatud { $added }, parandatud { $corrected }
cli-rates-change = { $day }  { $rate }  { $change }, kontrollitud kuni { $checked }
cli-rates-law = { $code }, { $day }: { $change }

refused-data = { $file }, rida { $line }: { $what }. Parandage see rida ja võtke fail uuesti.
refused-rates-place = { $file }, rida { $line }:
refused-rates = „{ $value }“ ei sobi. Parandage see.
refused-rates-unknown = „{ $value }“ ei ole siin peetav. Valige: { $other }.
refused-rates-not-a-day = „{ $value }“ ei ole olemasolev päev. Kirjutage 2026-07-27 või 27.07.2026.
refused-rates-day-out-of-range = { $value } on väljaspool aastaid 1990–2099. Parandage aasta.
refused-rates-not-a-rate = „{ $value }“ ei ole protsent. Kirjutage 14.25, kuni kuus kümnendkohta.
refused-rates-rate-out-of-range = { $value } on väljaspool 0 kuni 1000 protsenti. Andke määr protsentides aastas.
refused-rates-not-rising = { $value } ei järgne päevale { $other }. Iga päev üks kord, läbivalt kasvavalt või kahanevalt.
refused-rates-checked-before-effect = { $value } on enne päeva { $other }, millest määr kehtib. Andke päev, milleni tabel on tõesti kontrollitud.
refused-rates-before-table = { $value } on enne päeva { $other }, millest tabel algab. Jätke rida välja.
refused-rates-after-table = { $value } on pärast päeva { $other }, millal see määr lõppes. Jätke rida välja.
refused-rates-too-far-ahead = { $value } on rohkem kui aasta ees. Parandage aasta; viimane võetav päev on { $other }.
refused-rates-no-source = Öelge, kust arvud on võetud.
refused-rates-year-out-of-range = „{ $value }“ ei ole aasta vahemikus 1990–2099. Parandage see.
refused-rates-other-year = { $value } ei ole aasta { $other } päev. Viige see oma aastasse.
refused-rates-on-weekend = { $value } on laupäev või pühapäev. Jätke välja: nädalavahetus on niigi vaba.
refused-rates-not-on-weekend = { $value } ei ole laupäev ega pühapäev. Jätke välja: argipäev on niigi tööpäev.
refused-rates-listed-twice = { $value } on kirjas kaks korda. Jätke üks.
refused-rates-columns = „{ $value }“ ei ole päev ja määr. Vaja on kaht veergu: päev;määr.
refused-rates-no-rows = Failis { $value } ei ole ühtki määra. Vaja on kahe veeruga ridu: päev;määr.
refused-rates-no-name = „{ $value }“ ei sobi moratooriumi nimeks. Anna nimi pikkusega 1 kuni 60 märki, näiteks RU-497-2022.
refused-rates-ends-first = { $value } on enne esimest päeva { $other }. Anna viimane päev, mil ei arvestata.
refused-rates-too-long = { $value } on liiga pikk. Anna ühe kohtu lõivud.
