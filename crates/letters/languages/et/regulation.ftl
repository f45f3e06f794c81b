# Kontrollikord punktide kaupa, lugemiseks ja allkirjastamiseks.
regulation-general = Kõigi sammude kohta
regulation-late-entry = Võlg, mis jõuab kontrolli alla juba üle tähtaja, algab kõige kõrgemalt siit: { $step }.
regulation-min-gap =
    { $count ->
        [one] Ühe võla kahe sammu vahel on vähemalt { $count } päev.
       *[other] Ühe võla kahe sammu vahel on vähemalt { $count } päeva.
    }
regulation-minimum = Samm tehakse, kui tasumata on vähemalt { $amount }, võla valuuta täisühikutes.
regulation-minimum-none = Samm tehakse mis tahes tasumata summa korral.
regulation-unmatched-withholds = Laekunud ja veel sidumata raha peatab sammud, kui see katab kogu tähtaja ületanud võla.
regulation-unmatched-ignored = Laekunud ja veel sidumata raha ei peata midagi.
regulation-day = Päev: { $day }.
regulation-days = Päevad: { $from } – { $to }.
regulation-days-open = Päevad: { $from } ja edasi.
regulation-days-before =
    { $count ->
        [one] { $count } päev enne tähtpäeva
       *[other] { $count } päeva enne tähtpäeva
    }
regulation-due-day = tähtpäev
regulation-lapses = Pärast neid päevi samm langeb ära.
regulation-gap =
    { $count ->
        [one] Kõige varem { $count } päev pärast eelmist sammu.
       *[other] Kõige varem { $count } päeva pärast eelmist sammu.
    }
regulation-starts-on = Algab kohe, kui juhtub see: { $events }.
regulation-event-extension-announced = klient teatab maksmise olulisest edasilükkamisest
regulation-event-agreed-date-broken = kokkulepitud maksepäevast ei peeta kinni
regulation-event-schedule-not-received = küsitud maksegraafikut ei saadeta
regulation-event-schedule-broken = kokkulepitud maksegraafikut rikutakse
regulation-event-delay-warned = klient hoiatab ette, et maksab hiljem
regulation-event-contact-avoided = klient väldib ühendust
regulation-event-restructuring-refused = klient keeldub ajatamisest
regulation-event-part-paid-in-silence = osa on makstud, kuid dialoogi pole
regulation-event-deferral-requested-again = klient palub taas maksepikendust
regulation-event-demand-delivered = nõue on üle antud
regulation-event-measure-planned = meede on lisatud nädalakavasse
regulation-event-high-risk-seen = nähti suurt raha kaotamise ohtu
regulation-work =
    { $count ->
        [one] { $kind } · { $role }: { $text }. Aega { $count } päev.
       *[other] { $kind } · { $role }: { $text }. Aega { $count } päeva.
    }
regulation-work-at-once = { $kind } · { $role }: { $text }. Samal päeval.
regulation-message = { $kind } · { $channel }: { $text }.
regulation-staff-message = { $kind } · { $role }: { $text }.
regulation-watch = Kontroll
regulation-watch-from = Antakse üks kord, kui kliendi vanim võlg jõuab siia: { $from }.
regulation-watch-repeat =
    { $count ->
        [one] Uuesti kõige varem { $count } päeva pärast.
       *[other] Uuesti kõige varem { $count } päeva pärast.
    }
