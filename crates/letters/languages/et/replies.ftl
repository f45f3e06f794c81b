# Mis posti teel tagasi tuleb.

nav-replies = Vastused
replies-sub = Mida kliendid vastasid. Programm ei kirjuta kliendile rohkem midagi, enne kui keegi on vastuse läbi lugenud.
replies-off-title = Postkasti ei loeta
replies-off-text = Nimeta saatmise seadetes postkast, kuhu vastused tulevad.
replies-show-unread = Lugemata
replies-show-unmatched = Kelle oma?
replies-show-people = Kõik
replies-show-machines = Masinad
replies-none = Siin ei ole midagi
replies-none-text = Vastused kirjadele ilmuvad siia, kui need saabuvad.
reply-title = Vastus
reply-subject = Teema
reply-no-subject = Teemata
reply-from = Saatja
reply-unread = Lugemata
reply-was-read = Loetud
reply-of-nobody = Pole teada, kelle oma
reply-of-nobody-text = See ei viita ühelegi meie kirjale ning aadressi ei ole ühelgi kaardil või on see mitmel. Ütle, kelle oma see on.
reply-files-count =
    { $count ->
        [one] { $count } fail
       *[other] { $count } faili
    }
reply-kind-person = Kirjutas inimene
reply-kind-automatic = Vastas masin
reply-kind-undelivered = Ei jõudnud kohale
reply-matched-letter = vastab meie kirjale
reply-matched-address = kaardil oleva aadressi järgi
reply-matched-person = nii ütles kolleeg
reply-stops-title = Vastus ootab lugemist
reply-stops-text = Kuni keegi ei ole seda lugenud, ei saada programm sellele kliendile meeldetuletusi.
reply-mark-read = Olen lugenud
reply-show = Vastus
reply-words = Mida kirjutati
reply-no-words = Teksti ei ole.
reply-cut = Kõike ei loetud: kiri on liiga suur või server ei anna seda. Tervikuna on see postkastis.
reply-files = Failid
reply-size = { $size } kB
reply-file-not-kept = säilitamiseks liiga suur; on postkastis
reply-customer = Kliendi kood
reply-customer-hint = Kes kliendi eest hoolitseb, näeb seda kaardil.
reply-assign = See on selle kliendi oma
problem-reply-customer = Kirjuta kliendi kood.
flash-reply-read = Märgitud: kliendile tohib jälle meelde tuletada.
flash-reply-assigned = Kirja pandud.
withheld-reply-unread = Klient vastas ja keegi ei ole seda veel lugenud
withheld-short-reply-unread = Vastus lugemata
kept-reply-unread = Klient vastas ja keegi ei ole seda veel lugenud
kept-notice-unfilled = Ootab, kuni jurist märgib lepingu punktid

sending-imap-host = Vastuste postiserver (IMAP)
sending-hint-imap-host = Näiteks imap.example.com; tühi: postkasti ei loeta
sending-imap-port = Kirjade lugemise port
sending-hint-imap-port = 993 koos tls-iga, 143 koos starttls-iga
sending-imap-security = Krüpteerimine kirjade lugemisel
sending-hint-imap-security = tls, starttls või none (ainult samas masinas)
sending-imap-user = Postkasti kasutajanimi
sending-hint-imap-user = Parool võetakse muutujast SALDO_IMAP_PASSWORD või failist, mille nimetab SALDO_IMAP_PASSWORD_FILE
sending-imap-folder = Kaust
sending-hint-imap-folder = Tavaliselt INBOX
sending-imap-every = Minuteid kahe vaatamise vahel
sending-hint-imap-every = Postkasti vaadatakse ka enne sõnumite saatmist, kõige rohkem kord minutis

cli-mailbox-people =
    { $count ->
        [one] Saabus { $count } vastus.
       *[other] Saabus { $count } vastust.
    }
cli-mailbox-unmatched =
    { $count ->
        [one] Neist { $count } pole seni kellegi oma.
       *[other] Neist { $count } pole seni kellegi omad.
    }
cli-mailbox-automatic =
    { $count ->
        [one] Vastas { $count } masin.
       *[other] Vastas { $count } masinat.
    }
cli-mailbox-undelivered =
    { $count ->
        [one] { $count } kiri ei jõudnud kohale.
       *[other] { $count } kirja ei jõudnud kohale.
    }
cli-mailbox-unreadable =
    { $count ->
        [one] { $count } kirja ei saa lugeda: server ei anna seda. Vaadake postkasti.
       *[other] { $count } kirja ei saa lugeda: server ei anna neid. Vaadake postkasti.
    }
cli-mailbox-off = Postkasti ei ole määratud: `saldo sending set imap-host=… imap-user=…`.
cli-mailbox-broke-off = Postiserver: { $said }
