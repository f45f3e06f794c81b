# Raha, mis läheb maksjale tagasi.
nav-refunds = Tagasimaksed
refunds-lead = Raha, mis maksti üle või valele ettevõttele. Üks inimene teeb ettepaneku, teine kinnitab, pank saab maksekorralduse ja väljavõte näitab makset.
refunds-chip-open = Töös
refunds-chip-proposed = Kinnitada
refunds-chip-paid = Makstud
refunds-chip-all = Kõik
refunds-none = Siin ei ole tagasimakseid
refunds-none-text = Ava makse, millel on jaotamata raha, ja tee seal tagasimakse ettepanek.
refunds-to-order =
    { $count ->
        [one] { $count } kinnitatud tagasimakse ootab maksekorraldust
       *[other] { $count } kinnitatud tagasimakset ootab maksekorraldust
    }
refunds-from-account = Kontolt { $account }
refunds-write-order = Koosta maksekorraldus
refunds-orders = Maksekorraldused
refunds-orders-none = Maksekorraldusi ei ole veel koostatud.
refunds-order = Korraldus
refunds-order-number = Maksekorraldus { $number }
refunds-account = Konto, millelt makstakse
refunds-transfers = Ülekandeid
refunds-file = Fail pangale
refunds-get = Võta fail
refunds-again =
    { $count ->
        [one] uuesti välja võetud { $count } kord
       *[other] uuesti välja võetud { $count } korda
    }
refund-form-pain001 = ISO 20022 fail pain.001
refund-form-one-c = 1C maksekorraldus
refund-number = Tagasimakse
refund-title = Tagasimakse { $number }
refund-of = Makse { $number }, { $day }
refund-of-undated = Makse, { $day }
refund-payee = Saaja
refund-code = Registrikood
refund-account = Saaja konto
refund-bank = Saaja pank (BIC)
refund-reason = Miks raha tagasi läheb
refund-account-reason = Miks teisele kontole kui see, millelt raha tuli
refund-held = Hoitakse tagasimakseks
refund-propose = Tee tagasimakse ettepanek
refund-propose-text = Alates nüüdsest hoitakse seda raha ja see ei tasu ühtegi võlga. Enne korraldust pangale kinnitab tagasimakse teine inimene.
refund-decide-title = See tagasimakse ootab sinu otsust
refund-decide-text = Kontrolli saajat ja kontot. Pärast kinnitamist läheb see maksekorraldusse.
refund-approve = Kinnita
refund-decline = Lükka tagasi
refund-own = Selle ettepaneku tegid sina; kinnitama peab teine inimene.
refund-withdraw = Võta tagasi
refund-withdraw-text = Raha on jälle vaba ja võib tasuda võlgu.
refund-withdraw-ordered = Ainult siis, kui pank ei ole korraldust täitnud ega täida: muidu makstaks raha kaks korda.
refund-is-paid = See tasub selle tagasimakse
refund-line = Väljavõtte rida
refund-purpose = Makse { $number } ({ $day }) tagastamine
refund-purpose-undated = Makse ({ $day }) tagastamine
refund-state-proposed = ettepanek
refund-state-approved = kinnitatud
refund-state-ordered = korralduses
refund-state-paid = makstud
refund-state-declined = tagasi lükatud
refund-state-withdrawn = tagasi võetud
refund-act-proposed = Ettepanek tehtud
refund-act-approved = Kinnitatud
refund-act-declined = Tagasi lükatud
refund-act-withdrawn = Tagasi võetud
refund-act-ordered = Maksekorraldusse kirjutatud
refund-act-taken = Fail välja võetud
refund-act-again = Uuesti välja võetud: sama fail
refund-act-paid = Makstud, nagu väljavõte näitab
refund-act-unpaid = Siiski maksmata: vaste võeti tagasi
bank-state-refunded = tagasimakse tasutud
bank-doubt-which-refund = See võib olla tagasimakse, mille kohta anti korraldus.
bank-import-refunded = Tasutud tagasimakseid
bank-unmatch-refund = Tagasimakset oodatakse jälle ja rea kohta küsitakse uuesti.
flash-refund-proposed = Tagasimakse ettepanek on tehtud; raha hoitakse.
flash-refund-approved = Tagasimakse on kinnitatud.
flash-refund-declined = Tagasimakse on tagasi lükatud; raha on jälle vaba.
flash-refund-withdrawn = Tagasimakse on tagasi võetud; raha on jälle vaba.
flash-refund-ordered = Maksekorraldus on koostatud. Võta fail altpoolt.
flash-refund-paid = Tagasimakse on tasutud.
refused-refund-held = { $held } dokumendist „{ $number }“ hoitakse tagasimakseks, vaba on { $free }. Võta enne tagasimakse tagasi.
refused-refund-shown = Väljavõte näitab, et tagasimakse { $number } on tasutud. Võta selle rea vaste tagasi.
refused-refund-unknown = Tagasimakset { $number }, mida tohid näha, ei ole. Vaata nimekirja.
refused-refund-unknown-order = Maksekorraldust { $number } ei ole. Vaata nimekirja.
refused-refund-same-person = Tagasimakse { $number } ettepaneku tegid sa ise. Otsustama peab teine inimene.
refused-refund-closed = Tagasimakse { $number } on juba { $state }. Laadi leht uuesti.
refused-refund-no-payee = Ei ole teada, milliselt kontolt raha tuli. Anna saaja konto.
refused-refund-no-account = Ei ole teada, milliselt ettevõtte kontolt maksta. Anna see.
refused-refund-no-form = „{ $account }“ ei ole IBAN ega 20 numbriga rublakonto. Anna selline konto.
refused-refund-bad-payee = „{ $account }“ pangas „{ $bank }“ ei saa olla konto: mõni number on vale või panga kood puudub. Paranda kontot või BIC-i.
refused-refund-account-reason = „{ $account }“ ei ole konto, millelt raha tuli. Ütle, miks see sinna läheb.
refused-refund-nothing-to-order = Sellelt kontolt ei ole kinnitatud tagasimakseid. Laadi nimekiri uuesti.
refused-refund-no-own-bank = Ettevõtte enda panga kood ei ole teada. Kirjuta see ettevõtte andmetesse.
refused-refund-order-over = Tagasimakse { $number } maksekorraldusest { $order } on vahepeal { $state }. Faili ei anta uuesti välja, et midagi ei makstaks kaks korda.
cli-refund-order = Maksekorraldus { $number }  { $day }  { $account }  ülekandeid { $transfers }  { $total }  { $message }
cli-refund-again = Uuesti välja võetud: sama fail sama sõnumi numbriga.
