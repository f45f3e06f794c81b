# Rates and calendars: the screen, the command line, what is refused.

nav-rates = Rates and calendars
rates-lead = What the law's interest is computed with. A decision is added; nothing is overwritten.
rates-name-ru-key-rate = Key rate of the Bank of Russia
rates-name-ee-default-interest = Default interest of Estonia (VÕS § 113)
rates-name-ru = Working days of Russia
rates-name-ee = Working days of Estonia
rates-ends-ru-key-rate = key rate table ends { $day }
rates-ends-ee-default-interest = default interest table ends { $day }
rates-ends-ru = calendar RU ends { $day }
rates-ends-ee = calendar EE ends { $day }
rates-stale-title = Data ends before today
rates-stale-text = Later days use the last rate known. Add what was decided since, or say that nothing was.
rates-stale-go = To rates and calendars
rates-complete-to = Complete to { $day }
rates-source = Source
rates-from = In force from
rates-rate = Rate, % a year
rates-own = own entry
rates-history = All rows
rates-chart = The rate from { $first } to { $last }: lowest { $low }, highest { $high } percent
rates-add-title = Add a decision
rates-day = Day of effect
rates-day-hint = The day from which the rate holds, not that of the announcement.
rates-checked-to = Checked to
rates-checked-to-hint = Last day for which no later decision is missing. Empty: the day of effect.
rates-source-hint = Where the figure was taken from.
rates-reason = Why it is corrected
rates-reason-hint = Needed only when a row that stands is changed.
rates-table = Table
rates-add = Add
rates-upload-title = Take over a published list
rates-upload-text = Two columns, day and rate, as the Bank of Russia publishes them. Days may rise or fall; repeated rates add no row.
rates-upload-file = File
rates-upload-look = Look at it first
rates-preview-title = What the list would change
rates-preview-none = The table says all of this already. Nothing would change.
rates-preview-nothing-yet = Nothing is recorded yet.
rates-preview-confirm =
    { $count ->
        [one] Record { $count } change
       *[other] Record { $count } changes
    }
rates-preview-read =
    { $count ->
        [one] { $count } row read
       *[other] { $count } rows read
    }
rates-preview-cancel = Back
rates-change = Change
rates-change-added = new
rates-change-extended = checked further
rates-change-corrected = corrected
rates-year-title = Add a calendar year
rates-year-text = A year that is there is corrected; that needs a reason.
rates-calendar = Calendar
rates-year = Year
rates-days-off = Weekdays that are days off
rates-days-off-hint = Days with spaces or new lines between them, such as 2027-01-01 2027-01-04.
rates-worked = Saturdays and Sundays that are worked
rates-years = Years
rates-days-off-count =
    { $count ->
        [one] { $count } weekday off
       *[other] { $count } weekdays off
    }
rates-worked-count =
    { $count ->
        [one] { $count } working weekend day
       *[other] { $count } working weekend days
    }
rates-change-unchanged = nothing changed
rates-change-struck-out = struck out
rates-moratoria = Moratoria of Russia
rates-spares-due-before = spares debts due before { $day }
rates-moratorium-title = Add a moratorium
rates-moratorium-text = A period in which older debts bear neither penalty nor interest. One of a name that is there is changed; that needs a reason.
rates-moratorium-name = Name
rates-moratorium-from = First day
rates-moratorium-to = Last day
rates-moratorium-before = Debts due before
rates-moratorium-before-hint = Only debts due before this day are spared. Empty: the first day.
rates-moratorium-strike-out = There is no such moratorium after all
rates-fees = Court fees
rates-fees-since = in force from { $day }
rates-fees-title = Take over court fees
rates-fees-text = Fees as text
rates-fees-explained = One court from one day on, written as in the program’s own file of that court. Claims filed before that day keep the fees before it.
rates-court-ru-arbitrazh = Arbitrazh courts of Russia
rates-court-ru-general = Courts of general jurisdiction of Russia
rates-court-ee-order = Expedited order for payment, Estonia
flash-rates =
    { $count ->
        [0] Nothing changed: the table says so already.
        [one] { $count } change is recorded. Charges are computed with it from now on.
       *[other] { $count } changes are recorded. Charges are computed with them from now on.
    }

cli-rates-stale = Warning: { $what }
cli-rates-year = { $year }: { $off } weekdays off, { $worked } working weekend days
cli-rates-own = own entry: { $source }
cli-rates-outcome = { $table }: { $read } read, { $changes } changed, complete to { $day }
cli-rates-calendar = { $calendar }: { $read } read, { $added } added, { $corrected } corrected
cli-rates-change = { $day }  { $rate }  { $change }, checked to { $checked }
cli-rates-law = { $code }, { $day }: { $change }

refused-data = { $file }, line { $line }: { $what }. Correct that line and take the file again.
refused-rates-place = { $file }, line { $line }:
refused-rates = “{ $value }” cannot be taken. Correct it.
refused-rates-unknown = “{ $value }” is not kept here. Choose one of: { $other }.
refused-rates-not-a-day = “{ $value }” is no existing day. Write it as 2026-07-27 or 27.07.2026.
refused-rates-day-out-of-range = { $value } lies outside 1990 to 2099. Correct the year.
refused-rates-not-a-rate = “{ $value }” is no percentage. Write it as 14.25, with at most six decimals.
refused-rates-rate-out-of-range = { $value } lies outside 0 to 1000 percent. Give the rate a year in percent.
refused-rates-not-rising = { $value } does not follow { $other }. List each day once, rising or falling throughout.
refused-rates-checked-before-effect = { $value } is before { $other }, from which the rate holds. Give a day to which the table was really checked.
refused-rates-before-table = { $value } is before { $other }, where the table begins. Leave the row out.
refused-rates-after-table = { $value } is after { $other }, when this rate ended. Leave the row out.
refused-rates-too-far-ahead = { $value } is more than a year ahead. Correct the year; { $other } is the last day that is taken.
refused-rates-no-source = Say where the figures were taken from.
refused-rates-year-out-of-range = “{ $value }” is no year from 1990 to 2099. Correct it.
refused-rates-other-year = { $value } is not a day of { $other }. Move it to its own year.
refused-rates-on-weekend = { $value } is a Saturday or Sunday. Leave it out: weekends are days off anyway.
refused-rates-not-on-weekend = { $value } is no Saturday or Sunday. Leave it out: weekdays are worked anyway.
refused-rates-listed-twice = { $value } is listed twice. Keep one of the two.
refused-rates-columns = “{ $value }” is not a day and a rate. Give two columns: day;rate.
refused-rates-no-rows = { $value } holds no rate. Give rows of two columns: day;rate.
refused-rates-no-name = “{ $value }” is no name of a moratorium. Give one of 1 to 60 characters, such as RU-497-2022.
refused-rates-ends-first = { $value } is before { $other }, the first day. Give the last day without accrual.
refused-rates-too-long = { $value } is too long. Give the fees of one court.
