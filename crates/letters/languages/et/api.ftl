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
