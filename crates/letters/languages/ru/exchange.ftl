# Файлы других систем: счета и наша задолженность на входе, записи для учётной системы на выходе,
# документы, уменьшающие долг.

refused-documents = Файл { $file } не принят: { $what }
refused-credit-number-taken = Номер { $number } уже есть у документа того же вида и года. Укажите номер, который стоит на документе.
refused-payables-too-small = Этой стороне мы должны только { $open }. Зачтите не больше.

import-payables = Наша задолженность
import-terms-days = Дней на оплату, если в счёте срок не указан
import-terms-days-hint = В некоторых форматах срока нет. Если поле пустое, такие документы будут названы и не приняты.
problem-terms-days = Дней на оплату: целое число от 0 до 3650

cli-remark-paid-before = часть оплачена до выставления документа; учтён только остаток
cli-remark-balance-left-out = перенесённый остаток или пеня не учтены: их содержат прежние документы
cli-remark-own-number-unknown = собственный номер компании не указан: она принята за продавца

documents-error-io = Файл не читается. Проверьте, что он есть и доступен.
documents-error-too-large = Файл слишком большой. Выгружайте меньше документов за раз.
documents-error-other-document = В этом XML нет счетов в известном формате: UBL, E_Invoice, CommerceML или УПД.
documents-error-no-documents = В файле нет ни одного счёта. Выгрузите счета или кредит-ноты.
documents-error-undecodable = Файл записан не в той кодировке, которую называет. Выгрузите его в UTF-8.
documents-error-damaged-xml = XML повреждён. Получите файл заново.
documents-error-forbidden-xml = XML объявляет тип документа или сущности. Не доверяйте этому файлу.
documents-error-too-deep = XML вложен слишком глубоко. Не доверяйте этому файлу.
documents-error-field-too-long = Текст в файле слишком длинный. Не доверяйте этому файлу.
documents-error-too-many = В файле слишком много документов или элементов. Выгружайте меньше за раз.
documents-error-cut-off = Файл обрывается. Получите его заново.

row-reason-element-absent = Элемента нет
row-remedy-element-absent = Исправьте документ в исходной программе и выгрузите его снова
row-reason-element-day = Это не дата
row-remedy-element-day = Исправьте документ в исходной программе и выгрузите его снова
row-reason-element-figure = Это не число
row-remedy-element-figure = Исправьте документ в исходной программе и выгрузите его снова
row-reason-element-decimals = В сумме больше знаков после запятой, чем в валюте
row-remedy-element-decimals = Исправьте документ в исходной программе и выгрузите его снова
row-reason-element-overflow = Сумма больше любой возможной
row-remedy-element-overflow = Исправьте документ в исходной программе и выгрузите его снова
row-reason-element-currency = Сумма не в валюте документа
row-remedy-element-currency = Выпишите документ в одной валюте
row-reason-totals-differ = Части документа не дают его суммы
row-remedy-totals-differ = Строк не хватает или они изменены: получите документ заново
row-reason-nothing-to-pay = Платить нечего
row-remedy-nothing-to-pay = Не включайте документ: по нему ничего не должны
row-reason-not-a-debt = По такому документу никто ничего не должен
row-remedy-not-a-debt = Выгружайте отгрузки, возвраты и счета; платежи приходят с банковской выпиской
row-reason-negative-credit = Отрицательная кредит-нота увеличила бы долг
row-remedy-negative-credit = Выпишите вместо неё счёт
row-reason-no-due-day = Срок оплаты не указан
row-remedy-no-due-day = Укажите срок в документе или дни на оплату для этого файла
row-reason-foreign-document = Компания не продавец и не покупатель
row-remedy-foreign-document = Проверьте файл и собственные номера компании в её реквизитах
row-reason-own-document = Компания и продавец, и покупатель
row-remedy-own-document = Не включайте документ: по нему никто ничего не должен
row-reason-nobody-named = В документе нет ни номера, ни кода другой стороны
row-remedy-nobody-named = Укажите в документе регистрационный код или ИНН
row-reason-several-parties = Номера другой стороны подходят нескольким покупателям или противоречат карточке
row-remedy-several-parties = Исправьте регистрационные коды в карточках и загрузите снова

act-lower = Кредит-нота, возврат или зачёт
act-lower-save = Записать документ
act-lower-kind = Документ
act-lower-number = Номер документа
act-lower-against = Уменьшает
act-lower-hint = Остаток останется у покупателя неразнесённым. Напоминания продолжатся с того шага, до которого дошли.
flash-lower = Документ записан.
cli-lowered = { $kind } { $number } на { $amount } записан; не разнесено { $left }.

cli-payables-title = Что должны нам и что должны мы на { $day }
cli-payables-column-customer = Сторона
cli-payables-column-receivable = Должны нам
cli-payables-column-payable = Должны мы
cli-payables-column-late = В том числе просрочено
cli-payables-column-offset = Можно зачесть
cli-payables-coverage = Кредиторская к дебиторской: { $coefficient } { $currency }
cli-payables-none = Нашей задолженности нет в учёте. Загрузите её командой «saldo import payables».
