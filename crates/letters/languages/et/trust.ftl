## Uks, oma konto, päevik

refused-too-many-attempts = Liiga palju ebaõnnestunud katseid. Proovi uuesti { $count ->
    [one] { $count } sekundi
   *[other] { $count } sekundi
} pärast.
refused-wrong-code = See kood ei ole õige või on juba kasutatud. Oota järgmist koodi seadmel.
refused-factor-is-on = Teine tegur on juba seadistatud. Võtke see enne ära.
refused-no-secret-key = Saladusi ei saa siin veel hoida. Palu administraatoril seada SALDO_SECRET_KEY.
refused-link-over = See link enam ei kehti. Küsi uus.
error-too-often = Siit tuli liiga palju päringuid. Oota minut ja proovi uuesti.
api-too-often = Liiga palju kutseid. Proovi uuesti { $count ->
    [one] { $count } sekundi
   *[other] { $count } sekundi
} pärast.

door-code = Kood seadmelt
door-code-hint = Ainult siis, kui teine tegur on seadistatud; sobib ka taastekood
door-forgotten = Unustasite parooli?
forgotten-title = Unustatud parool
forgotten-text = Sisesta kasutajanimi. Kui selle e-posti aadress on teada, läheb sinna uue parooli link.
forgotten-ask = Saada link
forgotten-asked = Kui selline kasutajanimi on olemas ja e-posti aadress teada, on link teel. See kehtib ühe tunni.
new-password-title = Uus parool

nav-account = Minu konto
account-password = Parool
account-present = Praegune parool
account-new = Uus parool
account-new-hint = Vähemalt { $count ->
    [one] { $count } märk
   *[other] { $count } märki
}; kasutajanimi ei ole selle osa
account-change = Sea parool
account-sessions = Kus oled sisse logitud
account-since = Alates
account-from = Kust
account-this = see brauser
account-end = Lõpeta
account-end-others = Lõpeta kõik teised
flash-password-changed = Parool on muudetud. Kõik teised seansid on lõpetatud.
flash-sessions-ended = Lõpetatud.

factor-title = Teine tegur
factor-on = sees
factor-off = Võta teine tegur ära
factor-text = Seadme näidatav kood, mida küsitakse parooli kõrval: kes saab teada ainult parooli, sisse ei pääse.
factor-begin = Seadista teine tegur
factor-no-key = Administraator peab enne andma programmile saladuste võtme (SALDO_SECRET_KEY).
factor-offered = Seadista oma seade
factor-offered-text = Sisesta see saladus koodirakendusse või ava aadress seadmes. Seejärel sisesta kood, mida see näitab.
factor-first-code = Esimene kood
factor-confirm = Lülita sisse
factor-codes = Taastekoodid
factor-codes-text = Igaüks avab ukse ühe korra, kui seade on kadunud. Neid näidatakse ainult nüüd: prindi need või hoia seifis.
factor-codes-left = { $count ->
    [one] Alles on { $count } taastekood
   *[other] Alles on { $count } taastekoodi
}
flash-factor-off = Teine tegur on ära võetud.
user-factor-off = Võta teine tegur ära
flash-user-factor-off = Teine tegur on ära võetud; inimene logib sisse ainult parooliga.

notice-kind-password = Uus parool
notice-password-subject = Uus Saldo parool
notice-password-body = Keegi, arvatavasti sina, küsis uut parooli. Vali see siin tunni jooksul:
    { $link }
    Kui see ei olnud sina, ära tee midagi: vana parool kehtib.
notice-why-no-pages = Lehtede aadress on määramata
notice-why-link-over = Tund, mil seda küsiti, on möödas
sending-pages = Nende lehtede aadress
sending-hint-pages = Nii nagu kirjad kolleegidele seda nimetavad, nt https://saldo.example.com; ilma selleta linke ei saadeta

right-read-the-journal = lugeda päevikut ja võtta see audiitorile välja
nav-journal = Päevik
journal-sub = Iga tegu: kes, millal, kust, mida. Iga rida hoiab eelmise räsi.
journal-export = Audiitorile
journal-from = Alates
journal-to = Kuni
journal-number = Rida
journal-at = Millal
journal-who = Kes
journal-program = Programm
journal-origin = Kust
journal-action = Tegu
journal-subject = Mille kohta
journal-body = Üksikasjad
journal-book = Raamat
journal-previous = Eelmine rida
journal-hash = Räsi
journal-older = Vanemad read
cli-journal-exported = { $count ->
    [one] Kirjutatud on { $count } päeviku rida.
   *[other] Kirjutatud on { $count } päeviku rida.
}
cli-journal-sound = Faili iga rida on selline, nagu see kirjutati.
cli-anchor-noted = Päeviku lõpp on märgitud faili { $file }.
cli-drilled = { $file } on taastatav: ridu { $rows }, { $kilobytes } KB, kontrollitud ja jälle kustutatud.
refused-still-owed = Kliendil { $customer } on veel midagi lahti või mahakantud võlg on jälgimisel. Andmeid on vaja, kuni see on läbi.
right-erase-personal-data = võtta välja kõik kliendi kohta ja kustutada, mis teda nimetab
cli-person-exported = Kõik kliendi { $customer } kohta on kirjutatud faili { $file }.
cli-person-erased-unnoted = Väljaspool andmebaasi pole seda kuhugi märgitud: vanem varukoopia toob andmed tagasi. Nimetage fail muutujas SALDO_ERASURES või kaust muutujas SALDO_BACKUP_FOLDER.
cli-person-erased = { $count ->
    [one] { $count } rida ei nimeta enam klienti ega tema inimesi.
   *[other] { $count } rida ei nimeta enam klienti ega tema inimesi.
}
journal-csv = CSV
journal-jsonl = JSON-read
