# Teated võlgnikele: lihttekst e-posti jaoks. Üks kiri kliendi kõigi arvete kohta.

notice-greeting = Saaja: { $customer }
notice-line = • { $document }, maksetähtaeg { $due }: { $open } ({ $late })
notice-document = arve { $number }
notice-document-of = arve { $number }, { $date }
notice-total = Kokku: { $total }
notice-signature =
    Lugupidamisega
    { $company }
notice-already-paid = Kui olete viimastel päevadel juba maksnud, palume jätta see kiri tähelepanuta ja täname teid.

notice-coming-subject = Maksetähtaja meeldetuletus: { $total }
notice-coming-opening = Tuletame meelde, et järgmiste arvete maksetähtaeg on saabumas:
notice-coming-closing = Palume tasuda tähtajaks ja märkida maksele arvete numbrid.

notice-overdue-subject = Tähtaja ületanud võlgnevus: { $total }
notice-overdue-opening = Meie andmetel on järgmiste arvete maksetähtaeg möödas:
notice-overdue-closing = Palume tasuda viivitamata või teatada maksmise kuupäev ja viivituse põhjus.

notice-breach-notice-subject = Teade maksetingimuste rikkumisest: { $total }
notice-breach-notice-opening = Lepingu maksetingimusi on rikutud. Tasumata on järgmised arved:
notice-breach-notice-closing = Palume tasuda kogu summa viivitamata. Vastasel korral koostame nõude ja rakendame lepingus ette nähtud viivituse tagajärgi.
notice-terms = Mida rikuti: { $terms }.

notice-claim-subject = Kohtueelne nõue: { $total }
notice-claim-opening = Vaatamata meeldetuletustele on järgmised arved tasumata:
notice-claim-closing = Nõuame kogu summa tasumist. Kui makse ei laeku, oleme sunnitud pöörduma kohtusse ning kohtukulud lisanduvad võlale.

notice-demand-three-days-subject = Nõue tasuda võlg: { $total }
notice-demand-three-days-opening = Te ei ole tasunud seda, mille tähtaeg on saabunud, ning selgitusi, graafikut ega ettepanekuid ei ole me saanud. Tasumata on järgmised dokumendid:
notice-demand-three-days-closing = Nõuame kogu summa tasumist { $days } jooksul alates selle nõude kättesaamisest. Vastasel juhul pöördume kohtusse.

notice-statement-subject = Kontoväljavõte: tasumata { $total }
notice-statement-opening = Saadame teie konto väljavõtte. Tasumata on järgmised dokumendid:
notice-statement-closing = Palume võrrelda seda oma raamatupidamisega ja teatada erinevustest kümne päeva jooksul.

notice-reconciliation-subject = Saldode võrdlus: tasumata { $total }
notice-reconciliation-opening = Saadame võrdlusakti. Meie andmetel on tasumata järgmised dokumendid:
notice-reconciliation-closing = Palume võrrelda seda oma raamatupidamisega, allkirjastada ja üks eksemplar tagastada või teatada, milles teie andmed erinevad.

notice-charges = Hilinemise eest arvestatud, sisaldub kogusummas: { $sum }
notice-received = Saadud ja veel arvetega sidumata, kogusummast maha arvatud: { $sum }

notice-sms-overdue = { $company }: tähtaja on ületanud { $total } (arved { $numbers }). Palun tasuge või teatage maksmise päev.
notice-sms-coming = { $company }: varsti on tasumise tähtaeg: { $total } (arved { $numbers }). Palun tasuge tähtajaks.
notice-sms-more = { $numbers } ja veel { $count }
