# Sõnumid teel: väljuvad sõnumid, kuidas ettevõte saadab, kuidas kliendile tohib kirjutada.

nav-messages = Sõnumid
messages-count =
    { $count ->
        [one] { $count } sõnum
       *[other] { $count } sõnumit
    }
messages-all = Kõik
messages-what = Sõnum
messages-none = Sõnumeid ei ole
messages-none-text = Sõnumid klientidele ilmuvad siia, kui kontroll neid nõuab.
messages-off-title = Saatmine on välja lülitatud
messages-off-text = Sõnumid on kavandatud ja ootavad; midagi ei lähe välja enne, kui saatmine sisse lülitatakse.
messages-flood-title = Palju sõnumeid ootab inimese otsust
messages-flood-text = Ootab { $waiting }, täna tohib küsimata välja minna { $may_leave }. Vaata need üle ja luba saata.
messages-flood-release = Luba täna saata

brought-back-title = Andmed on varukoopiast taastatud: pole teada, mis on vahepeal välja läinud
brought-back-messages =
    { $count ->
        [one] { $count } sõnum kliendile
       *[other] { $count } sõnumit klientidele
    }
brought-back-notices =
    { $count ->
        [one] { $count } teade kolleegile
       *[other] { $count } teadet kolleegidele
    }
brought-back-text = Need ootasid, kui koopia tehti. Võrdle postiserveri logiga ja ütle siis kõigi kohta korraga; üksikute sõnumite kohta saab enne seda öelda nende oma lehel.
brought-back-left = Kõik on välja läinud
brought-back-did-not = Ükski pole välja läinud: vaata uuesti üle ja saada
flash-brought-back-answered =
    { $count ->
        [one] Kirja pandud: { $count }.
       *[other] Kirja pandud: { $count }.
    }
cli-brought-back-messages =
    { $count ->
        [one] { $count } sõnum kliendile sai vastuse
       *[other] { $count } sõnumit klientidele said vastuse
    }
cli-brought-back-notices =
    { $count ->
        [one] { $count } teade kolleegile sai vastuse
       *[other] { $count } teadet kolleegidele said vastuse
    }

message-why-covered = Saadud raha katab selle
message-why-no-consent = Klient ei soovi selliseid sõnumeid
message-why-represented = Klient tegutseb esindaja kaudu
message-why-held = Juhtkond on käskinud oodata
message-why-disputed = Võlg on vaidlustatud
message-why-promised = Klient on lubanud maksta
message-why-outgrown = Kätte on jõudnud järgmine samm
message-why-not-late = See ei ole enam hilinenud: tähtpäev on nihkunud
message-why-settled = Sellest ei olda enam midagi võlgu
message-why-no-address = Kaardil ei ole selleks aadressi
message-why-bad-address = Kaardil olev aadress ei saa õige olla
message-why-too-long = Tekst on pikem, kui tohib maksta
message-why-dead-address = Sellist aadressi ei ole
message-why-refused = Server keeldus vastu võtmast
message-why-turned-away = Serveri reeglid ei lase seda läbi
message-why-bounced = See tuli tagasi
message-why-undelivered = Seda ei saanud kohale toimetada
message-why-later = Server palub hiljem uuesti proovida
message-why-unreachable = Serverini ei jõutud
message-why-unwritten = Teksti ei õnnestunud koostada
message-why-unknown = Ühendus katkes enne vastust
message-why-lapsed = Programm peatus saatmise ja selle märkimise vahel
message-why-brought-back = Ootas taastatud koopias: vahepeal võis see välja minna
message-why-left = Inimene kinnitas, et see läks välja
message-why-did-not = Inimene kinnitas, et see ei läinud välja
message-why-again = Inimene lasi uuesti proovida
kept-hours = Ootab tunde, mil sõnumeid tohib saata
kept-day-limit = Klient on täna piisavalt sõnumeid saanud
kept-gap = Kliendiga just suheldi
kept-contact-limit = Seaduse piir on täis
kept-only-to = Siin kirjutatakse ainult nimetatud aadressidele
kept-sms-budget = Tänane lühisõnumite eelarve on otsas
kept-post = Läheb postiga: trüki see dokumentide all ja märgi siis postitatuks
kept-changing = Raamat muutub praegu

message-state-unwritten = Ei õnnestunud koostada
message-recipient = Kellele
message-bytes = Katse { $number }
message-bytes-get = Täpselt see, mis üle anti
message-uncertain-title = Ei ole teada, kas see läks välja
message-uncertain-text = Ühendus katkes või programm peatus pärast kogu sõnumi üleandmist. Küsi saajalt või vaata serveri logi ja ütle, mida leidsid. Iseenesest seda uuesti ei saadeta.
message-it-left = Läks välja
message-it-did-not = Ei läinud välja
message-failed-title = Kohale toimetada ei õnnestunud
message-failed-text = Paranda aadress kliendi kaardil ja lase uuesti proovida.
message-try-again = Proovi uuesti
message-post-title = Kiri läheb postiga
message-post-text = Trüki dokument kliendi lehelt, postita see ja pane siis siia kirja.
message-post-number = Tähtkirja number, kui see on olemas
message-post-done = Postitatud
problem-message-answer = Vali üks vastustest.
flash-message-answered = Kirja pandud.
flash-letters-released = Nüüd tohivad need välja minna.
errand-correct-address = Sõnumit ei saanud kohale toimetada: leia toimiv aadress
errand-ask-why-refused = Sõnumist keelduti teel: uuri, miks, ja lase uuesti proovida
errand-rewrite-message = Sõnumit ei saa sellisena koostada: vaata tekst üle ja lase uuesti proovida

sending-title = Saatmine
sending-sub = Kelle server sõnumid viib, kelle nimel, millal ja kui palju.
sending-smtp-host = Meiliserver
sending-hint-smtp-host = Näiteks mail.example.com
sending-smtp-port = Port
sending-hint-smtp-port = 587 koos starttls-iga, 465 koos tls-iga
sending-smtp-security = Krüpteerimine
sending-hint-smtp-security = tls, starttls või none (ainult samas masinas)
sending-smtp-user = Sisselogimisnimi meiliserveris
sending-hint-smtp-user = Tühi: parooli ei küsita
sending-sender = Saatja aadress
sending-hint-sender = Sinna jõuab ka see, mis tagasi tuleb
sending-sender-name = Saatja nimi
sending-hint-sender-name = Tühi: ettevõtte nimi
sending-reply-to = Aadress vastustele
sending-hint-reply-to = Tühi: saatja aadress
sending-bounce = Tagastuste aadress
sending-hint-bounce = Kuhu kohale jõudmata kirjad tagasi tulevad. {"{"}id{"}"} enne märki @ annab igale kirjale oma aadressi: bounces+{"{"}id{"}"}@example.com. Tühi: saatja aadress
sending-unsubscribe = Aadress kirjadest loobumiseks
sending-hint-unsubscribe = Algab mailto: või https://; tühi: ei ole
sending-attach = Lisatud dokument
sending-hint-attach = pdf või none
sending-sms-method = Kuidas tekstisõnumite lüüsi poole pöördutakse
sending-hint-sms-method = get, form, json või signed oma programmile (webhook)
sending-sms-address = Lüüsi aadress
sending-hint-sms-address = {"{"}to{"}"} ja {"{"}text{"}"} on number ja tekst, {"{"}from{"}"}, {"{"}id{"}"} ja {"{"}secret{"}"} ülejäänu
sending-sms-body = Päringu sisu lüüsile
sending-hint-sms-body = Samade nimedega; form ja json jaoks
sending-sms-taken = Vastuse sõnad, mis tähendavad „vastu võetud“
sending-hint-sms-taken = Nagu teenusepakkuja juhend ütleb, näiteks OK; tühi: kehtib iga veata vastus
sending-sms-refused = Vastuse sõnad, mis tähendavad „tagasi lükatud“
sending-hint-sms-refused = Näiteks ERR; tühi: selliseid pole
sending-sms-sender = Nimi või number, millelt tekstisõnumid tulevad
sending-hint-sms-sender = Nagu teenusepakkujaga kokku lepitud
sending-smpp-host = Sõnumikeskus (SMPP)
sending-hint-smpp-host = Lüüsi asemel, näiteks smpp.example.com
sending-smpp-port = Keskuse port
sending-hint-smpp-port = Nagu teenusepakkujaga kokku lepitud; tavaliselt 2775, tls-iga 3550
sending-smpp-security = Krüpteerimine keskuseni
sending-hint-smpp-security = tls või none (ainult tunneli kaudu või samas masinas)
sending-smpp-user = Kasutajanimi keskuses
sending-hint-smpp-user = System id; parool võetakse muutujast SALDO_SMPP_PASSWORD või failist, mille nimetab SALDO_SMPP_PASSWORD_FILE
sending-smpp-kind = Süsteemi liik
sending-hint-smpp-kind = Enamik keskusi seda ei vaja
sending-smpp-rate = Osi sekundis kõige rohkem
sending-hint-smpp-rate = Nagu teenusepakkujaga kokku lepitud
sending-sms-parts = Tekstisõnumi osi kõige rohkem
sending-hint-sms-parts = Pikemat ei saadeta
sending-sms-a-day = Tekstisõnumite osi päevas kõige rohkem
sending-hint-sms-a-day = Iga osa eest makstakse; mis ei mahu, ootab homseni
sending-hours-from = Sõnumid lähevad välja alates
sending-hint-hours-from = Kliendi ajavööndis
sending-hours-before = kuni
sending-hint-hours-before = Kliendi ajavööndis
sending-a-day = Sõnumeid ühele kliendile päevas kõige rohkem
sending-hint-a-day = Käsitsi kirjutatud loevad ka
sending-gap-days = Päevi inimese öeldu või kirjutatu ja sõnumi vahel
sending-hint-gap-days = Nii palju päevi jääb vähemalt kõne, külastuse, kirja või käsitsi saadetud sõnumi ja järgmise raha küsiva sõnumi vahele
sending-burst = Sõnumeid päevas küsimata
sending-hint-burst = Kui ootab rohkem, ootavad kõik inimese otsust
sending-burst-run = Ühe kontrollkäivituse sõnumeid küsimata
sending-hint-burst-run = Tühi: sama palju kui päevas
sending-only-to = Ainult neile aadressidele ja domeenidele
sending-hint-only-to = Proovimiseks; tühi: kõigile
sending-keep = Salvesta
sending-is-on = Saatmine on sees
sending-is-on-text = Kuni programm töötab, lähevad sõnumid ise välja.
sending-is-off = Saatmine on väljas
sending-is-off-text = Midagi ei lähe välja. Nii jääb, kuni keegi selle sisse lülitab, ka pärast varukoopia taastamist.
sending-switch-on = Lülita sisse
sending-switch-off = Lülita välja
sending-secret = Paroole siin ei hoita: programm leiab need muutujatest SALDO_SMTP_PASSWORD, SALDO_SMS_SECRET, SALDO_SMPP_PASSWORD ja SALDO_IMAP_PASSWORD või failidest, mida nimetavad samad nimed lõpuga _FILE.
flash-sending-kept = Salvestatud.
flash-sending-on = Nüüdsest lähevad sõnumid välja.
flash-sending-off = Enam midagi välja ei lähe.

contact-terms-title = Suhtlemise reeglid
contact-terms-sub = Kes klient seaduse ees on ja mida ta saata lubab. Kehtib kohe, ka ootavate sõnumite kohta.
contact-debtor = Klient on
debtor-legal-entity = Ettevõte
debtor-sole-proprietor = Füüsilisest isikust ettevõtja
debtor-individual = Eraisik
contact-purpose = Võlg on
purpose-business = Ettevõtlusest
purpose-personal = Isiklik
contact-debtor-hint = Seaduse piirid kaitsevad eraisikuid, ettevõtjaid isikliku võla puhul.
contact-zone = Ajavöönd
contact-zone-hint = Näiteks Asia/Vladivostok; tühi: ettevõtte oma
contact-mode = Suhtlus
contact-mode-hint = Kõned, külastused, e-kirjad ja SMS-id lõpevad; kirjad postiga on lubatud.
contact-mode-free = Ühendust võib võtta
contact-mode-refused = On suhtlusest keeldunud
contact-mode-represented = Tegutseb esindaja kaudu
contact-by-email = E-kirjad
contact-by-sms = Tekstisõnumid
consent-given = Tohib saata
consent-refused = Klient ei soovi neid
consent-represented = Ainult esindajale
contact-reason = Kes, millal ja kuidas seda ütles
contact-keep = Pane kirja
contact-limits = Seaduse piirid
contact-limits-hold = Kehtivad: kellaajad, sõnumite ja kõnede arv
contact-limits-none = Selle kliendi kohta ei kehti
contact-said = Öeldud
problem-contact-terms = Vali loeteludest.
flash-contact-terms-kept = Kirja pandud; kehtib kohe.

cli-deliver-off = Saatmine on väljas; midagi ei lähe välja. Sisse lülitab `saldo sending on`.
cli-deliver-parked = Ootab { $waiting } sõnumit, inimese otsuseta tohib täna välja minna { $may_leave }: ükski ei läinud. Vaata need üle, siis `saldo sending release ARV`.
cli-deliver-unreachable = { $channel }: { $said }
cli-deliver-sent =
    { $count ->
        [one] Saadeti { $count } sõnum.
       *[other] Saadeti { $count } sõnumit.
    }
cli-deliver-would =
    { $count ->
        [one] Praegu läheks välja { $count } sõnum.
       *[other] Praegu läheks välja { $count } sõnumit.
    }
cli-deliver-later =
    { $count ->
        [one] { $count } sõnumit proovitakse uuesti.
       *[other] { $count } sõnumit proovitakse uuesti.
    }
cli-deliver-uncertain =
    { $count ->
        [one] { $count } sõnumi kohta ei ole teada, kas see läks välja: seda peab ütlema inimene.
       *[other] { $count } sõnumi kohta ei ole teada, kas need läksid välja: seda peab ütlema inimene.
    }
cli-deliver-failed =
    { $count ->
        [one] { $count } sõnumit ei saanud kohale toimetada.
       *[other] { $count } sõnumit ei saanud kohale toimetada.
    }
cli-deliver-withheld =
    { $count ->
        [one] { $count } sõnumit ei tohi saata.
       *[other] { $count } sõnumit ei tohi saata.
    }
cli-deliver-withdrawn =
    { $count ->
        [one] { $count } sõnum ei ole enam vajalik.
       *[other] { $count } sõnumit ei ole enam vajalikud.
    }
cli-sending-on = Saatmine on sees.
cli-sending-off = Saatmine on väljas: midagi ei lähe välja.
cli-returned-undelivered = Kirja ei saanud kohale toimetada: kanal seisab, kuni aadress parandatakse.
cli-returned-automatic = Vastas masin; midagi ei järgne.
cli-returned-for-a-person = Vastas inimene või ei nimeta see meie kirja; loe ise läbi.
cli-sending-tried = Server võttis kirja vastu: { $said }

sending-try-subject = Saldo: proovikiri
sending-try-body = { $company } proovib, kas kirjad jõuavad kohale. See kiri ei palu midagi.

# Mida eraisikutega suhtlemise seadus veel lubab (REM-07).
no-room-title = Seadus piirab selle inimesega suhtlemist
no-room-unwanted = Ühendust ei võeta: klient on sellest keeldunud või tegutseb esindaja kaudu
no-room-call = Ära helista enne { $day }.
no-room-sms = Ära kirjuta (SMS, e-kiri) enne { $day }.
no-room-meeting = Ära külasta enne { $day }.
contact-anyway = See toimus siiski: pane kirja nii, nagu oli
contact-limit-hours = väljaspool seadusega lubatud kellaaega
contact-limit-call-per-day = üks kõne päevas
contact-limit-call-per-week = kaks kõnet nädalas
contact-limit-call-per-month = kaheksa kõnet kuus
contact-limit-message-per-day = kaks sõnumit päevas
contact-limit-message-per-week = neli sõnumit nädalas
contact-limit-message-per-month = kuusteist sõnumit kuus
contact-limit-meeting-per-week = üks külastus nädalas
contact-limit-unwanted = klient keeldub suhtlusest või tegutseb esindaja kaudu
refused-contact-limit = Seadus ei luba selle inimesega sagedamini suhelda: { $limit }. Ruumi on alates { $day }. Kui see siiski toimus, märgi see ära.
refused-contact-unwanted = Klient on suhtlusest keeldunud või tegutseb esindaja kaudu. Kui see siiski toimus, märgi seda.
refused-field-sms-secret = Lüüs küsib saladust, aga seda ei ole. Anna see muutujas SALDO_SMS_SECRET või failis, mille nimi on muutujas SALDO_SMS_SECRET_FILE, ja käivita programm uuesti.
refused-field-smtp-host = Nimeta kõigepealt postiserver ja saatja või lühisõnumite lüüs.
