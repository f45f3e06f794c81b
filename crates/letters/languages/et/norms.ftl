# Viivisvõlgade plaanid ja normid üksuste kaupa, staatuste ülevaatused ja päevade arvestus.

nav-norms = Viivisvõlg ja plaan
norms-lead = { $month }: kui palju võib olla üle tähtaja ja kui palju on { $day } seisuga.
norms-month = Kuu
norms-on = Tegelik seisuga
norms-unit = Kelle
norms-plan = Plaan
norms-norm = Norm
norms-none = määramata
norms-no-rows = Müügiosakonnas ei tööta veel kedagi.
norms-no-rows-hint = Lisa inimesed koos meeskondadega ja anna neile kliendid.
norms-allowed = lubatud { $amount }
norms-excess = { $amount } üle
norms-within = piires
norms-since = alates { $day }
norms-draft = mustand { $percent } %
norms-refused = tagasi lükatud { $percent } %
norms-set = Määra plaan või norm
norms-measure = Mida määratakse
norms-measure-plan = Kuu plaan
norms-measure-norm = Norm alates kuust
norms-percent = Osakaal nõuetest, %
norms-send = Saada direktorile
norms-other-currencies = Muude valuutade dokumendid kui { $currency } on välja jäetud.
norms-export = Ekspordi
unit-company = Kogu ettevõte
unit-department = Müügiosakond
unit-team = Meeskond { $name }
unit-representative = { $name }
asked-from-month = alates kuust algusega { $day }
flash-norm-set = Osakaal ootab direktori kinnitust.
problem-norm-unit = Vali, kelle osakaal see on.
report-plan = Viivisvõlg plaanide ja normide vastu
cli-plan-heading = { $company }: viivisvõlg plaanide ja normide vastu, { $month }, tegelik { $day } seisuga
cli-plan-unit = Kelle
cli-plan-share = Üle tähtaja, %
cli-plan-plan = Plaan, %
cli-plan-norm = Norm, %
cli-plan-excess = Üle plaani
cli-plan-draft = { $percent } mustand
cli-plan-refused = { $percent } tagasi lükatud
counter-calendar = kalendripäevades
counter-working = tööpäevades
counter-banking = pangapäevades
duties-round =
    { $count ->
        [one] üks klient ootab sinu häält
       *[other] { $count } klienti ootab sinu häält
    }
run-note-round = { $round } algab: mõlemad juhid leiavad selle lehelt „Staatused“.
round-by-run = alustas kontroll ({ $clause })
credit-confirmed = Kinnitatud ohutu limiit
credit-confirmed-binds = see kehtib
credit-hindrance-over-safe-limit = Rohkem, kui kinnitatud ohutust limiidist on alles
card-working-papers = Töödokumendid
card-payment-history = Maksete ajalugu
report-irrecoverable = Lootusetu tähtaja ületanud võla register
cli-irrecoverable-heading = { $company }: lootusetu tähtaja ületanud võlg seisuga { $day }
irrecoverable-none = Ükski võlg ei ole lootusetuna kirjas.
irrecoverable-document = Dokument
irrecoverable-entered = Kantud
irrecoverable-decision = Otsus
irrecoverable-all = kõik võlad
