# Neighbourhood Watch schemes, for officers. They see counts, never members.

schemes-new = Somebody asks to lead a Neighbourhood Watch scheme: { $scheme }, { $area }. They will come to you, or ring 101, with the code { $code }. Say yes only to somebody you have met.
schemes-vacant = Nobody leads { $scheme } ({ $area }) now: its coordinator left, or cannot be reached. Its members still get alerts. You can give the lead to somebody else.
schemes-reported =
    A member of { $scheme } ({ $area }) reported what the coordinator wrote:
    { $text }
schemes-look = Look at the scheme
schemes-halt = Stop this message
schemes-halted = Stopped. { $waited } copies of the message to { $scheme } had not gone yet, and will not. To stop the scheme itself send /schemes.
schemes-title = Neighbourhood Watch schemes. Choose one.
schemes-none = There is no Neighbourhood Watch scheme in your area yet.
schemes-more = More
schemes-line = { $scheme }, { $area }: { $state }. Members: { $members } (of these lead: { $leaders }). Last alert passed on: { $last }.
schemes-never = never
schemes-state-asked = waits for an officer
schemes-state-active = runs
schemes-state-vacant = has no coordinator
schemes-state-stopped = stopped
schemes-vet = Who asks has the code { $code }. Approve it only if somebody you have met, and checked as your force does, gave you this code.
schemes-do-approve = Approve
schemes-do-decline = Decline
schemes-do-stop = Stop the scheme
schemes-do-hand-over = New coordinator
schemes-do-back = Back to the list
schemes-done-approve = { $scheme } runs. Neighbours join with JOIN { $code }. The coordinator is told.
schemes-done-decline = Declined. Whoever asked is told kindly to ring 101.
schemes-done-stop = { $scheme } is stopped. What waited does not go out, and those who lead it are told.
schemes-hand-over-code = Give this code to the new coordinator in person: SCHEME { $code }. It works once, for 7 days. Who leads it now becomes a member when it is used.
schemes-gone = That was settled by somebody else meanwhile, or is not in your area.
