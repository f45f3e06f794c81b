# Saadetised: kirjad klientide rühmale, mille valis inimene.

nav-mailings = Saadetised
mailings-sub = Kirjad klientide rühmale: valitud, üle vaadatud, kinnitatud, üks kord saadetud.
mailings-none = Saadetisi veel ei ole
mailings-none-text = Vali klientide rühm ja kirjuta kõigile korraga.
mailing-new = Uus saadetis
mailing-new-sub = Midagi ei lähe välja enne, kui keegi on kirjad üle vaadanud ja kinnitanud.
mailing-number = Saadetis { $number }
mailing-of-group = Kirjuta sellele rühmale
mailing-group = Rühm
mailing-everybody = Kõik kliendid
mailing-letter = Kiri
mailing-text = Mida see ütleb
mailing-text-overdue = Meeldetuletus hilinenu kohta
mailing-text-coming = Meeldetuletus tulevase makse kohta
mailing-text-statement = Kontoväljavõte
mailing-text-reconciliation = Võrdlusakt
policy-text-overdue = Meeldetuletus hilinenu kohta
policy-text-coming = Meeldetuletus tulevase makse kohta
policy-text-statement = Kontoväljavõte
policy-text-reconciliation = Võrdlusakt
mailing-way = Kuidas see kohale jõuab
mailing-way-email = E-kirjaga
mailing-way-email-post = E-kirjaga; aadressi puudumisel postiga
mailing-way-email-sms = E-kirjaga; aadressi puudumisel tekstisõnumiga
mailing-way-sms = Tekstisõnumiga
mailing-way-post = Postiga
mailing-reason = Miks
mailing-reason-hint = Seda loeb kinnitaja
mailing-least = Hilinenud vähemalt
mailing-language = Kliendi keel
mailing-reached-by = On aadress kanalile
mailing-only-overdue = Ainult hilinenud võlgadega
mailing-draw-up = Koosta kirjad
mailing-group-search = Otsing
mailing-group-owner = Müügiesindaja
mailing-group-team = Meeskond
mailing-group-status = Staatus
mailing-group-bucket = Päevi hilinenud
mailing-group-overdue = Hilinenud
mailing-group-standing = Kehtib
mailing-group-least = Hilinenud vähemalt
mailing-group-language = Keel
mailing-group-reached-by = On aadress kanalile
mailing-state-drawn-up = Koostatud
mailing-state-approved = Kinnitatud
mailing-state-dropped = Tühistatud
mailing-state-stopped = Peatatud
mailing-letters = Kirjad
mailing-letters-left = Välja on läinud { $left }, kokku { $letters }
mailing-letters-count =
    { $count ->
        [one] { $count } kiri
       *[other] { $count } kirja
    }
mailing-excluded = Kirja ei saa
mailing-excluded-count =
    { $count ->
        [one] { $count } klient ei saa kirja
       *[other] { $count } klienti ei saa kirja
    }
mailing-cost = Maksumus
mailing-cost-unsaid = Ütle saatmise all, mida kiri maksab, siis on maksumus siin näha.
mailing-drawn-by = Koostas
mailing-approved-by = Kinnitas
mailing-ended-by = Lõpetas
mailing-words = Tekst
mailing-words-shipped = Programmiga kaasas olev
mailing-words-own = Oma sõnastus, nagu see koostamise ajal oli ({ $count })
mailing-approve = Kinnita { $count } kirja
mailing-approve-title = Need kirjad ootavad kinnitamist
mailing-approve-text = Vaata enne mõni neist üle. Väljudes vaadatakse igaüks veel kord läbi: kes on selleks ajaks maksnud, vaidlustanud või lubanud, kirja ei saa.
mailing-drop = Tühista
mailing-stop = Peata, mis ei ole veel läinud
mailing-result = Mis sellest sai
mailing-look = Vaata kirja
mailing-preview-title = Kiri
mailing-preview-none = Sellest ei olda enam midagi võlgu: see kiri ei läheks välja.
mailing-preview-to = Saaja
mailing-paper = Dokument { $number } (PDF)
mailing-show-written = Kirjad
mailing-show-excluded = Kirjata
mailing-nobody = Mitte keegi
message-why-stopped = Inimene peatas saadetise
message-why-contact-limit = Seaduse piir on täis
message-why-nothing-due = Sellist võlga ei ole
flash-mailing-drawn-up = Kirjad on koostatud; midagi ei ole välja läinud.
flash-mailing-approved = Kinnitatud: kirjad lähevad ise välja.
flash-mailing-already = Keegi oli selle juba kinnitanud.
flash-mailing-ended = Lõpetatud.
problem-mailing = Vali loeteludest.
refused-unknown-mailing = Saadetist { $number } ei ole.
sending-cost-email = E-kirja maksumus
sending-hint-cost-email = Oma valuutas, saadetiste arvestuseks; tühi: ei arvestata
sending-cost-sms = Tekstisõnumi osa maksumus
sending-hint-cost-sms = Nagu teenusepakkuja arvestab
sending-cost-post = Postikirja maksumus
sending-hint-cost-post = Paber, ümbrik ja mark
cli-because-mailing = saadetise { $number } kiri, mille valis inimene [{ $id }]
cli-mailing = { $number }  { $day }  { $state }  { $text }: kirju { $letters }, välja läinud { $left } · { $reason }
cli-mailing-cost = { $channel }: kirju { $letters }, { $cost }
cli-mailing-excluded = kirjata, { $why }: { $count }
cli-mailing-approved = Kirju pandi väljuvate hulka: { $count }.
cli-mailing-already = Keegi oli selle juba kinnitanud; midagi ei tehtud.
cli-mailing-ended = Kirju ei lähe välja: { $count }.
