# Каждый отказ программы: в чём дело и что делать.
refused-not-permitted = У роли «{ $role }» нет права: { $right }. Это право есть у ролей: { $roles }.
refused-sign-in = Неверное имя или пароль. Повторите или попросите администратора сменить пароль.
refused-scope-missing = Этот ключ доступа выдан не для { $scope }. Попросите администратора выдать подходящий.
refused-unknown-token = Ключа доступа { $token } нет.
refused-login-taken = Имя «{ $login }» уже занято. Выберите другое.
refused-bad-login = «{ $login }» не годится как имя для входа. Используйте от 2 до 40 букв, цифр, точек, дефисов или подчёркиваний.
refused-weak-password =
    { $count ->
        [one] В пароле должен быть не менее чем { $count } знак.
        [few] В пароле должно быть не менее { $count } знаков.
       *[other] В пароле должно быть не менее { $count } знаков.
    }
refused-last-administrator = «{ $login }» — последний действующий администратор. Сначала назначьте другого.
refused-own-role = «{ $login }» — ваша учётная запись. Её роль меняет другой администратор.
refused-no-company = В этой базе ещё нет компании. Создайте её командой «saldo init» или «saldo demo».
refused-company-exists = В этой базе уже есть компания «{ $name }».
refused-demo-in-the-making = В этой базе прямо сейчас создаётся демонстрационная компания. Подождите, пока она будет готова.
refused-unknown-policy = Нет регламента «{ $name }». Поставляются: { $known }.
refused-policy = Файл регламента отклонён: { $what }
refused-unknown-zone = «{ $zone }» — не часовой пояс вида Europe/Tallinn.
refused-clock = Часы машины вне 1990–2099 годов. Установите часы.
refused-unknown-customer = Нет доступного вам покупателя «{ $customer }». Проверьте код.
refused-unknown-document = Нет доступного вам документа «{ $number }». Проверьте номер.
refused-ambiguous-document =
    { $count ->
        [one] { $count } документ с номером «{ $number }». Укажите и покупателя.
        [few] { $count } документа с номером «{ $number }». Укажите и покупателя.
       *[other] { $count } документов с номером «{ $number }». Укажите и покупателя.
    }
refused-unknown-effect = Нет такого доступного вам сообщения или задачи. Обновите список.
refused-unknown-person = Нет никого с именем «{ $login }».
refused-unknown-movement = У этого покупателя нет такой записи. Обновите карточку.
refused-unknown-standing = Это для покупателя больше не действует. Обновите карточку.
refused-stale = { $what }: с момента открытия данные изменил кто-то другой.
refused-key-reused = Этот запрос уже отправлялся с другим содержанием. Откройте форму заново.
refused-plan-changed = План изменился, пока вы его смотрели. Посмотрите новый и одобрите его.
refused-unlikely = Так бывает редко. Взгляните ещё раз и исправьте или подтвердите.
refused-run-busy = Контроль идёт с { $since }. Дождитесь окончания.
refused-cancelled = Отменено; ничего не изменено.
refused-field = «{ $value }» здесь недопустимо. Исправьте и отправьте форму снова.
refused-field-body = Запишите, что было сказано: от 1 до 4000 знаков (сейчас: «{ $value }»).
refused-field-by = { $value } уже прошло. Укажите день не раньше сегодняшнего, до которого покупатель заплатит.
refused-field-by-limit = { $value } — последний день, который можно обещать. Договоритесь о более близком дне или запросите реструктуризацию.
refused-field-as-of = Этот день слишком далеко: контроль проводится самое позднее на { $value }.
refused-field-effective = { $value } ещё не наступило. Укажите день, когда это произошло.
refused-field-time-until = Отсрочка даётся до определённого дня. Укажите её последний день.
refused-field-scope = В регламенте нет пункта «{ $value }». Укажите пункты, например ESC-07, или начало нескольких, например ESC, либо оставьте поле пустым — исключение из всех.
refused-field-order-number = Укажите номер письменного приказа.
refused-field-order-day = Укажите дату, которая стоит на приказе: сегодня или раньше.
refused-field-records = В одном пакете от 1 до 1000 записей, а не { $value }. Больше присылайте несколькими пакетами, каждый со своим ключом.
refused-reason-missing = Здесь нужна причина. Напишите в нескольких словах почему.
refused-amount-not-positive = { $amount } не больше нуля. Введите, сколько действительно получено или причитается.
refused-exceeds-payment = По платежу { $number } осталось только { $left }. Разнесите не больше.
refused-exceeds-invoice = По { $number } не оплачено только { $open }. Используйте не больше.
refused-money = Суммы в разных валютах не складываются, а размер суммы ограничен. Проверьте валюту и сумму.
refused-already-reversed = Эта запись уже отменена. Отменять больше нечего.
refused-task-closed = Эта задача уже закрыта: { $state }. Обновите список.
refused-book = Учёт не принимает эту запись: { $what }
refused-file = { $file } не читается: { $reason }
refused-file-changed = { $file } изменился во время чтения. Дождитесь готовности и загрузите снова.
refused-unknown-kind = { $file }: непонятно, покупатели это, счета или платежи. Укажите вид или задайте сопоставление столбцов. Столбцы файла: { $columns }
refused-kind-not-offered = «{ $kind }» пока не загружается. Можно загрузить покупателей, счета, платежи, контакты и показатели.
refused-strict = { $file }: отклонено строк { $refused } из { $read }, поэтому ничего не загружено. Сначала исправьте их.
refused-rows-uncounted = Строки файла не сходятся; ничего не загружено. Сообщите об этом как об ошибке Saldo
refused-unsound = { $customer } на { $day }: проверка отклонила план ({ $finding }). Для этого покупателя ничего не сделано; сообщите об этом.
refused-unknown-report = Нет отчёта «{ $name }».
refused-store = База данных не ответила как следует. Ничего не сделано наполовину; повторите, а если не пройдёт, сообщите администратору.
refused-no-randomness = Операционная система не дала случайных чисел. Повторите.
refused-damaged = Сохранённые данные противоречивы. Ничего не изменено; попросите администратора запустить «saldo verify».
refused-unreadable = { $file } нельзя принять: { $what }
refused-map = Ошибка в сопоставлении столбцов: { $what }

## Почему строка файла отклонена и что делать.

row-reason-missing = Ячейка пуста
row-remedy-missing = Заполните её или укажите другой столбец
row-reason-ragged-row = В строке другое число ячеек, чем в заголовке
row-remedy-ragged-row = Проверьте кавычки и разделители в строке
row-reason-amount-unreadable = Это не сумма
row-remedy-amount-unreadable = Запишите цифры и один десятичный знак, например 1500,00
row-reason-amount-exponent = Сумма в экспоненциальной записи
row-remedy-amount-exponent = Запишите её полностью
row-reason-amount-ambiguous = Сумму можно прочесть двояко
row-remedy-amount-ambiguous = Укажите десятичный знак в сопоставлении
row-reason-amount-grouping = Тысячи разделены не по три цифры
row-remedy-amount-grouping = Разделите по три цифры одним знаком
row-reason-amount-too-many-decimals = Знаков после запятой больше, чем у валюты
row-remedy-amount-too-many-decimals = Округлите в источнике
row-reason-amount-overflow = Сумма больше любого возможного долга
row-remedy-amount-overflow = Проверьте лишние цифры
row-reason-amount-rounded-number = Таблица хранит только пятнадцать цифр; последние цифры этой суммы недостоверны
row-remedy-amount-rounded-number = Проверьте лишние цифры или задайте ячейке текстовый формат и введите сумму заново
row-reason-amount-other-currency = Сумма указана в другой валюте
row-remedy-amount-other-currency = Исправьте валюту или добавьте столбец валюты
row-reason-not-positive = Сумма не больше нуля
row-remedy-not-positive = Запишите сумму больше нуля; кредит-ноты отметьте в сопоставлении
row-reason-date-unreadable = Это не дата в ожидаемом виде
row-remedy-date-unreadable = Запишите как год-месяц-день или укажите вид в сопоставлении
row-reason-date-no-such-day = Такого дня нет в календаре
row-remedy-date-no-such-day = Исправьте день; если день и месяц переставлены, укажите это
row-reason-date-ambiguous = День и месяц можно прочесть двояко
row-remedy-date-ambiguous = Укажите порядок дня и месяца в сопоставлении
row-reason-date-two-digit-year = В годе только две цифры
row-remedy-date-two-digit-year = Запишите четыре цифры или укажите век в сопоставлении
row-reason-date-time-of-day = После даты стоит время
row-remedy-date-time-of-day = Оставьте только дату или отбрасывайте время в сопоставлении
row-reason-date-out-of-range = Дата вне 1990–2099 годов
row-remedy-date-out-of-range = Проверьте год
row-reason-unknown-currency = Такого кода валюты нет
row-remedy-unknown-currency = Запишите три буквы, например EUR или RUB
row-reason-no-currency = Нигде не указана валюта суммы
row-remedy-no-currency = Добавьте столбец валюты или укажите её в сопоставлении
row-reason-negative-terms = Срок оплаты раньше даты документа
row-remedy-negative-terms = Исправьте срок или дату документа
row-reason-terms-unreadable = Отсрочка — не число дней
row-remedy-terms-unreadable = Запишите целое число дней от 0 до 3650
row-reason-unknown-word = Для этого поля такое слово неизвестно
row-remedy-unknown-word = Используйте известное слово или добавьте это в сопоставление
row-reason-scientific-identifier = Таблица округлила этот номер
row-remedy-scientific-identifier = Сделайте столбец текстовым, введите номер полностью и сохраните
row-reason-cell-error = В ячейке таблицы ошибка
row-remedy-cell-error = Исправьте формулу и сохраните снова
row-reason-formula-without-value = У формулы нет сохранённого результата
row-remedy-formula-without-value = Откройте файл в программе таблиц и сохраните
row-reason-too-long = Текст слишком длинный для поля
row-remedy-too-long = Сократите его
row-reason-not-a-document = В тексте нет номера и даты документа
row-remedy-not-a-document = Исправьте текст или шаблон в сопоставлении
row-reason-invisible-text = В ячейке только невидимые знаки
row-remedy-invisible-text = Введите номер заново
row-reason-unknown-owner = Нет сотрудника с таким именем входа
row-remedy-unknown-owner = Сначала добавьте сотрудника или исправьте имя
row-reason-unknown-customer = Такой покупатель неизвестен
row-remedy-unknown-customer = Сначала загрузите покупателей или исправьте код
row-reason-told-differently = Тот же документ есть в файле с другими данными
row-remedy-told-differently = Оставьте только верную строку
row-reason-other-day = В учёте этот документ с другой датой
row-remedy-other-day = Исправьте дату или сначала аннулируйте документ в учёте
row-reason-other-currency = В учёте этот документ в другой валюте
row-remedy-other-currency = Исправьте валюту или сначала аннулируйте документ в учёте
row-reason-below-settled = Новая сумма меньше уже оплаченной
row-remedy-below-settled = Сначала отмените оплату или исправьте сумму
row-reason-paid-otherwise = В учёте у документа другая оплата
row-remedy-paid-otherwise = Сверьте платежи и исправьте одну из сторон
row-reason-day-in-future = День поступления денег ещё не наступил
row-remedy-day-in-future = Исправьте день оплаты и загрузите файл снова
row-reason-cancelled-document = Документ аннулирован в учёте
row-remedy-cancelled-document = Сначала отмените аннулирование или уберите строку
row-reason-amount-too-large = Сумма больше, чем можно хранить
row-remedy-amount-too-large = Проверьте суммы на лишние цифры

## Почему файл отклонён целиком.

file-error-io = файл не читается. Проверьте, что он есть и доступен
file-error-empty = в файле нет строк. Проверьте, тот ли это файл, и выгрузите его снова
file-error-not-a-table = это не таблица. Сохраните её как CSV, XLSX или ODS
file-error-old-excel = это книга в формате до 2007 года. Сохраните её как XLSX
file-error-encrypted = книга защищена паролем. Сохраните её без пароля
file-error-ambiguous-encoding = подходит несколько кодировок. Укажите кодировку в сопоставлении или сохраните файл в UTF-8
file-error-unknown-encoding = указанной кодировки не существует. Исправьте её или сохраните файл в UTF-8
file-error-undecodable = строка { $line } записана в другой кодировке. Сохраните весь файл в одной, лучше в UTF-8
file-error-zero-byte = в строке { $line } стоит нулевой байт: файл повреждён или это не текст. Выгрузите таблицу заново как CSV в UTF-8
file-error-unclosed-quote = в строке { $line } кавычки не закрыты. Закройте их; возможно, файл обрезан
file-error-too-many-rows = в файле слишком много строк. Разделите его; проверьте лишние ячейки внизу
file-error-too-many-columns = в строке { $line } слишком много столбцов. Проверьте разделитель и лишние ячейки сбоку
file-error-cell-too-long = в строке { $line } слишком длинная ячейка. Проверьте разделитель и кавычки
file-error-row-too-long = строка { $line } слишком длинная. Проверьте разделитель и кавычки
file-error-too-many-cells = лист занимает слишком много ячеек. Проверьте лишние ячейки вдали от таблицы
file-error-damaged = таблица повреждена. Откройте её в программе таблиц и сохраните снова
file-error-too-many-entries = внутренний архив не похож на таблицу. Не доверяйте файлу; спросите отправителя
file-error-unpacks-too-large = файл распаковывается до огромного размера. Не доверяйте ему; спросите отправителя
file-error-ratio-too-high = файл распаковывается до огромного размера. Не доверяйте ему; спросите отправителя
file-error-overlapping-entries = внутренний архив не похож на таблицу. Не доверяйте файлу; спросите отправителя
file-error-forbidden-xml = таблица содержит запрещённые объявления. Не доверяйте файлу; сохраните таблицу как CSV
file-error-xml-too-long = в таблице слишком длинный элемент. Сохраните её как CSV
file-error-xml-too-deep = таблица вложена слишком глубоко. Сохраните её как CSV
file-error-no-sheet = в таблице нет листа со строками. Проверьте, тот ли это файл
file-error-unknown-sheet = такого листа нет. Укажите существующий в сопоставлении
file-error-several-sheets = строки есть на нескольких листах. Укажите нужный в сопоставлении
file-error-changed = файл изменился во время чтения. Дождитесь готовности и загрузите снова
file-error-over-memory = для чтения нужно слишком много памяти. Сохраните как CSV или разделите
file-error-over-time = чтение занимает слишком долго. Сохраните как CSV или разделите
file-error-child-failed = таблицу не удалось прочитать. Сохраните как CSV или сохраните книгу снова
file-error-mapping-does-not-fit = столбцов из сопоставления нет в файле. Выберите сопоставление для этого источника
file-error-other-source = сопоставление сделано для другого источника. Выберите подходящее
file-error-duplicate-heading = в заголовке столбец назван дважды. Дайте разные названия
file-error-unknown-kind = непонятно, покупатели это, счета или платежи. Укажите вид или задайте сопоставление столбцов
file-error-ambiguous-dates = даты можно прочесть с днём или месяцем впереди. Укажите порядок в сопоставлении
file-error-mixed-dates = даты записаны по-разному. Приведите их к одному виду в источнике
file-error-opposite-dates = в столбце «{ $day_first }» впереди день (строка { $day_first_line }), в столбце «{ $month_first }» впереди месяц (строка { $month_first_line }). Запишите оба в одном порядке в источнике
file-error-ambiguous-amounts = суммы можно прочесть двояко. Укажите десятичный знак в сопоставлении
file-error-mixed-amounts = суммы записаны по-разному. Приведите их к одному виду в источнике

## Что не так в сопоставлении столбцов. По-английски это говорит сама программа чтения.

map-error-line = строка { $line }: { $what }
map-error-syntax = текст не читается как TOML; проверьте кавычки, скобки и знаки равенства
map-error-unknown-word = слова «{ $word }» в сопоставлениях нет; проверьте его написание
map-error-missing-key = не хватает обязательного «{ $word }»; допишите его
map-error-no-source = у «source» нет имени; назовите источник
map-error-produces-nothing = «produces» ничего не называет; укажите customers, invoices или payments
map-error-missing-field = поле «{ $word }» должно стоять в [columns] или в [constants]
map-error-unknown-encoding = кодировки «{ $word }» не существует; исправьте имя или уберите его
map-error-separator = «{ $word }» не может разделять ячейки; возьмите запятую, точку с запятой или табуляцию
map-error-unknown-currency = валюты «{ $word }» не существует; напишите три буквы, например EUR
map-error-unknown-kind = вида документа «{ $word }» нет; известны { $known }
map-error-no-flag = «{ $word }» — не yes и не no
map-error-twice = поле «{ $word }» стоит и в [columns], и в [constants]; оставьте одно
map-error-other-rows = сопоставление не даёт строк вида «{ $word }»; выберите другое содержимое файла или другое сопоставление
refused-two-methods = «{ $first }» и «{ $second }» устанавливают начисление по одним и тем же документам. Завершите одно из условий или укажите, что по договору они складываются.
refused-no-rate = В таблице { $table } нет ставки на { $day }. Добавьте ставку или согласуйте неустойку по договору.
refused-no-calendar = В календаре { $calendar } нет рабочих дней за { $year } год, поэтому нельзя сказать, с какого дня идёт начисление. Загрузите год командой saldo rates calendar.
refused-nothing-to-claim = По документу { $number } сегодня нечего предъявлять или прощать. Посмотрите его начисление.
refused-unknown-request = Нет запроса { $number }, который вам виден. Обновите список.
refused-request-closed = Запрос { $number } уже закрыт. Обновите список.
refused-own-request = Это ваше собственное, под любой учётной записью и за кого бы то ни было. Решает другой.
refused-beyond-limit = От вашего лимита сейчас осталось { $left }. Обратитесь к вышестоящему.
refused-no-time-past = День, до которого покупатель заплатит, уже прошёл. Укажите более поздний.
refused-no-time-part-today = { $count ->
    [0] По пункту 6.1.3.b.b1 покупателю с таким статусом время не даётся. Договоритесь о части сегодня и запишите её, затем — об остатке.
    [one] По пункту 6.1.3.b.b1 покупателю с таким статусом даётся не больше { $count } дня. Договоритесь о части сегодня и запишите её, затем — об остатке.
    [few] По пункту 6.1.3.b.b1 покупателю с таким статусом даётся не больше { $count } дней. Договоритесь о части сегодня и запишите её, затем — об остатке.
   *[many] По пункту 6.1.3.b.b1 покупателю с таким статусом даётся не больше { $count } дней. Договоритесь о части сегодня и запишите её, затем — об остатке.
}
refused-no-time-not-yours = По пункту { $clause } столько времени даёт: { $role }. Договоритесь самое позднее на { $last } или запросите больше.
refused-no-time-again = По пункту { $clause } долг, который уже откладывали, снова откладывает: { $role }. Направьте запрос.
refused-own-limit = «{ $role }» — ваша роль. Её лимит устанавливает вышестоящий.
refused-decide-request = Это решение. Примите его как запрос { $number }, из списка ответов.
refused-memo-owed = Эта работа выполнена, когда написана служебная записка. Напишите её: отчёт о проделанной работе приложится сам.
