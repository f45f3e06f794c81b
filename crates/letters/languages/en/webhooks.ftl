# Programs outside that are told what happened.

nav-webhooks = Programs that are told
webhooks-sub = What happens here is told to other systems at once, signed and tried until they take it.
webhooks-programs = Who is told
webhooks-none = No program is told anything.
webhook-name = Program
webhook-address = Address
webhook-address-hint = A public https address. Addresses of this machine and of private networks are refused unless the operator allows them.
webhook-events = Hears of
webhook-add-title = Tell a program
webhook-add = Add
webhook-end = End
webhook-is-ended = ended
webhook-secret = Each message is signed with a key of its own for each program. Whoever runs Saldo reads it with “saldo webhook key” and gives it to the program; it stands on no page and not in the database.
webhook-all = All
webhook-count =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
webhook-events-none = Nothing was to be told.
webhook-event = Event
webhook-said = Answer
webhook-send-again = Send again
webhook-state-waiting = waits
webhook-state-told = told
webhook-state-dead = given up
happening-payment-recorded = a payment is recorded
happening-payment-taken-back = a payment is taken back
happening-credit-recorded = a credit note, return or offset is recorded
happening-credit-taken-back = a credit note, return or offset is taken back
happening-debt-closed = nothing is owed on a debt any more
happening-debt-reopened = something is owed on a closed debt again
happening-debt-written-off = a debt is written off
happening-write-off-taken-back = a write-off is taken back
happening-step-taken = a debt has reached a step
happening-promise-broken = a promise or schedule is broken
happening-status-changed = a status has changed
happening-terms-changed = terms have changed
happening-shipments-stopped = shipments are stopped
happening-shipments-resumed = shipments may leave again
flash-webhook-added = The program is told from now on.
flash-webhook-ended = The program is told nothing any more.
flash-webhook-again = The event is tried again.
refused-unknown-webhook = There is no program { $number } that is told.
refused-field-events = Say what the program is to hear of.
refused-field-webhook-name = Name the program in 1 to 80 characters, e.g. Web shop.
refused-field-webhook-address = “{ $value }” is no address. Write it like https://example.com/hook.
refused-field-webhook-https = “{ $value }” is not https: what is told would be readable on the way.
refused-field-webhook-password = The address holds a password. Leave it out: the signature shows that the message is ours.
refused-field-webhook-private = “{ $value }” leads into this machine or a private network. Give a public address, or ask whoever runs Saldo to allow private ones.
webhook-cli-added = Program { $number } is told from now on. “saldo webhook key { $number }” prints the key of its messages.
webhook-cli-ended = Program { $number } is told nothing any more.
webhook-cli-again = The event is tried again for program { $number }.
webhook-cli-no-secret = There is no secret to sign with: put one into SALDO_WEBHOOK_SECRET, or its file’s name into SALDO_WEBHOOK_SECRET_FILE.
webhook-cli-told =
    { $count ->
        [one] { $count } event told
       *[other] { $count } events told
    }
webhook-cli-later =
    { $count ->
        [one] { $count } event is tried again later
       *[other] { $count } events are tried again later
    }
webhook-cli-dead =
    { $count ->
        [one] { $count } event given up
       *[other] { $count } events given up
    }
