# Mida viivitus maksab: lehed, aruanded, keeldumised.

charge-title = Viivis: { $number }
charge-due = tähtaeg { $day }
charge-accrued = Arvestatud
charge-waived = Loobutud
charge-claimed = Nõutud
charge-to-claim = Veel nõuda
charge-principal-left = põhivõlga on alles { $amount }
charge-if-repaid = lisaks, kui kõik makstakse { $day }
charge-overclaimed = { $amount } liiga palju: võtta tagasi
charge-postponed = Ei nõuta enne { $day }
charge-enforced = Antud nõudesse
charge-capped = Ülempiir täis
charge-past-table = Intressitabel on lõppenud
charge-escalates = Tabel läbi: vaja otsust
charge-no-terms = Ükski tingimus ei määra selle dokumendi viivist. Lisa tingimus kliendi kaardil.
charge-nothing-accrued = Midagi pole arvestatud; loetakse alates { $day }.
charge-period = Ajavahemik
charge-days-column = Päevi
charge-principal = Võlg
charge-rate = Määr
charge-basis = Alus
charge-basis-365 = 365 päeva
charge-basis-366 = 366 päeva
charge-basis-360 = 360 päeva
charge-basis-day = päevas
charge-basis-week = nädalas
charge-fixed-sum = Kindel summa viivitamise eest
charge-decisions = Otsused
charge-no-decisions = Keegi pole veel midagi otsustanud.
charge-act-fix = Nõutud
charge-act-waive = Loobutud tervikuna
charge-act-waive-part = Loobutud osaliselt
charge-act-waive-if-repaid = Loobutakse, kui kõik makstakse
charge-act-postpone = Edasi lükatud
charge-act-enforce = Antud nõudesse
charge-taken-back = tagasi võetud
charge-take-back = Võta tagasi
charge-by-clause = punkt { $clause }
charge-decide = Otsusta viivise üle
charge-fix = Esita nõue
charge-fix-text = { $amount } saab omaette dokumendiks; need ajavahemikud on selle tõend.
charge-fix-back = Nõutud on rohkem, kui on võlgu. Nõudeid vähendatakse.
charge-waive = Loobu
charge-waive-how = Kui palju
charge-waive-whole = Kõik, mis on tänaseni arvestatud
charge-waive-part = Summa
charge-waive-if-repaid = Kõik, kui kogu võlg makstakse määratud päevaks
charge-waive-amount = Loobutav summa
charge-waive-by = Tasuda hiljemalt
charge-waive-asked = Klient palus seda suuliselt
charge-postpone = Lükka edasi
charge-postpone-until = Ei nõuta enne
charge-enforce = Anna nõudesse
charge-enforce-text = Pärast seda saab loobuda ainult direktor.
charge-claims = Esitatud nõuded
charge-method-daily-penalty = Viivis päevas
charge-method-annual-rate = Aastamäär
charge-method-article-395 = Intress art. 395 järgi
charge-method-estonia-113 = Viivis VÕS § 113 järgi
charge-method-weekly-table = Nädalatabel
charge-ground-contract = Leping
charge-ground-agreement = Kokkulepe
charge-ground-law = Seadus
charges-title = Viivised
charges-none = Viivist pole arvestatud.
charges-pending = { $amount } langeb ära, kui kõik makstakse { $day }
charges-terms = Viivise tingimused
charges-terms-none = Midagi pole kokku lepitud: kehtib seadus.
charges-why = Kuidas see arvutatakse
term-add = Lisa tingimus
term-end = Lõpeta
term-ground = Kus see on kirjas
term-method = Kuidas arvutada
term-rate-day = Protsent päevas
term-cap = Kõige rohkem, % dokumendist
term-grace = Armupäevi
term-rate-year = Protsent aastas
term-actual-year = Iga aasta päevade järgi, mitte 365
term-consumer = Klient on tarbija: kindlat summat pole
term-table = Protsent nädalate kaupa, kuu reas
term-from = Dokumentidele alates
term-until = kuni (tühi: kõik hilisemad)
term-calendar = Tähtaeg puhkepäeval
term-calendar-none = jääb, nagu on
term-calendar-ru = nihkub Venemaa kalendri järgi
term-calendar-ee = nihkub Eesti kalendri järgi
term-beside = Nõutakse samade päevade muude kõrval
term-reference = Leping ja punkt
term-of-day = { $rate } % päevas
term-of-cap = kõige rohkem { $cap } %
term-of-year = { $rate } % aastas
term-since = dokumendid alates { $day }
term-beside-badge = muude kõrval
flash-charge-fix = Viivis on nõutud omaette dokumendina.
flash-charge-waive = Loobumine on kirjas.
flash-charge-postpone = Viivis ootab.
flash-charge-enforce = Viivis on antud nõudesse.
flash-charge-take-back = Otsus on tagasi võetud.
flash-term = Tingimus on kirjas.
flash-term-ended = Tingimus on lõpetatud.
refused-field-rate-pct = „{ $value }“ ei ole protsent 0 kuni 1000. Kirjuta näiteks 0,1, kuni kuus kohta pärast koma.
refused-field-cap-pct = Ülempiir „{ $value }“ ei ole protsent 0 kuni 1000. Kirjuta näiteks 10 või jäta tühjaks.
refused-field-fee-table = Tabel ei sobi ({ $value }). Anna reas neli protsenti, mis ei kahane, 1 kuni 12 rida.
refused-field-term-reference = Nimeta leping ja punkt.
refused-field-until = { $value } on liiga vara. Anna hilisem päev.
problem-grace = Armupäevad on täisarv 0 kuni 65535.
problem-table = Tabeli igas reas on neli protsenti, näiteks 1.5 3 4.5 6.
report-charges = Viivised dokumentide kaupa
cli-charges-heading = { $company }: viivised { $day } seisuga
cli-charges-none = Viivist pole arvestatud.
cli-charges-untold = { $number } ({ $customer }): ei saa arvutada: { $why }
charge-days =
    { $count ->
        [one] { $count } viivituspäev
       *[other] { $count } viivituspäeva
    }
charges-earlier =
    { $count ->
        [one] { $count } varasem dokument
       *[other] { $count } varasemat dokumenti
    }
term-of-grace =
    { $count ->
        [one] { $count } armupäev
       *[other] { $count } armupäeva
    }
charge-spared =
    { $count ->
        [one] arvestamata { $count } päev, mille eest viivist ei ole
       *[other] arvestamata { $count } päeva, mille eest viivist ei ole
    }
charge-method-nothing = Neil päevil viivist ei arvestata
term-days-since = alates { $day }
term-days-hint = „Neil päevil viivist ei arvestata“ võtab viivituspäevad ise: maksejõuetus, kompromiss.
charge-one-rate = Hinnang: ühe määraga { $rate } % kõigi päevade eest oleks see { $amount }. Nõuetes ja dokumentides on iga ajavahemiku määr.
flash-charge-lowered = Nõutud oli liiga palju; nõudeid vähendati selleni, mis on võlgu.
