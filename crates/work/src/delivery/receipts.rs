//! What the provider says later: delivered, or not. Receipts come twice, late, in any order and
//! from anybody: only those with the token count, and a message never goes back (D27).

use super::answers::bounce;
use super::attempt::{command, pass};
use super::pass::place;
use crate::{Office, Refused, Who};
use saldo_channels::one_line;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, EffectId};
use saldo_store::delivery::{self as stored, Change};

/// What a receipt says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    Delivered,
    Failed,
    /// Anything in between: on its way, buffered.
    Pending,
}

impl Receipt {
    /// Reads the usual words, and the numbers of Kannel.
    pub fn read(status: &str) -> Self {
        match status.trim().to_ascii_lowercase().as_str() {
            "1" | "delivered" | "delivrd" | "ok" => Receipt::Delivered,
            "2" | "16" | "failed" | "undelivered" | "undeliv" | "rejected" | "rejectd"
            | "expired" | "error" => Receipt::Failed,
            _ => Receipt::Pending,
        }
    }
}

/// Takes a receipt about the message with this id; answers whether anything changed.
///
/// # Errors
/// `SignIn` without the right token, `UnknownEffect`, or the store's.
pub fn receipt(
    office: &Office,
    company: CompanyId,
    token: &str,
    id: &str,
    status: &str,
) -> Result<bool, Refused> {
    let place = place(office, company)?;
    let given = blake3::hash(token.as_bytes());
    let wanted = blake3::Hash::from_hex(&place.sending.receipt_token).ok();
    // The hashes are compared in constant time.
    if wanted != Some(given) {
        return Err(Refused::SignIn);
    }
    let unknown = || Refused::UnknownEffect { id: one_line(id, 40) };
    let effect = EffectId::parse(id.trim()).ok_or_else(unknown)?;
    let message = office.store.read(|reader| {
        let key = stored::key_of(reader, company, effect)?.ok_or_else(unknown)?;
        stored::message(reader, company, key)?.ok_or_else(unknown)
    })?;
    let to = match Receipt::read(status) {
        Receipt::Pending => return Ok(false),
        Receipt::Delivered => MessageState::Delivered,
        Receipt::Failed => MessageState::Failed,
    };
    if !message.state.may_become(to) {
        return Ok(false);
    }
    let said = one_line(status, 40);
    if to == MessageState::Failed {
        return match message.state {
            MessageState::Sent => bounce(office, company, &message, &said),
            _ => Ok(false),
        };
    }
    let command = command(&place, Who::program(), "message-receipt", message.key);
    office.store.write(&command, |writer| {
        let change = Change {
            key: message.key,
            fence: message.fence,
            from: message.state,
            to,
            why: "",
            attempts: message.attempts,
            next_at: message.next_at,
            closed_at: Some(command.at),
        };
        let changed = stored::change(writer, company, change)?;
        if changed {
            pass(writer, &command, message.key, message.fence, to.code(), &said)?;
        }
        Ok(changed)
    })
}

#[cfg(test)]
mod tests {
    use super::Receipt;

    #[test]
    fn words_and_numbers_of_providers_are_read() {
        let rows = [
            ("1", Receipt::Delivered),
            ("DELIVRD", Receipt::Delivered),
            ("2", Receipt::Failed),
            ("16", Receipt::Failed),
            ("Expired", Receipt::Failed),
            ("8", Receipt::Pending),
            ("4", Receipt::Pending),
            ("", Receipt::Pending),
            ("'; DROP TABLE", Receipt::Pending),
        ];
        for (status, expected) in rows {
            assert_eq!(Receipt::read(status), expected, "{status}");
        }
    }
}
