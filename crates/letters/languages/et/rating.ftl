# Maksjate staatused: tõendid, voorud, otsused.

nav-statuses = Staatused
rating-lead = Milline maksja iga klient on: arvutatud maksetest, otsustatud inimeste poolt.
rating-how-many = Kliendid staatuse järgi

rating-reason-court-proceedings = On toimunud kohtumenetlus
rating-reason-claim-letters = On saadetud nõudekirju
rating-reason-long-unwarned-delays = Rohkem kui üks üle kahenädalane hilinemine hoiatuseta, vastuseis ümberkujundamisele ja kontakti vältimine
rating-reason-delay-over-30-days = Üle kuu pikkune hilinemine
rating-reason-two-over-14-days-in-month = Ühes kuus rohkem kui üks üle kahenädalane hilinemine, enamasti hoiatuseta
rating-reason-late-share-over-50 = Üle poole kohustustest tasuti hilinenult
rating-reason-avoids-and-objects = Väldib kontakti ja on vastu ümberkujundamisele
rating-reason-no-statistics = Statistika kuude jooksul ei saabunud ühtki maksetähtaega
rating-reason-short-history = Vähem kui aasta maksetähtajaga ostmist
rating-reason-more-than-2-delays = Rohkem kui kaks hilinemist
rating-reason-delay-over-7-days = Üle nädala pikkune hilinemine
rating-reason-unwarned-delay = Hilinemine, millest ei hoiatatud
rating-reason-restructuring-refused = Hilinemine, mille puhul uut päeva kokku ei lepitud
rating-reason-objected = Oli ümberkujundamise vastu
rating-reason-avoided-contact = Vältis kontakti
rating-reason-none = Kliendi vastu ei räägi miski

rating-no-obligations = Ühtki tähtaega ei saabunud
rating-all-in-time =
    { $count ->
        [one] Saabus { $count } dokumendi tähtaeg, tasutud õigel ajal
       *[other] Saabus { $count } dokumendi tähtaeg, kõik tasutud õigel ajal
    }
rating-delays =
    { $count ->
        [one] { $count } hilinemine
       *[other] { $count } hilinemist
    }
rating-days-one =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }
rating-days-two = { $first } ja { $second } päeva
rating-days-range = { $first } kuni { $second } päeva
rating-warned-one = hoiatatud
rating-warned-not-one = hoiatamata
rating-warned-afterwards = hoiatus sisestati tagantjärele: ei arvestata
rating-afterwards =
    { $count ->
        [one] { $count } hoiatus sisestati tagantjärele ja seda ei arvestata
       *[other] { $count } hoiatust sisestati tagantjärele ja neid ei arvestata
    }
rating-warned-both = mõlemast hoiatatud
rating-warned-all = kõigist hoiatatud
rating-warned-none = ühestki ei hoiatatud
rating-warned-some =
    { $count ->
        [one] neist { $count } hoiatatud
       *[other] neist { $count } hoiatatud
    }
rating-evidence = { $delays }, { $days }, { $warned }, { $of }
rating-of-obligations =
    { $count ->
        [one] { $count } saabunud tähtajast
       *[other] { $count } saabunud tähtajast
    }
rating-worked-out = Arvutatud
rating-worked-out-same = Maksete arvud ütlevad sama.
rating-worked-out-other = Maksete arvud ütlevad: { $status }.
rating-twelve-months = Kaksteist kuud kuni { $day }

rating-up-title = Mis kliendi staatust tõstaks
rating-up-on = { $status } alates { $day }, kui miski enam ei hiline.
rating-up-on-paid = { $status } alates { $day }, kui lahtine täna tasutakse ja miski enam ei hiline.
rating-up-pay = Kõigepealt tasuda: { $numbers }
rating-up-payments =
    { $count ->
        [one] { $status } pärast veel { $count } õigeaegset makset.
       *[other] { $status } pärast veel { $count } õigeaegset makset.
    }

conduct-title = Kirjuta käitumine üles
conduct-what = Mis juhtus
conduct-warned-of-delay = Hoiatas makse hilinemisest
conduct-agreed-to-restructuring = Nõustus ümberkujundamisega
conduct-objected-to-restructuring = Oli ümberkujundamise vastu
conduct-avoided-contact = Vältis kontakti
conduct-claim-letter = Saadeti nõudekiri
conduct-court-proceedings = Kohtumenetlus
contact-warned-of-delay = Hoiatas makse hilinemisest
contact-agreed-to-restructuring = Nõustus ümberkujundamisega
contact-objected-to-restructuring = Oli ümberkujundamise vastu
contact-avoided-contact = Vältis kontakti
contact-claim-letter = Nõudekiri
contact-court-proceedings = Kohtumenetlus

round-initial = { $year }. aasta määramine
round-review = Läbivaatus seisuga { $day }
round-none = Ühtki vooru ei ole veel alustatud.
round-due = { $day } vooru ei ole alustatud.
round-begin = Alusta vooru
round-facts =
    { $lines ->
        [0] Vaadati läbi { $customers } klienti: midagi muuta ei ole.
        [one] Vaadati läbi { $customers } klienti, otsustada on { $lines }.
       *[other] Vaadati läbi { $customers } klienti, otsustada on { $lines }.
    }
round-mine = Ootab sind
round-open = Otsustamata
round-all = Kõik
round-nothing-mine = Siin ei oota sind miski.
round-nothing = Otsustada ei ole enam midagi.
round-propose = Esita ettepanek
round-propose-all = Paku kõik nii, nagu arvutatud
round-approve = Kinnita
round-approve-all = Kinnita kõik ootavad
round-send-back = Saada tagasi
round-other-needs-reason = Arvutatust erinev staatus vajab põhjendust.
round-progress-proposing = Ootab ettepanekuid
round-progress-sales = Ootab müügiosakonna juhatajat
round-progress-control = Ootab finantskontrolli juhti
round-progress-disagree = Juhid on eri meelt: müük { $sales }, kontroll { $control }
round-progress-approving = { $status } ootab kinnitust
round-progress-decided = Otsustatud: { $status }
round-vote-propose = { $role } pakub: { $status }
round-vote-approve = { $role } kinnitab
round-vote-send-back = { $role } saadab tagasi

changes-title = Staatuse muutused
changes-none = Ühtki staatust ei ole veel otsustatud.
changes-from-to = { $from } → { $to }
changes-confirmed = { $to }, kinnitatud
changes-ground-initial = aasta määramine
changes-ground-review = läbivaatus
changes-ground-overdue-decision = otsus üle tähtaja võla kohta
changes-by-clause = punkt { $clause }

status-change = Muuda staatust
status-change-to = Uus staatus
status-change-text = Otsus üle tähtaja võla kohta: tingimused muutuvad kohe ja raamatupidamisprogramm saab kirje.

refused-vote-decided = See on juba otsustatud. Muuta saab järgmine läbivaatus.
refused-vote-not-yours = Roll „{ $role }“ siin ei osale: ettepaneku teevad kaks juhti, kinnitab kommertsdirektor.
refused-vote-same-person = Oled selles otsuses juba osalenud. Otsustavad kolm eri inimest.
refused-vote-proposals-missing = Enne kinnitamist peavad ettepaneku tegema mõlemad juhid.
refused-vote-proposals-differ = Juhid pakuvad eri staatuseid. Nad peavad esmalt kokku leppima.
refused-vote-no-approval-needed = See muutus ei vaja kinnitust; kaks juhti on selle otsustanud.
refused-unknown-round = { $day } vooru ei ole alustatud.
refused-field-status = Kliendil on see staatus juba. Vali teine või jäta nii, nagu on.

flash-round-begun =
    { $count ->
        [0] Voor on alustatud: midagi muuta ei ole.
        [one] Voor on alustatud: otsustada on { $count } klient.
       *[other] Voor on alustatud: otsustada on { $count } klienti.
    }
flash-round-voted =
    { $count ->
        [0] Sind ei oodanud miski.
        [one] { $count } hääl on kirjas.
       *[other] { $count } häält on kirjas.
    }
flash-status-changed = Staatus on muudetud ja raamatupidamisprogramm saab teada.
flash-conduct = See on kirjas ja läheb arvesse.
