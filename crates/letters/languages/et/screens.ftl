# Ekraanide sõnad selles järjekorras, nagu neid kohatakse.

## Iga lehe raam.

skip-to-content = Liigu sisu juurde
nav-label = Peamenüü
nav-group-today = Täna
nav-overview = Ülevaade
nav-day = Minu päev
nav-group-book = Nõuded
nav-customers = Kliendid
nav-invoices = Arved
nav-payments = Laekumised
nav-import = Import
nav-group-control = Kontroll
nav-run = Päeva plaan
nav-runs = Kontrolli ajalugu
nav-group-plans = Plaanid ja märgukirjad
nav-group-rules = Reeglid ja inimesed
nav-company = Ettevõte
nav-users = Töötajad
nav-more = Veel
search-label = Otsi kliente ja arveid
search-placeholder = Nimi, number, telefon…
menu-appearance = Keel ja välimus
menu-language = Keel
menu-theme = Välimus
theme-system = Nagu süsteemis
theme-light = Hele
theme-dark = Tume
menu-account = Konto
sign-out = Logi välja
close = Sulge
save = Salvesta
cancel = Loobu
keys-title = Klahvid
keys-search = otsing
keys-move = järgmine ja eelmine rida
keys-open = ava rida
keys-select = vali rida
keys-work = kõne, märkus, lubadus, vaidlus, vahelejätt
keys-money = raha: selle numbriga ettepanek, teine klient, oma kontode vahel, pangalt, laen või maksud
keys-go = ülevaatesse, minu päeva, klientidesse, arvetesse
keys-help = see leht
pager-text = { $first }–{ $last } / { $total }
pager-previous = Eelmised
pager-next = Järgmised
until-today = tänaseks
until-by = tähtaeg { $day }
until-day = kuni { $day }
since-day = alates { $day }
as-of = seisuga
any = Kõik
see-all = Vaata kõiki
without-number = numbrita
not-known = teadmata
by-program = Programm ise
owner-none = Mitte keegi
language-of-company = Nagu ettevõttel
export-csv = Ekspordi CSV

## Sisselogimine.

sign-in-title = Sisselogimine
sign-in = Logi sisse
sign-story = Kes võlgneb, mis ajast ja mida täna teha
sign-story-more = Iga arve, lubadus ja samm ühes kohas, igal otsusel oma põhjus.
demo-title = See on näidisettevõte
demo-text = Sisene mis tahes rollis. Kõigi parool on
session-ended = Sinu seanss on lõppenud
session-ended-kept = Sisestatu on alles. Logi sisse ja saada see veel ühe vajutusega ära.
session-ended-long = Sisestatu on kaasavõtmiseks liiga pikk. Mine brauseris tagasi ja kopeeri see enne sisselogimist.
kept-title = Veel saatmata
kept-text = Saatmise ajaks oli seanss lõppenud. Sisestatu on siin; sellega pole veel midagi tehtud.
kept-typed = Mida olid sisestanud
kept-send = Saada kohe
kept-leave = Ära saada

## Ülevaade.

dashboard-title = Ülevaade
dashboard-plan = Vaata päeva plaani
figure-total = Nõuded ostjate vastu
figure-overdue = Üle tähtaja
figure-share = Üle tähtaja osakaal
figure-unallocated = Sidumata laekumised
figure-unallocated-more = laekunud, arvega sidumata
figure-debtors =
    { $count ->
        [one] { $count } klient
       *[other] { $count } klienti
    }
figure-open-invoices =
    { $count ->
        [one] { $count } tasumata arve
       *[other] { $count } tasumata arvet
    }
ageing-title = Hilinemise järgi
ageing-by-due = maksetähtaja järgi
ageing-picture = Tasumata nõuded hilinemise järgi
biggest-title = Suurimad võlgnikud
biggest-none = Keegi ei ole hiljaks jäänud.
work-title = Täna teha
work-all =
    { $count ->
        [one] Vaata ülesannet
       *[other] Kõik { $count } ülesannet
    }
work-none = Tänaseks on kõik tehtud.
last-run-title = Viimane kontroll
last-run-never = Kontrolli ei ole veel tehtud.
run-effects =
    { $count ->
        [one] { $count } toiming
       *[other] { $count } toimingut
    }
messages-planned =
    { $count ->
        [one] { $count } teade ootab saatmist
       *[other] { $count } teadet ootab saatmist
    }
empty-company-title = Raamatus ei ole veel midagi
empty-company-text = Too sisse kliendid, arved ja laekumised failist: piisab CSV-st või tabelist. Enne salvestamist näed kõike.
empty-company-import = Impordi fail

## Veerud.

column-customer = Klient
column-code = Kood
column-owner = Vastutaja
column-status = Staatus
column-balance = Saldo
column-overdue = Üle tähtaja
column-oldest = Vanim
column-next = Järgmine samm
column-days-late = Päevi üle tähtaja
column-currency = Valuuta
column-document = Dokument
column-kind = Liik
column-date = Kuupäev
column-due = Maksetähtaeg
column-amount = Summa
column-open = Tasumata
column-unallocated = Sidumata
column-what = Mis
column-why = Miks
column-why-not = Miks mitte
column-would = Mis oleks tulnud
column-state = Seis
column-policy = Kontrollikord
column-started = Algus
column-who = Kes
column-other-document = Teine dokument
column-line = Rida
column-field = Veerg
column-value = Väärtus
column-reason = Mis on valesti
column-remedy = Mida teha

## Nimekirjad: filtrid, järjestus, valik.

quick-filters = Kiirfiltrid
filter-search = Otsing
filter-search-hint = nimi, kood, telefon, e-post
filter-documents-hint = number või klient
filter-bucket = Hilinemine
filter-sort = Järjestus
filter-from = Alates
filter-to = Kuni
filter-show = Otsi ja filtreeri
filter-apply = Rakenda
filter-clear = Tühjenda
sort-overdue = Suurim võlgnevus ees
sort-balance = Suurim saldo ees
sort-oldest = Kauem hilinenud ees
sort-name = Nime järgi
sort-code = Koodi järgi
chip-all = Kõik
chip-open = Tasumata
chip-overdue = Üle tähtaja
chip-settled = Tasutud
chip-unallocated = Sidumata
chip-allocated = Seotud
chip-dispute = Vaidlusega
chip-promise = Lubadusega
chip-hold = Ootel korraldusega
chip-all-effects = Kõik toimingud
customers-count =
    { $count ->
        [one] { $count } klient
       *[other] { $count } klienti
    }
total-of =
    { $count ->
        [one] Kokku { $count } klient
       *[other] Kokku { $count } klienti
    }
customers-none = Kliente veel ei ole
customers-none-text = Nad ilmuvad siia kohe, kui fail on imporditud.
customers-no-match = Ükski klient ei sobi
customers-no-match-text = Lõdvenda filtrit või otsi nime, koodi või telefoni teist osa.
select-all = Vali kõik nähtavad
bulk-selected = Valitud:
bulk-with-selected = Valitud klientidega:
bulk-owner = Vastutaja
bulk-assign = Määra
bulk-matching =
    { $count ->
        [one] Kõik sobivad: { $count }, mitte ainult näidatud
       *[other] Kõik sobivad: { $count }, mitte ainult näidatud
    }
invoices-count =
    { $count ->
        [one] { $count } arve
       *[other] { $count } arvet
    }
payments-count =
    { $count ->
        [one] { $count } laekumine
       *[other] { $count } laekumist
    }
documents-none = Dokumente ei ole
documents-none-filter = Ükski dokument ei sobi filtritega. Lõdvenda mõnda neist.
document-settled = tasutud
document-numbered = dokument { $number }
movements-title = Liikumised
movements-none = Selle dokumendiga ei ole veel midagi toimunud.
movement-reversed = tagasi võetud
movement-reverses = võtab tagasi

## Kliendikaart.

card-parts = Kaardi osad
card-acts = Tegevused
card-facts = Kontaktid ja tingimused
tab-timeline = Ajajoon
tab-open = Tasumata
tab-invoices = Kõik arved
tab-payments = Laekumised
timeline-none = Midagi ei ole veel juhtunud.
timeline-withheld = { $step } jäi tegemata ({ $clause })
open-documents =
    { $count ->
        [one] { $count } tasumata dokument
       *[other] { $count } tasumata dokumenti
    }
oldest-days =
    { $count ->
        [one] vanim { $count } päev
       *[other] vanim { $count } päeva
    }
nothing-overdue = midagi ei ole üle tähtaja
next-title = Järgmine samm
next-none = Täna ei ole midagi vaja teha.
act-call = Helista
act-write = Kirjuta
act-edit = Muuda
act-explain = Miks?
act-note = Märkus
act-promise = Lubadus
act-promise-save = Salvesta lubadus
act-dispute = Vaidlus
act-dispute-save = Salvesta vaidlus
act-payment = Laekumine
act-payment-save = Salvesta laekumine
act-payment-confirm = Kõik on õige: salvesta laekumine
doubt-nothing-owed = See on võlast rohkem: klient ei võlgne midagi.
doubt-more-than-owed = See on rohkem, kui klient võlgneb: { $owed }.
doubt-long-ago =
    { $count ->
        [one] Sellest päevast on möödas { $count } päev.
       *[other] Sellest päevast on möödas { $count } päeva.
    }
doubt-twin = Sama summa samast päevast on juba kirja pandud.
doubt-twin-numbered = Sama summa samast päevast on juba kirja pandud numbriga { $number }.
act-hold = Korraldus oodata
act-hold-save = Salvesta korraldus
field-received = Laekus
field-order-number = Maksekorralduse number, kui on
field-pays = Mille eest
field-pays-none = Ütlemata
field-oldest = Ülejääk tasub teisi võlgu kokkulepitud järjekorras
field-hold-until = Kuni (kõige rohkem 14 päeva)
standing-end = Lõpeta
standing-ended = { $what }: lõpetatud
field-contact = Kontakt
field-day = Päev
field-said = Mida räägiti
field-promise-by = Maksab hiljemalt
field-amount = Summa
field-which = Milline dokument
field-which-all = Kõik tasumata
field-comment = Kommentaar
field-dispute-why = Mida klient vaidlustab
field-why = Miks
field-name = Nimi
field-registry-code = Registrikood
field-phone = Telefon
field-email = E-post
field-address = Aadress
field-country = Riik
field-language = Keel
customer-edit-title = Muuda kaarti
stale-title = Keegi teine on kaarti vahepeal muutnud
stale-text = Sinu sisestatu on alles; kus kaardil on nüüd midagi muud, seisab see välja all.
stale-now = Praegu: „{ $value }“
stale-save = Salvesta ikkagi minu oma
problem-day = See ei ole kuupäev. Kirjuta aasta-kuu-päev, näiteks 2026-11-24.
problem-day-asked = „{ $value }“ ei ole kuupäev. Kirjuta see kujul aasta-kuu-päev, näiteks 2026-11-24.
problem-day-today = Näidatakse tänast päeva.
problem-choice = Vali üks pakutud vastustest.
problem-amount = See ei ole summa. Kirjuta näiteks 1500,00, kahtluse korral ilma tuhandete eraldajata.

## Minu päev.

day-title-all = Kõigi päev
day-tasks =
    { $count ->
        [one] { $count } ülesanne
       *[other] { $count } ülesannet
    }
day-chip-due = Tänaseks
day-chip-upcoming = Ka tulevased
day-chip-done = Tehtud
day-chip-skipped = Vahele jäetud
day-chip-withdrawn = Tagasi võetud
day-none = Kõik tehtud
day-none-text = Siin ei oota sind midagi. Uus töö tuleb järgmise kontrolliga.
day-past = tähtpäev möödas
documents-of-task =
    { $count ->
        [one] { $count } dokument
       *[other] { $count } dokumenti
    }
task-done = Tehtud
task-close-otherwise = Selgitusega või jäta vahele
task-outcome = Mis sellest sai või miks jääb vahele
task-done-with = Tehtud
task-skip = Jäta vahele
decision-act = Otsusta
decision-words = Mida otsustati ja miks
decision-taken = Pane otsus kirja
decision-none = Otsust pole vaja
decision-waits = Ootab otsust: { $role }

## Import.

import-lead = Tabelid (CSV, TSV, XLSX, ODS), pangaväljavõtted ja e-arved. Enne salvestamist näed, mis juhtuks.
import-step-1 = Vali fail
import-step-2 = Vaata üle
import-step-3 = Valmis
import-file = Fail
import-file-hint = Kodeering, eraldajad ja kuupäevad tuntakse ära. Sama fail teist korda ei muuda midagi.
import-kind = Mida fail sisaldab
import-unnamed-pays = Arveta laekumised tasuvad võlgu
import-unnamed-pays-hint = Kliendiga kokku lepitud järjekorras; kui midagi pole kokku lepitud, siis varaseimast tähtpäevast. Muidu jäävad need sidumata.
import-map = Veergude vastavus
import-map-hint = Milline veerg on mis. Tühjana kasutatakse tuntud päiseid ja selle allika meelde jäetud vastavust.
import-look = Vaata faili
import-look-again = Vaata uuesti selle vastavusega
import-history = Varem imporditud
import-history-none = Midagi ei ole veel imporditud.
import-outcome = uusi { $new }, muudetud { $changed }, muutmata { $unchanged }, tagasi lükatud { $refused }
import-read = Loetud ridu
import-new = Uued
import-changed = Muudetud
import-unchanged = Muutmata
import-refused = Tagasi lükatud
import-new-customers =
    { $count ->
        [one] koos { $count } uue kliendiga
       *[other] koos { $count } uue kliendiga
    }
import-nothing-new = Kõik selles failis on juba teada. Salvestada ei ole midagi.
import-refused-title = Read, mida vastu ei võeta
import-refused-text = ülejäänud võetakse vastu
import-refused-more =
    { $count ->
        [one] ja veel { $count } rida
       *[other] ja veel { $count } rida
    }
import-remarks-title = Vastu võetud, märkusega
import-remarks-text = vaata need veel kord üle
import-rows-title = Iga rida ja mis sellest saab
import-rows-text = vaatamine ei kirjuta midagi
import-becomes = Mis sellest saab
import-fate-new = uus
import-fate-changed = muudab teadaolevat
import-fate-unchanged = juba teada
import-fate-refused = tagasi lükatud
import-fate-waits = raha ootab nimetatud dokumenti
import-fate-rest = jääb jaotamata
import-nothing-yet = Midagi ei ole veel salvestatud.
import-cancel = Loobu, ära salvesta midagi
import-prepaid = E-arvetes nimetatud ettemaksed
import-prepaid-asked = Otsitakse raamatust, muidu küsitakse
import-prepaid-in-book = Need on raamatus: sellised arved lähevad arvesse tervikuna
import-prepaid-elsewhere = Need laekusid mujale: arvesse läheb ainult tasumata osa
import-prepaid-hint = Vajalik ainult siis, kui kliendil ootab muu raha ja pole teada, kas see on ettemaks.
import-running = Importimine käib
import-running-text = Selle lehe võib sulgeda: import jätkub ja fail võetakse vastu tervikuna või üldse mitte.
import-look-now = Vaata kohe
import-stop = Peata, ära salvesta midagi
import-stopping = Peatamine: alustatu võetakse tagasi.
import-stopped = Import peatatud
import-stopped-text = Peatasite selle impordi. Uuesti alustades on tulemus sama, nagu poleks seda kunagi peatatud.
import-stopped-nothing = Failist ei salvestatud midagi.
import-start-again = Impordi uuesti
import-forget = Unusta fail
import-confirm =
    { $count ->
        [one] Impordi { $count } rida
       *[other] Impordi { $count } rida
    }
import-done-title = Imporditud
import-another = Veel üks fail
problem-no-file = Faili ei valitud. Vali fail ja vaata uuesti.

## Väljad, mida faili veerg võib sisaldada.

mapped-customer = Kliendi kood
mapped-customer-name = Kliendi nimi
mapped-registry-code = Registrikood
mapped-country = Riik
mapped-language = Keel
mapped-email = E-post
mapped-phone = Telefon
mapped-address = Aadress
mapped-owner = Vastutaja
mapped-policy-group = Kontrollikorra rühm
mapped-debtor = Võlgniku liik
mapped-debt-purpose = Võla otstarve
mapped-contact-zone = Ajavöönd
mapped-contact-mode = Suhtlemise viis
mapped-email-consent = E-kirja nõusolek
mapped-sms-consent = SMS-i nõusolek
mapped-number = Dokumendi number
mapped-kind = Liik
mapped-issued = Dokumendi kuupäev
mapped-due = Maksetähtaeg
mapped-terms-days = Maksetingimus päevades
mapped-amount = Summa
mapped-currency = Valuuta
mapped-disputed = Vaidlustatud
mapped-note = Märkus
mapped-settles = Tasub dokumendi
mapped-payment-reference = Viitenumber
mapped-settled-on = Tasutud
mapped-payment-number = Laekumise number
mapped-paid-on = Makse kuupäev
mapped-paid-amount = Makstud summa
mapped-payment-note = Makse selgitus

## Kontroll.

run-lead = Mida kontrollikord nõuab ja miks. Enne sinu kinnitust ei juhtu midagi.
run-day = Päev
run-look = Vaata
run-days =
    { $count ->
        [0] juba tehtud
        [one] käiakse läbi { $count } päev
       *[other] käiakse järjest läbi { $count } päeva
    }
run-effects-title = Toimingud
run-withheld-title = Tegemata jäetud
run-withheld-more = igaühel oma põhjus
run-looked = Vaadatud kliente
run-of-customers =
    { $count ->
        [one] { $count } kliendist
       *[other] { $count } kliendist
    }
run-shown =
    { $count ->
        [one] näidatud { $count }
       *[other] näidatud { $count }
    }
run-nothing = Midagi ei ole vaja teha
run-nothing-text = Sel päeval ei nõua kontrollikord kelleltki midagi.
run-nothing-yet = See on plaan; midagi ei ole veel tehtud.
run-apply =
    { $count ->
        [one] Kinnita ja tee { $count } toiming
       *[other] Kinnita ja tee { $count } toimingut
    }
run-changed-title = Plaan on vahepeal muutunud
run-changed-text = Vahepeal lisandus andmeid. Midagi ei tehtud; see on uus plaan.
run-note-done-before = Kontroll on tehtud kuni { $day }; tööpäev tagasi ei lähe.
run-note-calendar = Aasta { $year } tööpäevade kalender puudub: arvestatakse nädalavahetusi ja kindlaid pühi.
run-note-resumed = Päeva { $day } kontroll katkes; seda jätkatakse poolelijäänud kohast.
run-made-up = järele tehtud { $day }
run-state-done = Valmis
run-state-open = Lõpetamata
runs-lead = Iga päev käiakse läbi üks kord; vahele jäänud päevad tehakse järjest järele.
why-threshold = reegel: { $threshold }; tegelik: { $fact }; { $counter }
why-event = sündmus: { $event }
letter-title = Kiri kliendile
letter-language = Kliendi keeles
letter-show = Näita kirja
letter-none = See samm ei saada kliendile kirja.
field-channel = Kanal
withheld-short-dispute = Vaidlus
withheld-short-promise = Lubadus
withheld-short-hold = Korraldus
withheld-short-unmatched-money = Sidumata laekumised
withheld-short-too-soon = Liiga vara
withheld-short-letter-waits = Kiri ei ole läinud
withheld-short-contact-limit = Kontaktide piir
withheld-short-below-minimum = Liiga väike
withheld-short-no-address = Aadress puudub

## Miks.

explain-title = Miks see juhtus ja miks midagi muud ei juhtunud
explain-day = Näita seda päeva
explain-looked = viimati vaadatud { $day }
explain-never-looked = veel vaatamata
explain-items = Kus iga dokument redelil seisab
explain-no-items = Sel päeval ei olnud midagi tasumata.
explain-step = Nende päevade samm
explain-no-step = neil päevil sammu ei ole
explain-restraints = Mis meid tagasi hoiab
explain-next = Mis tuleb järgmisena
explain-next-text = kui enne midagi ei muutu
explain-next-missed = Kontroll on tehtud kuni { $day }. Järgmine käivitus käib enne läbi vahele jäänud päevad ja teeb nende tööd ära.
explain-no-next = Iseenesest rohkem midagi ei tule.
explain-happened = Mis juhtus
explain-nothing-happened = Selle päevani ei juhtunud midagi.
explain-request = Taotlus nr { $number }
explain-withheld = Mis jäi tegemata

## Töötajad.

users-count =
    { $count ->
        [one] { $count } inimene
       *[other] { $count } inimest
    }
user-add-title = Lisa inimene
user-add = Lisa
user-active = Aktiivne
user-disabled = Suletud
user-role-change = Muuda rolli
user-team-change = Muuda meeskonda
user-same-change = Sama inimene kui
user-same-none = mitte keegi: omaette konto
user-same-hint = Nelja silma reegel loeb inimesi, mitte kontosid: ühe konto alt küsitut ei saa teise alt otsustada.
user-same-with = Üks inimene koos: { $logins }; kus otsustavad kaks, loetakse üheks
user-disable = Sulge
user-change = Muuda
user-change-of = Muuda andmeid: { $name }
user-same-save = Salvesta
field-login = Kasutajanimi
field-role = Roll
field-person-name = Nimi
field-team = Meeskond
field-password = Parool
field-password-first = Esimene parool
field-password-hint = Vähemalt kümme märki; mida pikem, seda parem.

## Mis tehti: öeldakse järgmisel lehel.

flash-note = Märkus on salvestatud.
flash-payment = Laekumine on salvestatud.
flash-hold = Korraldus on salvestatud; sammud ootavad.
flash-promise = Lubadus on salvestatud; sammud ootavad selle päevani.
flash-dispute = Vaidlus on salvestatud; selle kohta enam ei survestata.
flash-ended = Lõpetatud tänase päevaga.
flash-saved = Kaart on salvestatud.
flash-done = Ülesanne on tehtud.
flash-skipped = Ülesanne jäi vahele; põhjus on päevikus.
flash-cancelled = Loobutud; midagi ei salvestatud.
flash-user-added = Inimene saab nüüd sisse logida.
flash-user-role = Inimene on nüüd teises rollis.
flash-user-team = Inimene on nüüd teises meeskonnas.
flash-user-same = Kaks kontot loetakse nüüd üheks inimeseks: kumbki ei otsusta teise alt küsitut.
flash-user-same-not = Konto loetakse jälle omaette inimeseks.
flash-user-disabled = Inimene ei saa enam sisse logida.
flash-assigned =
    { $count ->
        [one] { $count } kliendi vastutaja vahetus.
       *[other] { $count } kliendi vastutaja vahetus.
    }
flash-run =
    { $count ->
        [one] { $count } toiming on töös.
       *[other] { $count } toimingut on töös.
    }

## Vead.

error-back = Tagasi
error-title-forbidden = Pole lubatud
error-title-missing = Ei leitud
error-title-conflict = Keegi jõudis ette
error-title-large = Liiga suur
error-title-busy = Palun oota
error-title-failure = Midagi läks valesti
error-title-input = Sellest ei saadud aru
error-forbidden = Sinu roll seda ei luba. Pöördu kellegi poole, kelle roll lubab, või administraatori poole.
error-foreign = Päring tuli teiselt saidilt ja lükati tagasi. Ava leht siin ja proovi uuesti.
error-missing = Sellist lehte ei ole või see ei ole sulle. Kontrolli aadressi või kasuta otsingut.
error-large = Saadetu on lubatust suurem. Importida saab kuni 256 MB faile; suurem jaga osadeks.
error-busy = See võtab oodatust kauem. Midagi ei ole kadunud; vaata minuti pärast uuesti.
error-failure = See ei olnud sinu süü ja midagi ei jäänud poolikuks. Proovi uuesti; kui see kordub, ütle administraatorile kellaaeg.
error-paper-too-long = Dokument tuleks liiga pikk. Valige lühem ajavahemik või vähem dokumente.
error-paper-logo = Seda logo ei saa kasutada. Vaja on PNG- või JPEG-faili, kuni 512 kB ja 2000 pikslit küljes.
error-input = Päringut ei saanud lugeda. Mine tagasi, kontrolli sisestatut ja saada uuesti.
error-long = Otsingus ja filtris on kuni 200 märki. Mine tagasi ja lühenda.
error-upload-gone = Seda faili siin enam ei ole: see kinnitati, tühistati või seisis tund aega. Vali see uuesti.

## Order of allocation.

allocation-title = Maksete arvestamise järjekord
allocation-choose = Mida ütleb leping
allocation-nothing-agreed = Midagi pole kokku lepitud: maksed, mis dokumenti ei nimeta, katavad esmalt vanima võla.
allocation-of-company = ettevõtte reegel kõigi klientide jaoks
allocation-reference = Leping ja punkt
allocation-order-designation = Ainult maksja määratud
allocation-order-ru = Venemaa õigus
allocation-order-ee = Eesti õigus
allocation-order-pro-rata = Võrdeliselt
allocation-order-oldest-first = Varaseim tähtpäev esmalt
allocation-about-designation = Raha, mis dokumenti ei nimeta, ootab, kuni maksjalt küsitakse.
allocation-about-ru = GK 319, 319.1: sissenõutavad võlad tähtpäeva järgi, põhivõlg esmalt; seejärel nende viivised; siis see, mis pole veel tähtaegne.
allocation-about-ee = VÕS § 88: tähtpäeva järgi; igas võlas viivis enne põhivõlga.
allocation-about-pro-rata = Kõik sissenõutavad võlad jagavad makse võrdeliselt.
allocation-about-oldest-first = Võlg võla järel alates varaseimast tähtpäevast.
allocation-reason-costs-first = esmalt sissenõudmise kulud
allocation-reason-designated = maksja määratud
allocation-reason-matured-unsecured-first = sissenõutav ja tagatiseta
allocation-reason-secured-after-unsecured = sissenõutav, pärast tagatiseta võlgu
allocation-reason-earliest-due = varaseim tähtpäev
allocation-reason-shared-pro-rata = jagatud võrdeliselt
allocation-reason-penalty-after-principal = viivis pärast põhivõlga
allocation-reason-unmatured-last = sissenõutavat ei jäänud, seega veel tähtaegumata

act-join = Ühenda
joining-title = Ühenda või vii teisele kliendile
joining-text = Midagi ei kustutata: varem teatu jääb näha nii, nagu seda teati, ja mõlema kliendi summad kokku jäävad samaks.
joining-other = Teise kliendi kood
joining-what = Mis üle läheb
joining-all = Kõik: mõlemad on üks klient
joining-all-about = Kõik dokumendid lähevad teisele kliendile koos kõigega, mis nende kohta on tehtud. Kaart ja selle ajalugu jäävad alles ning selle koodiga failid käivad edaspidi teise kliendi kohta.
joining-some = Allpool märgitud dokumendid
joining-some-about = Nendega läheb kaasa see, millega need on tasutud: märgi seegi.
joining-do = Vii üle
joining-documents = Dokumendid
joining-part = Tee taas omaette kliendiks
joining-part-text = Dokumendid jäävad sinna, kus nad on, kuni need tagasi viiakse.
joined-into = Selle kliendi võlad on nüüd kliendi { $code } omad.
joined-from = Koos kliendiga { $code }:
flash-joining-done =
    { $count ->
        [0] Tehtud.
        [one] { $count } dokument on nüüd seal.
       *[other] { $count } dokumenti on nüüd seal.
    }
