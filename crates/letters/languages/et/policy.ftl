# Mida kaasasolevad kontrollikorrad teha või öelda paluvad, toimingu tekstivõtme järgi,
# ja nende punktide nimetused.

policy-text-call-and-warn = Helistada enne maksetähtaega: tuletada meelde kuupäev, arve ja summa
policy-text-check-payment = Kontrollida, kas makse on laekunud
policy-text-ask-planned-date = Küsida kavandatud maksepäeva, rõhutada selle tähtsust, hoida silma peal
policy-text-payment-reminder = Maksemeeldetuletus kliendile
policy-text-reach-decision-maker = Selgitada välja põhjused ja jõuda makseotsuse tegijani
policy-text-obtain-guarantee-letter = Saada garantiikiri koos kokkulepitud maksegraafikuga
policy-text-control-step = Kontrollida, et samm on tehtud
policy-text-announce-breach-notice = Teatada kliendile eesseisvast rikkumisteatest
policy-text-fill-breach-notice = Täita rikkumisteade: lepingu number ja maksetingimuste punktid
policy-text-notice-left-unfilled = Hoolitse, et rikkumisteade saaks täidetud: see läks välja ilma lepingu punktideta
policy-text-breach-notice = Teade maksetingimuste rikkumisest
policy-text-collect-claim-documents = Koguda kohtueelse nõude dokumendid
policy-text-prepare-claim = Koostada kohtueelne nõue; saata väljastusteatega kirjana
policy-text-claim = Kohtueelne nõue
policy-text-seek-settlement = Otsida kokkulepet otsustajaga
policy-text-director-notice-due = Aeg saata direktori teade
policy-text-complete-legal-formalities = Viia lõpule kohtusse pöördumise formaalsused
policy-text-approve-court = Otsustada kohtusse pöördumine
policy-text-check-insolvency-and-owners = Kontrollida maksejõuetust ja omanike vahetust

clause-lad-01 = 2–3 päeva enne maksetähtaega
clause-lad-02 = Maksepäev
clause-lad-03 = 2–5 päeva üle tähtaja
clause-lad-04 = Üle 5 päeva hilinenud
clause-lad-04-guarantee = Kõneluse järgmisel päeval maksmata: garantiikiri
clause-lad-05 = Üle 7 päeva hilinenud
clause-lad-05-unfilled = Rikkumisteade täitmata
clause-lad-06 = Üle 12 päeva hilinenud
clause-lad-07 = Üle 14 päeva hilinenud: nõue
clause-lad-08 = Üle 28 päeva hilinenud: kohus
clause-lad-08-court = Kohus
clause-lad-08-settlement = Kompromiss
clause-lad-10 = Üle kuu hilinenud: ebatõenäoline nõue
