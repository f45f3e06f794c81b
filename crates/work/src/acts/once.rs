//! An act that is done once for a key: a repetition gets the first answer, and the same key with
//! another request is refused (M01, M02).

use super::IdempotencyKey;
use crate::{Office, Refused};
use saldo_domain::CompanyId;
use saldo_store::{Command, Reader, StoreError, Writer, audit};
use serde::{Serialize, de::DeserializeOwned};

/// Does the act once for a key. What was asked is the body of the journal's row.
pub(crate) fn once<Q: Serialize, A: Serialize + DeserializeOwned>(
    office: &Office,
    command: &Command,
    key: &IdempotencyKey,
    request: &Q,
    act: impl Fn(&mut Writer) -> Result<A, Refused>,
) -> Result<A, Refused> {
    let asked = serde_json::to_string(request).map_err(unreadable)?;
    let hash = blake3::hash(asked.as_bytes()).to_hex().to_string();
    let company = command.company;
    if let Some(answer) = office.store.read(|reader| answered(reader, company, key, &hash))? {
        return Ok(answer);
    }
    let command = Command { body: asked, ..command.clone() };
    office.store.write(&command, |writer| {
        // Asked again under the write lock: two equal requests may have come at once.
        if let Some(answer) = answered(writer, company, key, &hash)? {
            return Ok(answer);
        }
        let answer = act(writer)?;
        let text = serde_json::to_string(&answer).map_err(unreadable)?;
        audit::remember_answer(writer, company, key.as_str(), &hash, &text, command.at)?;
        Ok(answer)
    })
}

fn answered<A: DeserializeOwned>(
    reader: &mut Reader,
    company: CompanyId,
    key: &IdempotencyKey,
    hash: &str,
) -> Result<Option<A>, Refused> {
    let found: Result<_, StoreError> = audit::answered(reader, company, key.as_str());
    match found? {
        None => Ok(None),
        Some((before, answer)) if before == hash => {
            Ok(Some(serde_json::from_str(&answer).map_err(unreadable)?))
        }
        Some(_) => Err(Refused::KeyReused { key: key.as_str().to_owned() }),
    }
}

fn unreadable(error: serde_json::Error) -> Refused {
    Refused::Damaged { what: format!("a remembered answer: {error}") }
}
