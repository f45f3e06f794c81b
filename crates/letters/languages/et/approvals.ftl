# Mida otsustajatelt küsitakse ja mida nad vastavad.

spending-waivers = Viivisest loobumine
spending-write-offs = Võlgade mahakandmine
spending-restructuring = Võlgade ümberkujundamine
spending-differences = Suletud väikesed vahed

request-waiver = Loobuda viivisest
request-deferral = Anda kliendile aega
request-repeated-deferral = Korduv ajapikendus
request-restructuring = Kujundada võlg ümber
request-write-off = Kanda võlg maha
request-exclusion = Vabastada klient käskkirjaga
request-after-ten-days = Üle kümne päeva hilinenud võlg
request-after-fifteen-working-days = Üle viieteistkümne tööpäeva hilinenud võlg
request-irrecoverable = Kanda võlg lootusetute hulka
request-court = Pöörduda kohtusse või leppida
request-claim = Koostada nõudekiri
request-contract = Leping puuduvate dokumentidega
request-ship-beyond-limit = Tarnida üle limiidi määratud päevani
request-planned-share = Viivisvõlgade plaaniline osakaal
request-forced = Talutav viivitus on möödas
request-policy = Otsus, mida kord nõuab

choice-approve = Lubada
choice-reject = Keelduda
choice-more-time-for-supervisor = Anda müügijuhile lisaaega
choice-unconditional-return = Raha tingimusteta tagasinõudmine
choice-extra-time-for-head = Anda müügiosakonna juhatajale lisaaega
choice-task-for-financial-control = Ülesanne finantskontrollile
choice-restructuring = Ümberkujundamine: kaup tagasi, muu kaup või ajapikendus viivisega
choice-change-of-status = Muuta staatust ja tingimusi
choice-unconditional-recovery = Tingimusteta sissenõudmine
choice-irrecoverable = Kanda lootusetute hulka
choice-late-fee-paid = Viivis on tasutud
choice-claim-recovery = Nõuda sisse nõudekirjaga
choice-grant-deferral = Anda ajapikendus
choice-refuse-deferral = Keelduda ajapikendusest
choice-settlement = Sõlmida kompromiss
choice-court = Pöörduda kohtusse

nav-requests = Otsused
nav-plan-week = Nädalaplaan
nav-plan-month = Kuuplaan
nav-digest = Kontrollnimekirjad
nav-memos = Märgukirjad
nav-rights = Kes mida tohib
requests-none = Siin ei oota midagi
requests-none-text = Mida üksi teha ei tohi, küsitakse otsustajatelt; see on siin viimase päevani.
requests-chip-for-me = Minu otsustada
requests-chip-mine = Minu palved
requests-chip-open = Kõik lahtised
requests-chip-missed = Tähtaja ületanud
requests-chip-closed = Lõpetatud
request-new = Küsida otsust
request-what = Mida küsitakse
request-whose = Kelle otsus
request-deadline = Tähtaeg
request-missed = Tähtaeg möödas
request-state-open = Lahtine
request-state-decided = Otsustatud
request-state-withdrawn = Tagasi võetud
request-by-policy = kontrollkorra järgi
request-amount = Küsitav summa
request-asked = Mida palutakse
request-permits = Otsustamiseks on vaja õigust { $right }
request-standing = Lubadused, vaidlused, korraldused
request-decide = Otsustada
request-in-place-of = { $name } asemel
request-answers = Otsused, üks või mitu
request-answer = Otsus
request-until = Aeg kuni
request-order-number = Käskkirja number
request-order = käskkiri { $number }
request-order-day = Käskkirja kuupäev
written-order = Käskkiri nr { $number }, { $day }
written-order-scope = Käskkiri nr { $number }, { $day }; vabastus: { $scope }
request-status = Uus staatus
request-conditions = Tingimused
request-is-own = Palusid seda ise, selle või teise kontoga: otsustab keegi teine.
request-became = Mis sellest sai
request-withdraw = Võtta palve tagasi
request-was-withdrawn = Tagasi võetud
request-was-missed = Õigel ajal otsustamata; nüüd otsustab: { $role }
request-was-missed-at-the-top = Õigel ajal otsustamata; kõrgemal pole kedagi
asked-whole = kõik, mis on tänaseks kogunenud
asked-part = osa: { $amount }
asked-if-repaid = kõik, kui kogu võlg tasutakse { $day }
asked-orally = klient palus suuliselt
asked-until = kuni { $day }
asked-papers = puuduvad dokumendid, numbrid p 5.4 järgi: { $numbers }
asked-share = { $percent } % nõuetest
asked-month = kuu algusega { $day }
request-customer-code = Kliendi kood
request-whole-debt = kogu võlg
request-until-asked = Mis päevani
request-until-hint = Ajapikenduse, ümberkujundamise ja erandi jaoks
request-amount-hint = Tühi: tasumata või viivises summa
request-waiver-more = Loobumise kohta
request-exclusion-more = Erandi kohta
request-scope = Millest vabastada; tühi: kõigest
request-send = Saata palve
problem-request-kind = Vali, mida palutakse.
flash-decided = Otsustatud ja tehtud.
flash-request-withdrawn = Palve võeti tagasi.
flash-request-sent = Palve saadeti.
follows-waiver-approved = Viivisest loobutakse kohe.
follows-write-off-approved = Võlg kantakse kohe maha ja läheb sinu piirmäära arvele.
follows-restructuring-approved = Sammud ootavad selle päevani; vormistatakse dokumendid.
follows-exclusion-approved = Kliendilt ei nõuta selle päevani midagi; käskkiri vajab numbrit.
follows-irrecoverable-approved = Võlg kantakse selle otsusega lootusetute hulka.
follows-court-approved = Koostatakse hagi.
follows-claim-approved = Juristid koostavad nõudekirja.
follows-contract-approved = Lepingu võib sõlmida, kuigi dokumente on puudu.
follows-ship-beyond-limit-approved = Selle päevani võib tarnida kuni selle limiidini.
follows-planned-share-approved = Plaaniline osakaal kehtib kogu kuu.
follows-policy-approved = Oodanud töö loetakse tehtuks.
follows-reject = Midagi ei muutu.
follows-more-time-for-supervisor = Müügijuht tegeleb võlaga selle päevani.
follows-unconditional-return = Järgneb märgukiri direktorile võetud meetmetest.
follows-extra-time-for-head = Müügiosakonna juhataja tegeleb sellega selle päevani.
follows-task-for-financial-control = Asja võtab üle finantskontroll.
follows-restructuring = Sammud ootavad päevani, kui see on antud.
follows-change-of-status = Staatus muutub kohe ja tingimused koos sellega.
follows-unconditional-recovery = Sissenõudmine jätkub järeleandmisteta.
follows-irrecoverable = Võlg kantakse lootusetute hulka.
follows-late-fee-paid = Klient tasub viivise.
follows-claim-recovery = Asi antakse juristidele ja finantskontrollile.
follows-grant-deferral = Sammud ootavad selle päevani.
follows-refuse-deferral = Kokkulepitud päev jääb kehtima.
follows-settlement = Juristid vormistavad kompromissi.
follows-court = Juristid esitavad hagi.
plan-before = Varem
plan-after = Hiljem
plan-add = Lisada meede
plan-kind = Meede
plan-item-work-in-office = Töö kontoris, koolitus
plan-item-work-in-territory = Töö piirkonnas
plan-item-call-or-visit = Kõne või külaskäik võlgniku juurde
plan-item-joint-contact = Ühine kontakt finantskontrolliga
plan-item-lower-share = Meede viivisvõlgade osakaalu vähendamiseks
plan-item-work-with-debtors = Töö võlgnikega
plan-item-other = Muu
plan-about = Kolleeg, keda see puudutab
plan-about-nobody = mitte kellegi kohta eraldi
plan-body = Mida teha
plan-coaching = Juhendamise eesmärgid
plans-none = Siin ei kavanda veel keegi
plan-due = Plaani aeg on käes
plan-empty = Meetmeid veel ei ole
plan-drop = Eemaldada
plan-has-measures = Võla vähendamise meetmed
plan-no-measures = võla vähendamise meetmeid ei ole
plan-has-work = Töö võlgnikega
plan-no-work = tööd võlgnikega ei ole
plan-check = Märgi kontrollituks
plan-note = Märkus; vajalik, kui midagi puudub
problem-plan-kind = Vali meetme liik.
flash-planned = Meede on plaanis.
flash-unplanned = Meede eemaldati.
flash-plan-checked = Kontroll on kirjas.
flash-share-planned = Plaaniline osakaal ootab kinnitust.
share-title = Viivisvõlgade plaaniline osakaal
share-approved = Kinnitatud
share-refused = Tagasi lükatud
share-draft = Mustand, kinnitamata
share-planned = Plaan
share-fact = Tegelik
share-excess = Üle plaani
share-within = plaani piires
share-out = plaanist väljas
share-set = Määrata plaaniline osakaal
share-ask = Saata kinnitamiseks
digest-none = Kellelgi ei ole viivises võlgnikke
digest-debtors = Viivises võlgnikke
digest-contacts = Kontakte
digest-done = Tehtud ülesandeid
digest-yes = seatud
digest-no = seadmata
memos-none = Märgukirju veel ei ole
memos-none-text = Märgukiri kirjutatakse kliendi kaardilt, kui võlg on üle kümne päeva hilinenud.
memo-kind = Märgukiri
memo-from = Kellelt
memo-to = Kellele
memo-recovery = Palve jätkata sissenõudmist
memo-measures = Võetud meetmed
memo-title = Märgukiri { $number }
memo-debts = Hilinenud dokumendid
memo-contacts = Tehtud töö: kontaktid
memo-no-contacts = Ühtegi kontakti ei ole kirjas.
memo-printed = Õiend on säilitatud märgukirja päeva seisuga.
memo-new = Kirjutada märgukiri
memo-statement = Lisatav õiend
memo-body = Mis on tehtud ja mida palutakse
memo-send = Saata märgukiri
problem-memo-kind = Vali märgukirja liik.
flash-memo-written = Märgukiri saadeti.
rights-lead = Mida roll tohib, millise summani ja kes keda asendab. Mida ta tegema peab:
rights-show = Näidata
rights-title = On õigus …
rights-limits = Piirmäärad
rights-limits-text = Arvesse läheb kõik, mida inimene nende päevade jooksul otsustas, mis tahes dokumentide kohta, ka tagasi võetu.
rights-limits-none = Piirmäärasid ei ole: kel on õigus, otsustab piiranguta.
rights-limit-set = Määrata piirmäär
rights-about = Mille kohta
rights-within-days = Mitme päeva jooksul
rights-from = Alates
rights-until = Kuni
rights-deputies = Asendajad
rights-deputies-none = Keegi ei ole ära.
rights-deputy-end = Lõpetada
rights-deputy-name = Määrata asendaja
rights-absent = Kes on ära
rights-deputy = Kes asendab
problem-limit = Anna, mille kohta, roll, summa ja päevad.
flash-limit-set = Piirmäär on määratud.
flash-deputy-named = Asendaja on määratud.
flash-deputy-ended = Äraolek on lõppenud.
duty-sales-rep = Helistab klientidele ja külastab neid, võtab lubadusi, märgib üles iga kontakti, kogub makseid.
duty-supervisor = Kontrollib üle viiepäevaseid viivitusi, kavandab meeskonna nädalat, kirjutab märgukirju üle kümnepäevaste kohta.
duty-head-of-sales = Kontrollib üle kümnepäevaseid viivitusi ja otsustab viieteistkümnendaks päevaks, kontrollib plaane ja nimekirju, määrab plaanilise osakaalu.
duty-head-of-financial-control = Jälgib arveldusi, pakub staatusi, esitab viivisenõudeid.
duty-financial-control-officer = Jälgib arveid ja makseid, käivitab kontrolli, osaleb võlgnike kontaktides.
duty-commercial-director = Kinnitab staatusi ja juhib müüki.
duty-director = Kontrollib üle viieteistkümne tööpäeva viivitusi, otsustab kümne päevaga, kinnitab plaane ja osakaalu.
duty-general-director = Otsustab, kui dokumente on puudu, kannab võlgu maha, määrab piirmäärad.
duty-legal = Koostab palve alusel nõudekirju ja hagisid, peab sissenõudmise registrit.
duty-security = Leiab varjuvad võlgnikud ja toimetab nõudeid kätte.
duty-accountant = Kannab sisse arveid ja makseid, peab arvestust.
duty-administrator = Hooldab kontosid, seadeid ja koopiaid; võlgade üle ei otsusta.
duties-title = Ootab sind
duties-missed = Kellelgi tähtaeg möödas
duties-plan = Plaani aeg on käes
duties-checks = Kontrollimata plaanid
duties-inventory = Arvelduste inventuur seisuga { $day }
duties-not-told = { $program } ei võta vastu, mida ta palus
duties-not-told-events =
    { $count ->
        [one] { $count } sündmusest loobutud
       *[other] { $count } sündmusest loobutud
    }
duties-memos = Märgukirjad üle kümne päeva hilinenud võlgade kohta
charge-ask = Paluda loobumist
requests-count =
    { $count ->
        [one] { $count } palve
       *[other] { $count } palvet
    }
plan-unplanned =
    { $count ->
        [one] { $count } üle viie päeva hilinenud võlgnik on meetmeta
       *[other] { $count } üle viie päeva hilinenud võlgnikku on meetmeta
    }
digest-count =
    { $count ->
        [one] { $count } inimene
       *[other] { $count } inimest
    }
rights-days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }

ask-title = Küsi otsustajatelt
ask-text = Siin küsitakse seda, mida ise teha ei tohi; vorm täitub sellega, mida see leht teab.

choose-customer = Klient
choose-customer-sub = Vali kõigepealt klient. Ees seisavad need, kelle võlg on kõige suurem.
choose-customer-none = Sinu klientide hulgast ei leitud kedagi. Proovi osa nimest, koodi või telefoninumbrit.
choose-customer-more =
    { $count ->
        [one] Leitud { $count } klient.
       *[other] Leitud { $count } klienti. Täpsusta otsingut.
    }
choose-customer-other = teine klient
request-in-person = { $role } otsustab seda isiklikult: asetäitja ei tohi.
