# Laekumised: pangaväljavõtted, maksete sidumine ja iga rea käekäik.
nav-bank = Pangalaekumised
bank-lead = Mis pankade sõnul on laekunud. Kindel seotakse ise, ülejäänule vastad sina.
bank-open =
    { $count ->
        [one] Sind ootab { $count } rida
       *[other] Sind ootab { $count } rida
    }
bank-chip-open = Ootab vastust
bank-chip-matched = Seotud
bank-chip-out = Väljaminekud
bank-chip-aside = Kõrvale pandud
bank-chip-all = Kõik read
bank-none = Midagi ei oota
bank-none-text = Impordi väljavõte: mida ise siduda ei saa, ilmub siia.
bank-import = Impordi väljavõte
bank-again = Vaata kõik uuesti üle
bank-unallocated = Sidumata raha
bank-statements = Väljavõtted
bank-statements-none = Ühtegi väljavõtet pole veel imporditud.
bank-statement-line = { $account }, { $from } – { $to }
bank-balances = { $opening } → { $closing }
bank-state-open = ootab vastust
bank-state-matched = seotud
bank-state-out = väljaminek
bank-state-aside = kõrvale pandud
bank-state-same = kordus
bank-state-returned = tagastatud
bank-state-undone = tagasi võetud
bank-doubt-nobody-known = Miski ei ütle, kes maksis.
bank-doubt-several-customers = See võib olla üks mitmest kliendist.
bank-doubt-third-party = Maksab üks klient, nimetatud on teise dokument.
bank-doubt-other-name = Pangakonto on selle kliendi oma, kuid maksja nimi on teine.
bank-doubt-name-alone = Sobib ainult nimi.
bank-doubt-other-code = Klient sobib, kuid real on teine registrikood.
bank-doubt-amount-alone = Sobib ainult summa.
bank-doubt-amount-differs = Summa ei ole nimetatud dokumendi oma.
bank-doubt-already-settled = Nimetatu on juba tasutud.
bank-doubt-unknown-number = Nimetatud numbrit raamatus ei ole.
bank-doubt-near-number = Nimetatud on number, mida arvestuses ei ole; ühe kirjaveaga on see täpselt selle summaga arve number.
bank-doubt-maybe-told = Selle päeva ja summaga rida on juba olemas, teiste sõnadega.
bank-doubt-maybe-recorded = Sama suur makse on juba kirjas.
bank-doubt-which-returned = Pank võtab makse tagasi, aga pole selge, millise.
bank-doubt-money-back = Pank annab välja läinu tagasi: see võib olla meie oma raha.
bank-doubt-taken-back = Inimene võttis sidumise tagasi; ütle, kelle raha see on.
bank-evidence-reference = viitenumber
bank-evidence-account = tuntud konto
bank-evidence-registry-code = registrikood
bank-evidence-number = dokumendi number
bank-evidence-number-look-alike = dokumendi number, sarnased tähed
bank-evidence-number-digits = dokumendi number, ainult numbrid
bank-evidence-number-slip = dokumendi number, milles üks koht on vale, puudu või topelt või kaks on vahetuses
bank-evidence-name = nimi
bank-evidence-behalf = makstud kliendi eest
bank-evidence-exact-amount = täpne summa
bank-evidence-sum-of-debts = dokumentide summa
bank-evidence-part-of-debt = osa dokumendist
bank-evidence-deducted = kreeditarve või ettemaks on maha arvatud
bank-short-rounding = { $amount } puudu: ümardus
bank-short-fee = { $amount } puudu: ilmselt pangatasu
bank-short-discount = { $amount } puudu: ilmselt varajase tasumise allahindlus
bank-short-part = { $amount } jääb tasuda
bank-deducted = miinus { $credit }
bank-rest-in-order = ülejäänu lepingu järjekorras
bank-rest-waits = { $amount } jääb sidumata
bank-accept = Jah, { $name }
bank-learn = Maksed sellelt kontolt on edaspidi selle kliendi omad
bank-another = Teine klient
bank-another-in-order = Tasu võlad lepingu järjekorras
bank-another-accept = Seo
bank-another-other = Teine klient
bank-another-pays = Tasub
bank-another-shares = Mida sellega tasutakse, kui see on teada. Ülejäänu läheb nii, nagu allpool öeldud.
bank-another-owes-nothing = Selles vääringus ei ole midagi lahtist: raha ootab ettemaksuna.
bank-another-number = Osa dokumendi numbrist
bank-aside = Raha ei ole kliendilt
bank-aside-reason = Miks
bank-aside-accept = Pane kõrvale
bank-aside-own-transfer = Oma kontode vahel
bank-aside-of-the-bank = Pangalt: intress, teenustasud
bank-aside-loan = Laen või maksud
bank-same = Kordus: jäta välja
bank-link = See on juba kirja pandud makse
bank-return-of = Võtab tagasi { $amount }, { $day }
bank-returned-none = Sellise summaga makset ei ole.
bank-reference = Viitenumber { $number }
bank-payer-account = Kontolt { $account }
bank-line-title = Rida { $day }
bank-line-why = Mis sellest sai
bank-by-policy = kindel eeskirja { $policy } järgi, „{ $clause }“
bank-program = programm
bank-unmatch = Võta sidumine tagasi
bank-unmatch-text = Makse võetakse tagasi, nagu poleks seda olnudki, ja rea kohta küsitakse uuesti.
bank-unaside = Küsi uuesti
bank-unaside-text = Rida ootab jälle vastust, nagu poleks keegi seda andnud.
bank-from-line = Pangaväljavõttelt
bank-import-lines =
    { $count ->
        [one] { $count } rida
       *[other] { $count } rida
    }
bank-import-more-statements =
    { $count ->
        [one] ja veel { $count } väljavõte
       *[other] ja veel { $count } väljavõtet
    }
bank-import-matched = Seotakse ise
bank-import-asked = Ootab vastust
bank-import-returned = Tagasi võetud
bank-import-pending =
    { $count ->
        [one] { $count } kanne ei ole veel kirjendatud ja jäi välja.
       *[other] { $count } kannet ei ole veel kirjendatud ja jäid välja.
    }
bank-import-doubtful =
    { $count ->
        [one] { $count } rida võib olla juba teiste sõnadega olemas; sinult küsitakse.
       *[other] { $count } rida võib olla juba teiste sõnadega olemas; sinult küsitakse.
    }
bank-import-adds-up = Algsaldo ja read annavad lõppsaldo.
bank-import-confirm =
    { $count ->
        [one] Võta { $count } uus rida
       *[other] Võta { $count } uut rida
    }
bank-undo = Võta see import tagasi
bank-undo-text = Selle ridade maksed võetakse tagasi, nagu poleks neid olnudki. Faili uus import toob need tagasi.
bank-opening = Algsaldo
bank-closing = Lõppsaldo
bank-day-banner =
    { $count ->
        [one] { $count } pangarida ootab sidumist: kelle oma see võib olla, seda ei tülitata.
       *[other] { $count } pangarida ootab sidumist: kelle omad need võivad olla, neid ei tülitata.
    }
money-reverse = Tühista
money-reverse-reason = Miks tühistatakse
money-refund = Maksa tagasi
money-refund-text = Raha, mis midagi ei tasu, läheb kliendile tagasi.
difference-close = Sulge väikese vahena
difference-text = Lahti on { $amount }. Vahe suletakse klienti tülitamata ja raamatupidamine saab sellest teada. Selle saab tagasi võtta.
difference-cause = Miks see puudu on
difference-words = Mida veel öelda
difference-rounding = Ümardus
difference-bank-fee = Pangatasu
difference-discount = Allahindlus varase tasumise eest
refused-difference-nothing-open = Sellel dokumendil ei ole midagi lahti.
refused-difference-charge = See on viivis või tasu hilinemise eest: seda ei suleta väikese vahena, sellest loobub see, kellel on õigus tasudest loobuda.
refused-difference-nothing-settled = Ükski makse ei ole sellest dokumendist veel midagi tasunud: lahti on võlg ise. Kirjenda enne makse.
refused-difference-paid-late = Makse tuli pärast maksetähtpäeva: allahindluse annab ainult õigeaegne tasumine.
refused-difference-too-much = Lahti on rohkem kui { $most }: see ei ole enam väike vahe. Küsi võla kohta otsust.
money-refund-amount = Tagasi makstud summa
money-refund-reason = Miks ja millise korraldusega
money-withdraw = Makse tuli tagasi
money-withdraw-text = Kõik, mida see tasus, on jälle avatud; sammud jätkuvad sealt, kus nad olid.
money-withdraw-from = Mis päevast see ei loe
money-withdraw-own = Oma päevast, { $day }: see ei tasunud midagi ja viivitus kestis (reeglina)
money-withdraw-today = Tänasest, { $day }: seni oli raha siin ja need päevad ei maksa midagi
movement-taken-back-on = tagasi võetud { $day }
money-withdraw-cancel = Võta dokument tagasi
money-allocate = Tasu võlad järjekorras
movement-returned-by-bank = Pank võttis tagasi
flash-bank-matched =
    { $count ->
        [one] { $count } rida on seotud.
       *[other] { $count } rida on seotud.
    }
flash-bank-aside = Rida on kõrvale pandud.
flash-bank-returned = Makse on tagasi võetud; mille see tasus, on jälle lahti.
flash-bank-unmatched = Sidumine on tagasi võetud; rida ootab jälle.
flash-import-undone =
    { $count ->
        [one] Import on tagasi võetud, { $count } dokument tühistatud.
       *[other] Import on tagasi võetud, { $count } dokumenti tühistatud.
    }
flash-reversed = Kanne on tühistatud.
flash-refund = Tagasimakse on kirjas.
flash-difference = Vahe on suletud.
flash-withdrawn = Dokument on tagasi võetud.
flash-allocated =
    { $count ->
        [one] Raha sai { $count } dokument.
       *[other] Raha sai { $count } dokumenti.
    }
import-statement = Pangaväljavõte
bank-other-side = Maksja või saaja
refused-statement = { $file }: { $what }
refused-unknown-line = Sellist väljavõtte rida ei ole. Laadi nimekiri uuesti.
refused-line-closed = Sellele reale on juba vastatud ({ $state }). Laadi nimekiri uuesti.
refused-nothing-to-undo = Sellest impordist ei ole enam midagi tagasi võtta.
refused-taken-back-since = Pank on selle impordi makse tagasi võtnud impordiga { $number }. Võta enne tagasi see.
refused-import-in-use = Dokumendi { $number } kohta on vahepeal otsustatud. Võta enne tagasi mahakandmine, tagasimakse või viivis.
refused-exceeds-unallocated = Sidumata on ainult { $left }. Maksa tagasi kõige rohkem nii palju.
statement-error-io = faili ei saa lugeda. Kontrolli, et see on olemas ja loetav.
statement-error-too-large = fail on liiga suur. Küsi pangalt lühem periood.
statement-error-not-a-statement = see ei ole väljavõte, mida Saldo lugeda oskab. Ekspordi camt.053, MT940, 1CClientBankExchange või tuntud panga CSV.
statement-error-other-message = see on panga muu sõnum, mitte väljavõte. Ekspordi väljavõte (camt.053).
statement-error-only-orders = need on alles panka minevad korraldused. Ekspordi väljavõte.
statement-error-undecodable = tähti ei saa lugeda. Ekspordi väljavõte uuesti UTF-8 või Windows-1251 kujul.
statement-error-damaged-xml = rida { $line }: XML on vigane. Võta väljavõte pangast uuesti.
statement-error-forbidden-xml = rida { $line }: fail deklareerib dokumenditüübi või olemid. Ära usalda seda; võta väljavõte pangast uuesti.
statement-error-xml-too-deep = rida { $line }: elemendid on liiga sügaval. Ära usalda seda faili.
statement-error-field-too-long = rida { $line }: väli on liiga pikk. Ära usalda seda faili.
statement-error-too-many-lines = failis on liiga palju ridu. Küsi pangalt lühem periood.
statement-error-too-many-accounts = failis on liiga palju kontosid. Küsi pangalt väljavõte oma kontode kohta.
statement-error-state-of-the-bank = kandel on panga oma olek ja ilma jääkideta ei ole teada, kas see on kirjendatud. Küsi pangalt väljavõte koos jääkidega või olekuga BOOK kirjendatud kannetel.
statement-error-cut-off = rida { $line }: fail katkeb poolelt. Võta see pangast uuesti.
statement-error-missing = rida { $line }: väli puudub. Võta väljavõte pangast uuesti.
statement-error-unreadable = rida { $line }: välja ei saa lugeda. Võta väljavõte pangast uuesti.
statement-error-amount = rida { $line }: summat ei saa lugeda. Võta väljavõte pangast uuesti.
statement-error-date = rida { $line }: päeva ei saa lugeda. Võta väljavõte pangast uuesti.
statement-error-currency = rida { $line }: see ei ole valuuta kood või ei ole konto valuuta.
statement-error-foreign-document = rida { $line }: kumbki dokumendi konto ei ole väljavõtte konto.
statement-error-does-not-add-up = read ei anna saldosid: { $figures }. Ridu on puudu või topelt; võta kogu väljavõte uuesti.
cli-statement = väljavõtteid { $statements }: seotud { $matched } rida, vastust ootab { $asked }, tagasi võetud { $returned }, tasutud tagasimakseid { $refunded }

bank-rules-title = Reeglid sinu pankadele
bank-rules-sub = Panga tabel, mida Saldo ei tunne, loetakse sinu oma reeglite järgi. Fail, mille päise reeglid täht-tähelt nimetavad, loetakse selle panga väljavõtteks.
bank-rules-list = Oma reeglitega pangad
bank-rules-none = Veel ei ole ühtegi. Alusta kõrvalolevast näitest.
bank-rules-bank = Pank
bank-rules-version = versioon { $version }
bank-rules-text = Reeglid
bank-rules-remove = Võta tagasi
bank-rules-gone = tagasi võetud
bank-rules-put = Sea reeglid
bank-rules-hint = Näide nimetab kõik vajalikud võtmed. Sama nimega pank saab uue versiooni; imporditud failid jäävad.
bank-rules-do = Kontrolli ja kehtesta
bank-rules-typed = reeglid
flash-bank-rules = Reeglid kehtivad.
flash-bank-rules-removed = Reeglid on tagasi võetud.
cli-bank-rules = Panga { $bank } reeglid kehtivad.
cli-bank-rules-removed = Panga { $bank } reeglid on tagasi võetud.
refused-field-bank-rules = „{ $value }“ ei sobi: vali pank loendist, hoia reeglid alla 64 kB ja pankade arv kuni sada.
