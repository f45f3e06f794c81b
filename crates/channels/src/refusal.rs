//! Whom a refusal of a letter is about: one reading for what a server answers at once and for
//! what a report says later (RFC 5321 and 3463; D20, D33, D34).

/// Whom a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The address itself: nobody is there. Nothing else makes an address dead.
    Address,
    /// A mailbox that is full: it will be emptied.
    ForNow,
    /// This letter, or a mailbox that takes none: its address is right.
    Letter,
    /// Rules and protocol: about this recipient or about everything of ours, which the answer
    /// does not say. Several recipients in a row do.
    Unclear,
}

/// Words by which a server that gives no enhanced code says that its rules are meant.
const RULES: [&str; 8] =
    ["relay", "spam", "block", "policy", "denied", "blacklist", "authent", "reputation"];

/// What a negative answer for good says about a recipient: by its enhanced code where its words
/// begin with one, else by its code.
pub(crate) fn of_answer(code: u16, words: &str) -> Refusal {
    match enhanced(words) {
        Some(status) => of_status(status),
        None => match code {
            552 => Refusal::ForNow,
            550 | 551 | 553 if !speaks_of_rules(words) => Refusal::Address,
            _ => Refusal::Unclear,
        },
    }
}

/// What a report says: its status, and the answer that the other server gave where the status
/// says nothing.
pub(crate) fn of_report(status: &str, diagnostic: &str) -> Refusal {
    match enhanced(status) {
        Some((0, _)) | None => of_diagnostic(diagnostic),
        Some(status) => of_status(status),
    }
}

/// `smtp; 550 5.1.1 no such mailbox`
fn of_diagnostic(diagnostic: &str) -> Refusal {
    let answer = diagnostic.rsplit_once(';').map_or(diagnostic, |(_, answer)| answer).trim();
    let (code, words) = answer.split_once([' ', '-']).unwrap_or((answer, ""));
    match code.parse() {
        Ok(code @ 500..=599) => of_answer(code, words),
        _ => Refusal::Unclear,
    }
}

const fn of_status((subject, detail): (u16, u16)) -> Refusal {
    match (subject, detail) {
        // The address of the sender, not that of the recipient.
        (1, 7 | 8) => Refusal::Unclear,
        (1, _) => Refusal::Address,
        (2, 2) => Refusal::ForNow,
        (0 | 5 | 7, _) => Refusal::Unclear,
        _ => Refusal::Letter,
    }
}

fn speaks_of_rules(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    RULES.iter().any(|rule| words.contains(rule))
}

/// Subject and detail of `5.subject.detail` at the beginning of the words.
fn enhanced(words: &str) -> Option<(u16, u16)> {
    let mut parts = words.split_whitespace().next()?.split('.');
    let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
    let both = subject.parse().ok().zip(detail.parse().ok());
    both.filter(|_| class == "5" && parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D20: what a relay refuses us says nothing about the address of the customer.
    #[test]
    fn only_a_refusal_of_the_address_makes_it_dead() {
        for (code, words, expected) in [
            (550, "5.1.1 no such mailbox", Refusal::Address),
            (554, "5.1.10 recipient not found", Refusal::Address),
            (550, "no such user", Refusal::Address),
            (551, "not here", Refusal::Address),
            (553, "what name is that", Refusal::Address),
            (554, "5.7.1 relay access denied", Refusal::Unclear),
            (550, "5.7.1 blocked", Refusal::Unclear),
            (550, "blocked by our policy", Refusal::Unclear),
            (554, "transaction failed", Refusal::Unclear),
            (550, "Relaying denied", Refusal::Unclear),
            (553, "5.1.8 sender address rejected", Refusal::Unclear),
            (530, "5.7.0 sign in first", Refusal::Unclear),
            (503, "5.5.1 bad sequence", Refusal::Unclear),
            (552, "5.2.2 mailbox full", Refusal::ForNow),
            (552, "full", Refusal::ForNow),
            (550, "5.2.2 full", Refusal::ForNow),
            (550, "5.2.1 mailbox disabled", Refusal::Letter),
            (552, "5.3.4 too big", Refusal::Letter),
        ] {
            assert_eq!(of_answer(code, words), expected, "{code} {words}");
        }
    }

    /// D20: a report is read as the answer itself would be.
    #[test]
    fn a_report_is_read_like_an_answer() {
        for (status, diagnostic, expected) in [
            ("5.1.1", "smtp; 250 whatever", Refusal::Address),
            ("5.1.1 (bad destination)", "", Refusal::Address),
            ("5.2.2", "smtp; 552 5.2.2 over quota", Refusal::ForNow),
            ("5.2.1", "", Refusal::Letter),
            ("5.4.7", "smtp; delivery time expired", Refusal::Letter),
            ("5.7.1", "smtp; 550 no such user", Refusal::Unclear),
            ("5.0.0", "smtp; 550 no such user", Refusal::Address),
            ("5.0.0", "smtp; 550-5.1.1 no such mailbox", Refusal::Address),
            ("5.0.0", "x-unix; 67", Refusal::Unclear),
            ("5.0.0", "", Refusal::Unclear),
        ] {
            assert_eq!(of_report(status, diagnostic), expected, "{status} {diagnostic}");
        }
    }
}
