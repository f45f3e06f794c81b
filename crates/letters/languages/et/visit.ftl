# Kõned ja külastused, vabandused ja taktikad, marsruudileht, mida kontaktid ütlevad.

nav-route = Marsruudileht
nav-field = Kontaktid ja lubadused

visit-begin = Kõne või külastus
visit-title = Kõne või külastus
visit-frozen = Tarned peatatud
visit-frozen-text = Teatati suurest riskist. Kaupa ei väljastata, kuni juht on öelnud, kuidas edasi.
visit-missed = Esimene kontakt pärast möödunud päeva
visit-missed-text = Ütle kliendile rikkumisest ja võlast, selgita välja põhjus ja tegelik päev ning hinda, mida näed.
visit-manner = Kuidas
manner-visit = Külastus
manner-call = Kõne
visit-goal = Eesmärk: arve tasumine
visit-goal-text = Käi iga rida läbi selle inimesega, kes maksete üle otsustab.
visit-no-goal = Avatud arveid ei ole.
visit-method-usual = nagu leping ütleb
goal-due = Maksepäev
goal-number = Arve
goal-amount = Tasuda
goal-method = Makseviis
goal-ok = Kinnitatud
goal-other = Teisiti
goal-correction = Kuidas on õige
visit-answer = Mida klient vastas?
answer-reminded = Sai meeldetuletuse, nõus
answer-paid = Maksab kohe
answer-more-time = Palub aega
answer-refused = Keeldub
answer-not-reached = Ei saanud kätte
visit-paid-by = Millega maksab
proof-receipt = Sularaha, kviitung
proof-order = Maksekorraldus
visit-paid-number = Kviitungi või korralduse number
visit-reason = Põhjus
visit-second-reason = Teist korda küsitud: põhjus
visit-second-reason-text = Keeldujalt küsitakse põhjust ka teist korda. Juhini jõuab ainult keeldumine, mis ei muutu.
visit-still-refuses = Pärast teist küsimust
visit-refuses-still = Keeldub endiselt
visit-refuses-no-more = Enam ei keeldu
visit-decision-maker = Rääkisin sellega, kes otsustab maksmise üle
visit-until = Maksab hiljemalt
visit-days = { $count ->
    [0] Punkti 6.1.3.b.b1 järgi ilma juhita sellele kliendile aega ei anta.
    [one] Ilma juhita kõige rohkem { $count } päev.
   *[other] Ilma juhita kõige rohkem { $count } päeva.
}
visit-deferred-before = Aega on juba antud: nüüd otsustab müügiosakonna juhataja.
visit-today = Maksab täna
visit-today-text = Soovib kauem: lepi kokku osa tänasest. Ülejäänu kohta küsitakse juhilt.
visit-cause = Põhjus
visit-excuse = Mida öeldi
visit-order-seen = Näidati maksekorralduse koopiat
visit-informed = Klient teab rikkumisest ja võlast
visit-assessment = Kuidas hindad asjaolusid ja käitumist?
visit-behaviour = Kliendi käitumine
behaviour-least = vaenulik
behaviour-most = koostöövalmis
visit-outlet = Müügikoht
outlet-least = tühi
outlet-most = parimas korras
visit-doubt = Kui kindel on raha?
visit-hint = Eelmise külastuse järgi: { $doubt }
doubt-a = A: kahtlust ei ole
doubt-b = B: kahtlus, tuleta enne makset meelde
doubt-c = C: suur risk, juht saab kohe teada
doubt-short-a = A
doubt-short-b = B: kahtlus
doubt-short-c = C: suur risk
visit-help = Palun müügijuhilt abi
visit-next = Järgmine kontakt
visit-time = Kell
visit-tactic = Kasutatud taktika
visit-note = Märkus
visit-save = Lõpeta ja salvesta
visit-past = Varem
visit-past-none = Ühtki kõnet ega külastust ei ole veel kirjas.
promise-rate = Täidetud lubadusi: { $kept } / { $count }, { $rate } %

needed-invoice = Arve, millest on jutt
needed-goal-due = Maksepäev: kinnita või paranda
needed-goal-number = Arve: kinnita või paranda
needed-goal-amount = Summa: kinnita või paranda
needed-goal-method = Makseviis: kinnita või paranda
needed-behaviour = Kliendi käitumine
needed-outlet = Müügikoha seisund
needed-answer = Vastus
needed-doubt = A, B või C
needed-next-contact = Järgmise kontakti päev ja kell
needed-payment-number = Kviitungi või maksekorralduse number
needed-payment-day = Makse päev
needed-payment-amount = Makse summa
needed-reason = Põhjus
needed-second-reason = Vastus teisele küsimusele põhjuse kohta
needed-until = Päev, mil klient hiljemalt maksab
needed-informed = Et klient teab rikkumisest ja võlast
needed-cause = Põhjus
needed-assessment = Sinu hinnang asjaoludele ja käitumisele
needed-tactic-confirmed = Et tead selle taktika riski

alarm-act = Suur risk: teata kohe juhile
alarm-text = Otsene juht saab kohe teada. Tarned peatuvad, kuni juht on öelnud, kuidas edasi.
alarm-note = Mis juhtus
alarm-send = Teata kohe

cause-internal-calendar = Maksab oma päevadel
cause-internal-approval = Makse ei ole veel kinnitatud
cause-other-obligations = Enne tulevad rent, maksud, palgad või laenud
cause-slow-turnover = Kaup müüb aeglaselt
cause-no-trade = Kaubeldakse vähe
cause-own-debtors = Ootab raha oma võlgnikelt
cause-contested = Vaidlustab kvaliteedi, koguse või paberid
cause-oversight = Unustati või läks arve kaduma
cause-silence = Põhjust ei öeldud
cause-other = Muu

excuses-title = Mida öeldakse ja mida vastata
excuse-put-down-for-payment = „Paneme maksete nimekirja”
excuse-submitted-wait = „Andsin maksmiseks edasi, oota”
excuse-other-obligations = „Rent, maksud, palgad, laen”
excuse-poor-turnover = „Su kaup müüb halvasti, aga raha tahad enne”
excuse-no-trade = „Raha ei ole, sest kaubelda ei saa”
excuse-payment-day = „Täna ei ole meie maksepäev, järgmisel nädalal”
reply-put-down-for-payment = Pane päev kirja. Öeldud kaks korda või rohkem: küsi maksekorraldust, muidu tegutse eeskirja järgi.
reply-submitted-wait = Ole järjekindel või palu rääkida inimesega, kes maksete üle otsustab.
reply-other-obligations = Ka meil on rent, maksud ja palgad, ja selle kauba eest oleme maksnud. Ära anna järele.
reply-poor-turnover = Maksekohustus ei sõltu edasimüügist. Paku väiksemaid tarneid, müüvat kaupa, kampaaniat; ootama ära nõustu.
reply-no-trade = Tea, kui palju meie kaupa on alles. Ühe tarnija rahaga makstakse tihti teisele ja müüv kaup on hoob. Vaata, kas see on juba müüdud; viimane abinõu on kaup tagasi võtta.
reply-payment-day = Loeb lepingu päev, mitte kliendi maksepäev.
excuse-times = { $count ->
    [one] kuuldud { $count } kord
   *[other] kuuldud { $count } korda
}
excuse-limit = { $count ->
    [one] Öeldud { $count } kord või rohkem, küsitakse enamat.
   *[other] Öeldud { $count } korda või rohkem, küsitakse enamat.
}
next-action-record-promise = Pane lubadus kirja
next-action-request-payment-order = Küsi maksekorralduse koopiat
next-action-verify-payment-order = Vaata, kas korralduse raha laekub
next-action-reach-decision-maker = Jõua inimeseni, kes maksete üle otsustab
next-action-stand-firm = Jää kindlaks
next-action-smaller-deliveries = Vaata valikut: väiksemad tarned, müüv kaup, kampaania
next-action-check-stock = Loe meie kaup müügikohas üle
next-action-take-goods-back = Lepi kokku kauba tagasivõtmine
next-action-hold-to-contract = Pea kinni lepingu päevast
next-action-apply-ladder = Maksekorraldust ei tulnud: tegutse eeskirja järgi

tactics-title = Taktikad
tactic-enough = „Aitab küll”
tactic-stop = „Tarne pärast makset”
tactic-meter = „Loendur tiksub”
tactic-concession = „Sina mulle, mina sulle”
tactic-pity = „Halasta”
tactic-conscience = „Ole aus”
tactic-how-enough = Ära tarni rohkem, kui klient suudab müüa ja maksta: hoia ohutut tarnelimiiti.
tactic-how-stop = Enne makset ära tarni midagi; suur võlg väheneb poolte kaupa: pool tarnet selle eest, mis on makstud.
tactic-how-meter = Nimeta trahvid, viivis ja kohus ning mida need maksma lähevad.
tactic-how-concession = Paku makse eest soodustust. Enne vaata, mida see maksma läheb.
tactic-how-pity = Palu enda pärast: selle võla tõttu jääd preemiast ilma.
tactic-how-conscience = Tuleta meelde partnerlust: meie kaup seisab tollis, maksud ja palgad ootavad.
tactic-warning = Koostöö elab selle harva üle.
tactic-confirm = Tean, et koostöö elab „Loendur tiksub” harva üle
concession-pct = Soodustus, %
concession-days = Mitu päeva varem
concession-reckon = Mida see maksma läheb?
concession-cost = See maksab
concession-value = Varasem raha on väärt
concession-worthwhile = See tasub ära.
concession-unprofitable = See on kahjulik.

day-errands = { $count ->
    [one] Sind ootab { $count } ülesanne.
   *[other] Sind ootab { $count } ülesannet.
}
day-errands-show = Näita
errands-title = Ülesanded
errand-remind-before-payment = Tuleta enne makset meelde
errand-help-representative = Müügiesindaja palub abi
errand-high-risk = Suur risk raha kaotada: ütle, kuidas edasi
errand-payment-refused = Klient keeldub maksmast: ütle, kuidas edasi
errand-grant-more-time = Kas anda rohkem aega?
errand-obtain-guarantee-letter = Selgita restruktureerimise tingimusi, palu garantiikirja
errand-arrange-meeting = Lepi kokku kohtumise ja paberite vahetamise päev
errand-sign-papers = Kohtu ja lase kolm paberit allkirjastada
errand-match-money = Ütle, kelle raha see on: seni kliendile meeldetuletusi ei saadeta
errand-pays-another-document = Raamatupidamisprogrammi järgi tasub see makse teise dokumendi: tõsta see ümber või paranda seal
errand-to-line = Väljavõtte reale
errand-excuse-request-payment-order = Küsi maksekorralduse koopiat
errand-excuse-verify-payment-order = Vaata, kas korralduse raha laekub
errand-excuse-reach-decision-maker = Jõua inimeseni, kes maksete üle otsustab
errand-excuse-smaller-deliveries = Vaata valikut: väiksemad tarned, müüv kaup, kampaania
errand-excuse-check-stock = Loe meie kaup müügikohas üle
errand-excuse-take-goods-back = Lepi kokku kauba tagasivõtmine
errand-asks = Palub aega kuni { $day }
errand-grant = Anna
errand-deny = Keeldu
errand-instruction = Kuidas edasi
errand-meeting = Kohtumise päev
sign-reconciliation-act = Saldokinnituse akt
sign-amendment = Lepingu lisa restruktureerimise tingimustega
sign-request-with-guarantees = Kirjalik edasilükkamise palve tagatistega võlale ja viivisele

route-stops = { $count ->
    [one] { $count } klient
   *[other] { $count } klienti
}
route-person = Müügiesindaja
route-show = Näita
route-print = Prindi
route-day-before = Eelmine päev
route-day-after = Järgmine päev
route-none = Kedagi ei ole vaja näha
route-none-text = Selleks päevaks ei ole kontakte kokku lepitud ja miski ei ole üle tähtaja ega nädala jooksul maksta.
route-nobody = Müügiesindajaid veel ei ole.
route-overdue = üle tähtaja { $amount }
route-promised = Lubatud hiljemalt { $day }
route-met = Kohtutud
route-visit = Külastus
route-called = Helistasin
route-left-out = { $count ->
    [one] Veel { $count } klient ei mahtunud lehele.
   *[other] Veel { $count } klienti ei mahtunud lehele.
}
route-offline = Ühendust ei ole: see on alles hoitud leht. Mis sa kirja paned, saadetakse hiljem.
queue-waiting = Ootab saatmist:
queue-sent = Saadetud:
queue-sign-in = Logi sisse, siis saadetakse ootel olev ära.
queue-refused = Midagi ei võetud vastu.
queue-kept = Ühendust ei ole. See on telefonis alles ja saadetakse hiljem.
queue-open = Ava ja paranda

field-talks = { $count ->
    [one] { $count } kõne või külastus
   *[other] { $count } kõnet ja külastust
}
field-causes = Põhjused
field-causes-none = Nendel päevadel ei pandud ühtki põhjust kirja.
field-excuses = Mida öeldi
field-excuses-none = Nendel päevadel ei pandud ühtki vabandust kirja.
field-times = Kordi
field-share = Osakaal
field-promises = Täidetud lubadused
field-promises-none = Ühtki lubadust ei saa veel hinnata.
field-by-customer = { $count ->
    [one] Klientide kaupa: { $count }
   *[other] Klientide kaupa: { $count }
}
field-person = Kes vastu võttis
field-kept = Täidetud
field-broken = Murtud
field-rate = Osakaal
field-placed = Olulisus ja aktiivsus
field-contacts = Kontakte 90 päevaga
field-quadrant = Kust alustada
quadrant-keep = Jätka
quadrant-press = Küsi tihemini
quadrant-matter = Saa olulisemaks
quadrant-begin = Alusta mõlemast
settings-title = Seaded
settings-closer = Uute klientide tugevdatud valik, kuni üle tähtaja võlga on üle plaani
settings-plan = Kavandatud üle tähtaja võlg, % kogu võlast, kui kuul pole kinnitatud kava
settings-freeze = Suur risk peatab tarned, kuni juht on öelnud, kuidas edasi
settings-capital = Mida raha maksab, % aastas

flash-visit = Kirja pandud.
flash-visit-asked = Kirja pandud. Aega on küsitud: otsus ilmub kaardile.
flash-visit-told = Kirja pandud. Juht teab.
flash-alarm = Juht teab. Lõpeta külastus allpool.
flash-errand = Tehtud.
flash-settings = Seaded on salvestatud.
problem-time = See ei ole kellaaeg. Kirjuta näiteks 09:30.

refused-visit-open = { $count ->
    [one] Veel tuleb kirja panna:
   *[other] Veel tuleb kirja panna:
}
refused-visit-time-past = Päev, mil klient hiljemalt maksab, on möödas. Anna hilisem.
refused-visit-part-today = { $count ->
    [0] Ilma juhita sellele kliendile aega ei anta. Lepi kokku osa, mis makstakse täna; ülejäänu kohta küsitakse.
    [one] Punkti 6.1.3.b.b1 järgi ilma juhita võib anda kõige rohkem { $count } päeva. Lepi kokku osa, mis makstakse täna; ülejäänu kohta küsitakse.
   *[other] Punkti 6.1.3.b.b1 järgi ilma juhita võib anda kõige rohkem { $count } päeva. Lepi kokku osa, mis makstakse täna; ülejäänu kohta küsitakse.
}
refused-visit-part-out-of-range = Tänane osa jääb nulli ja { $open } vahele. Paranda see.
refused-visit-begun = See vorm avati liiga ammu. Ava see uuesti.
refused-visit-papers-missing = Vaja on kõiki kolme paberit. Märgi iga allkirjastatud paber.
refused-visit-money-waits = See lõpeb, kui väljavõtte real on vastus. Vasta sellele laekumiste postkastis.
refused-visit-other-person = Selle vormi täitis teine inimene. Logi sisse tema nimega ja saada uuesti.
refused-field-concession = „{ $value }” ei ole pakkumine. Anna soodustus, näiteks 2, ja mitu päeva varem raha tuleb.

script-title = Mida öelda
script-coming = enne maksepäeva
script-today = maksepäeval
script-late = pärast maksepäeva
script-broken = pärast pidamata lubadust
script-refused = pärast keeldumist
script-line-greet = Ütle oma nimi ja { $company } ning küsi seda, kes maksete üle otsustab. Kellelegi teisele võlast ei räägi.
script-line-who-decides = Veendu, et räägid otsustajaga; pane kirja nimi ja amet.
script-line-name-debt = Nimeta arve { $number }: lahti { $amount }, maksepäev { $due }. Kas kõik on õige? Käi läbi iga eesmärgi rida.
script-line-confirm-day = Küsi, kas makse on kavas päevaks { $due }. Kehtib lepingu päev, mitte see, mis seal tavaks on.
script-line-ask-proof = Küsi, kas täna on makstud, ning palu maksekorralduse numbrit või koopiat.
script-line-name-breach = Ütle, et päev on möödas, leping on rikutud ja mida iga viivituspäev maksab.
script-line-name-broken-word = Ütle, mis päev lubati ja et see on möödas: järgmist sammu ei saa enam sina üksi edasi lükata.
script-line-ask-cause = Küsi, miks ei makstud, ja lase lõpuni rääkida. Vali põhjus ja mida öeldi; vastus on kõrval.
script-line-ask-day = Palu päeva ja osa täna. Ära anna rohkem päevi, kui näidatud; pikema jaoks küsi juhilt.
script-line-ask-again = Küsi veel kord põhjust ja kas see on viimane sõna. Pane mõlemad kirja tema sõnadega.
script-line-name-next = Ütle, et nüüd otsustab sinu juht, kes saab sellest täna teada. Muud ära kuuluta.
script-line-sum-up = Korda päeva, summat ja järgmist kõnet, täna ning pane enne järgmist kõnet kirja.
