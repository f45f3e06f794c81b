# Kaubandustingimused ja kas tohib saata.

nav-terms = Kaubandustingimused
terms-lead = Mida iga staatus kaubanduses tähendab. Mille kord jätab tühjaks, täidab ettevõte siin.
terms-limit = Saatmise limiit
terms-discount = Allahindlus, %
terms-deferral = Maksetähtaeg, päeva
terms-stop = Ei saadeta pärast, päeva hilinemist
terms-blank = määramata
terms-prepayment = Ainult ettemaksuga
terms-of-policy = korra järgi
terms-entered = alates { $day }
terms-coming = alates { $day } teised tingimused
terms-set = Määra tingimused
terms-status = Klientidele staatusega
terms-from = Alates
terms-reason = Miks
terms-save = Määra need tingimused
terms-hint = Tühjaks jäetu ei ole kokku lepitud: limiiti ja allahindlust ei ole, tähtaeg on lepingu oma.

credit-title = Staatus ja krediit
credit-limit = Limiit
credit-own-limit = kliendi oma
credit-status-limit = staatuse järgi
credit-no-limit = Limiiti ei ole määratud
credit-used = kasutatud { $percent }
credit-left = saata tohib veel { $amount }
credit-left-unlimited = Limiit ei piira
credit-debt = Võlgu
credit-unallocated = Makstud, sidumata
credit-overdue = Üle tähtaja
credit-reserved = Saadetisteks hoitud
credit-deferral =
    { $count ->
        [0] makstakse enne tarnet
        [one] maksmiseks { $count } päev
       *[other] maksmiseks { $count } päeva
    }
credit-safe = Ohutu limiit viimaste maksete järgi
credit-safe-text = Keskmiselt { $average } päevas; ettepanek, kuni keegi selle limiidiks teeb.
credit-other-currencies = Lahtist on ka teistes valuutades; see limiit nende kohta ei käi.

credit-ask = Kas selle tohib praegu saata?
credit-ask-amount = Väärtus
credit-ask-button = Küsi
credit-yes = Jah, { $amount } eest tohib saata.
credit-no = Ei, { $amount } eest ei tohi saata.
credit-at-most = Kõige rohkem { $amount }.
credit-at-most-nothing = Saata ei tohi midagi.

credit-hindrance-stopped = Saatmine on peatatud
credit-hindrance-prepayment-only = Ostab ainult ettemaksuga
credit-hindrance-overdue = Midagi on liiga kaua üle tähtaja
credit-hindrance-over-ratio = Rohkem kui kokkulepitud osa makstust
credit-hindrance-over-limit = Rohkem, kui limiidist on alles
credit-hindrance-file-missing = Toimikus pole lepingut ega lubavat otsust: ainult ettemaksuga
credit-hindrance-credit-refused = Krediidiga kaubast on keeldutud: ainult ettemaksuga

credit-stop = Peata saatmine
credit-stop-text = Midagi ei saadeta, kuni keegi lubab jätkata.
credit-stopped-since = Saatmine on peatatud alates { $day }
credit-go-on = Luba saatmist jätkata
credit-own-terms = Oma tingimused
credit-own-terms-text = Staatuse tingimuste asemel. Rohkem, kui staatus annab, lubab direktor.
credit-until = Kuni
credit-reduction = Saada osa igast maksest
credit-reduction-ratio = Osa igast maksest, %
credit-reduction-text = Suure võla puhul: iga maksega väheneb see selle võrra, mida uuesti ei saadeta.
credit-reduced-since = Alates { $day } saadetakse { $ratio } % igast maksest
credit-reduced-figures = Makstud { $paid }, saadetud { $shipped }
credit-end = Lõpeta
credit-orders = Korraldused saatmise kohta
credit-orders-none = Selle kliendi saadetiste kohta korraldusi ei ole.
credit-order-own-terms = Oma tingimused
credit-order-stop = Saatmine peatatud
credit-order-reduction = Osa igast maksest
credit-order-ended = lõppes { $day }: { $reason }
credit-reservations = Saadetisteks hoitud
credit-reservation-until = kuni { $moment }
credit-release = Lase vabaks
credit-more = Staatus ja krediit tervikuna
credit-history = Otsused staatuse kohta

refused-no-credit = Seda ei tohi saata: { $why }. { $available }
refused-no-credit-available = Saata tohib kõige rohkem { $amount }.
refused-unknown-reservation = Sellist broneeringut, mida tohiksid näha, ei ole.
refused-field-reference = „{ $value }“ ei sobi tulevase arve numbriks: see on mõnel selle kliendi dokumendil, tühi või liiga pikk.
refused-field-hours = Broneering kestab 1 kuni 720 tundi, mitte { $value }.
refused-field-limit = Anna limiit ettevõtte valuutas või vähemalt üks kliendi oma tingimus.
refused-field-discount = { $value } % on rohkem kui kõik. Anna allahindlus 0 kuni 100 %.
refused-field-deferral_days = { $value } päeva on rohkem kui aasta. Anna 0 kuni 366.
refused-field-stop_after_days = { $value } päeva on rohkem kui aasta. Anna 0 kuni 366.
refused-field-ratio = { $value } % suurendaks võlga. Anna 0 kuni 100 % igast maksest.
refused-field-stop = Saatmine on juba peatatud.
refused-field-currency = Limiite peetakse ettevõtte valuutas, mitte valuutas { $value }.
refused-field-of-policy = Kord { $value } ütleb ühe neist arvudest ise. Jäta see siin tühjaks või sisesta korra uus versioon.
refused-field-from = { $value } on möödas. Anna tänane või hilisem päev.

api-not-an-amount = Summat ei saa lugeda: { $what }

flash-terms = Tingimused on määratud ja raamatupidamisprogramm saab teada.
flash-credit-order = See on kirjas ja kehtib nüüdsest.
flash-credit-end = See enam ei kehti.
flash-credit-released = Selle saadetise jaoks ei hoita enam midagi.

problem-terms-figure = Üht arvu ei saa lugeda. Kirjuta päevad täisarvuna, protsendid ja summad numbritega.

export-written =
    { $count ->
        [one] Failis { $file } on { $count } kirje.
       *[other] Failis { $file } on { $count } kirjet.
    }
credit-answer-status = Staatus: { $status }

demo-terms-reason = Kommertsdirektori käskkiri nr 1
demo-claim = Nõudekiri saadeti tähitud kirjaga

report-lateness = Hilinemine kuude kaupa ja püsivõlglased
cli-lateness-heading = { $company }: hilinemine kuude kaupa kuni { $day }
lateness-month-end = Kuu lõpp
lateness-average = Keskmine hilinemine, päeva
lateness-customers = Kliente
lateness-chronic =
    { $count ->
        [one] Üle tähtaja { $count } kuu lõpus
       *[other] Üle tähtaja { $count } järjestikuse kuu lõpus
    }
lateness-chronic-none = Mitte keegi.
lateness-chronic-line =
    { $count ->
        [one] { $count } kuu lõpp, { $amount }
       *[other] { $count } kuu lõppu, { $amount }
    }
