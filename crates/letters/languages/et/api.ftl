# Mida öeldakse HTTP kaudu pöörduvatele programmidele, ja nende pääsutõendid.

api-no-token = Vaja on kehtivat pääsutõendit: saada päis „Authorization: Bearer …“. Tõendeid teeb administraator käsuga „saldo token add“.
api-not-the-question = Päringu sisu ei ole see, mida see aadress ootab: { $what }

token-number = Nr
token-for = Kelle nimel
token-scopes = Tohib
token-expires = Aegub
token-made = Seda näidatakse üks kord: hoia seal, kust loeb ainult programm. Kehtib kuni { $day }.
token-revoked = Pääsutõend „{ $name }“ ei ava enam midagi.
token-state-valid = kehtib
token-state-expired = aegunud
token-state-revoked = tühistatud
token-state-person-disabled = isiku ligipääs on suletud

api-about = Mida programmid Saldolt küsivad: arvutused, mis ei vaja sisselogimist ega talleta midagi, ning krediidikontroll ja andmete saatmine poodidele ja raamatupidamissüsteemidele, mis vajavad pääsuvõtit.
api-refused-field = Tagasi lükatud väärtuse asukoht; tühi, kui tagasi lükati kogu sisend.
api-tag-api = Liidesest endast
api-tag-calc = Arvutused
api-tag-credit = Krediidikontroll
api-tag-push = Teistest süsteemidest saadetud andmed
api-tag-mailings = Kirjad kliendirühmadele
api-op-whoami = Kelle nimel võti tegutseb ja mida tohib
api-op-description = See kirjeldus
api-op-calculators = Kõik arvutused koos allikatega
api-op-credit-check = Kas selle saadetise tohib praegu väljastada?
api-op-credit-reserve = Broneeri osa limiidist saadetisele
api-op-credit-release = Vabasta broneering
api-op-credit-terms = Muutunud kaubandustingimused
api-op-push-customers = Saada kliente ja nende kaartide muudatusi
api-op-push-invoices = Saada arveid ja muid võlgu
api-op-push-credit-notes = Saada kreeditarveid
api-op-push-payments = Saada laekumisi
api-op-push-shipments = Saada väljastusi, mille eest tuleb tasuda
api-op-mailings-draw-up = Koosta kiri kliendirühmale
api-op-mailings-one = Postitus: mis see maksab, kes kirja ei saa, kuidas kirjadel läheb
api-op-mailings-letters = Postituse kirjad ja mis igaühest sai
api-op-mailings-preview = Kiri, nagu see praegu välja läheks
api-op-mailings-approve = Luba postituse kirjadel minna
api-op-mailings-end = Lõpeta postitus: minemata kirjad jäävad
