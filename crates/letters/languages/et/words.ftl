# Valdkonna sõnad, ühikud, päevad. Ühised ekraanidele, teadetele ja käsureale.

percent = { $number }{"\u00A0"}%
moment = { $day }, { $clock } UTC

today = täna
in-days =
    { $count ->
        [one] homme
       *[other] { $count } päeva pärast
    }
days-ago =
    { $count ->
        [one] eile
       *[other] { $count } päeva tagasi
    }
days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }
due-today = tähtaeg täna
due-in-days =
    { $count ->
        [one] tähtaeg homme
       *[other] tähtaeg { $count } päeva pärast
    }
days-late =
    { $count ->
        [one] { $count } päev üle tähtaja
       *[other] { $count } päeva üle tähtaja
    }

month-1 = jaan
month-2 = veebr
month-3 = märts
month-4 = apr
month-5 = mai
month-6 = juuni
month-7 = juuli
month-8 = aug
month-9 = sept
month-10 = okt
month-11 = nov
month-12 = dets

bucket-not-due = Tähtaeg saabumata
bucket-range = { $from }–{ $to } päeva
bucket-over = Üle { $from } päeva
bucket-unallocated = Sidumata laekumised

role-sales-rep = Müügiesindaja
role-supervisor = Müügijuht
role-head-of-sales = Müügiosakonna juhataja
role-head-of-financial-control = Finantskontrolli juht
role-financial-control-officer = Finantskontrolör
role-commercial-director = Kommertsdirektor
role-director = Direktor
role-general-director = Tegevjuht
role-legal = Jurist
role-security = Turvateenistus
role-accountant = Raamatupidaja
role-administrator = Administraator

item-goods = Kaubaarve
item-services = Teenusearve
item-bill-of-exchange = Veksel
item-advance-issued = Makstud ettemaks
item-charge = Viivis
item-other-debt = Muu nõue
item-payment = Laekumine
item-credit-note = Kreeditarve
item-return = Kauba tagastus
item-offset = Tasaarvestus

movement-allocation = Sidumine
movement-write-off = Mahakandmine
movement-refund = Tagasimakse
movement-difference = Väike vahe
movement-cancellation = Tühistamine
movement-amendment = Parandus

effect-notify = Teade
effect-task = Ülesanne
effect-charge = Arvestatud tasu
effect-hold = Tarnete peatamine
effect-reclassify = Staatuse muutus
effect-ask-approval = Vajab otsust
effect-hand-over = Üleandmine
effect-by-hand = Teha käsitsi

channel-email = E-post
channel-sms = Tekstisõnum
channel-post = Post
channel-staff = Ettevõttesisene

standing-dispute = Vaidlus
standing-promise = Maksmislubadus
standing-hold = Juhtkonna korraldus

withheld-dispute = Nõue on vaidlustatud
withheld-promise = Maksmislubadus kehtib
withheld-hold = Juhtkond on käskinud oodata
withheld-unmatched-money = Sidumata laekumine tasuks selle võla
withheld-too-soon = Eelmine samm tehti liiga hiljuti
withheld-letter-waits = Eelmise sammu kiri ei ole veel välja läinud
withheld-contact-limit = Seadus ei luba sellele inimesele sel päeval rohkem helistada
withheld-below-minimum = Tasumata summa on väiksem kui väikseim, mille pärast samm tehakse
withheld-no-address = Kliendikaardil puudub selle kanali aadress

withdrawn-held = Juhtkond on käskinud oodata
withdrawn-disputed = Nõue on vaidlustatud
withdrawn-promised = Klient on lubanud maksta
withdrawn-outgrown = Järgmine samm on selle asemele astunud
withdrawn-not-late = See ei ole enam hilinenud: tähtpäev on nihkunud
withdrawn-settled = Võlga enam ei ole

status-reliable = Usaldusväärne
status-uncertain = Ebakindel
status-threat = Ohustatud
status-non-paying = Mittemaksja

step =
    { $count ->
        [0] Jälgimine
        [100] Reegel
        [101] Tegemata otsus
        [102] Meeldetuletus
       *[other] { $count }. samm
    }

task-state-open = Avatud
task-state-done = Tehtud
task-state-skipped = Vahele jäetud
task-state-withdrawn = Tagasi võetud

message-state-planned = Ootab saatmist
message-state-claimed = Saatmisel
message-state-sent = Saadetud
message-state-uncertain = Kohalejõudmine kinnitamata
message-state-withdrawn = Tagasi võetud
message-state-delivered = Kohale toimetatud
message-state-failed = Kohale toimetamata
message-state-withheld = Saatmisele ei kuulu

contact-note = Märkus
contact-call = Kõne
contact-visit = Külastus
contact-sms = SMS käsitsi
contact-messenger = Sõnum sõnumirakenduses
contact-email = E-kiri
contact-letter = Kiri

import-customers = Kliendid
import-invoices = Arved
import-payments = Laekumised
import-withdrawals = Programmi poolt tagasi võetud
import-auto = Tuvasta ise
