# Mida otsustajatelt küsitakse ja mida nad vastavad.

spending-waivers = Viivisest loobumine
spending-write-offs = Võlgade mahakandmine
spending-restructuring = Võlgade ümberkujundamine

request-waiver = Loobuda viivisest
request-deferral = Anda kliendile aega
request-repeated-deferral = Korduv ajapikendus
request-restructuring = Kujundada võlg ümber
request-write-off = Kanda võlg maha
request-exclusion = Vabastada klient käskkirjaga
request-after-ten-days = Üle kümne päeva hilinenud võlg
request-after-fifteen-working-days = Üle viieteistkümne tööpäeva hilinenud võlg
request-irrecoverable = Kanda võlg lootusetute hulka
request-court = Pöörduda kohtusse või leppida
request-claim = Koostada nõudekiri
request-contract = Leping puuduvate dokumentidega
request-planned-share = Viivisvõlgade plaaniline osakaal
request-forced = Talutav viivitus on möödas
request-policy = Otsus, mida kord nõuab

choice-approve = Lubada
choice-reject = Keelduda
choice-more-time-for-supervisor = Anda müügijuhile lisaaega
choice-unconditional-return = Raha tingimusteta tagasinõudmine
choice-extra-time-for-head = Anda müügiosakonna juhatajale lisaaega
choice-task-for-financial-control = Ülesanne finantskontrollile
choice-restructuring = Ümberkujundamine: kaup tagasi, muu kaup või ajapikendus viivisega
choice-change-of-status = Muuta staatust ja tingimusi
choice-unconditional-recovery = Tingimusteta sissenõudmine
choice-irrecoverable = Kanda lootusetute hulka
choice-late-fee-paid = Viivis on tasutud
choice-claim-recovery = Nõuda sisse nõudekirjaga
choice-grant-deferral = Anda ajapikendus
choice-refuse-deferral = Keelduda ajapikendusest
choice-settlement = Sõlmida kompromiss
choice-court = Pöörduda kohtusse
