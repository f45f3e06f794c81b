# Mida kaasasolevad kontrollikorrad teha või öelda paluvad, toimingu tekstivõtme järgi.

policy-text-call-and-warn = Helistada enne maksetähtaega: tuletada meelde kuupäev, arve ja summa
policy-text-check-payment = Kontrollida, kas makse on laekunud
policy-text-plan-date = Leppida kokku kindel maksepäev, rõhutada selle tähtsust, hoida silma peal
policy-text-find-cause = Selgitada välja põhjus ja rääkida sellega, kes maksmise üle otsustab
policy-text-demand-guarantee = Küsida garantiikirja koos kokkulepitud maksegraafikuga
policy-text-control-negotiation = Jälgida läbirääkimisi võlgnikuga
policy-text-breach-notice = Saata rikkumisteade lepingu numbri ja maksetingimuste punktidega
policy-text-collect-documents = Koguda kohtueelse nõude dokumendid
policy-text-send-claim = Koostada nõue; saata tähitud kirjaga ja e-postiga
policy-text-settle = Otsida kokkulepet otsustajaga
policy-text-director-notice = Direktori teade
policy-text-decide-court = Otsustada kohtusse pöördumine
policy-text-prepare-court = Viia lõpule kohtusse pöördumise ettevalmistus
policy-text-check-insolvency = Kontrollida maksejõuetust ja omanike vahetust
