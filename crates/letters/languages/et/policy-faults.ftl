# Mis on reeglifailis valesti ja mida teha.

policy-fault-unreadable = { $why }; kõik võtmed on käsiraamatu peatükis „Reeglifailid“
policy-fault-number = `{ $key }` on { $value }; kirjuta täisarv { $least } kuni { $most }
policy-fault-day = `{ $key }`: { $why }; kirjuta kujul "2026-01-01"
policy-fault-name = `{ $key }` on „{ $name }“; kirjuta väikesed ladina sõnad sidekriipsuga, kuni { $most } märki, näiteks call-and-warn
policy-fault-clause = `clause` on „{ $clause }“; nimeta reeglite punkt ilma tühikuteta ääres, kuni { $most } märki, näiteks LAD-01
policy-fault-word = `{ $key }` on „{ $word }“; lubatud sõnad on { $list }
policy-fault-no-late-step = ükski aste ei tegele hilinenud võlaga; lisa [[step]] ilma võtmeta `lapses`
policy-fault-gap-of-lapsing = aste { $step } aegub ise, seda ei oota miski; jäta `gap_days` ära
policy-fault-step-too-early = aste { $step } algab päeval { $from }, kui võlg ei hiline veel; alusta päeval 1 või hiljem või kirjuta `lapses = true`
policy-fault-step-ends-before = aste { $step } lõpeb päeval { $last }, enne oma algust päeval { $from }; kirjuta `to`, mis ei ole väiksem kui `from`
policy-fault-step-order = aste { $step } seisab astme { $before } järel; nummerda astmed kasvavalt
policy-fault-lapsing-after = aste { $step } aegub ise, aga seisab astme { $before } järel, mis ei aegu; pane aeguvad astmed ette
policy-fault-step-never = astmel { $before } puudub `to`, nii et aste { $step } ei algaks kunagi; anna astmele { $before } `to` enne päeva { $from }
policy-fault-steps-overlap = aste { $step } algab päeval { $from }, aga aste { $before } kestab päevani { $to }; alusta päeval { $next } või hiljem
policy-fault-last-step-ends = aste { $step } on viimane ja lõputa; jäta `to` ära
policy-fault-event-of-lapsing = aste { $step } aegub ise, sündmus seda ei alusta; jäta `starts_on` ära
policy-fault-event-twice = { $event } alustab juba astet { $step }; sündmus alustab ühte astet: nimeta see üks kord
policy-fault-nobody-answers = astme { $step } eest ei vastuta keegi; lisa [[step.action]] võtmega `role`, mis ei ole teade
policy-fault-two-questions = punkt küsib kaks küsimust võtmega `missed`; anna teisele oma punkt
policy-fault-channel-missing = teade peab liikuma; lisa `channel` ühe sõnaga: { $list }
policy-fault-channel-idle = `{ $kind }` ei liigu; jäta `channel` ära või kirjuta kind = "notify"
policy-fault-calls-idle = `{ $kind }` ei ole telefonitöö; jäta `calls` ära või kirjuta kind = "task"
policy-fault-role-missing = `{ $kind }` vajab kedagi; lisa `role` ühe sõnaga: { $list }
policy-fault-role-of-debtor = see teade läheb võlgnikule; jäta `role` ära või kirjuta channel = "staff", et öelda kolleegile
policy-fault-notice-within = teade läheb oma päeval; jäta `within_days` ära
policy-fault-action-twice = aste küsib seda kaks korda; eemalda üks
policy-fault-words-unknown = nimele „{ $text }“ ei ole sõnu; kirjuta nimi, millel need on, näiteks { $near }: kõik on käsiraamatu lehel “Policy files”
policy-fault-voice-twice = aste juba kirjutab võlgnikule kanalis { $channel }; astmel on kanalis üks hääl: eemalda üks
policy-fault-late-entry = `late_entry_step` on { $step }; kirjuta astme number, mis ei aegu: { $list }
policy-fault-watch-missed = jälgimine tuleb ise tagasi; jäta `missed` ära
policy-fault-watch-writes = jälgimine ei kirjuta võlgnikule; anna rollile ülesanne või kirjuta channel = "staff"
policy-fault-clause-twice = punkt { $clause } on juba real { $line }; anna igale astmele, meeldetuletusele, reeglile ja jälgimisele oma punkt
policy-fault-not-a-question = `{ $kind }` ei küsi kelleltki otsust; jäta `{ $key }` ära või kirjuta kind = "ask_approval"
policy-fault-choice-twice = { $choice } on pakutud kaks korda; nimeta üks kord
policy-fault-no-choice = midagi ei pakuta; nimeta vähemalt üks otsus või jäta `options` ära
policy-fault-prepayment = kes maksab ette, sellel ei ole limiiti ega maksetähtaega; jäta see ära või jäta ära `prepayment`
policy-fault-discount = `discount_percent` on „{ $value }“; kirjuta protsent hinnast "0" kuni "100", punktiga, näiteks "2.5"
policy-fault-not-rising = `{ $key }` on { $greater }, aga eelmine tähtaeg on { $smaller }; kirjuta suurem arv
policy-fault-waiver-weeks = müügiosakonna juhataja võib loobuda { $head } nädala eest, esindaja { $rep }; juht ei tohi vähem
policy-fault-solvency-weights = maksevõime kaalud annavad kokku { $sum } protsenti; kirjuta kolm, mis annavad 100
policy-fault-two-terms = `{ $second }` on { $decided }, aga `{ $first }` on { $tolerated }; otsus tuleb pärast talutavat aega: kirjuta suurem arv
policy-fault-nobody-reminded = kellelegi ei tuletata meelde; lisa [[reminder.intensity]] võtmega `days_before`
policy-fault-reminder-nobody = meeldetuletuse eest ei vastuta keegi; lisa [[reminder.action]] võtmega `role`, mis ei ole teade
policy-fault-days-falling = kirjuta päevad enne tähtpäeva kahanevalt: varaseim meeldetuletus ees, näiteks [4, 2]
policy-fault-alarms-falling = kirjuta päevad enne aegumise lõppu kahanevas järjekorras: varaseim hoiatus ees, näiteks [180, 90, 30, 7]
policy-fault-no-alarms = aegumise lõpust ei hoiatata kedagi; kirjuta vähemalt üks päev, näiteks [30]
policy-fault-rule-empty = reegel ei küsi midagi; lisa [[rule.action]]
policy-fault-rule-writes = reegel redeli kõrval ei kirjuta võlgnikule; anna rollile ülesanne, kirjuta channel = "staff" või tee sellest aste või meeldetuletus
policy-fault-one-trigger = reegli käivitab üks asi: kirjuta { $list }, ja ainult üks neist
policy-fault-key-idle = `{ $key }` ei ütle siin midagi; see seisab kõrvuti võtmega { $beside }
policy-fault-no-trigger = kirjuta { $list }
policy-fault-rule-ends-before = reegel lõpeb päeval { $last }, enne oma algust päeval { $from }; kirjuta `to`, mis ei ole väiksem kui `from`
policy-fault-weekly-what = nädalatöö on võlgadest, mille tähtaeg on järgmisel nädalal (`due_next_week = true`) või mis hilinevad (`from`): kirjuta üks neist
policy-fault-within-or-beyond = päev on kuude sees või neist väljas, mitte mõlemat; jäta üks ära
policy-fault-no-question = ükski küsimus punkti { $clause } all ei paku { $choice }; nimeta punkt, mille tegevusel on see võtmes `options`
policy-fault-choice-without-right = { $role } ei tohi otsustada { $choice }; küsi ühelt rollidest { $roles } või jäta see ära
policy-fault-missed-not-above = { $role } ei ole { $asked } ülem, kes jättis otsustamata; kirjuta { $next } või mõni muu kõrgem roll
policy-fault-stops-itself = { $event } algatab selle ja peatab selle `unless` all, nii et seda ei küsita kunagi; jäta see ühest kohast ära
policy-fault-work-of-administrator = { $role } peab programmi ja võlgadega ei tegele; anna see teisele rollile
policy-fault-months-between = ühelt küsitakse { $within } kuu sees ja teiselt pärast { $beyond } kuud, vahepeal ei kelleltki; kirjuta `beyond_months = { $within }`
policy-fault-months-twice = ühelt küsitakse { $within } kuu sees ja teiselt pärast { $beyond } kuud, nii et vahepeal küsitakse mõlemalt; kirjuta `beyond_months = { $within }`
policy-fault-silence-at-once = { $event } leitakse siis, kui päev on läbi töödeldud; sellele vastatakse kõige varem järgmisel päeval: kirjuta `after_days = 1`
policy-fault-silence-begins-step = { $event } leitakse siis, kui päev on läbi töödeldud, aga samm algaks samal päeval; vasta sellele reegliga [[rule]], millel on `after_days = 1`
policy-fault-scope-empty = `groups` ei nimeta kedagi; nimeta kliendirühmad, kelle jaoks kontrollikord on, või jäta [scope] välja, kui see on kogu ettevõtte jaoks
policy-fault-scope-group = `groups` sisaldab „{ $name }“; kirjuta iga nimi üks kord, 1 kuni 60 märki
policy-fault-last-day-of-company = `effective_to` on ainult kliendirühmade kontrollikorral; ettevõtte üldine kehtib järgmise versioonini, jäta see välja
policy-fault-last-day-early = `effective_to` on { $last } ja `effective_from` { $first }; kirjuta viimane päev, mis pole esimesest varasem
policy-fault-reviews-of-group = staatused vaadatakse üle kõigil klientidel korraga, seepärast on reviewed_after_months ainult ettevõtte enda eeskirjas; jätke see võti ära
policy-fault-matching-of-group = raha seotakse enne, kui on teada, kelle see on, seepärast on [matching] ainult ettevõtte enda eeskirjas; jätke see jaotis ära
policy-fault-matching-digits = { $length } märgiga numbris ei ole { $digits } numbrikohta; kirjutage `number_digits`, mis ei ole suurem kui `number_length`
policy-fault-matching-currency = „{ $code }“ ei ole valuuta; kirjutage selle kolm tähte, näiteks [matching.currency.RUB]
policy-fault-matching-fee = pangatasu kuni { $fee } on väiksem kui ümardus kuni { $rounding }; kirjutage tasu, mis ei ole väiksem
