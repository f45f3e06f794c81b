# What colleagues are told.

nav-notices = Notices
notices-sub = What cannot wait, and once a working day what your day holds. The same goes to your e-mail address.
notices-none = No notices
notices-none-text = Dangers that are yours to answer, and the word on your day, appear here.
notices-not-arrived = Not arrived by e-mail
notice-about = Notice
notice-whom = To
notice-to-nobody = Nobody has this role
notice-by-email = By e-mail
notice-kind-urgent = Urgent
notice-kind-digest = Your day
notice-kind-policy = From the policy
notice-why-no-address = The person has no e-mail address here
notice-why-off = Sending is switched off or no mail server is set
notice-why-only-to = Only named addresses are written to here
notice-why-nobody = Nobody has the role that should be told, nor any above it
notice-why-person-left = The person does not work here any more
notice-why-day-over = Its day is over
notice-why-answered = It was answered
notice-why-unwritten = It could not be written
notice-why-dead-address = The address does not exist
notice-why-refused = The server has refused it
notice-why-turned-away = The server’s rules have turned it away
notice-why-later = The server asks to come back later
notice-why-unreachable = The server could not be reached
notice-why-unknown = The line broke before the answer: nobody knows whether it arrived
notice-why-lapsed = The program stopped between sending and noting: nobody knows whether it arrived
notice-why-brought-back = It waited in a copy that was brought back: it may have left since

notice-urgent-subject = Urgent: { $customer } ({ $code }) – the money is in danger
notice-urgent-body =
    { $by } was at { $customer } ({ $code }) and found that the money is in danger.

    { $note }

    Say how to go on: Saldo, page of the customer. Where the company has set it so, no goods go out until you have.
notice-digest-subject = Your day, { $day }
notice-digest-work =
    { $count ->
        [one] { $count } piece of work is to be done:
       *[other] { $count } pieces of work are to be done:
    }
notice-digest-decisions =
    { $count ->
        [one] { $count } decision waits for you.
       *[other] { $count } decisions wait for you.
    }
notice-digest-missed =
    { $count ->
        [one] { $count } decision was not taken in time.
       *[other] { $count } decisions were not taken in time.
    }
notice-digest-inventory = The inventory of settlements as at { $as-of } is due by { $by }.
notice-digest-not-told = { $program } could not be told of what it asked for; given up so far: { $count }.
notice-digest-plans =
    { $count ->
        [one] { $count } plan of yours is due.
       *[other] { $count } plans of yours are due.
    }
notice-digest-unchecked =
    { $count ->
        [one] { $count } plan of others has not been looked at.
       *[other] { $count } plans of others have not been looked at.
    }
notice-digest-memos =
    { $count ->
        [one] { $count } memo is owed.
       *[other] { $count } memos are owed.
    }
notice-digest-votes =
    { $count ->
        [one] { $count } status waits for your vote.
       *[other] { $count } statuses wait for your vote.
    }
notice-digest-errands =
    { $count ->
        [one] { $count } errand waits for you.
       *[other] { $count } errands wait for you.
    }
notice-digest-replies =
    { $count ->
        [one] { $count } reply of a customer waits to be read: no reminders go to that customer meanwhile.
       *[other] { $count } replies of customers wait to be read: no reminders go to those customers meanwhile.
    }
notice-digest-uncertain =
    { $count ->
        [one] Of { $count } message nobody knows whether it left.
       *[other] Of { $count } messages nobody knows whether they left.
    }
notice-digest-failed =
    { $count ->
        [one] { $count } message could not be delivered.
       *[other] { $count } messages could not be delivered.
    }
notice-digest-flood =
    { $count ->
        [one] { $count } message waits for somebody's word.
       *[other] { $count } messages wait for somebody's word.
    }
notice-digest-check-lists = Check lists of today:
notice-digest-check-list = – { $name }: debtors { $debtors }, overdue { $overdue }, contacts { $contacts }, done { $done }, coaching goals { $coaching }
notice-digest-nothing = Nothing waits for you today.

user-no-email = none: notices are shown here only
user-email-change = Change e-mail
flash-user-email = Notices go there from now on.
cli-user-email = The address of { $login } is recorded.
cli-email = E-mail
sending-digest-at = Colleagues get the word on their day from
sending-hint-digest-at = On working days, in the company's time zone
cli-notices-sent =
    { $count ->
        [one] { $count } notice went to a colleague.
       *[other] { $count } notices went to colleagues.
    }
cli-notices-waiting =
    { $count ->
        [one] { $count } notice to a colleague waits: see the page of notices.
       *[other] { $count } notices to colleagues wait: see the page of notices.
    }
cli-notices-failed =
    { $count ->
        [one] { $count } notice to a colleague did not arrive: see the page of notices.
       *[other] { $count } notices to colleagues did not arrive: see the page of notices.
    }

notice-event-subject = Urgent: { $customer } ({ $code }) – { $what }
notice-event-body = About { $customer } ({ $code }): { $what }. You will find it on the customer’s card.
notice-policy-subject = What the policy tells you, { $day }
notice-policy-more =
    { $count ->
        [one] – and one more
       *[other] – and { $count } more
    }
