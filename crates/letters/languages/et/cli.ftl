# Mida käsurida trükib. Võtmete abitekstid on programmis endas.

cli-founded = { $company } on loodud andmebaasi { $database }.
cli-imported = { $kind }, loetud { $read }, uusi { $new }, muudetud { $changed }, muutmata { $unchanged }, tagasi lükatud { $refused }
cli-dry-run = Proovikäivitus: midagi ei salvestatud.
cli-refused-written = Kõik tagasi lükatud read koos põhjustega on failis { $file }.
cli-refused-more =
    { $count ->
        [one] … ja veel { $count } tagasi lükatud rida; --refused FAIL kirjutab kõik.
       *[other] … ja veel { $count } tagasi lükatud rida; --refused FAIL kirjutab kõik.
    }
cli-unfound =
    { $count ->
        [one] { $count } makse ootab: selle arvet ei leitud.
       *[other] { $count } makset ootab: nende arveid ei leitud.
    }
cli-imported-before = Enne seda imporditi: { $files }. Uuesti importimine ei muuda midagi.
cli-stopping = Peatume: sellest failist alustatu võetakse tagasi. Veel üks Ctrl-C lõpetab kohe ega jäta samuti midagi alles.
cli-remark-control-removed = juhtmärgid eemaldati
cli-remark-direction-removed = lugemissuunda muutvad märgid eemaldati
cli-remark-invisible-removed = nähtamatud märgid eemaldati
cli-remark-mixed-alphabets = ühes sõnas on segamini kahe tähestiku sarnased tähed
cli-remark-word-unknown = seda sõna siin ei tunta: väli jäi välja
cli-remark-reference-lost = viidet ei saa lugeda (tabel võis teha sellest ümardatud arvu): väli jäeti välja
cli-remark-unknown-zone = see ei ole ajavöönd (näide: Europe/Tallinn): väli jäi välja
cli-remark-may-not-loosen = lubaks kliendiga vabamalt suhelda, aga importijal pole selleks õigust: väli jäi välja
cli-remark-statements-missing = väljavõtteid on puudu: algsaldo ei ole eelmise väljavõtte lõppsaldo
cli-remark-bank-rules-unread = ettevõtte reegleid selle panga jaoks ei saa lugeda: sisesta need uuesti
cli-remark-kept-by-hand = käsitsi kirjutatu jäi alles: kaarti on pärast selle importi muudetud
cli-remark-told-by-bank = see summa tuli juba pangaväljavõttega: seda arvestatakse üks kord
cli-remark-told-before = samasugune numbrita makse on juba teatatud: seda arvestatakse üks kord
cli-remark-shorter-than-usual = jätab maksmiseks vähem aega, kui see klient tavaliselt vajab: leppige kokku täidetav tähtpäev
cli-remark-encoding-guessed = kooditabelit ei märgitud ja see ei ole UTF-8: fail loeti selles tabelis; kontrolli nimesid
cli-remarks-more =
    { $count ->
        [one] … ja veel { $count } märkus.
       *[other] … ja veel { $count } märkust.
    }

cli-run-heading =
    { $days ->
        [one] { $day }, poliitika { $policy }: { $customers } klienti, { $invoices } avatud arvet.
       *[other] { $first } kuni { $day }, { $days } päeva, poliitika { $policy }: { $customers } klienti, { $invoices } avatud arvet.
    }
cli-run-nothing = { $day } on juba läbi käidud: midagi uut ei ole.
cli-plan-only = See on plaan; midagi ei kirjutatud.
cli-run-empty = Midagi ei olnud vaja teha.
cli-plan-empty = Plaan on tühi: midagi ei ole vaja teha.
cli-note-done-before = Kontroll on tehtud kuni { $day }; tööpäev tagasi ei liigu.
cli-note-calendar = { $year }. aasta tööpäevakalender on laadimata: arvestatakse nädalavahetusi ja kindlaid pühi.
cli-note-resumed = Päeva { $day } kontroll on alustatud ja lõpetamata: see katkes või käib praegu mujal. Töö jagatakse nende vahel, kaks korda ei tehta midagi.
cli-note-unsound = { $customer }, { $day }: kontrollija ei võtnud plaani vastu ({ $finding }); selle kliendi jaoks ei tehtud midagi. Palun andke sellest teada.

cli-what = Mis
cli-count = Arv
cli-total = Kokku
cli-clause = Punkt
cli-clause-by-age = Punkt vanuse järgi
cli-cause = Miks
cli-work-by-clause = Mida päev nõuab
cli-withheld = Edasi lükatud
cli-messages-planned =
    { $count ->
        [one] { $count } sõnum ootab saatmist.
       *[other] { $count } sõnumit ootab saatmist.
    }

cli-owed = Meile võlgnetakse
cli-overdue = Tähtaja ületanud
cli-invoices =
    { $count ->
        [one] { $count } avatud arve
       *[other] { $count } avatud arvet
    }
cli-debtors =
    { $count ->
        [one] { $count } klient
       *[other] { $count } klienti
    }
cli-ageing = Hilinemise järgi
cli-ageing-heading = { $company }: nõuded hilinemise järgi seisuga { $day }
cli-not-due-short = Tähtajas
cli-unallocated-short = Sidumata
cli-biggest = Suurimad võlglased
cli-customer = Klient
cli-name = Nimi
cli-balance = Saldo
cli-lateness = Hilinenud

cli-explain-on = Seisuga { $day }, poliitika { $policy }
cli-open-documents = Avatud dokumendid
cli-nothing-open = Midagi ei ole avatud.
cli-nothing = Mitte midagi.
cli-number = Number
cli-due = Tähtaeg
cli-open = Avatud
cli-standing = Miks ootame
cli-happened = Mis tehti ja miks
cli-because = { $policy } punkt { $clause }: alates päevast { $threshold }, täitus päeval { $met }, { $counter } [{ $id }]
cli-because-event = { $policy } punkt { $clause }: sündmus – { $event } [{ $id }]
cli-withdrawn-on = tagasi võetud { $day }: { $why }
cli-next = Mis tuleb edasi
cli-next-kept = mitte varem: { $why }
cli-next-waits = Ootab: { $why }
cli-recipient = Kellele
cli-channel = Kanal
cli-settled-left-out =
    { $count ->
        [one] { $count } üle kuu aja tagasi tasutud dokument on välja jäetud; sellest räägib explain invoice NUMBER.
       *[other] { $count } üle kuu aja tagasi tasutud dokumenti on välja jäetud; igaühest räägib explain invoice NUMBER.
    }

cli-user-added = { $login } saab nüüd sisse logida.
cli-user-reset = Kasutajal { $login } on uus parool.
cli-user-disabled = { $login } ei saa enam sisse logida.
cli-user-role = { $login } on nüüd teises rollis.
cli-user-same = { $login } on märgitud selle inimese kontoks.
cli-user-team = { $login } on nüüd teises meeskonnas.
cli-user-password = Parool: { $password } (näidatakse üks kord)
cli-login = Kasutajanimi
cli-role = Roll
cli-team = Meeskond
cli-state = Olek
cli-disabled = keelatud

cli-verified = { $checks } kontrolli: { $customers } klienti, { $items } dokumenti, { $movements } liikumist, { $entries } päeviku kannet.
cli-audit-head = Päeviku viimane räsi: { $hash }
cli-sound = Vigu ei leitud.
cli-defects =
    { $count ->
        [one] Leiti { $count } viga.
       *[other] Leiti { $count } viga.
    }
cli-backed-up = { $rows } rida kopeeriti faili { $file }, { $kilobytes } kB.
cli-restored = { $rows } rida taastati failist { $file }, { $kilobytes } kB, ja kontrolliti üle.
cli-schema = { $engine }: skeem { $current } / { $known }, ootel { $pending }.

cli-simulated = Seeme { $seed }: { $days } päeva, { $customers } klienti, { $invoices } arvet, { $lines } pangarida, { $letters } kirja; { $checks } kontrolli. Meelega tehtud rikked:
cli-demo-database = Näidisettevõte on andmebaasis { $database }
cli-demo-people = Sisselogimise parool { $password }, kasutajad:
cli-serving = Lehed on aadressil { $url } (Ctrl-C lõpetab)

report-ageing = Nõuded hilinemise järgi

stage-reading = Lugemine
stage-entering = Kandmine
stage-deciding = Otsustamine
stage-adding = Kokkuarvutus
stage-checking = Kontroll
stage-copying = Kopeerimine
stage-inventing = Klientide väljamõtlemine
cli-calc-too-large = Sisend on suurem kui { $count } MiB. Saada mitu juhtumit võtmega --batch.
report-of-day = seisuga { $day }
report-known-on = nagu oli teada { $day }
report-months = Kuude arv
