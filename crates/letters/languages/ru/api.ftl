# Что сообщается программам, обращающимся по HTTP, и их ключи доступа.

api-no-token = Нужен действующий ключ доступа: пришлите заголовок «Authorization: Bearer …». Ключи выдаёт администратор командой «saldo token add».
api-not-the-question = Тело запроса — не то, чего ждёт этот адрес: { $what }

token-number = №
token-for = От имени
token-scopes = Может
token-expires = Истекает
token-made = Показывается один раз: храните там, где его прочтёт только программа. Действует до { $day }.
token-revoked = Ключ доступа «{ $name }» больше ничего не открывает.
token-state-valid = действует
token-state-expired = истёк
token-state-revoked = отозван
token-state-person-disabled = его пользователь отключён
