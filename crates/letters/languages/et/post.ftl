# Kirjad, mis lähevad postiga ja trükitakse koos.

nav-post = Post
post-sub = Postiga minevad kirjad trükitakse koos; igaühe aadress paistab ümbriku aknast.
post-waiting =
    { $count ->
        [one] { $count } kiri ootab trükkimist
       *[other] { $count } kirja ootab trükkimist
    }
post-waiting-none = Ükski kiri ei oota trükkimist
post-print = Trüki ootavad kirjad
post-print-hint = Korraga kuni 100 kirja; makstut, vaidlustatut ja lubatut ei trükita.
post-batch = Partii { $number }
post-batches-none = Midagi ei ole veel trükitud
post-batches-none-text = Postiga minevad kirjad ootavad siin trükkimist.
post-letters = Kirjad
post-pages = Lehekülgi
post-printed-by = Trükkis
post-open = Veel postitamata: { $count }
post-done = Postitatud
post-get = Trükifail (PDF)
post-hash = Faili sõrmejälg
post-place = Nr
post-page = Lehekülg
post-address = Aadress
post-outcome = Mis sellest sai
post-outcome-posted = Postitatud
post-outcome-returned = Tagasi järjekorras
post-outcome-taken-out = Välja võetud
post-take-out = Võta virnast välja
post-not-posted = Ei postitatud
post-say-title = Kas partii on postis?
post-say-text = Märgi, mis trükiti halvasti või jäi trükkimata: see jääb järjekorda. Märgitud kirjad võta välja: neist ei olda enam midagi võlgu.
post-say = Postitatud
post-nothing-left = Praegu ei tohi ükski kiri välja minna
letter-registered-number = Tähtkirja number
letter-delivered-on = Kätte toimetatud
letter-register = Pane kirja
message-state-registered = Tähtkiri
kept-in-batch = Trükitud, veel postitamata
print-cover-title = Postitatavad kirjad
print-address = Aadress
print-pages = Lehekülgi
print-letters-count =
    { $count ->
        [one] { $count } kiri
       *[other] { $count } kirja
    }
flash-post-printed = Valmis. Trüki fail, vii kirjad posti ja märgi see siis siin.
flash-post-nothing = Praegu ei tohi ükski kiri välja minna.
flash-post-posted = Kirja pandud.
problem-post-day = Kirjuta päev kujul 2026-03-31.
refused-unknown-print-batch = Partiid { $number } ei ole.
refused-erased-print-batch = Partii { $number } fail on hävitatud: selles oli kiri inimesele, kelle isikuandmed kustutati. Mis on veel postitamata, saab järjekorda tagasi panna ja uuesti trükkida.
sending-post-sides = Mitu lehe külge trükitakse
sending-hint-post-sides = one (üks) või two (kaks)
cli-post-waiting = Trükkimist ootavaid kirju: { $count }
cli-post-batch = { $number }  { $day }  kirju { $letters }, lehekülgi { $pages }, postitamata { $open }  { $hash }
cli-post-letter = { $place }. lehekülg { $page }  { $code }  { $name }  { $state }
cli-post-nothing = Praegu ei tohi ükski kiri välja minna.
cli-post-posted = Postitatud { $posted }, tagasi järjekorras { $returned }, välja võetud { $taken_out }.
