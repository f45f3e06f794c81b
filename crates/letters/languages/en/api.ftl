# What programs that call over HTTP are told, and their tokens.

api-no-token = This needs a token that works: send the header “Authorization: Bearer …”. An administrator makes tokens with “saldo token add”.
api-not-the-question = The body is not the question this address expects: { $what }

token-number = No.
token-for = Acts for
token-scopes = May
token-expires = Expires
token-made = This is shown once: keep it where only the program can read it. It works until { $day }.
token-revoked = The token “{ $name }” opens nothing any more.
token-state-valid = works
token-state-expired = expired
token-state-revoked = revoked
token-state-person-disabled = its person is disabled
