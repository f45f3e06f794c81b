# Programmid, millele juhtunust teatatakse.

nav-webhooks = Teavitatavad programmid
webhooks-sub = Juhtunust saavad teised süsteemid kohe teada: teated on allkirjastatud ja neid korratakse, kuni need vastu võetakse.
webhooks-programs = Kellele teatatakse
webhooks-none = Ühelegi programmile ei teatata midagi.
webhook-name = Programm
webhook-address = Aadress
webhook-address-hint = Avalik https-aadress. Selle masina ja eravõrkude aadressid lükatakse tagasi, kui operaator neid ei luba.
webhook-events = Millest
webhook-add-title = Teata programmile
webhook-add = Lisa
webhook-end = Lõpeta
webhook-is-ended = lõpetatud
webhook-secret = Iga teade on allkirjastatud võtmega, mis on igal programmil oma. Saldo haldaja näeb seda käsuga „saldo webhook key” ja annab programmile; lehtedel ega andmebaasis seda ei ole.
webhook-all = Kõik
webhook-count =
    { $count ->
        [one] { $count } sündmus
       *[other] { $count } sündmust
    }
webhook-events-none = Teatada ei olnud midagi.
webhook-event = Sündmus
webhook-said = Vastus
webhook-send-again = Saada uuesti
webhook-state-waiting = ootab
webhook-state-told = teatatud
webhook-state-dead = loobutud
happening-payment-recorded = laekumine on kirjas
happening-payment-taken-back = laekumine võeti tagasi
happening-credit-recorded = kreeditarve, tagastus või tasaarvestus on kirjas
happening-credit-taken-back = kreeditarve, tagastus või tasaarvestus on tagasi võetud
happening-debt-closed = nõude järgi ei ole enam midagi võlgu
happening-debt-reopened = suletud nõude järgi ollakse jälle võlgu
happening-debt-written-off = nõue on maha kantud
happening-write-off-taken-back = mahakandmine on tagasi võetud
happening-step-taken = võlg on jõudnud astmeni
happening-promise-broken = lubadust või graafikut on rikutud
happening-status-changed = staatus on muutunud
happening-terms-changed = tingimused on muutunud
happening-shipments-stopped = väljastamine on peatatud
happening-shipments-resumed = kaupa tohib jälle väljastada
flash-webhook-added = Programmile teatatakse nüüdsest.
flash-webhook-ended = Programmile ei teatata enam midagi.
flash-webhook-again = Sündmust proovitakse uuesti saata.
refused-unknown-webhook = Teavitatavat programmi { $number } ei ole.
refused-field-events = Ütle, millest programmile teatada.
refused-field-webhook-name = Nimeta programm 1 kuni 80 märgiga, nt Veebipood.
refused-field-webhook-address = „{ $value }” ei ole aadress. Kirjuta see nii: https://example.com/hook.
refused-field-webhook-https = „{ $value }” ei ole https: teade oleks teel loetav.
refused-field-webhook-password = Aadressis on parool. Jäta see ära: et teade on meilt, näitab allkiri.
refused-field-webhook-private = „{ $value }” viib sellesse masinasse või eravõrku. Anna avalik aadress või palu Saldo haldajal eravõrgud lubada.
webhook-cli-added = Programmile { $number } teatatakse nüüdsest. Teadete võtme trükib „saldo webhook key { $number }”.
webhook-cli-ended = Programmile { $number } ei teatata enam midagi.
webhook-cli-again = Sündmust proovitakse uuesti saata programmile { $number }.
webhook-cli-no-secret = Pole millega allkirjastada: pane saladus muutujasse SALDO_WEBHOOK_SECRET või selle faili nimi muutujasse SALDO_WEBHOOK_SECRET_FILE.
webhook-cli-told =
    { $count ->
        [one] Teatatud { $count } sündmus
       *[other] Teatatud { $count } sündmust
    }
webhook-cli-later =
    { $count ->
        [one] Hiljem proovitakse uuesti { $count } sündmust
       *[other] Hiljem proovitakse uuesti { $count } sündmust
    }
webhook-cli-dead =
    { $count ->
        [one] Loobutud { $count } sündmusest
       *[other] Loobutud { $count } sündmusest
    }
