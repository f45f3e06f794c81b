# Mida kolleegidele öeldakse.

nav-notices = Teated
notices-sub = Mis ei kannata oodata, ja kord tööpäevas, mida päev toob. Sama läheb sinu e-posti aadressile.
notices-none = Teateid ei ole
notices-none-text = Siia ilmuvad ohud, millele pead vastama, ja sinu päeva ülevaade.
notices-not-arrived = E-postiga kohale ei jõudnud
notice-about = Teade
notice-whom = Kellele
notice-to-nobody = Kellelgi ei ole seda rolli
notice-by-email = E-postiga
notice-kind-urgent = Kiire
notice-kind-digest = Sinu päev
notice-kind-policy = Korrast
notice-why-no-address = Inimesel ei ole siin e-posti aadressi
notice-why-off = Saatmine on väljas või postiserverit ei ole määratud
notice-why-only-to = Siin kirjutatakse ainult nimetatud aadressidele
notice-why-nobody = Kellelgi ei ole rolli, kellele öelda, ega ühtki ülalpool
notice-why-person-left = Inimene ei tööta enam siin
notice-why-day-over = Selle päev on möödas
notice-why-answered = Sellele vastati
notice-why-unwritten = Seda ei saanud kirjutada
notice-why-dead-address = Aadressi ei ole olemas
notice-why-refused = Server keeldus
notice-why-turned-away = Serveri reeglid ei lasknud seda läbi
notice-why-later = Server palub hiljem tagasi tulla
notice-why-unreachable = Serverit ei saa kätte
notice-why-unknown = Ühendus katkes enne vastust: pole teada, kas see jõudis kohale
notice-why-lapsed = Programm seiskus saatmise ja märkimise vahel: pole teada, kas see jõudis kohale
notice-why-brought-back = Ootas taastatud koopias: vahepeal võis see välja minna

notice-urgent-subject = Kiire: { $customer } ({ $code }) – raha on ohus
notice-urgent-body =
    { $by } käis kliendi { $customer } ({ $code }) juures ja leidis, et raha on ohus.

    { $note }

    Ütle, kuidas edasi: Saldo, kliendi leht. Kui ettevõte on nii määranud, ei lähe kaup välja enne, kui oled vastanud.
notice-digest-subject = Sinu päev, { $day }
notice-digest-work =
    { $count ->
        [one] Teha on { $count } töö:
       *[other] Teha on { $count } tööd:
    }
notice-digest-decisions =
    { $count ->
        [one] Sind ootab { $count } otsus.
       *[other] Sind ootab { $count } otsust.
    }
notice-digest-missed =
    { $count ->
        [one] { $count } otsus jäi õigel ajal tegemata.
       *[other] { $count } otsust jäi õigel ajal tegemata.
    }
notice-digest-inventory = Arvelduste inventuur seisuga { $as-of } peab valmis olema { $by }.
notice-digest-not-told = Programmile { $program } ei saanud öelda, mida ta palus; loobutud sündmusi: { $count }.
notice-digest-plans =
    { $count ->
        [one] { $count } sinu plaani tähtaeg on käes.
       *[other] { $count } sinu plaani tähtaeg on käes.
    }
notice-digest-unchecked =
    { $count ->
        [one] { $count } teiste plaan on vaatamata.
       *[other] { $count } teiste plaani on vaatamata.
    }
notice-digest-memos =
    { $count ->
        [one] Kirjutada on { $count } memo.
       *[other] Kirjutada on { $count } memot.
    }
notice-digest-votes =
    { $count ->
        [one] { $count } staatus ootab sinu häält.
       *[other] { $count } staatust ootab sinu häält.
    }
notice-digest-errands =
    { $count ->
        [one] Sind ootab { $count } ülesanne.
       *[other] Sind ootab { $count } ülesannet.
    }
notice-digest-replies =
    { $count ->
        [one] { $count } kliendi vastus ootab lugemist: seni talle meeldetuletusi ei saadeta.
       *[other] { $count } klientide vastust ootab lugemist: seni neile meeldetuletusi ei saadeta.
    }
notice-digest-uncertain =
    { $count ->
        [one] { $count } sõnumi kohta ei ole teada, kas see läks välja.
       *[other] { $count } sõnumi kohta ei ole teada, kas need läksid välja.
    }
notice-digest-failed =
    { $count ->
        [one] { $count } sõnum ei jõudnud kohale.
       *[other] { $count } sõnumit ei jõudnud kohale.
    }
notice-digest-flood =
    { $count ->
        [one] { $count } sõnum ootab kellegi sõna.
       *[other] { $count } sõnumit ootab kellegi sõna.
    }
notice-digest-check-lists = Tänased kontroll-lehed:
notice-digest-check-list = – { $name }: võlglasi { $debtors }, üle tähtaja { $overdue }, kontakte { $contacts }, tehtud { $done }, juhendamise eesmärgid: { $coaching }
notice-digest-nothing = Täna ei oota sind midagi.

user-no-email = puudub: teated on ainult siin
user-email-change = Muuda e-posti
flash-user-email = Nüüdsest lähevad teated sinna.
cli-user-email = Kasutaja { $login } aadress on kirjas.
cli-email = E-post
sending-digest-at = Kolleegid saavad oma päeva ülevaate alates
sending-hint-digest-at = Tööpäeviti, ettevõtte ajavööndis
cli-notices-sent =
    { $count ->
        [one] { $count } teade läks kolleegile.
       *[other] { $count } teadet läks kolleegidele.
    }
cli-notices-waiting =
    { $count ->
        [one] { $count } teade kolleegile ootab: vaata teadete lehte.
       *[other] { $count } teadet kolleegidele ootab: vaata teadete lehte.
    }
cli-notices-failed =
    { $count ->
        [one] { $count } teade kolleegile ei jõudnud kohale: vaata teadete lehte.
       *[other] { $count } teadet kolleegidele ei jõudnud kohale: vaata teadete lehte.
    }

notice-event-subject = Kiire: { $customer } ({ $code }) – { $what }
notice-event-body = Kliendist { $customer } ({ $code }): { $what }. Täpsemalt kliendi kaardil.
notice-policy-subject = Mida kord teatab, { $day }
notice-policy-more =
    { $count ->
        [one] – ja veel üks
       *[other] – ja veel { $count }
    }
