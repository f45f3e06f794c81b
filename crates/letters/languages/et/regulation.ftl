# Kontrollikord punktide kaupa, lugemiseks ja allkirjastamiseks.
regulation-general = Kõigi sammude kohta
regulation-late-entry = Võlg, mis jõuab kontrolli alla juba üle tähtaja, algab kõige kõrgemalt siit: { $step }.
regulation-min-gap =
    { $count ->
        [one] Ühe võla kahe sammu vahel on vähemalt { $count } päev.
       *[other] Ühe võla kahe sammu vahel on vähemalt { $count } päeva.
    }
regulation-minimum = Samm tehakse, kui tasumata on vähemalt { $amount }, võla valuuta täisühikutes.
regulation-minimum-none = Samm tehakse mis tahes tasumata summa korral.
regulation-unmatched-withholds = Laekunud ja veel sidumata raha peatab nende tähtaja ületanud võlgade sammud, mille see tasuks; teiste võlgadega minnakse edasi.
regulation-unmatched-ignored = Laekunud ja veel sidumata raha ei peata midagi.
regulation-day = Päev: { $day }.
regulation-days = Päevad: { $from } – { $to }.
regulation-days-open = Päevad: { $from } ja edasi.
regulation-days-before =
    { $count ->
        [one] { $count } päev enne tähtpäeva
       *[other] { $count } päeva enne tähtpäeva
    }
regulation-due-day = tähtpäev
regulation-lapses = Pärast neid päevi samm langeb ära.
regulation-gap =
    { $count ->
        [one] Kõige varem { $count } päev pärast eelmist sammu.
       *[other] Kõige varem { $count } päeva pärast eelmist sammu.
    }
regulation-starts-on = Algab kohe, kui juhtub see: { $events }.
regulation-event-extension-announced = klient teatab maksmise olulisest edasilükkamisest
regulation-event-agreed-date-broken = kokkulepitud maksepäevast ei peeta kinni
regulation-event-schedule-not-received = küsitud maksegraafikut ei saadeta
regulation-event-schedule-broken = kokkulepitud maksegraafikut rikutakse
regulation-event-delay-warned = klient hoiatab ette, et maksab hiljem
regulation-event-contact-avoided = klient väldib ühendust
regulation-event-restructuring-refused = klient keeldub ajatamisest
regulation-event-part-paid-in-silence = osa on makstud, kuid dialoogi pole
regulation-event-deferral-requested-again = klient palub taas maksepikendust
regulation-event-demand-delivered = nõue on üle antud
regulation-event-measure-planned = meede on lisatud nädalakavasse
regulation-event-measure-dropped = meede on nädalakavast välja võetud
regulation-event-high-risk-seen = nähti suurt raha kaotamise ohtu
regulation-event-memo-missing = memo võetud meetmete kohta jäi õigeks ajaks kirjutamata
regulation-event-recovery-memo-missing = memo müügiosakonna juhatajale jäi õigeks ajaks kirjutamata
regulation-event-notice-unfilled = rikkumisteade jäi õigeks ajaks täitmata
regulation-event-demand-answered = pärast nõuet on osa makstud või klient räägib meiega
regulation-event-decision-maker-reached = kõneldi sellega, kes otsustab maksmise üle
regulation-work =
    { $count ->
        [one] { $kind } · { $role }: { $text }. Aega { $count } päev.
       *[other] { $kind } · { $role }: { $text }. Aega { $count } päeva.
    }
regulation-work-at-once = { $kind } · { $role }: { $text }. Samal päeval.
regulation-message = { $kind } · { $channel }: { $text }.
regulation-staff-message = { $kind } · { $role }: { $text }.
regulation-watch = Kontroll
regulation-watch-from = Antakse üks kord, kui kliendi vanim võlg jõuab siia: { $from }.
regulation-watch-repeat =
    { $count ->
        [one] Uuesti kõige varem { $count } päeva pärast.
       *[other] Uuesti kõige varem { $count } päeva pärast.
    }

regulation-only-deferral = Kontrolli all on ainult maksetähtajaga kliendid, alates esimesest tähtajaga saadetisest.
regulation-asks-for-file = Esimene krediidiga saadetis ootab maksetähtajaga lepingut või lubavat otsust kliendi toimikus; pärast keeldumist seda ei ole.
regulation-calendar = Loetakse tööpäevi, kalender { $calendar }.
regulation-rating = Kuidas maksjaid eristatakse
regulation-week =
    { $count ->
        [one] Viivituse nädal on { $count } päev.
       *[other] Viivituse nädal on { $count } päeva.
    }
regulation-two-weeks =
    { $count ->
        [one] Viivitus on pikk, kui see on üle { $count } päeva.
       *[other] Viivitus on pikk, kui see on üle { $count } päeva.
    }
regulation-month =
    { $count ->
        [one] Üks viivitus üle { $count } päeva ähvardab maksmata jäämisega.
       *[other] Üks viivitus üle { $count } päeva ähvardab maksmata jäämisega.
    }
regulation-reliable-months =
    { $count ->
        [one] Usaldusväärseks ei saa enne { $count } tähtajaga kuud.
       *[other] Usaldusväärseks ei saa enne { $count } tähtajaga kuud.
    }
regulation-reliable-delays =
    { $count ->
        [one] Usaldusväärsel maksjal on kõige rohkem { $count } viivitus.
       *[other] Usaldusväärsel maksjal on kõige rohkem { $count } viivitust.
    }
regulation-late-share =
    { $count ->
        [one] Üle { $count } % hilinenud kohustusi ähvardab maksmata jäämisega.
       *[other] Üle { $count } % hilinenud kohustusi ähvardab maksmata jäämisega.
    }
regulation-terms = Kauplemistingimused
regulation-terms-of = { $status }: { $terms }.
regulation-limit = tasumata kõige rohkem { $amount }
regulation-discount = allahindlus { $percent } %
regulation-deferral =
    { $count ->
        [one] maksetähtaeg { $count } päev
       *[other] maksetähtaeg { $count } päeva
    }
regulation-prepayment = ettemaks
regulation-no-terms = täitmata
regulation-authority = Kes mida ise otsustab
regulation-promise-days =
    { $count ->
        [one] { $status }: müügiesindaja võtab vastu lubaduse kuni { $count } päevaks.
       *[other] { $status }: müügiesindaja võtab vastu lubaduse kuni { $count } päevaks.
    }
regulation-repeated-months =
    { $count ->
        [one] Müügiosakonna juhataja annab uue ajapikenduse { $count } kuu piires esimesest tähtpäevast.
       *[other] Müügiosakonna juhataja annab uue ajapikenduse { $count } kuu piires esimesest tähtpäevast.
    }
regulation-waiver-rep =
    { $count ->
        [one] Müügiesindaja loobub tasust kuni { $count } alanud nädala eest.
       *[other] Müügiesindaja loobub tasust kuni { $count } alanud nädala eest.
    }
regulation-waiver-head =
    { $count ->
        [one] Müügiosakonna juhataja loobub tasust kuni { $count } alanud nädala eest.
       *[other] Müügiosakonna juhataja loobub tasust kuni { $count } alanud nädala eest.
    }
regulation-tolerance = Kui kaua viivitust talutakse
regulation-basis-weeks = Loetakse kalendrinädalates, kui leping ei ütle teisiti.
regulation-basis-banking-days = Loetakse pangapäevades, kui leping ei ütle teisiti.
regulation-tolerated-weeks = Kalendrinädalad: talutakse { $first }, otsustatakse { $second } möödumiseni.
regulation-tolerated-banking-days = Pangapäevad: talutakse { $first }, otsustatakse { $second } möödumiseni.
regulation-plans = Plaanid, memod, klientide toimikud
regulation-planned-over =
    { $count ->
        [one] Üle { $count } päeva hilinenud võlgnik käib nädalaplaani.
       *[other] Üle { $count } päeva hilinenud võlgnik käib nädalaplaani.
    }
regulation-memo-over =
    { $count ->
        [one] Üle { $count } päeva hilinemisel kirjutab juhendaja memo.
       *[other] Üle { $count } päeva hilinemisel kirjutab juhendaja memo.
    }
regulation-extract-days =
    { $count ->
        [one] Registri väljavõte kehtib { $count } päeva.
       *[other] Registri väljavõte kehtib { $count } päeva.
    }
regulation-figures-days =
    { $count ->
        [one] Täpsema valiku korral on näitajad värsked { $count } päeva.
       *[other] Täpsema valiku korral on näitajad värsked { $count } päeva.
    }
regulation-window-days =
    { $count ->
        [one] Turvaline limiit arvutatakse { $count } päeva maksetest.
       *[other] Turvaline limiit arvutatakse { $count } päeva maksetest.
    }
regulation-statistics-months =
    { $count ->
        [one] Staatused arvutatakse { $count } kuu maksetest.
       *[other] Staatused arvutatakse { $count } kuu maksetest.
    }
regulation-demand-days =
    { $count ->
        [one] Nõude järgi makstakse { $count } päeva jooksul.
       *[other] Nõude järgi makstakse { $count } päeva jooksul.
    }
regulation-claim-days =
    { $count ->
        [one] Nõudekirjale vastatakse enne hagi { $count } päeva jooksul, kui seadus ega leping teisiti ei ütle.
       *[other] Nõudekirjale vastatakse enne hagi { $count } päeva jooksul, kui seadus ega leping teisiti ei ütle.
    }
regulation-answer-days =
    { $count ->
        [one] Võrdlusaktile vastatakse { $count } päeva jooksul.
       *[other] Võrdlusaktile vastatakse { $count } päeva jooksul.
    }
regulation-urgent-days =
    { $count ->
        [one] Otsus, mida keegi ootab, tehakse { $count } päeva jooksul.
       *[other] Otsus, mida keegi ootab, tehakse { $count } päeva jooksul.
    }
regulation-after-ten-days =
    { $count ->
        [one] Otsus üle kümnepäevase viivituse kohta tehakse { $count } päeva jooksul.
       *[other] Otsus üle kümnepäevase viivituse kohta tehakse { $count } päeva jooksul.
    }
regulation-after-fifteen-days =
    { $count ->
        [one] Otsus üle viieteistkümne tööpäeva viivituse kohta tehakse { $count } päeva jooksul.
       *[other] Otsus üle viieteistkümne tööpäeva viivituse kohta tehakse { $count } päeva jooksul.
    }
regulation-usual-days =
    { $count ->
        [one] Muud küsitud otsused tehakse { $count } päeva jooksul.
       *[other] Muud küsitud otsused tehakse { $count } päeva jooksul.
    }
regulation-pause-days =
    { $count ->
        [one] Juht võib üksi anda korralduse oodata { $count } päeva.
       *[other] Juht võib üksi anda korralduse oodata { $count } päeva.
    }
regulation-pause-again-days =
    { $count ->
        [one] Sellist korraldust ei korrata { $count } päeva jooksul.
       *[other] Sellist korraldust ei korrata { $count } päeva jooksul.
    }
regulation-promise-longest-days =
    { $count ->
        [one] Lubadus hoiab sissenõudmist kinni kõige rohkem { $count } päeva.
       *[other] Lubadus hoiab sissenõudmist kinni kõige rohkem { $count } päeva.
    }
regulation-warned-ahead-days =
    { $count ->
        [one] Hoiatus viivitusest, milles arvet ei nimetata, käib selle kohta, mille tähtaeg saabub { $count } päeva jooksul.
       *[other] Hoiatus viivitusest, milles arvet ei nimetata, käib selle kohta, mille tähtaeg saabub { $count } päeva jooksul.
    }
regulation-talk-counts-days =
    { $count ->
        [one] Kokkulepe koostatakse pärast suhtlust viimase { $count } päeva jooksul.
       *[other] Kokkulepe koostatakse pärast suhtlust viimase { $count } päeva jooksul.
    }
regulation-part-reminder-days =
    { $count ->
        [one] Esindajale öeldakse kokkuleppe osast { $count } päeva enne seda.
       *[other] Esindajale öeldakse kokkuleppe osast { $count } päeva enne seda.
    }
regulation-dispute-days =
    { $count ->
        [one] Vaidlus lahendatakse { $count } päeva jooksul, kui keegi ei nimeta tähtpäeva.
       *[other] Vaidlus lahendatakse { $count } päeva jooksul, kui keegi ei nimeta tähtpäeva.
    }
regulation-order-ahead-days =
    { $count ->
        [one] Maksekorralduse võib dateerida { $count } päeva ette.
       *[other] Maksekorralduse võib dateerida { $count } päeva ette.
    }
regulation-reviews = Staatused vaadatakse üle nii mitu kuud pärast aasta algust: { $months }.
regulation-alarms = Aegumise lõpust hoiatatakse nii mitu päeva ette: { $days }. Tähtaeg ise on seaduse oma.
regulation-solvency = Maksevõime: maksete ajalugu { $history } %, finantsseis { $position } %, püsivus { $stability } %; tugev alates { $strong } punktist, keskmine alates { $fair } punktist.
regulation-reminder = Meeldetuletus
regulation-reminder-days = Päevi enne tähtpäeva: { $days }.
regulation-no-reminder = Meeldetuletust ei ole.
regulation-rule = Reegel
regulation-late-calendar =
    { $count ->
        [one] { $count } kalendripäev üle tähtaja
       *[other] { $count } kalendripäeva üle tähtaja
    }
regulation-late-working =
    { $count ->
        [one] { $count } tööpäev üle tähtaja
       *[other] { $count } tööpäeva üle tähtaja
    }
regulation-late-banking =
    { $count ->
        [one] { $count } pangapäev üle tähtaja
       *[other] { $count } pangapäeva üle tähtaja
    }
regulation-late-from = Nõutakse üks kord, kui võlg on { $from }.
regulation-late-until = Nõutakse üks kord, kui võlg on { $from }, kuni päevani { $to }.
regulation-phase-decision = Nõutakse, kui viivitust enam ei taluta ja otsustab juhtkond.
regulation-phase-forced = Nõutakse, kui üks lahendustest on vältimatu.
regulation-weekly = Igal nädalal, { $day }: { $what }. { $moves }
regulation-weekday-1 = esmaspäev
regulation-weekday-2 = teisipäev
regulation-weekday-3 = kolmapäev
regulation-weekday-4 = neljapäev
regulation-weekday-5 = reede
regulation-weekday-6 = laupäev
regulation-weekday-7 = pühapäev
regulation-due-next-week = võlad, mille tähtpäev on järgmisel nädalal
regulation-moves-before = Puhkepäeva korral viimasel tööpäeval enne seda.
regulation-moves-after = Puhkepäeva korral järgmisel tööpäeval.
regulation-period-moves = Puhkepäeval lõppev tähtaeg lõpeb järgmisel tööpäeval.
regulation-on-event = Kui juhtub see: { $events }; { $after }.
regulation-at-once = kohe
regulation-after-days =
    { $count ->
        [one] { $count } päeva pärast
       *[other] { $count } päeva pärast
    }
regulation-within-months =
    { $count ->
        [one] Ainult { $count } kuu piires esimesest tähtpäevast.
       *[other] Ainult { $count } kuu piires esimesest tähtpäevast.
    }
regulation-beyond-months =
    { $count ->
        [one] Ainult kaugemal kui { $count } kuu esimesest tähtpäevast.
       *[other] Ainult kaugemal kui { $count } kuud esimesest tähtpäevast.
    }
regulation-on-answer = Kui punkti { $clause } järgi on otsustatud: { $choice }.
regulation-for-status = Klientidele staatusega: { $statuses }.
regulation-late-before = Klientidele, kes on varem hilinenud.
regulation-never-late = Klientidele, kes ei ole kunagi hilinenud.
regulation-unless = Mitte siis, kui on juhtunud: { $events }.
regulation-waits = Ootab, kui on: { $what }.
regulation-waits-money = sidumata raha
regulation-question = { $kind } · { $role }: { $text }.
regulation-choose-one = Üks neist: { $options }.
regulation-choose-several = Üks või mitu neist: { $options }.
regulation-decide-within =
    { $count ->
        [one] Otsustatakse { $count } kalendripäeva jooksul.
       *[other] Otsustatakse { $count } kalendripäeva jooksul.
    }
regulation-missed =
    { $count ->
        [0] Õigeaegse otsuseta · { $role }: { $text }. Samal päeval.
        [one] Õigeaegse otsuseta · { $role }: { $text }. Aega { $count } päev.
       *[other] Õigeaegse otsuseta · { $role }: { $text }. Aega { $count } päeva.
    }

regulation-choice-approve = nõustuda
regulation-choice-reject = keelduda
regulation-choice-more-time-for-supervisor = lisaaeg müügijuhile
regulation-choice-unconditional-return = raha tingimusteta tagastamine
regulation-choice-extra-time-for-head = lisaaeg müügiosakonna juhatajale
regulation-choice-task-for-financial-control = ülesanne finantskontrollile
regulation-choice-restructuring = võla ümberkujundamine
regulation-choice-change-of-status = teine staatus ja tingimused
regulation-choice-unconditional-recovery = tingimusteta sissenõudmine
regulation-choice-irrecoverable = lootusetute võlgade hulka
regulation-choice-late-fee-paid = viivitustasu on makstud
regulation-choice-claim-recovery = sissenõudmine nõudega
regulation-choice-grant-deferral = anda ajapikendus
regulation-choice-refuse-deferral = keelduda ajapikendusest
regulation-choice-settlement = kokkulepe
regulation-choice-court = kohus
regulation-decide-least =
    { $count ->
        [one] Kellelt küsitakse hilja, sellel on ikka { $count } päev.
       *[other] Kellelt küsitakse hilja, sellel on ikka { $count } päeva.
    }
regulation-matching = Panga raha sidumine arvetega
regulation-matching-number = Arve number nimetab arve, maksku kes tahes, kui selles on vähemalt { $length } märki, neist { $digits } numbrit; lühem number loeb tuntud maksja puhul.
regulation-matching-name = Ainult nime järgi tuntud maksja on kindel, kui summa on ühe lahtise dokumendi summa.
regulation-matching-name-never = Ainult nime järgi tuntud maksja kohta küsitakse alati.
regulation-matching-account = Kord kinnitatud pangakonto näitab kliendile tähtajatult.
regulation-matching-account-days =
    { $count ->
        [one] Pangakonto näitab kliendile { $count } päeva pärast kinnitamist.
       *[other] Pangakonto näitab kliendile { $count } päeva pärast kinnitamist.
    }
regulation-matching-little = Kuni { $rounding } senti puudu on ümardus, kuni { $fee } senti ja { $percent } % nimetatust pangatasu; muus valuutas nii palju, kui see väärt on.
regulation-matching-little-in = Selles valuutas on ümardus kuni { $rounding }, pangatasu kuni { $fee }.
regulation-matching-discount =
    { $count ->
        [one] Enne tähtpäeva makstud raha, millest on puudu kuni { $count } %, näib allahindlusega makse.
       *[other] Enne tähtpäeva makstud raha, millest on puudu kuni { $count } %, näib allahindlusega makse.
    }
regulation-matching-sums = Summat otsitakse { $debts } vanima lahtise dokumendi hulgast, kuni { $picks } korraga.
regulation-matching-proposals =
    { $count ->
        [one] Küsimus näitab kõige rohkem { $count } pakkumist.
       *[other] Küsimus näitab kõige rohkem { $count } pakkumist.
    }
