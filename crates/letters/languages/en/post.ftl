# Letters that go by post, printed together.

nav-post = Post
post-sub = Letters that go by post are printed together, each with its address in the window of the envelope.
post-waiting =
    { $count ->
        [one] { $count } letter waits to be printed
       *[other] { $count } letters wait to be printed
    }
post-waiting-none = No letter waits to be printed
post-print = Print what waits
post-print-hint = At most 100 letters at once; what is paid, disputed or promised is left out.
post-batch = Batch { $number }
post-batches-none = Nothing was printed yet
post-batches-none-text = Letters that go by post wait here until somebody prints them.
post-letters = Letters
post-pages = Pages
post-printed-by = Printed by
post-open = { $count } not yet posted
post-done = Posted
post-get = The file to print (PDF)
post-hash = Fingerprint of the file
post-place = No.
post-page = Page
post-address = Address
post-outcome = What came of it
post-outcome-posted = Posted
post-outcome-returned = Back in the queue
post-outcome-taken-out = Taken out
post-take-out = Take it out of the pile
post-not-posted = Not posted
post-say-title = Is the batch at the post?
post-say-text = Tick what was not printed well or not at all: it stays in the queue. Take out what is marked: nothing of it is owed any more.
post-say = It is posted
post-nothing-left = No letter may leave now
letter-registered-number = Number of the registered letter
letter-delivered-on = Delivered on
letter-register = Record
message-state-registered = Registered letter
kept-in-batch = Printed, not yet posted
print-cover-title = Letters to be posted
print-address = Address
print-pages = Pages
print-letters-count =
    { $count ->
        [one] { $count } letter
       *[other] { $count } letters
    }
flash-post-printed = Printed. Print the file, carry the letters to the post, then say so here.
flash-post-nothing = No letter may leave now.
flash-post-posted = Recorded.
problem-post-day = Write the day as 2026-03-31.
refused-unknown-print-batch = There is no batch { $number }.
refused-erased-print-batch = The file of batch { $number } was destroyed: it held a letter to somebody whose personal data was erased. What was not posted yet can be put back into the queue and printed again.
sending-post-sides = Sides of a sheet that are printed
sending-hint-post-sides = one, or two
cli-post-waiting = Letters that wait to be printed: { $count }
cli-post-batch = { $number }  { $day }  letters { $letters }, pages { $pages }, not yet posted { $open }  { $hash }
cli-post-letter = { $place }. page { $page }  { $code }  { $name }  { $state }
cli-post-nothing = No letter may leave now.
cli-post-posted = Posted { $posted }, back in the queue { $returned }, taken out { $taken_out }.
