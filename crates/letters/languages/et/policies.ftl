# Kontrollikord kui dokument: versioonid, kes allkirjastas, kes luges, miks versiooni vastu ei võeta.
refused-version-unknown = Versiooni „{ $name }“ siin ei ole.
refused-version-not-rising = Kontrollikorral { $policy } on juba versioon { $last }, selles failis on versioon { $version }. Kirjuta suurem number.
refused-version-before-run = Esimene päev on { $from }, kuid kontroll on tehtud kuni päevani enne { $least }. Tehtu jääb: kirjuta { $least } või hilisem päev.
refused-version-before-version = Esimene päev on { $from }, kuid kinnitatud versioon algab { $least }. Kirjuta { $least } või hilisem päev või võta too versioon tagasi.
refused-version-same-person = Kes versiooni sisestas, see seda ei kinnita. Pöördu teise direktori poole.
refused-version-decided = { $label } kohta on vahepeal otsus tehtud. Laadi leht uuesti.
refused-version-begun = { $label } kehtib alates { $from }. Sisesta selle asemel uus versioon.
refused-version-other-reach = { $policy } kehtis seni teiste klientide kohta. Kontrollikord jääb kas kogu ettevõtte või rühmade omaks: anna sellele teine nimi (id).
refused-version-clash = Rühma „{ $group }“ kliendid oleksid alates { $day } nii selle kontrollikorra kui ka { $other } all ning kumbki pole teisest täpsem. Ära nimeta teise kontrollikorra rühmi või nimeta ainult neid, või anna ühele viimane päev.
refused-version-none-of-company = Ettevõte alustab kontrollikorraga kõigi oma klientide kohta. Jäta [scope] välja.

policy-sound = { $policy }, kehtib alates { $day }: vigu ei ole.
policy-note-gap = viivituse päevad { $first } kuni { $last } ei kuulu ühelegi astmele: aste { $before } lõpeb enne neid ja aste { $after } algab pärast
policy-note-not-reminded = staatusega „{ $status }“ kliente ei tuletata millestki meelde
policy-note-promise-rises = „{ $worse }“ tohib lubada hilisemat päeva kui „{ $better }“
policy-note-nothing-follows = { $clause } pakub „{ $choice }“, kuid ükski reegel ei ütle, mis järgneb
policy-title = { $policy } · kehtib alates { $day }
policy-hash = Teksti sõrmejälg: { $hash }
policy-timeline = Ajatelg
policy-step = Samm
policy-clause = Punkt
policy-days = Päevi tähtpäevast
policy-who = Kes vastutab
policy-no-difference = Need nõuavad sama.
policy-was = Enne:
policy-is = Nüüd:
policy-entered = { $policy } on sisestatud ja kehtib alates { $day }. Selle kinnitab brauseris direktor, kes seda ise ei sisestanud.
policy-would-be-entered = { $policy } saab sisestada, see kehtib alates { $day }. Midagi ei kirjutatud.
policy-version = Versioon
policy-from = Kehtib alates
policy-state = Seis
policy-by = Sisestas · kinnitas
policy-read-by = Lugenud
policy-state-proposed = Ettepanek
policy-state-approved = Kinnitatud
policy-state-in-force = Kehtib
policy-state-superseded = Asendatud
policy-state-withdrawn = Tagasi võetud

backtest-title = { $from } – { $to }: { $current } nagu oli, { $changed } nagu oleks olnud.
backtest-customers = Kliente: { $customers }, neist erinevusega: { $differing }.
backtest-before = Oli
backtest-after = Oleks olnud
backtest-change = Vahe
backtest-effects = Nõutud
backtest-messages = Teated
backtest-withheld = Kinni hoitud
backtest-work = Töö rollide kaupa
backtest-clauses = Punktide kaupa
backtest-charges = Viivituse tasud
backtest-charges-text = selle järgi, kes võib neist loobuda; viimase päeva seisuga
backtest-holds = Peetud saadetised
backtest-holds-text = selle järgi, mis staatuse tingimustes on nende vastu
backtest-statuses = Staatused, mida ülevaatus pakub

nav-policies = Kontrollikorrad
policies-lead = Mida ettevõte on otsustanud võlgadega teha, versioon versiooni järel. Versiooni sisestab üks inimene ja kinnitab direktor, kes on teine.
policies-versions = Versioonid
policies-templates = Näidised
policy-new = Uus versioon
policy-new-title = Kontrollikorra uus versioon
policy-new-lead = Versioon on tekstifail. Suurenda numbrit, kirjuta kehtimise esimene päev ja muuda, mida vaja.
policy-draw-up-from = Koosta selle põhjal versioon
policy-counts-from = Kehtib alates { $day }
policy-entered-by = Sisestas
policy-approved-by = Kinnitas
policy-by-program = Programm
policy-text = Tekst
policy-signatures = Allkirjad
policy-waits = Ootab direktorit, kes seda ise ei sisestanud.
policy-withdrawn-because = Tagasi võetud
policy-approve = Kinnita, kehtib alates { $day }
policy-withdraw = Võta tagasi
policy-withdraw-why = Miks tagasi võetakse
policy-sheet = Tutvumisleht
policy-confirm-read = Olen selle versiooni läbi lugenud
policy-not-read =
    { $count ->
        [one] { $count } inimene ei ole lugenud
       *[other] { $count } inimest ei ole lugenud
    }
policy-have-read =
    { $count ->
        [one] { $count } inimene on lugenud
       *[other] { $count } inimest on lugenud
    }
policy-against = Võrreldes: { $policy }
policy-file = Faili tekst
policy-line = Rida { $line }:
policy-is-sound = Vigu ei ole: programm saab teha kõik nii, nagu kirjas.
policy-look-over = Vaata üle
policy-note = Miks muudetakse
policy-note-hint = Kinnitajale.
policy-submit = Esita kinnitamiseks
policy-submit-hint = Kinnitab direktor, mitte sina. Seni ei muutu midagi.
flash-policy-entered =
    { $count ->
        [one] Sisestatud. Versioon ootab direktorit.
       *[other] Sisestatud. Versioon ootab direktorit.
    }
flash-policy-approved =
    { $count ->
        [one] Kinnitatud.
       *[other] Kinnitatud.
    }
flash-policy-withdrawn =
    { $count ->
        [one] Tagasi võetud.
       *[other] Tagasi võetud.
    }
flash-policy-read =
    { $count ->
        [one] Kirja pandud: oled selle versiooni lugenud.
       *[other] Kirja pandud: oled selle versiooni lugenud.
    }

backtest-page-title = Minevik selle korra järgi
backtest-lead = Ela ettevõtte minevik veel kord läbi, midagi kirjutamata.
backtest-from = Esimene päev
backtest-to = Viimane päev
backtest-go = Ela läbi
backtest-back = Tagasi teksti juurde
backtest-days-wrong = Anna esimene ja viimane päev, kõige rohkem kolme aasta vahega.
backtest-no-difference = Neil päevadel nõuavad mõlemad korrad täpselt sama.
backtest-work-text = oli → oleks olnud
backtest-tasks = Ülesanded
backtest-decisions = Otsused
backtest-hand-overs = Üleandmised
backtest-by-hand = Käsitsi
backtest-weeks = Töö nädalate kaupa
backtest-weeks-text = nädalad esmaspäeva järgi, viimased neliteist
backtest-examples = Kliendid, kelle puhul erineb kõige rohkem
backtest-differences =
    { $count ->
        [one] { $count } erinevus
       *[other] { $count } erinevust
    }
backtest-more =
    { $count ->
        [one] ja veel { $count }
       *[other] ja veel { $count }
    }
backtest-assumed = Maksed, lubadused ja klientide teod on võetud nii, nagu need olid: keegi ei tea, kuidas nad oleksid vastanud. Iga päev teab seda, mida selle päeva kontroll võis teada; aadressid on tänased.

nav-roles = Ametijuhendid
role-lead = Mida { $policy } sellelt rollilt ootab: kohustused, otsused, dokumendid.
role-duties = Kohustused
role-no-duties = Kehtiv kord ei anna sellele rollile oma tööd.
role-decisions = Otsused
role-no-decisions = Kehtiv kord ei küsi sellelt rollilt ühtegi otsust.
role-papers = Töödokumendid
role-people = Inimesed selles rollis
role-nobody = Praegu mitte kedagi.
paper-own-receivables = Oma kliendid ja nende võlad
paper-day = Päeva töö
paper-receivables = Nõuete aruanne
paper-weekly-plan = Nädalaplaan
paper-check-list = Kontroll-leht
paper-route-sheets = Marsruudilehed
paper-supervisors-plans = Müügijuhtide nädalaplaanid
paper-monthly-plan = Kuu tegevusplaan
paper-head-monthly-plan = Müügiosakonna juhataja kuuplaan
paper-personal-plan = Isiklik plaan
paper-work-of-week = Oma nädala töö
paper-overdue-register = Tähtaja ületanud töö register
policy-sign-line = Kinnitan ______________________   Nimi ______________________   Kuupäev ______________
policy-for = Kellele
policy-for-all = kogu ettevõte
policy-for-company = See on kõigi klientide jaoks, kelle rühmal oma kontrollikorda pole.
policy-for-groups = rühmadele: { $groups }
policy-entered-for = See on järgmiste kliendirühmade jaoks: { $groups }.
policy-entered-until = Viimane päev on { $day }.
policy-groups = Kliendirühmad
policy-group = Rühm
policy-group-title = Kontrollikord ja rühm
policy-group-sub = Klient järgib oma rühma kontrollikorda või ettevõtte üldist.
policy-group-now = Mis kehtib
policy-group-policy = Kontrollikord
policy-group-none = rühmata
policy-group-coming = Alates { $day }
policy-group-history = Muudatused
policy-group-from = Alates
policy-group-from-beginning = Algusest peale
policy-group-why = Miks
policy-group-by = Kes
policy-group-move = Pane teise rühma
policy-group-hint = Jäta tühjaks, kui klient ei kuulu ühtegi rühma. Kehtib homsest selle kohta, mis siis algab; alustatu jätkub nii, nagu algas.
policy-group-keep = Pane kirja
policy-group-customers = Kliente
flash-policy-group-kept =
    { $count ->
       *[other] Kirja pandud; kehtib selle kohta, mis algab homsest.
    }
explain-group = Kliendirühm: { $group }

explain-next-kept = Mitte varem, sest: { $why }.
explain-next-waits = Kinni hoitud: { $why }.

explain-unmeant = Pole selle jaoks
unmeant-other-statuses = See on teise staatusega klientidele.
unmeant-only-late-before = See on neile, kes on varem hilinenud.
unmeant-only-never-late = See on neile, kes pole kordagi hilinenud.
unmeant-happened = Mitte pärast seda: { $event }, { $day }.
unmeant-answered-otherwise = Otsustati teisiti: { $answer }, { $day }.
unmeant-other-reach = See kehtib muu tähtaja kohta kui see, mida paluti: { $day }.
working-papers-title = Töödokumendid: { $role }
working-papers-print = Prindi kõik
working-papers-whom = Võlgnik või kolleeg
working-papers-planned = Plaani koostas
working-papers-checked = Kontrollis
working-papers-hour = Kellaaeg
working-papers-due = Tasuda
working-papers-more =
    { $count ->
        [one] Veel { $count } rida on oma lehel.
       *[other] Veel { $count } rida on oma lehel.
    }
