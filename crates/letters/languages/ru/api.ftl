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

api-about = О чём программы спрашивают Saldo: расчёты — без входа и без сохранения, а также кредитный контроль и передача данных для магазинов и учётных систем — по ключу доступа.
api-refused-field = Путь к отклонённому значению; пусто, если отклонён весь запрос.
api-tag-api = О самом интерфейсе
api-tag-calc = Расчёты
api-tag-credit = Кредитный контроль
api-tag-push = Данные из других систем
api-tag-mailings = Рассылки группам покупателей
api-op-whoami = От чьего имени действует ключ и что ему можно
api-op-description = Это описание
api-op-calculators = Все расчёты с источниками
api-op-credit-check = Можно ли отгрузить сейчас?
api-op-credit-reserve = Зарезервировать часть лимита под отгрузку
api-op-credit-release = Снять резерв
api-op-credit-terms = Изменившиеся условия торговли
api-op-push-customers = Передать покупателей и изменения их карточек
api-op-push-invoices = Передать счета и другие долги
api-op-push-credit-notes = Передать кредит-ноты
api-op-push-payments = Передать оплаты
api-op-push-shipments = Передать отгрузки, которые должны быть оплачены
api-op-mailings-draw-up = Составить рассылку группе покупателей
api-op-mailings-one = Рассылка: стоимость, кто не получит письма и почему, судьба писем
api-op-mailings-letters = Письма рассылки и что стало с каждым
api-op-mailings-preview = Письмо, каким оно ушло бы сейчас
api-op-mailings-approve = Разрешить отправку писем рассылки
api-op-mailings-end = Завершить рассылку: неотправленное не уйдёт
