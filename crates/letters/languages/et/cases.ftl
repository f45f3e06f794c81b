# Juhtumid: nõudest jälgimise lõpuni.

nav-group-recovery = Nõuded ja kohus
nav-cases = Juhtumid
nav-limitation = Aegumine
nav-sales = Nõuete müük
nav-acts = Saldoaktid
nav-watch = Bilansiväline

cases-lead = Iga võlgnik nõude ja lõpu vahel, etapiti. Lähim päev on eespool.
watch-lead = Maha kantud võlad, mida jälgitakse: äkki tekib võlgnikul, millest maksta.
cases-going = Kõik käimasolevad
cases-none = Siin ei ole ühtki juhtumit
cases-none-hint = Juhtum algab kätte antud nõudest, saadetud pretensioonist või kliendi lehelt.
cases-stage = Etapp
cases-stake = Nõude summa
cases-next = Lähim päev
cases-owner = Tegeleb
cases-since = alates

case-stage-collecting = Sissenõudmine
case-stage-pre-trial = Enne kohut
case-stage-court = Kohtus
case-stage-enforcement = Täitmine
case-stage-agency = Agentuuris
case-stage-insolvency = Maksejõuetus
case-stage-irrecoverable = Lootusetu
case-stage-watched = Bilansivälisena
case-stage-paid = Makstud
case-stage-settled = Kokkulepe
case-stage-sold = Müüdud
case-stage-ended = Jälgimine lõppenud

case-title = Juhtum: { $name }
case-none = Juhtumit ei ole
case-none-hint = Märgi nõue või pretensioon või ava juhtum ise.
case-timeline = Mis juhtus
case-timeline-what = Sündmus
case-earlier =
    { $count ->
        [one] { $count } kirje kuulub lõppenud juhtumisse
       *[other] { $count } kirjet kuulub lõppenud juhtumitesse
    }
case-debts = Juhtumi võlad
case-money = Nõude summa
case-principal = Põhivõlg
case-penalty = Nõutav viivis
case-costs = Riigilõiv
case-costs-unknown = teadmata
case-total = Hagi hind koos kuludega
case-pay-by = Maksta hiljemalt
case-filing-from = Hagi võimalik alates
case-watched-until = Jälgitakse kuni
case-by-book = raamat
case-steps = Mis edasi
case-steps-text = Iga samm küsib seda, millele ta toetub. Mida siin ei ole, see ei ole selles etapis võimalik või ei ole sinu kirjutada.
case-last-day = Tegutseda hiljemalt
case-record = Märgi
case-file = Toimik kohtule (PDF)
case-of-customer = Juhtum
case-routes = Viisid raha tagasi saada
case-routes-text = Mida iga viis nende eelduste järgi annaks. Muuda need oma ootuste järgi.
case-route-contact = Edasi rääkida
case-route-agency = Inkassoagentuur
case-route-sale = Müük
case-route-court = Kohus
case-route-gross = Laekub
case-route-cost = Kulud
case-route-net = Jääb meile
case-route-loss = Kaotame
case-route-days = Päevi
case-route-best = annab kõige rohkem
case-route-chance = Tõenäosus, %
case-route-commission = Tasu, %
case-route-price = Hind, %
case-route-count = Arvuta
case-route-order = Lõiv on maksekäsu oma.

case-act-open = Ava juhtum
case-act-demand = Nõue kätte antud
case-act-claim = Pretensioon saadetud
case-act-order = Maksekäsu avaldus esitatud
case-act-suit = Hagi esitatud
case-act-registered = Kohtus registreeritud
case-act-hearing = Istung määratud
case-act-returned = Tagastatud või maksekäsk tühistatud
case-act-granted = Rahuldatud täielikult
case-act-granted-in-part = Rahuldatud osaliselt
case-act-refused = Jäetud rahuldamata
case-act-appealed = Edasi kaevatud
case-act-in-force = Lahend jõustunud
case-act-refusal-in-force = Rahuldamata jätmine jõustunud
case-act-writ = Täitedokument väljastatud
case-act-bailiff = Kohtutäituri käes
case-act-receipt = Raha laekus
case-act-nothing-found = Kohtutäitur ei leidnud midagi
case-act-handed = Antud agentuurile
case-act-recalled = Agentuurilt tagasi võetud
case-act-bankruptcy = Pankrot välja kuulutatud
case-act-claim-entered = Nõue pankrotimenetluses tunnustatud
case-act-bankruptcy-ended = Pankrot lõppenud või registrist kustutatud
case-act-irrecoverable = Kantud lootusetute hulka
case-act-written-off = Maha kantud
case-act-watch-checked = Bilansivälisena üle vaadatud
case-act-recovered = Raha pärast mahakandmist
case-act-watch-ended = Lõpeta jälgimine
case-act-sold = Müüdud
case-act-sold-in-part = Osaliselt müüdud
case-act-settled = Lahendatud kokkuleppega
case-act-paid = Makstud
case-act-checked = Maksejõuetus ja omanikud kontrollitud
case-act-assigned = Tegeleb
case-act-taken-back = Võta viimane samm tagasi

case-need-number = Dokumendi number
case-need-party = Kohus, kohtunik, kohtutäitur, agentuur või haldur
case-need-proof = Kätteandmise või saatmise tõend
case-need-note = Sõnadega
case-need-sums = Põhivõlg, viivis ja kulud
case-need-until = Tulevane päev
case-need-decision = Otsus
case-need-payment = Laekumine
case-need-rate = Tasu, %
case-need-price = Hind
case-need-papers = Akt, põhjendus ja käskkiri
case-need-ground = Alus
case-need-person = Kes
case-need-period-over = Pretensiooni tähtaeg on möödas
case-need-order-possible = Summa mahub maksekäsu piiridesse
case-need-penalty-claimed = Ka viivis on nõutud
case-need-ruling = Kohus on lahendi teinud
case-need-refused = Kohus jättis rahuldamata
case-need-refusal-in-force = Rahuldamata jätmine on jõustunud
case-need-awarded = Midagi mõisteti välja
case-need-writ = Täitedokument on väljastatud
case-need-ground-proved = Alus on tõendatud
case-need-nothing-open = Midagi ei ole enam avatud
case-need-watch-over = Jälgimine on läbi ja igal aastal on üle vaadatud
case-no-decision = Keegi ei ole seda veel otsustanud. Küsi kõigepealt otsust.
case-ask-court = Küsi otsust kohtu kohta
case-ask-irrecoverable = Küsi kandmist lootusetute hulka
case-paper-act = Komisjoni akt

case-next-pay-by = viimane maksepäev
case-next-filing-from = hagi võimalik
case-next-hearing = istung
case-next-agency-until = agentuuri viimane päev
case-next-watch-check = iga-aastane ülevaatus
case-next-watch-until = viimane bilansiväline päev

case-ground-limitation = Nõue on aegunud
case-ground-liquidation = Võlgnik on likvideeritud
case-ground-impossibility = Täitmine on võimatu
case-ground-act-of-state = Riigi akt
case-ground-bailiff = Kohtutäitur ei leidnud midagi
case-ground-bankruptcy = Kodaniku pankrot
case-ground-refused = Kohus jättis rahuldamata
case-ground-death = Võlgnik on surnud

refused-case-none = Avatud juhtumit ei ole. Ava see või märgi kõigepealt nõue või pretensioon.
refused-case-goes-on = Juhtum juba käib.
refused-case-not-from = „{ $act }“ ei saa järgneda etapile „{ $stage }“.
refused-case-to-come = { $day } on alles ees. Märgi päev, mil see juhtus.
refused-case-before-the-last = { $day } on varasem kui { $last }, viimase kirje päev.
refused-case-missing = Puudub: { $need }.
refused-case-unmet = Ei ole täidetud: { $need }.
refused-case-until = { $need }: mitte enne { $day }.
refused-case-nothing-to-take-back = Tagasi võtta ei ole midagi.
refused-case-moved-the-book = „{ $act }“ muutis raamatut. Tühista kanded seal.
refused-case-nothing-late = Sellel kliendil ei ole avatud võlgnevust.
refused-case-not-decided = Otsus { $decision } ei luba seda selle kliendi kohta.
refused-case-no-payment = See ei ole selle kliendi laekumine.
refused-case-payment-used = Sellest laekumisest ei ole midagi sidumata.
refused-case-payment-linked = See laekumine on juhtumiga juba seotud.
refused-case-no-portfolio = Sellist portfelli ei ole või on selle müük läbi.
refused-case-no-offer = Sellist pakkumist ei ole.
refused-case-same-person = Kes nõuded välja pakkus või pakkumise kirja pani, see seda vastu ei võta. Palu kedagi teist.
refused-case-lot-changed = Pakutud nõue ei ole enam nii avatud kui siis. Lõpeta see müük ja paku uuesti.
refused-case-offers-closed = Pakkumisi võeti vastu varasema päevani.
refused-case-act-answered = Selle aktiga ei saa enam nii juhtuda.
refused-case-ends-with-the-case = See lõpeb koos juhtumi etapiga. Märgi see juhtumi juures.
refused-case-by-sale = Müük märgitakse pakkumise vastuvõtmisega.
refused-case-with-others = See nõue on kohtu, kohtutäituri, inkassofirma või pankrotihalduri käes. Tunnista see lootusetuks juhtumi juures ja kanna seal maha.
refused-case-in-register = See nõue on lootusetute nõuete registris. Kanna see maha juhtumi juures, inventuuriakti, põhjenduse ja käskkirjaga.

flash-case = Märgitud.
flash-acknowledge = Tunnistamine on märgitud.
flash-acknowledge-back = Tunnistamine on tagasi võetud.
flash-portfolio = Nõuded on välja pakutud.
flash-offer = Pakkumine on kirjas.
flash-sold = Nõuded on müüdud.
flash-portfolio-ended = Müük on lõpetatud.
flash-acts-sent =
    { $count ->
        [0] Igal võlgnikul on selle päeva akt juba olemas.
        [one] { $count } akt on märgitud saadetuks.
       *[other] { $count } akti on märgitud saadetuks.
    }
flash-act-answered = Vastus on märgitud.

limitation-lead = Mis päevaks tuleb iga hilinenud võla kohta hagi esitada. Hoiatused { $days } päeva ette.
limitation-law-unknown = Aegumine on teada ainult Eesti ja Venemaa kohta.
limitation-none = Midagi ei aegu peagi
limitation-none-hint = Ühegi hilinenud võla viimane päev ei ole lähemal kui küsitud.
limitation-act-by = Tegutseda hiljemalt
limitation-left = Päevi jäänud
limitation-barred = aegunud
limitation-filed = kohtus
limitation-restarted = Algas uuesti
limitation-within = Päevade jooksul
limitation-later =
    { $count ->
        [one] { $count } võlal on rohkem aega.
       *[other] { $count } võlal on rohkem aega.
    }
acknowledged-title = Mida võlgnik tunnistas
acknowledged-text = Allkirjastatud akt, garantiikiri või graafik paneb aegumise uuesti jooksma, kui seadus nii ütleb.
acknowledged-none = Midagi ei ole märgitud.
acknowledged-by = Millega
acknowledged-of = Dokument
acknowledged-all = kõik, mille tähtaeg oli käes
acknowledged-in-writing = Kirjalikult, volitatud isiku poolt
acknowledged-add = Märgi tunnistamine
acknowledged-back = Võta tagasi

sales-lead = Koos pakutud nõuded. Pakkumise võtab vastu keegi teine kui selle kirja panija.
sales-none = Midagi ei pakuta
sales-none-hint = Paku ühe või mitme kliendi võlgnevust.
sales-new = Paku nõudeid müügiks
sales-name = Nimi
sales-customers = Klientide koodid komadega
sales-until = Pakkumised kuni
sales-buyer = Omandaja
sales-price = Hind
sales-discount = Allahindlus
sales-loss = Kahju
sales-contract = Lepingu number
sales-accept = Võta vastu
sales-accepted = vastu võetud
sales-own = sinu oma
sales-offers = Pakkumised
sales-take = Märgi pakkumine
sales-end = Lõpeta müügita
sales-state-accepted = Müüdud
sales-state-ended = Lõpetatud
sales-state-offer = Pakutud
sales-total = Võlgu kokku

acts-lead = Välja läinud aktid ja kuidas igaüks tagasi tuli.
acts-none = Ükski akt ei ole veel välja läinud
acts-none-hint = Saada igale võlgnikule.
acts-send = Märgi aktid kõigile võlgnikele saadetuks
acts-as-of = Saldo seisuga
acts-state = Seis
acts-amount = Meie raamatute järgi
acts-confirmed = Kinnitatud
acts-answer = Märgi vastus
act-state-sent = saadetud
act-state-signed = allkirjastatud
act-state-disputed = vaidlustatud
act-state-silent = vastuseta
acts-overdue = tähtajaks vastuseta

standing-recovery = Teiste käes
withheld-recovery = Nõue on kohtu, agentuuri või halduri käes
withheld-short-recovery = Teiste käes
withdrawn-recovery = Nõue on kohtu, agentuuri või halduri käes
message-why-recovery = Nõue on kohtu, agentuuri või halduri käes
chip-recovery = Teiste käes
movement-sale = Müük
document-moved-sale = Müük: { $document }
right-engage-agencies = anda nõudeid inkassoagentuurile ja neid tagasi võtta
right-sell-debts = pakkuda nõudeid müügiks ja võtta pakkumisi vastu
right-check-debtors = märkida, mida maksejõuetuse ja omanike kontroll näitas

court-file-title = Võlgniku toimik
court-file-index = Sisukord
court-file-index-text = Mida see toimik selles järjekorras sisaldab ja millistel lehtedel see on. Eraldi lisatu ei ole siia köidetud.
court-file-what = Dokument
court-file-day = Päev
court-file-sheets = Lehed
court-file-apart = eraldi lisatud

nav-laws = Õigusaktid
laws-lead = Millele nõuded ja mahakandmised toetuvad ja kas see täna kehtib.
laws-act = Akt
laws-from = Kehtib alates
laws-until = Viimane päev
laws-replaced = nüüd { $act }
laws-liability = Võlgniku vastutus
laws-clause = Säte
laws-unverified = tekstiga võrdlemata
law-standing-to-come = jõustumata
law-standing-in-force = kehtib
law-standing-repealed = kehtetu
liability-damages = Kahju hüvitamine
liability-fine = Leppetrahv
liability-penalty = Trahv iga päeva eest
liability-interest = Viivis
liability-fixed-sum = Kindel summa sissenõudmiskuludeks
duties-further-cases =
    { $count ->
        [one] veel { $count } menetluse päev
       *[other] veel { $count } menetluste päeva
    }
duties-limitation =
    { $count ->
        [one] ühe võla nõue aegub
       *[other] { $count } võla nõuded aeguvad
    }
