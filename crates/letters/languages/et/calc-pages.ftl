# The pages of the calculators: buttons, what is wrong with a field, warnings, claims, the guided example.
nav-calculators = Kalkulaatorid
nav-group-calculators = Tööriistad
nav-example = Näide sammhaaval
calc-search = Leia kalkulaator
calc-none = Sellist kalkulaatorit ei ole
calc-none-text = Proovi teist sõna: viivis, kohus, päevad.
calc-all = Näita kõiki
calc-calculate = Arvuta
calc-clear = Tühi vorm
calc-show-example = Näide
calc-is-example = See on näide. Kirjuta oma andmed asemele.
calc-optional = (kui on)
calc-more = Lisaks
calc-add-to = Lisa: { $list }
calc-remove = Eemalda { $what }
calc-result = Tulemus
calc-input = Lähteandmed
calc-total = Kokku
calc-what = Näitaja
calc-value = Väärtus
calc-yes = jah
calc-no = ei
calc-cites = Alus: { $cites }
calc-claim-title = Tekst nõude jaoks
calc-copy = Kopeeri tekst
calc-copied = Kopeeritud
calc-xlsx = Laadi alla XLSX
calc-pdf = Laadi alla PDF
calc-paper-foot = Arvutatud Saldoga. Kontrollige lähteandmeid.
calc-print = Prindi
calc-link = Link sellele arvutusele
calc-json = Kopeeri JSON-ina
calc-copy-json = Kopeeri JSON
calc-json-how = Programmid küsivad sama: POST /api/v1/calc/{ $kind } või „saldo calc { $kind }“ käsureal.
calc-look-above = Midagi on puudu või ei sobi. Vorm ütleb, mis.
calc-press = Täida vorm ja vajuta „Arvuta“.
calc-private = Siia kirjutatut ei salvestata.
calc-ask-missing = Palun täida see väli.
calc-ask-money = „{ $value }“ ei sobi summaks. Kirjuta näiteks { $example }.
calc-ask-money-above-zero = „{ $value }“ ei ole nullist suurem summa. Kirjuta näiteks { $example }.
calc-ask-money-signed = „{ $value }“ ei ole summa. Kirjuta näiteks { $example }.
calc-ask-rate = „{ $value }“ ei ole protsent vahemikus 0 kuni 1000. Kirjuta näiteks { $example }.
calc-ask-rate100 = „{ $value }“ ei sobi protsendiks vahemikus 0 kuni 100. Kirjuta näiteks { $example }.
calc-ask-decimal = „{ $value }“ ei ole kuni kuue komakohaga arv. Kirjuta näiteks { $example }.
calc-ask-date = „{ $value }“ ei ole päev aastatel 1990–2099. Vali olemasolev päev.
calc-ask-month = „{ $value }“ ei ole kuu aastatel 1990–2099. Kirjuta nii: 2026-03.
calc-ask-moment = „{ $value }“ ei ole päev ja kellaaeg. Kirjuta nii: 2026-03-02T10:00.
calc-ask-int = „{ $value }“ ei ole täisarv vahemikus { $least } kuni { $most }.
calc-ask-text = See tekst ei sobi. Kirjuta 1 kuni 200 tavalist märki.
calc-ask-choice = „{ $value }“ ei ole valikus. Vali üks.
calc-warning-PAYMENT_AFTER_AS_OF = Pärast arvestuse päeva tehtud makseid ei arvestata.
calc-warning-OVERPAID = Tasutud on rohkem, kui võlgneti.
calc-warning-RATE_TABLE_ENDS = Määrade tabel ei ulatu selle päevani; kasutati viimast teadaolevat määra.
calc-warning-NO_AGREEMENT = Ilma sõlmitud lisakokkuleppeta tasude tabel ei kehti.
calc-warning-BEYOND_TABLE = Osa on tasumata ka pärast tabeli viimast nädalat.
calc-warning-CALENDAR_MISSING = Selle aasta kalendrit ei ole; päeva ei nihutatud.
calc-warning-ZERO_DENOMINATOR = Osakaalu ei saa arvutada: jagamine nulliga.
calc-warning-SALES_HISTORY_TOO_SHORT = Antud kuud ei kata nõudeid. Lisa varasemaid kuid.
calc-warning-OVER_CAPACITY = Mõnel kuul ületavad osamaksed kliendi maksevõimet.
calc-claim-contract-penalty = Lepinguline viivis { $rate } % tasumata summast iga viivitatud päeva eest, seisuga { $as_of }:
calc-claim-annual-interest = Intress { $rate } % aastas tasumata summalt, seisuga { $as_of }:
calc-claim-interest-ru-395 = Intress võõra raha kasutamise eest (Vene tsiviilkoodeksi art 395) Venemaa Panga võtmeintressi järgi{ $rate }, seisuga { $as_of }:
calc-claim-interest-ee-113 = Viivis võlaõigusseaduse § 113 alusel{ $rate }, seisuga { $as_of }:
calc-claim-late-fee = Hilinemistasu nädalate kaupa lisakokkuleppe alusel{ $rate }, seisuga { $as_of }:
calc-claim-invoice = Arve { $invoice }: põhivõlg { $principal }, tähtaeg { $due_date_effective }, tasumata { $remaining }.
calc-claim-cap = Ülempiir { $cap } täitus { $cap_reached_on }.
calc-claim-fixed = Kindel summa sissenõudmise kulude katteks: { $fixed_sum }.
calc-claim-sum = Selle arve eest: { $amount }.
calc-claim-total = Võlgnik võlgneb: põhivõlg { $remaining_total }, viivituse eest { $amount_total }, kokku { $claim_total }.
calc-claim-total-fixed = Võlgnik võlgneb: põhivõlg { $remaining_total }, viivis { $amount_total }, kindlad summad { $fixed_sum_total }, kokku { $claim_total }.
calc-help-principal = Kui palju võlgneti enne makseid.
calc-help-cap_pct = Jäta tühjaks, kui leping ülempiiri ei sea.
calc-help-due_date_rule = Lepingu tingimus; tähtaega nihutavad TsÜS § 136 ja Vene tsiviilkoodeksi art 193.
calc-help-apply_moratorium = 1. aprillist 1. oktoobrini 2022 vanematelt võlgadelt intressi ei arvestata.
calc-help-debtor_type = Tarbija 40 eurot ei võlgne (VÕS § 113¹).
calc-help-contact-limits-debtor_type = Seadus 230-FZ kaitseb eraisikuid ja ettevõtjaid isiklike võlgade puhul.
calc-help-recovery_probability_pct = Jäta tühjaks, kui vajad ainult riigilõivu.
calc-help-designated = Kui maksja nimetas arve.
calc-help-legal_cost_per_customer = Kohtusse ainult siis, kui võlg ja viivis on rangelt suuremad.
calc-help-in_writing = Tõendada saab ainult kirjalikku tunnistamist.
calc-help-bic = Ainult Vene konto puhul.
calc-example-title = Keda kohtusse anda: kümme klienti, samm sammult
calc-example-teaser = Päevad, viivis, intress ning piir kohtu ja ootamise vahel.
calc-example-sub = Kümme klienti neljateistkümnepäevase maksetähtajaga, seisuga { $day }. Iga arv tuleb kalkulaatorist, mille saab avada.
calc-example-1 = Tähtajad ja viivituse päevad
calc-example-1-text = Tarne päev pluss maksetähtaja päevad annab tähtaja. Pärast seda on viivitus; enne seda on aega jäänud, mitte negatiivne viivis.
calc-example-2 = Viivis: 0,1 % päevas
calc-example-2-text = Iga päev maksab tuhandiku võlast. Kes veel ei viivita, on siin peidetud, kuid jääb nimekirja ja ilmub esimesel viivituse päeval.
calc-example-later = Vaata 10. märtsi, kui mõlemad on ilmunud
calc-example-back = Tagasi 3. märtsi juurde
calc-example-penalty = Viivis
calc-example-year = Aastas oleks see { $rate } %.
calc-example-3 = Teine võimalus: 10 % aastas
calc-example-3-text = Kui lepingus viivist ei ole, jääb intress: aastamäär korda päevad, jagatud 365-ga. Ühe 12 500 suuruse võla puhul, mis on 27 päeva üle tähtaja:
calc-example-interest = Intress
calc-example-one-penalty = Viivis, 0,1 % päevas
calc-example-one-interest = Intress, 10 % aastas
calc-example-one-better = Viivis annab rohkem
calc-example-3-better = Kõigi viivitajate peale annab viivis intressist { $difference } rohkem. See tasub lepingusse kirjutada.
calc-example-4 = Keda kohtusse anda
calc-example-4-text = Kohus maksab 5 000 kliendi kohta. See tasub ära ainult siis, kui võlg koos viivisega on sellest rangelt suurem; teistel jääb tühjaks.
calc-example-4-strict = Kirjatarbed OÜ võlg on täpselt 5 000,00 ja teda kohtusse ei anta; lillekiosk võlgneb 4 950,00, kuid viivis 99,00 viib ta üle piiri.
calc-example-sue = Kohtusse
calc-example-costs = Kohtukulud, igaüks 5 000
calc-example-net = Pärast kulusid
calc-example-5 = Milles tabel eksib
calc-example-5-text = Tabel liidab kõik üle piiri ja peidetud read lahutatakse käsitsi. See on õige ainult seni, kuni peidetud võlad on ise üle piiri. Saldo jätab välja need, kelle tähtaeg pole saabunud, seega pole midagi lahutada. Ka üks määr kogu viivitusele on vaid hinnang: kohus tahab iga perioodi määra ja tegelikku riigilõivu kindla 5 000 asemel.
calc-example-open = Ava kalkulaatoris: { $title }
calc-example-input = Mida küsiti
calc-example-K01 = FIE Pagarikoda
calc-example-K02 = Ehitusmaterjal OÜ
calc-example-K03 = FIE Lillekiosk
calc-example-K04 = Mööbel OÜ
calc-example-K05 = FIE Töökoda
calc-example-K06 = Kirjatarbed OÜ
calc-example-K07 = FIE Köögivili
calc-example-K08 = Hulgikaubandus OÜ
calc-example-K09 = FIE Rätsep
calc-example-K10 = FIE Autopesula
calc-index-sub =
    { $count ->
        [one] { $count } kalkulaator: tasud, päevad ja limiidid. Sisse logimata.
       *[other] { $count } kalkulaatorit: tasud, päevad ja limiidid. Sisse logimata.
    }
calc-example-hidden =
    { $count ->
        [one] { $count } peidetud
       *[other] { $count } peidetud
    }
calc-example-gross =
    { $count ->
        [one] Saadav { $count } kliendilt, kokku
       *[other] Saadav { $count } kliendilt, kokku
    }
calc-claim-day =
    { $count ->
        [one] { $from } – { $to }: { $principal } × { $rate_pct } % päevas × { $count } päev = { $amount }
       *[other] { $from } – { $to }: { $principal } × { $rate_pct } % päevas × { $count } päeva = { $amount }
    }
calc-claim-year =
    { $count ->
        [one] { $from } – { $to }: { $principal } × { $rate_pct } % aastas × { $count } päev / { $basis } = { $amount }
       *[other] { $from } – { $to }: { $principal } × { $rate_pct } % aastas × { $count } päeva / { $basis } = { $amount }
    }
calc-claim-week =
    { $count ->
        [one] { $from } – { $to } ({ $count } päev): { $principal } × { $rate_pct } % nädala eest = { $amount }
       *[other] { $from } – { $to } ({ $count } päeva): { $principal } × { $rate_pct } % nädala eest = { $amount }
    }
calc-basis-ageing = eeskiri, p 6; nõuete haldamise üldine tava
calc-basis-amount-in-words = iga keele reeglid
calc-basis-annual-interest = leping; kümne kliendiga näide
calc-basis-ar-ap = nõuete haldamise üldine tava
calc-basis-ar-indicators = eeskiri, p 1, 6.3.5; nõuete haldamise üldine tava
calc-basis-business-days = Venemaa tsiviilkoodeks, art 191, 193; tsiviilseadustiku üldosa seadus, § 136
calc-basis-check-number = iga numbri kontrollnumbri reeglid
calc-basis-composition-table = nõuete haldamise üldine tava
calc-basis-contact-limits = Venemaa föderaalseadus 230-FZ, art 1, 7
calc-basis-contract-penalty = leping; nõuete haldamise üldine tava
calc-basis-countback-dso = nõuete haldamise üldine tava
calc-basis-court-fee = Venemaa maksukoodeks, art 333.19, 333.21; Venemaa arbitraažikohtu menetluse koodeks, art 227, 229.2; Venemaa tsiviilmenetluse koodeks, art 121; riigilõivuseadus
calc-basis-customer-status = eeskiri, p 3.1–3.4
calc-basis-debtors-table = nõuete haldamise üldine tava
calc-basis-deferral-authority = eeskiri, p 6.1.3, 8.6
calc-basis-document-package = eeskiri, p 5.4
calc-basis-dso = nõuete haldamise üldine tava
calc-basis-early-payment-discount = nõuete haldamise üldine tava
calc-basis-escalation = eeskiri, p 6.2–6.4
calc-basis-interest-ee-113 = võlaõigusseadus, § 94, 113, 113-1; direktiiv 2011/7/EL
calc-basis-interest-ru-395 = Venemaa tsiviilkoodeks, art 395; Venemaa ülemkohtu pleenum 24.03.2016 nr 7, p 48
calc-basis-inventory-totals = arvelduste inventuuri vorm INV-17
calc-basis-kpi-index = nõuete haldamise üldine tava
calc-basis-kpi-perversity = nõuete haldamise üldine tava
calc-basis-ladder = kaheksa sammu algoritm
calc-basis-late-fee = eeskiri, p 7.4, 7.8; lisakokkulepe
calc-basis-limitation = Venemaa tsiviilkoodeks, art 196, 200, 203, 206; tsiviilseadustiku üldosa seadus, § 146, 147, 154, 158
calc-basis-overdue-days = leping; nõuete haldamise üldine tava
calc-basis-payment-allocation = Venemaa tsiviilkoodeks, art 319, 319.1; võlaõigusseadus, § 88
calc-basis-payment-discipline = eeskiri, p 1, 4.4
calc-basis-pretrial-period = eeskiri, p 8.4; Venemaa arbitraažikohtu menetluse koodeks, art 4
calc-basis-provision-ifrs9 = IFRS 9, lihtsustatud käsitlus
calc-basis-provision-ru-tax = Venemaa maksukoodeks, art 266
calc-basis-reconciliation-act = eeskiri, p 8.3
calc-basis-reminders = eeskiri, p 5.5, 5.6
calc-basis-restructuring = eeskiri, p 6.4.1.1, 7.4, 7.8, 8
calc-basis-review-dates = eeskiri, p 4.1, 4.2, 4.6
calc-basis-roll-rates = nõuete haldamise üldine tava
calc-basis-safe-limit = eeskiri, p 4.3, 5.3; nõuete haldamise üldine tava
calc-basis-shipment-ratio = nõuete haldamise üldine tava
calc-basis-sue-selection = kümne kliendiga näide
calc-basis-tolerated-delay = eeskiri, p 7.1, 7.2
calc-basis-trade-credit = nõuete haldamise üldine tava
calc-basis-turnover = nõuete haldamise üldine tava
calc-basis-waiver-authority = eeskiri, p 7.5–7.7
calc-link-left-out = Lingis on midagi, mida see kalkulaator ei tunne: { $fields }. See jäi välja.
calc-link-unreadable = Lingi andmeid ei saa lugeda. Vorm on tühi.
calc-claim-estimate = Venemaa tsiviilkoodeksi art 395 nõuetes on üks määr kõigi päevade kohta vaid hinnang: neis võetakse iga ajavahemiku määr.
