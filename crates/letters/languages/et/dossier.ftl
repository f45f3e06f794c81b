# Kliendi toimik: inimesed, müügikoht, dokumendid, lepingud, näitajad, otsused.

file-title = Kliendi toimik
file-complete = Täielik
file-incomplete = Puudulik
file-closer = Tugevdatud valik
file-missing = puudub
file-people = Inimesed
file-unknown-people = Teadmata: { $who }. Ilma nendeta ei sõlmita edasilükkamisega lepingut.
file-unreachable = Numbrid, mis kaheksanda dokumendi jaoks puuduvad:
file-outlet = Müügikoht
file-missing-facts = Puudub: { $what }. Ilma kõigi kuue andmeta ei saa tarnelimiiti pakkuda.
file-papers = Dokumendid
file-paper-there = Dokument on olemas
file-paper-made = Koostatud
file-paper-scan = Skann
file-no-scan = Ei ole
file-certified-by = Kinnitas
file-certified-on = Kinnitatud
file-not-certified = kinnitamata
file-download = Salvesta skann
file-extract-age = { $count ->
    [one] { $count } päev vana
   *[other] { $count } päeva vana
}
file-eighth-text = Registrikood kaardil; direktor, pearaamatupidaja, kaubatundja ja ostuspetsialist, igaühel kolm numbrit.
file-attach = Lisa fail
file-attach-text = PDF, pilt või kontoridokument, kuni 8 MB.
attached-kind-label = Mis dokument see on
attached-document = Kuulub arve nr juurde (kui ühe juurde)
problem-no-kind = Märgi, mis dokument see on.
attached-kind-contract = Leping
attached-kind-power-of-attorney = Volikiri
attached-kind-invoice = Arve
attached-kind-delivery-note = Saateleht
attached-kind-act = Akt
attached-kind-claim = Nõudekiri
attached-kind-proof-of-delivery = Kättetoimetamise tõend
attached-kind-correspondence = Kirjavahetus
attached-kind-court-paper = Kohtudokument
attached-kind-other = Muu
file-attach-act = Lisa
file-size = { $size } kB
file-contracts = Lepingud
file-no-contracts = Kehtivat lepingut ei ole.
file-solvency = Maksevõime
file-limit = Ohutu tarnelimiit
file-audit = Võlgniku audit
file-past = Mis on kirja pandud
file-past-none = Midagi ei ole veel kirja pandud.
file-decision = Kaup võlgu
file-decides = Otsustab: { $role }
file-missing-papers = Puuduvad dokumendid:
file-unchecked = Üle tähtaja võlga on rohkem kui plaanis, seepärast on vaja ka:
file-granted = Kaup võlgu: jah
file-refused = Kaup võlgu: ei
file-decided-without = { $count ->
    [one] Otsustatud, kuigi { $count } dokument puudus
   *[other] Otsustatud, kuigi { $count } dokumenti puudus
}
file-decide = Otsusta
file-grant = Jah, edasilükkamisega
file-refuse = Ei, ainult makse vastu
file-importance = Kui oluline me kliendile oleme
file-importance-text = Kiiremini makstakse sellele, kes on oluline, ja sellele, kes aktiivsemalt küsib.

paper-1 = Riikliku registreerimistunnistuse kinnitatud koopia
paper-2 = Maksuregistreeringu tunnistuse kinnitatud koopia
paper-3 = Juriidiliste isikute registrisse kandmise tunnistuse kinnitatud koopia
paper-4 = Registri väljavõte, mitte vanem kui 30 päeva
paper-5 = Põhikirja kinnitatud koopia
paper-6 = Juhi ametisse nimetamise otsuse kinnitatud koopia
paper-7 = Kiri, milles palutakse edasilükkamisega lepingut
paper-8 = Ettevõtte andmed ja ametiisikute kontaktid

post-owner = Omanik
post-manager = Juhataja
post-decision-maker = Otsustaja
post-director = Direktor
post-chief-accountant = Pearaamatupidaja
post-merchandiser = Kaubatundja
post-purchasing = Ostuspetsialist
phone-work = Töötelefon
phone-home = Kodune telefon
phone-mobile = Mobiiltelefon

outlet-standing = Poe liik ja seisund
outlet-goods = Meie kaup riiulil
outlet-location = Asukoht
outlet-brand = Kaubamärgi esitlus
outlet-prices = Hinnatase
outlet-stock = Laoseis

check-questionnaire = Piisavalt värsked näitajad
check-rating = Hinnangu kõik kolm rida

contract-add = Sisesta leping
contract-number = Number
contract-signed = Allkirjastatud
contract-copy = Lepingu koopia
contract-terms-field = Maksepäevi
contract-terms-text = 0 ettemaksu korral; tühi, kui leping seda ei ütle.
contract-terms = { $count ->
    [one] maksab { $count } päeva jooksul
   *[other] maksab { $count } päeva jooksul
}
contract-terms-none = maksepäev kokku leppimata
contract-prepaid = ettemaks
contract-late-fee = Lepingus on viivise punkt
contract-pretrial = Lepingus on kohtueelse nõude punkt
contract-clauses = Punktid maksmise ja viivise kohta
contract-payment-clauses = Maksmise punktid
contract-penalty-clauses = Viivituse punktid
contract-clauses-text = Nende numbrid nagu lepingus, näiteks 4.1, 4.3: rikkumisteade viitab neile.
contract-clauses-payment = Maksmise punktid: { $clauses }
contract-clauses-penalty = Viivituse punktid: { $clauses }
contract-end = Enam ei kehti
contract-warning-no-payment-date = Leping ei ütle, millal maksta: lepi päev kokku enne, kui kaup väljub.
contract-warning-no-late-fee = Viivise punkt puudub: lepingu järgi viivist nõuda ei saa, ainult seadusjärgset intressi.
contract-warning-no-pretrial = Kohtueelse nõude punkt puudub: kehtivad seaduse tähtajad.
contract-warning-no-payment-clauses = Lepingu maksmise punktid on märkimata: rikkumisteade viitab neile ja ootab juristi. Märgi nende numbrid.
contract-warning-no-copy = Lepingu koopiat ei ole, aga nõudele lisatakse see. Lisa fail ja sisesta leping uuesti.
contract-warning-shorter-than-usual = Klient vajab makse kinnitamiseks tavaliselt rohkem aega, kui leping annab.
habit-days = { $count ->
    [one] Maksab tavaliselt { $count } päevaga
   *[other] Maksab tavaliselt { $count } päevaga
}
habit-unknown = Tavaline makseaeg ei ole veel teada
habit-field = Mitu päeva kliendil makse kinnitamine võtab
habit-text = Jäta tühjaks, et võtta aeg raamatust.

rating-factor = Rida
rating-value = Väärtus
rating-points = Punktid
rating-weight = Kaal
rating-contribution = Panus
rating-total = Hinnang, 100-st
rating-history = Makseajalugu
rating-position = Finantsseis
rating-stability = Finantsstabiilsus
rating-how-history = Kaheteistkümne kuu arvetest õigel ajal makstud, protsentides
rating-how-position = Võlad sissetuleku suhtes; punktid selle eest, mis alles jääb
rating-how-stability = Omavahendid võlgade suhtes
grade-strong = Tugev
grade-fair = Keskmine
grade-weak = Nõrk
history-none = Viimase kaheteistkümne kuu arvetest ei saa veel ühtki hinnata.
history-share = Viimase kaheteistkümne kuu arved: õigel ajal makstud { $ontime } arvet { $count }-st, { $share } %.
figures-add = Sisesta näitajad
figures-day = Näitajad seisuga
figures-source = Allikas
figures-income = Sissetulek
figures-expenses = Kulud
figures-debts = Võlad
figures-own = Omavahendid
figures-credit = Ligipääs krediidile ja laenudele

limit-received = { $count ->
    [one] Laekunud { $count } päevaga
   *[other] Laekunud { $count } päevaga
}
limit-daily = Keskmisel päeval
limit-deferral = Maksepäevi lepingu järgi
limit-proposed = Pakutav limiit
limit-debt = Võlg praegu
limit-available = Sellest järel
limit-confirm = Kinnita limiit
limit-confirmed = Kinnitatud { $who }
limit-reason = Miks, kui see erineb pakutust
days-of = { $count ->
    [one] { $count } päev
   *[other] { $count } päeva
}

audit-stage-solvency = Maksevõime ja distsipliin: kas võlgnik saab maksta oma vahendeid kahjustamata?
audit-stage-causes = Võla põhjused
audit-stage-recovery = Kui tõenäoline raha on ja kuidas riski vähendada
audit-stage-strategy = Kuidas võlg tagasi makstakse
audit-found = Mis selgus
audit-class = Põhjuste liik
audit-chance = Raha saamise tõenäosus, %
audit-end = Lõpeta audit
audit-end-text = Auditi saab lõpetada, kui iga etapi kohta on midagi kirjas.
audit-critical = Kriitiline võlgnik
audit-critical-choose = See võlgnik on kriitiline
audit-conclusion = Tulemus
audit-expert = Sõltumatu eksperdi arvamus
audit-last = Viimane audit lõppes { $day }.
cause-class-economic = Majanduslikud
cause-class-internal = Sisemised
cause-class-other = Muud

importance-high = Väga
importance-middle = Keskmiselt
importance-low = Vähe

file-part-person = Inimesed
file-part-outlet = Müügikoht
file-part-paper = Dokument
file-part-habit = Tavaline makseaeg
file-part-figures = Näitajad
file-part-audit = Audit
file-part-audit-end = Auditi lõpp
file-part-importance = Olulisus
file-part-contract = Leping
file-part-decision = Otsus kauba võlgu andmise kohta
file-part-limit = Tarnelimiit
file-part-setting = Seaded

flash-attached = Fail on lisatud.
flash-contract-warned = Leping on sisestatud. Vaata hoiatusi selle kõrval.
problem-whole-number = Kirjuta täisarv, näiteks 14.
problem-choose = Vali üks vastustest.
problem-attachment = Faili ei saanud vastu võtta. Lisa kuni 8 MB suurune fail.

refused-dossier-people-unknown = Pane enne kirja, kes on: { $what }. Ilma nendeta ei sõlmita edasilükkamisega lepingut.
refused-dossier-only-general-director = Dokumente või kontrolle puudub ({ $count }), seepärast otsustab peadirektor isiklikult.
refused-dossier-undecided = Enne tuleb otsustada, kas see klient saab kaupa võlgu.
refused-dossier-facts-missing = Limiiti ei saa pakkuda, kuni müügikoha andmeid puudub: { $what }.
refused-dossier-stages-empty = Auditit ei saa lõpetada, kuni etapid on tühjad: { $what }.
refused-dossier-no-deferral = Edasilükkamisega lepingut ei kehti, seega ei ole päevi, millega arvutada. Sisesta enne leping.
refused-dossier-too-large = „{ $name }” on suurem kui { $count } MB. Lisa väiksem skann.
refused-dossier-not-a-document = „{ $name }” ei ole PDF, pilt ega kontoridokument. Salvesta see mõnes neist vormingutest ja lisa uuesti.
refused-dossier-unknown-attachment = Sellist faili ei ole selle kliendi juurde lisatud.
refused-field-day-ahead = „{ $value }” on tulevikus. Anna päev, mis seisab dokumendil.
refused-field-source = Ütle, kust näitajad pärinevad: küsimustik, aruanne, pank.
refused-field-figures = „{ $value }” on alla nulli. Sissetulek, kulud ja võlad kirjuta lihtsate summadena.
refused-field-contract = Anna number ja päev nii, nagu need lepingul seisavad; päev ei saa olla tulevikus.
refused-field-contract-clauses = Märgi ainult punktide numbrid, näiteks 4.1, 4.3: kuni 200 märki.
refused-field-plan_pct = „{ $value }” ei ole protsent 0 ja 100 vahel. Kirjuta näiteks 6 või 6,5.
refused-field-capital_cost_pct = „{ $value }” ei ole protsent 0 ja 100 vahel. Kirjuta näiteks 16 või 16,5.

import-contacts = Klientide inimesed
import-financials = Klientide näitajad
import-contracts = Lepingud klientidega
invoice-reference = viitenumber { $reference }
invoice-needs-days =
    { $count ->
        [one] Arve jätab maksmiseks vähem aega kui { $count } päev, mida klient tavaliselt vajab. Leppige kokku täidetav tähtpäev.
       *[other] Arve jätab maksmiseks vähem aega kui { $count } päeva, mida klient tavaliselt vajab. Leppige kokku täidetav tähtpäev.
    }
customer-needs-days =
    { $count ->
        [one] { $count } avatud arve jätab maksmiseks vähem aega, kui see klient tavaliselt vajab.
       *[other] { $count } avatud arvet jätavad maksmiseks vähem aega, kui see klient tavaliselt vajab.
    }
