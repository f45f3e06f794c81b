# Aruanded: pealkirjad, veerud, valemid ja märkused.

nav-group-reports = Analüüs
nav-reports = Aruanded
reports-lead = Iga aruanne mis tahes päeva seisuga: leht, CSV, töövihik ja PDF samade arvudega; enamik ka nii, nagu oli teada mõnel teisel päeval, ja ühe üksuse kohta.
report-of-ageing = Iga klient hilinemise päevade järgi; iga arv viib dokumentideni.
report-of-documents = Mis on lahti, dokumentide kaupa.
report-of-composition = Tabel 1: nõuete koostis kolme aasta jooksul, osakaalud ja kasv.
report-of-debtors = Tabelid 2 ja 3: suurimad kliendid ja nende võlgade tasumise tähtajad.
report-of-turnover = Tabel 4: nõuete käibekordajad kolme aasta lõikes.
report-of-coverage = Tabel 5: nõuded klientide vastu võrreldes ettevõtte enda võlgadega.
report-of-dso = Müüginõuete käibepäevad (DSO) neljal viisil, parim võimalik ja sissenõudmise tulemuslikkus.
report-of-discipline = Kui täpselt iga klient tähtajaks maksab.
report-of-rolls = Kui suur osa igast rühmast vananeb kuu jooksul järgmisse.
report-of-lateness = Üle tähtaja võlg ja keskmine hilinemine kuude lõpus; kes on mitu kuud järjest võlgu.
report-of-plan = Ettevõtte, osakonna, rühmade ja esindajate üle tähtaja võlg plaani ja normi vastu.
report-of-charges = Mida hilinemine igale kliendile maksma läheb.
report-of-irrecoverable = Lootusetuks tunnistatud võlad ja nende jälgimise aeg.
report-of-overdue-work = Iga võlgniku kohta: tase, tehtud toimingud, taotlused ja nende esitajad, dokumendid, järgmine päev ja tulemus.
report-documents = Lahtised dokumendid
report-composition = Nõuete koostis ja dünaamika
report-debtors = Arveldused klientidega ja tasumise tähtajad
report-turnover = Nõuete käive
report-coverage = Nõuded ja kohustused kõrvuti
report-dso = Müüginõuete käibepäevad ja sissenõudmise tulemuslikkus
report-discipline = Maksedistsipliin
report-rolls = Liikumine hilinemise rühmade vahel
report-about = Aruandest
report-as-of = Võlg seisuga
report-known = Nagu oli teada
report-currency = Valuuta
report-by = Hilinemine alates
report-by-due-date = maksetähtpäevast
report-by-invoice-date = arve kuupäevast
report-bounds = Rühmade piirid, päeva
report-option-months = Kuude arv
report-option-chronic = Krooniline alates kuust
report-option-days = Müügipäevi
report-option-vat = Käibemaks, %
report-option-assets = Käibevara
report-option-interest = Tootlus mujal, % aastas
report-nothing = Midagi ei ole näidata.
report-remarks = Mida tähele panna
report-total = Kokku
report-customer-code = Kliendi kood
report-customer = Klient
report-number = Number
report-kind = Liik
report-date = Kuupäev
report-day = Päev
report-due = Maksetähtpäev
report-days-late = Päevi hilinenud
report-open = Lahti
report-amount = Summa
report-share = Osakaal
report-figure = Näitaja
report-item = Osa
report-overdue = Üle tähtaja
report-overdue-share = Üle tähtaja osakaal
report-month-end = Kuu lõpp
report-from = Alates
report-to = Kuni
report-other-currencies = Teistes valuutades dokumente need arvud ei sisalda: { $currencies }.
report-charges-untold =
    { $count ->
        [one] { $count } dokumendi viivist ei saa öelda; käsurida nimetab selle koos põhjusega.
       *[other] { $count } dokumendi viivist ei saa öelda; käsurida nimetab need koos põhjusega.
    }
report-problem-number = „{ $value }“ ei ole täisarv. Kirjuta näiteks 12.
report-problem-currency = „{ $value }“ ei ole valuuta. Kirjuta kolm tähte, näiteks EUR.
report-problem-bounds = „{ $value }“ ei ole kasvavad päevade arvud. Kirjuta näiteks 30,60,90.
report-problem-options = Aruande valikut ei saa lugeda. Ava aruande leht, et näha, millist.
refused-field-months = „{ $value }“ ei ole kuude arv, mida see aruanne vaatab: 1 kuni 60, lubaduste puhul 1 kuni 12.
refused-field-chronic = „{ $value }“ ei ole kuude arv 1 kuni 60.
refused-field-days = „{ $value }“ ei ole päevade arv 1 kuni 366.
refused-field-bounds = Rühmade piirid { $value } ei kasva või on rühmad kitsamad kui 30 päeva, mida kuust kuusse liikumine vajab. Anna iga rühma viimane päev, näiteks 30,60,90.
refused-field-bucket = „{ $value }“ ei ole nende piiride rühm.
refused-field-of = „{ $value }“ ei ole ettevõtte üksus, kus on inimesi. Vali loendist.
refused-field-vat = „{ $value }“ ei ole protsent 0 kuni 200. Kirjuta näiteks 22.
refused-field-interest = „{ $value }“ ei ole protsent 0 kuni 200. Kirjuta näiteks 16.
refused-field-assets = „{ $value }“ ei ole nullist suurem summa. Kirjuta näiteks 4500000.
ageing-buckets = Hilinemise päevade järgi
ageing-customers = Klientide kaupa
ageing-bucket = Rühm
ageing-formula = Tähtaeg saabumata + kõik rühmad + jaotamata raha = kokku, iga kliendi ja iga päeva kohta.
composition-table = Tabel 1. Nõuete koostis
composition-on = { $day }
composition-share-on = Osakaal { $day }
composition-growth-on = Kasv { $day }
composition-change-on = Muutus { $day }
composition-item-buyers = Kliendid ja tellijad
composition-item-bills = Saadud vekslid
composition-item-advances = Antud ettemaksed
composition-item-charges = Nõutud viivised
composition-item-others = Muud võlgnikud
composition-figures = Päeva näitajad
composition-figure-overdue = Üle tähtaja
composition-figure-long-overdue = Üle kolme kuu üle tähtaja
composition-figure-long-term = Pikaajaline: tähtaeg üle 12 kuu pärast
composition-figure-short-term = Lühiajaline: tähtaeg kuni 12 kuud
composition-figure-hidden = Üle 90 päeva vanad ettemaksed ilma tarneta
composition-figure-of-assets = Nõuded käibevaras
composition-figure-lost-income = Kaotatud tulu 30 päevaga
composition-formula-growth = Kasv = summa / tabeli eelmise päeva summa × 100. Osakaal = osa / kokku × 100.
composition-formula-long = Üle kolme kuu: maksetähtpäevast on möödunud kolm kalendrikuud. Osakaalud on kõigist nõuetest.
composition-formula-lost = Kaotatud tulu = nõuded × aastatootlus × 30 / 365.
composition-fastest = Kõige kiiremini kasvavad: { $first }, seejärel { $second }.
composition-fastest-one = Kasvas ainult üks osa: { $item }.
composition-unusual = Müüdu ja selle eest saadud vekslid on { $share } nõuetest; tavaliselt on see 80–90 protsenti.
composition-buyers-overdue = Klientide võlast on { $share } üle tähtaja.
debtors-buyers = Tabel 2. Arveldused klientidega
debtors-terms = Tabel 3. Tasumise tähtajad
debtors-others = Teised
debtors-within-30 = Kuni 30 päeva
debtors-31-60 = 31–60 päeva
debtors-61-90 = 61–90 päeva
debtors-over-90 = Üle 90 päeva
debtors-large = Igaüks üle 10 protsendi kogu võlast: { $names }.
debtors-within-60 = { $share } tuleb tasuda 60 päeva jooksul.
debtors-attention = Üle tähtaja võlaga, vajavad tähelepanu: { $names }.
turnover-table = Tabel 4. Käive
turnover-revenue = Müük maksetähtajaga
turnover-begin = Võlg alguses
turnover-end = Võlg lõpus
turnover-average = Keskmine
turnover-ratio = Kordi aastas
turnover-days = Päevi
turnover-days-tax = Päevi, maks mõlemal poolel
turnover-formula-ratio = Kordi aastas = müük maksetähtajaga / keskmine võlg; keskmine = (algus + lõpp) / 2.
turnover-formula-days = Päevi = keskmine võlg × 365 / müük.
turnover-formula-tax = Võlad sisaldavad käibemaksu. Kui anda määr, on müük ilma selleta ja viimane veerg viib mõlemad samale alusele.
turnover-stable = Tasumise aeg on kõigil aastatel sama.
turnover-shortening = Tasumise aeg lüheneb: raha tuleb tagasi kiiremini.
turnover-growing = Tasumise aeg pikeneb ja risk kasvab koos sellega.
turnover-mixed = Tasumise aeg kord pikeneb, kord lüheneb.
turnover-season = Hooajalise müügi korral võrdle eri aastate sama päeva.
coverage-table = Tabel 5. Nõuded ja kohustused
coverage-receivables = Nõuded
coverage-payables = Kohustused
coverage-difference = Vahe
coverage-ar-to-ap = Nõuded / kohustused
coverage-ap-to-ar = Kohustused / nõuded
coverage-verdict = Hinnang
coverage-short-not-covered = katmata
coverage-short-within-norm = normi piires
coverage-short-above-norm = üle normi
coverage-formula = Suhe = nõuded / kohustused; vastupidi näitab, kui suure osa kohustustest saab nõuete laekumisel täita.
coverage-norm = Norm on 1 kuni 2: alla 1 ei ole kohustused kaetud, üle 2 muutub käibevara rahaks aeglaselt.
coverage-not-covered = Nõuded ei kata kohustusi.
coverage-within-norm = Nõuded katavad kohustused ja jäävad normi piiresse.
coverage-above-norm = Nõuded on üle kahe korra suuremad kui kohustused: käibevara muutub rahaks aeglaselt.
dso-table = Kuude kaupa
dso-sales = Müük maksetähtajaga
dso-end = DSO lõppsaldo järgi
dso-average = DSO keskmise saldo järgi
dso-countback = DSO tagasiloendamisega
dso-paid = DSO tegelike maksete järgi
dso-best = Parim võimalik
dso-delinquent = Hilinemise päevi
dso-agreed = Kokkulepitud päevi
dso-late = Hilinenud päevi
dso-cei = Sissenõudmise tulemuslikkus
dso-formula-end = Lõppsaldo järgi: nõuded lõpus / müük maksetähtajaga × päevad.
dso-formula-average = Keskmise saldo järgi: (algus + lõpp) / 2 × päevad / müük maksetähtajaga.
dso-formula-countback = Tagasiloendamine: viimaste kuude päevad, mille müük annab kokku nõuded; ei kõigu hooajaga.
dso-formula-paid = Maksete järgi: päevad dokumendist rahani, kaalutud laekunud summadega; kokkulepitud ja hilinenud päevade summa.
dso-formula-best = Parim võimalik: tähtajas nõuded / müük maksetähtajaga × päevad.
dso-formula-delinquent = Hilinemise päevi: lõppsaldo DSO − parim võimalik.
dso-formula-cei = Sissenõudmise tulemuslikkus: (algus + müük − lõpp) / (algus + müük − tähtajas nõuded lõpus) × 100.
dso-period = Iga rida vaatab kuu lõpust { $days } päeva tagasi; ainult klientide dokumendid.
discipline-bands = Hilinemise järgi
discipline-customers = Klientide kaupa
discipline-delay = Hilinemine
discipline-band-on-time = tähtajaks
discipline-band-1-7 = 1–7 päeva
discipline-band-8-14 = 8–14 päeva
discipline-band-15-30 = 15–30 päeva
discipline-band-over-30 = üle 30 päeva
discipline-count = Dokumente
discipline-on-time-count = Tähtajaks arvu järgi
discipline-on-time-amount = Tähtajaks summa järgi
discipline-average = Keskmine hilinemine, päeva
discipline-longest = Pikim
discipline-open = Ikka võlgu
discipline-formula-average = Keskmine hilinemine = Σ (summa × päevad) / Σ summa.
discipline-formula-judged = Dokumendid, mille tähtpäev saabus kuudel enne seda päeva; tasumata loetakse senise hilinemise järgi.
rolls-rates = Määrad
rolls-amounts = Summad kuude lõpus
rolls-from-to = { $from } → { $to }
rolls-formula = Määr = vanem rühm selle kuu lõpus / noorem rühm eelmise kuu lõpus × 100.
rolls-last-bucket = Viimane rühm hoiab seda, mis seal juba oli: selle määr võib olla üle 100 protsendi.
lateness-months = Kuude lõpus
lateness-formula-average = Keskmine hilinemine = Σ (lahti × päevad) / Σ lahti, päeval üle tähtaja oleva kohta.
report-plan-of-month = Plaanid ja normid, { $month }
report-plan-excess = Üle plaani
report-norm-excess = Üle normi
report-promises = Lubadused ja põhjused
report-effectiveness = Tegevuste tulemuslikkus
report-provisions = Nõuete allahindlused
report-forecast = Laekumiste prognoos
report-risk = Hilinemise risk
report-motivation = Motivatsioon
report-trade-credit = Kaubakrediidi tingimused
report-of-promises = Kes lubadusi peab, kelle võetud lubadusi peetakse ja miks võlgu vaidlustatakse.
report-of-effectiveness = Mis tasuti pärast iga sammu, kanalit, rolli ja teksti, võrreldes sama kaua hilinenud puutumata võlgadega.
report-of-provisions = Oodatavad kahjud oma määrade järgi ja ebatõenäoliselt laekuvad nõuded Venemaa maksuseaduse järgi.
report-of-forecast = Oodatav raha nädalate kaupa: tähtaegade, lubaduste ja iga kliendi harjumuse järgi.
report-of-risk = Kui tõenäoliselt iga lahtine dokument hilineb, millal raha oodata ja kui palju seda võib usaldada.
report-of-motivation = Üle tähtaja osakaal baasiga indeksina ja iga valemi proov, kas see ei tasusta valet asja.
report-of-trade-credit = Mida pikem maksetähtaeg iga staatuse puhul annab ja maksab; allahindluse hind.
report-option-within = Päevi pärast
report-option-extra = Päevi juurde
report-option-growth = Müügi kasv, %
report-option-margin = Kattetulu, %
report-option-bad = Kahjud kasvavad, %
report-option-discount = Allahindlus, %
report-option-competitor = Konkurendid annavad, päeva
report-option-formula = Valem
refused-field-within = „{ $value }“ ei ole päevade arv 1 kuni 366.
refused-field-extra = „{ $value }“ ei ole päevade arv 1 kuni 366.
refused-field-competitor = „{ $value }“ ei ole päevade arv 0 kuni 366.
refused-field-growth = „{ $value }“ ei ole protsent 0 kuni 200. Kirjuta näiteks 10.
refused-field-margin = „{ $value }“ ei ole protsent 0 kuni 100. Kirjuta näiteks 10.
refused-field-bad = „{ $value }“ ei ole protsent 0 kuni 100. Kirjuta näiteks 10.
refused-field-formula = See ei ole valem: { $value }. Kasuta sõnu receivables, overdue, healthy, shipments, arve ja märke + - * / ( ).
keeping-people = Vastuvõtjate kaupa
keeping-customers = Klientide kaupa
keeping-causes = Miks võlgu vaidlustatakse
keeping-person = Töötaja
keeping-kept = Peetud
keeping-broken = Murtud
keeping-waiting = Ootel
keeping-rate = Peetute osakaal
keeping-cause = Põhjus
keeping-disputes = Vaidlusi
keeping-open = Lahtised
keeping-granted = Rahuldatud
keeping-rejected = Tagasi lükatud
keeping-formula = Peetute osakaal = peetud / (peetud + murtud) × 100; osaliselt peetud lubadus on murtud.
response-steps = Sammude kaupa
response-channels = Kanalite kaupa
response-roles = Rollide kaupa
response-wordings = Tekstide kaupa
response-step = Samm
response-channel = Kanal
response-role = Roll
response-wording = Tekst
response-debts = Võlgu
response-paid = Tasutud pärast
response-share = Tasutud osa
response-comparable = Puutumata
response-difference = Vahe
response-formula-share = Tasutud osa = nende päevadega pärast tasutud / päeval lahti × 100; sama tegevus nende päevade sees läheb arvesse üks kord. Makse pärast kirja ja kõnet on kummagi real.
response-formula-comparable = Puutumata: samade päevadega tasutud osa sama kaua hilinenud võlgadest, millega sel päeval ega sama paljudel päevadel enne seda midagi ei tehtud; hilinemise päevade järgi segatud nagu rühm.
response-window = Tehtu ajavahemikus { $from } kuni { $to } ja raha { $days } päeva jooksul pärast seda.
response-caution = Võlgadega tegeldakse, sest need on rasked: vahe on vihje, mitte tõestus.
provisions-matrix = Oodatavad kahjud oma määrade järgi
provisions-loss-rate = Kahjumäär
provisions-loss = Oodatav kahju
provisions-formula-rate = Rühma kahjumäär = liikumismäärade korrutis läbi kõigi vanemate rühmade × vanima rühma kadu; igaüks kuni 100 protsenti. Tühi, kui ajalugu on lühike; siis on tühi ka summa, kuni rühmas midagi on.
provisions-formula-oldest = Vanima rühma kadu: maha kantud või aasta pärast piiri ikka lahti, kõigest seal otsustatust.
provisions-tax = Ebatõenäoliselt laekuvad nõuded, Venemaa maksuseadus (art 266)
provisions-tax-sums = Nõuete allahindlus maksude jaoks
provisions-counter = Meie võlg neile
provisions-tax-rate = Määr
provisions-amount = Nõuete allahindlus
provisions-formula-tax = Kuni 44 päeva hilinemist mitte midagi, 45–90 päeva pool, alates 91. päevast kogu lahtine summa miinus ettevõtte võlg samale kliendile, alates varem tekkinud võlast, ka siis, kui see ei ole üle tähtaja; ainult müügist.
provisions-formula-cap = Ülempiir on 10 protsenti käibest ilma maksuta: aasta viimasel päeval selle aasta, enne seda suurem käesolevast perioodist ja eelmisest aastast. Anna käibemaksu määr, sest dokumendid sisaldavad seda. Ülempiir ja nõuete allahindlus on kogu ettevõtte kohta tema oma valuutas: üksuse kohta ja muus valuutas on need tühjad.
provisions-sum-calculated = Arvutatud
provisions-sum-cap = Seaduse ülempiir
provisions-sum-provision = Nõuete allahindlus
provisions-unsecured = Raamat ei tea tagatisi: arva maha see, mis on panditud või garanteeritud.
forecast-weeks = Nädalate kaupa
forecast-week = Nädal kuni
forecast-later = Hiljem
forecast-due = Tähtaja järgi
forecast-promised = Lubatud
forecast-habit = Harjumuse järgi
forecast-expected = Oodata
forecast-formula-due = Tähtaja järgi: veel saabumata tähtajaga summad oma tähtpäeval.
forecast-formula-habit = Harjumuse järgi: tähtpäev nihutatud kliendi hilinemiste mediaani võrra; kui see on möödas, siis pikemate mediaani võrra.
forecast-formula-expected = Oodata: lubatud päev, kui lubadus kehtib, muidu harjumuse järgi. Iga lahtine võlg on ühes nädalas.
forecast-late = Tähtaeg on juba käes, seega tähtaja veerus ei ole: { $amount }.
risk-documents = Lahtised dokumendid, kaalukamad ees
risk-chance = Hilinemise tõenäosus
risk-expected = Raha oodata
risk-late = Hilinenud seni
risk-judged = Dokumentidest
risk-usual = Tavaline hilinemine, päeva
risk-told = Öeldud tõenäosus
risk-told-mean = Öeldud keskmiselt
risk-came = Hilines
risk-calibration = Öeldud ja tõeks saanud
risk-scores = Lihtsamate reeglite vastu
risk-rule = Reegel
risk-score = Kauguse ruut
risk-days-off = Viga, päeva
risk-rule-own = see reegel
risk-rule-company = üks osakaal kõigile
risk-rule-last = nagu kliendi viimane dokument
risk-rule-due = tähtpäeval
risk-formula-chance = Tõenäosus = (kliendi hilinenud dokumendid + 5 × kõigi arvestatud dokumentide osakaal) / (tema dokumendid + 5); juba hilinenul kindel; tühi, kuni midagi hinnata ei ole.
risk-formula-day = Raha: lubatud päeval, muidu kliendi harjumuse järgi nagu prognoosis.
risk-use = See järjestab tööd ja prognoosi; ühtki sammu, staatust ega limiiti sellest ei järgne.
risk-formula-score = Kauguse ruut: (tõenäosus − tegelik)² keskmine, 0 kuni 1; mida väiksem, seda parem.
risk-formula-days = Viga: tähtpäeval öeldud päeva ja raha päeva keskmine vahe tasutute kohta.
risk-held-out = Mõõdetud { $count } dokumendil, mille tähtpäev oli pärast { $day } ja enne aruande päeva, selle järgi, mis seisus olid dokumendid päeva { $day } lõpus.
motivation-people = Üle tähtaja osakaal baasiga indeksina
motivation-base = Baas { $day }
motivation-plan = Plaan
motivation-fact = Tegelik
motivation-index = Indeks
motivation-by-shipments = Üle tähtaja / müük
motivation-formula-index = Indeks = (tegelik − baas) / (plaan − baas) × 100; tühi kinnitatud plaanita või kui plaan on baasiga võrdne.
motivation-formula-shipments = Üle tähtaja / müük enne seda päeva olnud müügipäevadel; tähtajas võla laekumine seda ei muuda.
motivation-trial = Valemite proov
motivation-formula = Valem
motivation-before = Praegu
motivation-after-healthy = Laekunud { $amount } tähtajas võlga
motivation-after-overdue = Laekunud { $amount } üle tähtaja võlga
motivation-formula-trial = Proovitud päeva arvudel: laekub pool tähtajas ja kolmandik üle tähtaja võlast; ja näitel, sest kui üle tähtaja ei ole midagi või on kõik, viga ei paista. Valem, mis sellest langeb, tasustab mittenõudmist.
motivation-sound = sobib
motivation-perverse = tasustab mittenõudmist
motivation-without-overdue = ei arvesta üle tähtaja võlga
motivation-unknown = jagab nulliga
motivation-warn-perverse = Ära maksa valemi { $formula } järgi: kes nõuab sisse, see kaotab.
motivation-warn-overdue = Valemis { $formula } ei ole üle tähtaja võlga; see peaks motivatsioonis osalema.
credit-table = Pikem maksetähtaeg staatuste kaupa
credit-discounts = Allahindlus kümne päeva jooksul tasumise eest
credit-status = Staatus
credit-days = Päevi müügist rahani
credit-lost = Kahju müügist
credit-contribution = Lisanduv kattetulu
credit-receivables = Seotud raha
credit-carrying = Aasta hind
credit-bad = Lisanduv kahju
credit-net = Puhastulu
credit-advice = Soovitus
credit-extend = pikenda
credit-keep = jäta
credit-annual = Hind kliendile, % aastas
credit-discount-cost = Allahindlus rahas
credit-discount-value = Varasem raha annab
credit-worthwhile = tasub
credit-costs-more = maksab rohkem, kui annab
credit-formula-contribution = Lisanduv kattetulu = müügi kasv × kattetulu määr.
credit-formula-carrying = Seotud raha = müük × päevad / 365, pärast − enne; hind = seotud raha × muutuvkulud × raha hind.
credit-formula-net = Puhastulu = lisanduv kattetulu − aasta hind − lisanduv kahju.
credit-formula-discount = Hind kliendile = allahindlus / (100 − allahindlus) × 365 / päevi varem × 100.
credit-idea = Eeldus: { $days } päeva rohkem, müük kasvab { $growth }, kattetulu { $margin }, raha hind { $interest } aastas, kahju kasvab { $bad } müügist. Muuda neid ülal.
credit-no-advice = Kasv, kattetulu ja raha hind on ainult oletatud, seega nõuannet ei ole. Sisesta oma arvud.
credit-competitor = Konkurendid annavad { $days } päeva.
pack-title = Nõuded: aruanne juhatusele
pack-make = Aruanne juhatusele
pack-chapter-state = 1. Seis ja dünaamika
pack-chapter-control = 2. Juhtimine
pack-chapter-terms = 3. Ennetamine ja krediiditingimused
pack-more =
    { $count ->
        [one] Veel { $count } rida on aruandes endas.
       *[other] Veel { $count } rida on aruandes endas.
    }
report-picture = Joonis: { $columns } ridade kaupa; kõik väärtused on allpool tabelis.
report-picture-fewer =
    { $count ->
        [one] Joonisel on { $count } rida, tabelis rohkem.
       *[other] Joonisel on { $count } rida, tabelis rohkem.
    }
report-more-rows =
    { $count ->
        [one] Veel { $count } rida on failides.
       *[other] Veel { $count } rida on failides.
    }
report-overdue-work = Tähtaja ületanud võlgadega tehtud töö register
overdue-work-owner = Vastutaja
overdue-work-debts = Võlad
overdue-work-level = Tase
overdue-work-measures = Tehtud toimingud
overdue-work-requests = Taotlused ja esitajad
overdue-work-papers = Dokumendid
overdue-work-next-day = Järgmine päev
overdue-work-next = Mis ees seisab
overdue-work-result = Tulemus
overdue-work-debt = { $number }, tähtaeg { $day }: { $amount }
overdue-work-message = { $channel }: { $text }
overdue-work-done = { $day } { $what }
overdue-work-done-so = { $day } { $what } ({ $more })
overdue-work-request = nr { $number }, { $day }: { $what }, { $source } → { $answer }
overdue-work-paper = { $what } nr { $number }, { $day }
overdue-work-earlier =
    { $count ->
        [one] varem veel { $count } kirje
       *[other] varem veel { $count } kirjet
    }
overdue-work-kept-by = Registrit peab juriidiline osakond: { $names }.
overdue-work-kept-by-nobody = Juriidilise osakonna rolli, kes seda registrit peab, ei ole kellelgi.
report-csv = CSV
report-xlsx = XLSX
report-pdf = PDF
