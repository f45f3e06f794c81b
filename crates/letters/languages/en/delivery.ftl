# Messages on their way: the outbox, how the company sends, how a customer may be written to.

nav-messages = Messages
messages-count =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
messages-all = All
messages-what = Message
messages-none = No messages
messages-none-text = Messages to customers appear here when the control run asks for them.
messages-off-title = Sending is switched off
messages-off-text = Messages are planned and wait; nothing leaves until sending is switched on.
messages-flood-title = Many messages wait for somebody's word
messages-flood-text = { $waiting } wait and { $may_leave } may leave today without being asked about. Look at them, then let them go.
messages-flood-release = Let them go today

brought-back-title = A backup was brought back: nobody knows what has left since
brought-back-messages =
    { $count ->
        [one] { $count } message to a customer
       *[other] { $count } messages to customers
    }
brought-back-notices =
    { $count ->
        [one] { $count } notice to a colleague
       *[other] { $count } notices to colleagues
    }
brought-back-text = They waited when the backup was made. Compare with the log of the mail server, then say it of all of them; single messages are answered for on their own pages before that.
brought-back-left = All of them have left
brought-back-did-not = None of them has left: look again and send
flash-brought-back-answered =
    { $count ->
        [one] Recorded of { $count }.
       *[other] Recorded of { $count }.
    }
cli-brought-back-messages =
    { $count ->
        [one] { $count } message to a customer was answered for
       *[other] { $count } messages to customers were answered for
    }
cli-brought-back-notices =
    { $count ->
        [one] { $count } notice to a colleague was answered for
       *[other] { $count } notices to colleagues were answered for
    }

message-why-covered = Money received covers it
message-why-no-consent = The customer does not want such messages
message-why-represented = The customer acts through a representative
message-why-held = Management has ordered to wait
message-why-disputed = The debt is disputed
message-why-promised = The customer has promised to pay
message-why-outgrown = A later step has taken its place
message-why-not-late = It is not late any more: its due day has moved
message-why-settled = Nothing of it is owed any more
message-why-no-address = The card holds no address for it
message-why-bad-address = The address on the card cannot be one
message-why-too-long = The text is longer than may be paid for
message-why-dead-address = The address does not exist
message-why-refused = The server has refused it
message-why-turned-away = The server’s rules turn it away
message-why-bounced = It came back
message-why-undelivered = It could not be delivered
message-why-later = The server asks to come back later
message-why-unreachable = The server could not be reached
message-why-unwritten = It could not be written
message-why-unknown = The line broke before the answer
message-why-lapsed = The program stopped between sending and noting
message-why-brought-back = It waited in a copy that was brought back: it may have left since
message-why-left = A person says that it left
message-why-did-not = A person says that it did not leave
message-why-again = A person has it tried again
kept-hours = Waits for the hours in which messages may leave
kept-day-limit = The customer has had enough messages today
kept-gap = Somebody was in contact with the customer a moment ago
kept-contact-limit = The law's limit on contacts is full
kept-only-to = Only named addresses are written to here
kept-sms-budget = What short messages may cost today is used up
kept-post = Goes by post: print it under Documents, then say that it was posted
kept-changing = The book changes at this moment

message-state-unwritten = Could not be written
message-recipient = Sent to
message-bytes = Attempt { $number }
message-bytes-get = Exactly what was handed over
message-uncertain-title = Nobody knows whether it left
message-uncertain-text = The line broke, or the program stopped, after the whole message was handed over. Ask the recipient or look at the server's log, then say what you found. It is not sent again by itself.
message-it-left = It left
message-it-did-not = It did not leave
message-failed-title = It could not be delivered
message-failed-text = Correct the address on the customer's card, then have it tried again.
message-try-again = Try again
message-post-title = A letter that goes by post
message-post-text = Print the document from the customer’s page, post it, then record it here.
message-post-number = Number of the registered letter, if it has one
message-post-done = It was posted
problem-message-answer = Choose one of the answers.
flash-message-answered = Recorded.
flash-letters-released = They may leave now.
errand-correct-address = A message could not be delivered: find an address that works
errand-ask-why-refused = A message was refused on its way: ask why, then have it tried again
errand-rewrite-message = A message cannot be written as it is: look at its words, then have it tried again

sending-title = Sending
sending-sub = Whose server carries the messages, in whose name, when and how many.
sending-smtp-host = Mail server
sending-hint-smtp-host = For instance mail.example.com
sending-smtp-port = Port
sending-hint-smtp-port = 587 with starttls, 465 with tls
sending-smtp-security = Encryption
sending-hint-smtp-security = tls, starttls or none (only on the same machine)
sending-smtp-user = Log-in at the mail server
sending-hint-smtp-user = Empty: no password is asked for
sending-sender = Address of the sender
sending-hint-sender = What comes back arrives there
sending-sender-name = Name of the sender
sending-hint-sender-name = Empty: the name of the company
sending-reply-to = Address for replies
sending-hint-reply-to = Empty: the sender's
sending-bounce = Bounce address
sending-hint-bounce = Where letters that do not arrive come back. {"{"}id{"}"} before the @ gives each letter an address of its own: bounces+{"{"}id{"}"}@example.com. Empty: the sender’s
sending-unsubscribe = Address to unsubscribe at
sending-hint-unsubscribe = Begins with mailto: or https://; empty: none
sending-attach = Attached document
sending-hint-attach = pdf, or none
sending-sms-method = How the gateway for text messages is asked
sending-hint-sms-method = get, form, json, or signed for a program of your own (webhook)
sending-sms-address = Address of the gateway
sending-hint-sms-address = {"{"}to{"}"} and {"{"}text{"}"} stand for number and text, {"{"}from{"}"}, {"{"}id{"}"} and {"{"}secret{"}"} for the rest
sending-sms-body = Body for the gateway
sending-hint-sms-body = With the same names; for form and json
sending-sms-taken = Words of an answer that mean taken
sending-hint-sms-taken = As the manual of the provider says, for instance OK; empty: every answer without an error counts
sending-sms-refused = Words of an answer that mean refused
sending-hint-sms-refused = For instance ERR; empty: none
sending-sms-sender = Name or number that text messages come from
sending-hint-sms-sender = As agreed with the provider
sending-smpp-host = Centre for text messages (SMPP)
sending-hint-smpp-host = Instead of a gateway, for instance smpp.example.com
sending-smpp-port = Port of the centre
sending-hint-smpp-port = As agreed with the provider; usually 2775, or 3550 with tls
sending-smpp-security = Encryption to the centre
sending-hint-smpp-security = tls, or none (only through a tunnel or on the same machine)
sending-smpp-user = Log-in at the centre
sending-hint-smpp-user = The system id; its password is found in SALDO_SMPP_PASSWORD or the file named by SALDO_SMPP_PASSWORD_FILE
sending-smpp-kind = System type
sending-hint-smpp-kind = Most centres want none
sending-smpp-rate = Parts a second at most
sending-hint-smpp-rate = As agreed with the provider
sending-sms-parts = Most parts of a text message
sending-hint-sms-parts = A longer one is not sent
sending-sms-a-day = Most parts of text messages in a day
sending-hint-sms-a-day = Each part is paid for; what does not fit waits until tomorrow
sending-hours-from = Messages leave from
sending-hint-hours-from = In the customer's time zone
sending-hours-before = until
sending-hint-hours-before = In the customer's time zone
sending-a-day = Messages a customer gets in a day at most
sending-hint-a-day = Those written by hand count as well
sending-gap-days = Days between what a person said or wrote and a message
sending-hint-gap-days = So many days lie at least between a call, visit, letter or message by hand and the next message that asks for money
sending-burst = Messages that leave in a day without being asked about
sending-hint-burst = When more wait, all of them wait for somebody's word
sending-burst-run = Messages of one run that leave without being asked about
sending-hint-burst-run = Empty: as many as in a day
sending-only-to = Only to these addresses and domains
sending-hint-only-to = For trying things out; empty: to everybody
sending-keep = Keep
sending-is-on = Sending is on
sending-is-on-text = Messages leave by themselves while the program runs.
sending-is-off = Sending is off
sending-is-off-text = Nothing leaves. It stays off until somebody switches it on, also after a backup was brought back.
sending-switch-on = Switch on
sending-switch-off = Switch off
sending-secret = Passwords are not kept here: the program finds them in SALDO_SMTP_PASSWORD, SALDO_SMS_SECRET, SALDO_SMPP_PASSWORD and SALDO_IMAP_PASSWORD, or in files named by the same names with _FILE behind them.
flash-sending-kept = Kept.
flash-sending-on = Messages leave from now on.
flash-sending-off = Nothing leaves any more.

contact-terms-title = Contact rules
contact-terms-sub = Who the customer is to the law and what it lets us send. It holds at once, also for messages that wait.
contact-debtor = The customer is
debtor-legal-entity = A company
debtor-sole-proprietor = A sole proprietor
debtor-individual = An individual
contact-purpose = The debt is
purpose-business = Of business
purpose-personal = Personal
contact-debtor-hint = The limits of the law protect individuals, and sole proprietors over a personal debt.
contact-zone = Time zone
contact-zone-hint = For instance Asia/Vladivostok; empty: the company's
contact-mode = Contact
contact-mode-hint = Calls, visits, e-mails and text messages stop; letters by post are free.
contact-mode-free = May be contacted
contact-mode-refused = Has refused to be contacted
contact-mode-represented = Acts through a representative
contact-by-email = E-mail
contact-by-sms = Text messages
consent-given = May be sent
consent-refused = The customer does not want them
consent-represented = Only to a representative
contact-reason = Who said so, when and how
contact-keep = Record
contact-limits = Limits of the law
contact-limits-hold = Hold: hours of the day, number of messages and calls
contact-limits-none = Do not hold for this customer
contact-said = Said
problem-contact-terms = Choose from the lists.
flash-contact-terms-kept = Recorded; it holds from now on.

cli-deliver-off = Sending is switched off; nothing leaves. `saldo sending on` switches it on.
cli-deliver-parked = { $waiting } messages wait and { $may_leave } may leave today without somebody's word: none has left. Look at them, then `saldo sending release NUMBER`.
cli-deliver-unreachable = { $channel }: { $said }
cli-deliver-sent =
    { $count ->
        [one] { $count } message was sent.
       *[other] { $count } messages were sent.
    }
cli-deliver-would =
    { $count ->
        [one] { $count } message would leave now.
       *[other] { $count } messages would leave now.
    }
cli-deliver-later =
    { $count ->
        [one] { $count } message will be tried again.
       *[other] { $count } messages will be tried again.
    }
cli-deliver-uncertain =
    { $count ->
        [one] { $count } message is uncertain: a person has to say whether it left.
       *[other] { $count } messages are uncertain: a person has to say whether they left.
    }
cli-deliver-failed =
    { $count ->
        [one] { $count } message could not be delivered.
       *[other] { $count } messages could not be delivered.
    }
cli-deliver-withheld =
    { $count ->
        [one] { $count } message may not leave.
       *[other] { $count } messages may not leave.
    }
cli-deliver-withdrawn =
    { $count ->
        [one] { $count } message is not owed any more.
       *[other] { $count } messages are not owed any more.
    }
cli-sending-on = Sending is on.
cli-sending-off = Sending is off: nothing leaves.
cli-returned-undelivered = A letter could not be delivered: its channel stops until the address is corrected.
cli-returned-automatic = A machine answered; nothing follows.
cli-returned-for-a-person = A person answered, or it names no letter of ours; read it yourself.
cli-sending-tried = The server has taken the letter: { $said }

sending-try-subject = Saldo: this is a trial
sending-try-body = { $company } tries whether its letters arrive. This one asks for nothing.

# What the law on contacts with private persons leaves room for (REM-07).
no-room-title = The law limits contacts with this person
no-room-unwanted = No contact: the customer has refused it or acts through a representative
no-room-call = No call before { $day }.
no-room-sms = No message, SMS or e-mail, before { $day }.
no-room-meeting = No visit before { $day }.
contact-anyway = It took place nonetheless: write it down as it was
contact-limit-hours = outside the hours that the law allows
contact-limit-call-per-day = one call a day
contact-limit-call-per-week = two calls a week
contact-limit-call-per-month = eight calls a month
contact-limit-message-per-day = two messages a day
contact-limit-message-per-week = four messages a week
contact-limit-message-per-month = sixteen messages a month
contact-limit-meeting-per-week = one visit a week
contact-limit-unwanted = the customer refuses contact or acts through a representative
refused-contact-limit = The law allows this person to be contacted no more often: { $limit }. There is room from { $day }. If it took place nonetheless, say so.
refused-contact-unwanted = The customer has refused to be contacted, or acts through a representative. If it took place nonetheless, say so.
refused-field-sms-secret = The gateway asks for a secret, and there is none. Give it in SALDO_SMS_SECRET, or in the file that SALDO_SMS_SECRET_FILE names, and start the program again.
refused-field-smtp-host = Name the mail server and the sender, or the gateway of short messages, first.
