# Dokumendid võla kohta. Ametlikult, lihtsalt, ähvardusteta; kolmandatest isikutest ei räägita.

document-reminder-title = Maksetähtaja meeldetuletus
document-breach-notice-title = Teade maksetingimuste rikkumisest
document-demand-title = Nõue tasuda võlg
document-claim-title = Nõudekiri
document-director-notice-title = Direktori teade
document-statement-title = Kontoväljavõte
document-reconciliation-act-title = Saldode võrdlemise akt
document-guarantee-letter-title = Garantiikiri
document-deferral-request-title = Taotlus makse edasilükkamiseks
document-restructuring-title = Võla ajatamise kokkulepe
document-memo-title = Ettekanne tähtaja ületanud võla kohta
document-route-sheet-title = Külastuse marsruudileht
document-hand-over-title = Asja üleandmine sissenõudmiseks
document-suit-data-title = Hagiavalduse andmed
document-write-off-act-title = Akt lootusetu nõude kohta
document-write-off-order-title = Käskkiri lootusetu nõude mahakandmiseks
document-inventory-act-title = Nõuete ja kohustuste inventuuri akt

document-number-day = Nr { $number }, { $day }
document-clauses-payment = maksmise punktid { $clauses }
document-clauses-penalty = viivituse punktid { $clauses }
document-clauses-of = nr { $number }: { $clauses }
document-contract-clauses = leping { $contract } ({ $clauses })
document-period = { $from } – { $to }
document-others = See dokument on ühes vääringus. Lisaks on võlgu: { $sums }.
document-agreed = Kokku lepitud: { $reference }.
document-total = Kokku
document-days =
    { $count ->
        [one] { $count } päev
       *[other] { $count } päeva
    }
document-calendar-days =
    { $count ->
        [one] { $count } kalendripäeva
       *[other] { $count } kalendripäeva
    }
document-no-measures = Ühtegi kontakti ega meedet ei ole kirja pandud.
document-sent-how = Saadetakse tähitud kirjaga koos sisukorraga või antakse üle allkirja vastu; tõend säilitatakse koopia juures.
document-sent-by-email = Saadetud e-postiga aadressile { $address }; kiri säilitatakse sellisena, nagu see välja läks, koos postiserveri vastusega.
document-sent-by-post = Saadetud postiga aadressile { $address }; saadetise number ja kättetoimetamise päev säilitatakse koopia juures.

document-column-document = Dokument
document-column-date = Kuupäev
document-column-due = Tähtaeg
document-column-days = Päevi
document-column-amount = Summa
document-column-open = Tasuda
document-column-in = { $label }, { $currency }
document-column-by-creditor = { $label } võlausaldaja andmetel
document-column-by-debtor = { $label } võlgniku andmetel
document-column-from = Alates
document-column-to = Kuni
document-column-principal = Summalt
document-column-rate = Määr
document-column-charge = Arvestatud
document-column-number = Nr
document-column-pay-on = Tasuda hiljemalt
document-column-part = Osa võlast
document-column-fee-pct = Tasu %
document-column-fee = Tasu
document-column-together = Kokku
document-column-measure = Meede
document-column-by = Kes
document-column-debit = Deebet
document-column-credit = Kreedit
document-column-confirmed = Õige
document-column-way-and-correction = Makseviis, parandus
document-column-sheets = Lehti
document-column-there = Olemas
document-column-debtor = Võlgnik
document-column-creditor = Võlausaldaja
document-column-account = Konto
document-column-whole = Kokku
document-column-confirmed-sum = Sellest kinnitatud
document-column-not-confirmed = Sellest kinnitamata
document-column-barred = Sellest aegunud
document-column-debtor-address = Võlgnik, kood, aadress
document-column-creditor-address = Võlausaldaja, kood, aadress
document-column-since = Üle tähtaja alates
document-column-documents = Dokumendid

document-table-overdue = Tähtaja ületanud
document-table-coming = Tähtaeg saabumas
document-table-principal = Põhivõlg
document-table-claimed = Varem nõutud viivised ja tasud
document-table-open = Tasumata dokumendid
document-table-acknowledged = Tunnistatud võlg
document-table-deferred = Võlg, mille tasumist palume edasi lükata
document-table-schedule = Maksegraafik
document-table-measures = Rakendatud meetmed
document-table-measures-latest = Rakendatud meetmed, viimased { $shown } { $all }-st
document-table-contents = Toimiku sisu
document-table-written-off = Kohustused

document-heading-annexes = Lisad
document-heading-calculation = Arvestus
document-heading-claimed = Nõutav summa
document-heading-terms = Tingimused
document-heading-rights = Õigused ja kohustused
document-heading-consequences = Tagajärjed
document-heading-result = Tulemus
document-heading-request = Taotlus
document-heading-marks = Külastuse hinnangud
document-heading-outcome = Külastuse tulemus
document-heading-price = Hagi hind
document-heading-before-court = Mida tehti enne kohut
document-heading-measures = Rakendatud meetmed

document-sum-total = Kokku
document-sum-received = Laekunud, kuid arvega veel sidumata
document-sum-to-pay = Tasuda
document-sum-in-words = { $sum } ({ $words })
document-charge-on = Dokument { $document }, tähtaeg { $due }. { $basis }
document-charge-left = { $document }: arvestatud { $accrued }, loobutud { $waived }, varem nõutud { $claimed }, nõuda jääb { $left }.
document-above-cap = Ülempiiri ületavat ei arvestata
document-fixed-sum = Seaduses sätestatud summa hilinenud makse eest
document-method-daily-penalty = Lepinguline viivis päevas
document-method-annual-rate = Intress aastamäära järgi
document-method-article-395 = Intress Venemaa tsiviilkoodeksi artikli 395 alusel
document-method-estonia-113 = Viivis võlaõigusseaduse § 113 alusel
document-method-weekly-table = Tasu kokkuleppe nädalatabeli järgi
document-rate-day = { $rate } % päevas
document-rate-week = { $rate } % nädalate järgi
document-rate-year = { $rate } % aastas, päevad / { $basis }

document-fact-contract = Leping
document-fact-clauses = Punktid
document-fact-longest = Pikim viivitus
document-fact-principal = Põhivõlg
document-fact-charges = Viivitus on maksma läinud
document-fact-claimed-before = Varem nõutud
document-fact-new-day = Uus maksetähtaeg
document-fact-reason = Põhjus
document-fact-addressee = Kellele
document-fact-customer = Klient
document-fact-owner = Vastutaja
document-fact-overdue = Üle tähtaja
document-fact-disputed = Sellest vaidlustatud
document-fact-unassigned = Laekunud ja sidumata
document-fact-address = Aadress
document-fact-phone = Telefon
document-fact-visit = Külastuse päev
document-fact-codes = Koodid ja aadress
document-fact-since = Üle tähtaja alates
document-fact-court = Kohus
document-fact-claimant = Hageja
document-fact-defendant = Kostja
document-fact-debtor = Võlgniku koodid
document-fact-claim-sent = Nõue saadetud
document-fact-claim-proof = Saatmise tõend
document-fact-price = Hagi hind
document-fact-court-fee = Riigilõiv
document-fact-ground = Alus
document-fact-proof = Tõend
document-fact-act = Komisjoni akt
document-fact-order = Käskkiri inventuuri kohta
document-fact-payee = Saaja
document-fact-account = Konto
document-fact-bank = Pank
document-fact-bank-code = BIC
document-fact-bank-account = Panga konto

document-registry-code = Registrikood { $code }
document-registry-code-ru = INN { $code }
document-registry-code-ee = Registrikood { $code }
document-tax-code = KMKR nr { $code }
document-tax-code-ru = KPP { $code }
document-tax-code-ee = KMKR nr { $code }
document-state-code = Registri nr { $code }
document-state-code-ru = OGRN { $code }
document-state-code-ee = Registri nr { $code }

document-head = Juhataja
document-accountant = Pearaamatupidaja
document-author = Koostas
document-visitor = Külastas
document-gives = Andis üle
document-takes = Võttis vastu
document-chair = Komisjoni esimees
document-member = Komisjoni liige
document-acquainted = Käskkirjaga tutvunud
document-sign = allkiri, kuupäev
document-sign-authority = allkiri, esindusõiguse alus, kuupäev

document-annex-contract = Leping koos lisadega, koopia
document-annex-delivery = Saatelehed või vastuvõtuaktid, koopiad
document-annex-invoices = Arved, koopiad
document-annex-act = Saldode võrdlemise akt
document-annex-suit = Täidetud hagiavaldus, koopia
document-annex-calculation = Viivise arvestus
document-annex-authority = Allakirjutanu esindusõigus, koopia
document-annex-claim = Nõudekiri, koopia
document-annex-proof = Nõude saatmise või kätteandmise tõend
document-annex-guarantee = Garantiikirjad ja edasilükkamise taotlused
document-annex-registry = Registri väljavõte võlgniku kohta

document-balance-opening = Algsaldo
document-balance-debit = Deebet
document-balance-credit = Kreedit
document-balance-turnover = Käive
document-balance-closing = Lõppsaldo
document-moved-write-off = Mahakandmine: { $document }
document-moved-refund = Tagasimakse: { $document }
document-moved-cancellation = Tühistamine: { $document }
document-moved-amendment = Parandus: { $document }

document-ground-limitation = nõue on aegunud
document-ground-liquidation = võlgnik on likvideeritud
document-ground-bailiff = täitmine lõppes tulemuseta, kohtutäituri otsus
document-ground-act-of-state = kohustus lõppes riigiorgani aktiga
document-ground-impossibility = kohustust ei ole enam võimalik täita
document-ground-bankruptcy = füüsiline isik vabastati võlast pankrotis
document-ground-refused = kohus jättis nõude rahuldamata ja otsus on jõustunud
document-ground-death = võlgnik on surnud ja keegi võla eest ei vastuta

document-reminder-opening = Meie andmetel on allpool loetletud dokumentide maksetähtaeg möödas. Palume viivitamata tasuda { $total_words } või teatada maksmise päev ja viivituse põhjus.
document-reminder-coming = Tuletame meelde, et allpool loetletud dokumentide maksetähtaeg on saabumas. Kokku on need { $total_words }.
document-reminder-closing = Palume märkida maksele dokumentide numbrid.
document-reminder-thanks = Kui olete viimastel päevadel juba maksnud, palume jätta see kiri tähelepanuta ja täname teid.

document-breach-notice-opening = Meie lepingu maksetingimusi on rikutud. Allpool loetletud dokumendid on tähtajaks tasumata; üle tähtaja on { $total_words }.
document-breach-notice-price = Viivitus on kaubakrediit, milles me ei ole kokku leppinud, ja tasumata summa hind kasvab koos ajaga. Lepingu, kokkuleppe või seaduse järgi on tänaseks lisandunud { $sum }, mis liidetakse võlale.
document-breach-notice-closing = Palume tasuda kogu summa hiljemalt { $pay_by } või teatada samaks ajaks viivituse põhjus ja maksmise päev. Pärast seda koostame nõudekirja.

document-demand-opening = Te ei ole tasunud seda, mille tähtaeg on saabunud, ning selgitusi, graafikut ega ettepanekuid ei ole me saanud. Nõuame { $total_words } tasumist { $days } jooksul alates selle nõude kättesaamisest.
document-demand-closing = Kui te ei maksa ei tervikuna ega osaliselt ning dialoogi ei alga, pöördume kohtusse, et nõuda võlga, viivist kuni maksmise päevani ja menetluskulusid. Selle nõude üleandmise päevast algab kohtueelne tähtaeg. Täidetud hagiavaldus on lisatud, et näeksite, mida me kohtult taotleme.
document-demand-closing-alone = Kui te ei maksa ei tervikuna ega osaliselt ning dialoogi ei alga, pöördume kohtusse, et nõuda võlga, viivist kuni maksmise päevani ja menetluskulusid. Selle nõude üleandmise päevast algab kohtueelne tähtaeg.
document-demand-received = Võlgnik on kätte saanud
document-demand-received-below = nimi, amet, allkiri, kuupäev

document-claim-opening = Oleme oma lepingulised kohustused täitnud, kuid te ei ole nende eest tähtajaks tasunud. Nõuame { $total_words }: võlga ja viivituse eest arvestatut, nagu allpool näidatud.
document-claim-closing = Palume nõue rahuldada või sellele kirjalikult vastata { $days } jooksul alates selle saatmisest. Oleme endiselt valmis maksegraafikus kokku leppima.
document-claim-court-any = Kui nõuet õigel ajal ei rahuldata, pöördume kohtusse, et nõuda võlga, viivist kuni maksmise päevani ja menetluskulusid.
document-claim-court-named = Kui nõuet õigel ajal ei rahuldata, pöördume kohtusse ({ $court }), et nõuda võlga, viivist kuni maksmise päevani ja menetluskulusid.

document-director-notice-opening = Selle kirjaga on kaasas nõue summas { $total_words }. Pöördun ise, sest võlg on jõudnud minu lauale ja nõudele saab veel vastata kokkuleppega.
document-director-notice-closing = Palun nimetage kolme tööpäeva jooksul inimene, kes selle makse üle otsustab, ja päev või graafik, mille järgi makstakse. Kui lepime kokku, lõpetab nõude see, mille allkirjastame; kui vastust ei tule, läheb nõue oma teed.

document-statement-unassigned = Laekunud on { $sum }, mis ei ole veel ühegi dokumendiga seotud. Palume teatada, mille eest see on.
document-statement-disputed = Vaidlustatud ja uurimisel: { $numbers }.
document-statement-closing = Palume võrrelda väljavõtet oma andmetega ja teatada erinevustest kümne päeva jooksul.

document-reconciliation-act-opening = Meie, allakirjutanud, ühelt poolt { $company } ja teiselt poolt { $customer }, oleme võrrelnud omavahelisi arveldusi ajavahemikul { $from } kuni { $to }. Seis on järgmine.
document-reconciliation-act-in-favour = Võlg { $name } kasuks on { $sum }.
document-reconciliation-act-nobody-owes = Kumbki pool ei ole teisele võlgu.
document-reconciliation-act-agrees = Teise poole andmetel on saldo { $theirs }; erinevust ei ole.
document-reconciliation-act-differs = Teise poole andmetel on saldo { $theirs }; erinevus on { $difference }.
document-reconciliation-act-cover = Saadame meie arvelduste võrdlemise akti ajavahemiku { $period } kohta.
document-reconciliation-act-cover-request = Palume võrrelda seda oma andmetega, kanda sisse oma kirjed, lasta akt allkirjastada isikul, kellel on õigus võlga tunnistada, ning saata see meile tagasi. Kui saldo on teistsugune, palume teatada, millistest dokumentidest erinevus tuleb.
document-reconciliation-act-acknowledged = Sellele aktile alla kirjutades tunnistab võlgnik võlga.
document-reconciliation-act-authority = Kehtib ainult nende isikute allkirjadega, kellel on õigus võlga tunnistada; esindusõiguse alus märgitakse.

document-guarantee-letter-opening = Tunnistame, et oleme allpool loetletud dokumentide järgi võlgu { $total_words } ning et maksetähtaeg on möödas.
document-guarantee-letter-promise = Garanteerime selle võla täieliku tasumise hiljemalt { $pay_by }.
document-guarantee-letter-promise-schedule = Tagame selle võla tasumise alloleva graafiku järgi, iga osa täies ulatuses oma tähtpäevaks.
document-guarantee-letter-delay = Kohustume tasuma ka viivituse eest: lepingus, kokkuleppes või seaduses ette nähtud viivise, intressi või tasu kuni maksmise päevani.
document-guarantee-letter-stamp = Pitsat, kui seda kasutatakse.

document-deferral-request-opening = Palume lükata { $total_words } tasumine edasi kuni { $pay_by }. Võlga me ei vaidlusta.
document-deferral-request-fee = Tunnistame ka { $sum }, mis on viivituse eest tänaseks lisandunud.
document-deferral-request-guarantee = Garanteerime põhivõla ja edasilükkamise aja tasu maksmise eespool nimetatud päeval.

document-restructuring-opening = { $company } (võlausaldaja) ja { $customer } (võlgnik) lepivad oma lepingu lisana kokku järgmises. Võlgnik tunnistab võlga: { $total_words }.
document-restructuring-beyond-table = Kaheksandast nädalast hilisema osa kohta tabelis määra ei ole; otsustab direktor.
document-restructuring-fee = Viivituse eest maksab võlgnik graafikus näidatud tasu. Seda arvestatakse algsest tähtajast; alanud nädal loetakse täis nädalaks.
document-restructuring-order = Maksed arvestatakse esmalt varaseima tähtajaga osa, seejärel selle tasu katteks, kui võlgnik ei nimeta muud otstarvet.
document-restructuring-grace = Osa, mis tasutakse kuni { $grace } pärast selle päeva, loetakse õigeaegselt tasutuks.
document-restructuring-security = Kokkuleppe täitmine on tagatud järgmiselt: { $security }.
document-restructuring-acceleration = Kui osa selle aja jooksul ei tasuta, muutub kogu jääk kohe sissenõutavaks. Sellest päevast kehtivad jälle lepingujärgsed viivised; tasu võlgnetakse päevade eest kuni selleni.
document-restructuring-accrued = Tasu asendab tänaseks lisandunud { $sum }: samade päevade eest kahte viivist ei võlgneta.
document-restructuring-accrued-none = Tänaseks ei ole viivist lisandunud.
document-restructuring-acceleration-free = Kui osa selle aja jooksul ei tasuta, muutub kogu jääk kohe sissenõutavaks ning lepingujärgset viivist võlgnetakse kogu viivituse aja eest.
document-restructuring-suspension = Kui osa selle aja jooksul ei tasuta, võib võlausaldaja võlga sisse nõuda, kuni see järele makstakse; teiste osade päevad ei muutu.
document-restructuring-accrued-free = Tänaseks lisandunud { $sum } jääb võlaks; kuni graafikust peetakse kinni, seda ei nõuta.
document-restructuring-no-fee = Kuni graafikust peetakse kinni, selle aja eest viivist ei võlgneta.
document-restructuring-debtor-pays = Võlgnik tasub iga osa täies ulatuses hiljemalt selle päeval ja võib alati maksta varem.
document-restructuring-debtor-tells = Võlgnik teatab võlausaldajale kohe kõigest, mis maksmist ohustab, ja võib enne osa päeva paluda muid tingimusi.
document-restructuring-creditor-waits = Kuni graafikust peetakse kinni, ei nõua võlausaldaja nende võlgade kohta midagi muud ega pöördu kohtusse.
document-restructuring-creditor-confirms = Võlausaldaja kinnitab soovi korral, mis on tasutud ja kui palju on jäänud, ning võib kokkuleppest loobuda ainult selle rikkumisel.
document-restructuring-limitation = Alla kirjutades tunnistab võlgnik võlga kirjalikult; aegumistähtaeg algab uuesti.
document-restructuring-rest = Muus osas jääb leping kehtima. Kokkulepe on koostatud kahes eksemplaris ja jõustub, kui mõlemad pooled on sellele alla kirjutanud.

document-memo-request = Palun otsustada edasine sissenõudmine: müügiosakonna juhataja külastus, ajatamise kokkulepe või asja üleandmine juriidilisele osakonnale.
document-memo-result = Rakendatud meetmed ei ole viinud täieliku tasumiseni; üle tähtaja on endiselt { $total }.

document-route-sheet-no-debts = Täna tasumata dokumente ei ole.
document-route-sheet-confirm = Kinnitada otsustajaga
document-route-sheet-behaviour = Kliendi käitumine
document-route-sheet-point = Müügikoha seisukord
document-route-sheet-outcome-a = A. Maksmises kahtlust ei ole
document-route-sheet-outcome-b = B. Kahtlus: tuletada enne tähtaega meelde
document-route-sheet-outcome-c = C. Suur risk: juhile kohe teatatud
document-route-sheet-next-day = Järgmine kontakt, päev
document-route-sheet-next-hour = Järgmine kontakt, kell
document-route-sheet-help = Vajan juhendaja abi

document-suit-data-unassigned = Laekunud on { $sum }, mis ei ole ühegi dokumendiga seotud. Siduge see enne hagi esitamist; siis jääb { $left }.
document-suit-data-disputed = Vaidlustatud ja välja jäetud: { $numbers }.

document-write-off-act-opening = Komisjon on uurinud { $customer } võlga summas { $total } ja tuvastas järgmise.
document-write-off-act-finding = Komisjon leiab, et võlga ei ole nimetatud alusel võimalik sisse nõuda, ja teeb ettepaneku see maha kanda. Järeldus on tehtud iga loetletud kohustuse kohta.

document-write-off-order-orders = Käsin:
document-write-off-order-write-off = Kanda maha { $customer } võlg summas { $total } allpool loetletud kohustuste järgi.
document-write-off-order-watch = Pidada mahakantud võlga bilansivälises arvestuses kuni { $until } ja jälgida, kas võlgniku varaline seis muutub. Mahakandmine ei lõpeta võlga.
document-write-off-order-provision = Katta kahju ebatõenäoliste nõuete reservist, ülejäänu muudest kuludest.
document-write-off-order-control = Käskkirja täidab pearaamatupidaja.

document-inventory-act-opening = Komisjon on teinud nõuete ja kohustuste inventuuri seisuga { $day } ja tuvastas järgmise.
document-inventory-act-responsible = Kõiki aktis nimetatud nõudeid ja kohustusi kontrollis komisjon dokumentide järgi vastutavate isikute juuresolekul ja kandis need akti.
document-inventory-act-debtor = 1. Nõuded
document-inventory-act-creditor = 2. Kohustused
document-inventory-act-annex-debtor = Lisa 1: nõuete tõendid
document-inventory-act-annex-creditor = Lisa 2: kohustuste tõendid
