## Data about people: how long it is kept, taking it out, erasing it, who looked at it

nav-personal = Personal data
personal-sub = What is kept about customers and their people, what for and how long; and how it is taken out and erased.
personal-due = Time is over
personal-needed = Something is open, the data is needed
personal-waiting = Settled, kept while claims are possible
personal-gone = Erased before
personal-none = Nobody’s data has stayed too long
personal-none-hint = Whoever has settled everything and has been quiet for as long as claims are possible appears here.
personal-last = Last event
personal-since = Due to go since
personal-more = { $count ->
    [one] And { $count } more
   *[other] And { $count } more
}
personal-take-out = Take everything out
personal-take-out-text = A file with every row that names the customer, for whoever asks what is kept about them. That it was taken out stands in the journal.
personal-erase = Erase
personal-erase-text = Name, addresses and everything written by hand go, and with them files, visits and letters; documents, payments and their numbers stay under the code. It cannot be taken back, and is refused while something is open.
personal-acts = Acts of erasure
personal-acts-none = Nothing has been erased yet.
personal-act-number = Act
personal-again = again, after a backup was brought back
personal-act = Act of erasure № { $number }
personal-act-sub = Made from the journal, which proves it; whose data it was is told by the code alone.
personal-act-operator = Company
personal-act-when = When
personal-act-who = Who decided it
personal-act-whose = Whose data (code)
personal-act-system = System
personal-act-how = How
personal-act-how-text = rows overwritten or deleted in the database, files with them
personal-act-data = Data
personal-act-rows = Rows
personal-act-all = In all
personal-kinds = What is kept
personal-purpose = What for
personal-kept = How long
personal-fate = When somebody is erased
personal-where = Where it stands
personal-purpose-contract = the contract with the customer
personal-purpose-demand = asking for what is owed, and proving it
personal-purpose-payment = knowing whose money came in
personal-purpose-work = dividing work among colleagues
personal-purpose-account = letting a colleague in, and nobody else
personal-purpose-record = the books and the journal
personal-kept-debt = { $count ->
    [one] while something is open, then { $count } year
   *[other] while something is open, then { $count } years
}
personal-kept-books = { $count ->
    [one] { $count } year after the financial year
   *[other] { $count } years after the financial year
}
personal-kept-employment = while the person works here, then with the journal
personal-kept-short = a year
personal-fate-emptied = emptied
personal-fate-coded = replaced by the code
personal-fate-removed = removed
personal-fate-stays = stays
flash-personal-erased = { $count ->
    [one] { $count } row no longer names the customer and its people.
   *[other] { $count } rows no longer name the customer and its people.
}
refused-unknown-erasure = There is no act of erasure № { $number }.

nav-seen = Who looked at what
seen-sub = Pages about customers that colleagues were shown; kept for a year. Without days: since yesterday.
seen-login = Log-in
seen-show = Show
seen-page = Page
seen-times = Times
seen-none = Nobody looked
seen-none-hint = On these days nobody was shown a page of this kind.

cli-erasures-again = Erased again after the backup: { $customers }.
cli-erasures-left = These owe something in what was brought back; erase them once that is settled: { $customers }.
cli-personal-due = { $customer }: last event { $last }, due to go since { $since }
cli-personal-due-none = Nobody’s data has stayed too long.
