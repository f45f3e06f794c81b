//! Telling: what is due is claimed, told, and noted. Nothing is told under a lock, and nobody
//! notes for somebody else.

use super::subscribe::shown_address;
use super::{Reach, Webhook};
use crate::progress::Progress;
use crate::{Office, Refused, Who, company as companies};
use saldo_channels::{Handed, Hook, Secret, secret_for};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::delivery::backoff_seconds;
use saldo_store::Command;
use saldo_store::webhooks::{self as stored, Delivery, Outcome};
use serde::Serialize;
use std::time::Duration;

/// Events claimed at once for one program.
const AT_ONCE: u32 = 50;

/// Longest wait for the answer of a program outside.
const PATIENCE: Duration = Duration::from_secs(10);

/// Microseconds for which a claim holds: all of it is told long before.
const LEASE: i64 = 20 * 60 * 1_000_000;

const MICROSECONDS: i64 = 1_000_000;

/// What is needed to tell: the secret of the installation, and how far it reaches.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// From the environment, never from the database (S21).
    pub master: Secret,
    pub reach: Reach,
}

impl Outlet {
    /// The secret with which messages to this program are signed.
    pub fn secret_of(&self, company: CompanyId, webhook: i64) -> Secret {
        secret_for(&self.master, &format!("saldo webhook {company}/{webhook}"))
    }
}

/// What a pass did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    pub told: u64,
    /// To be tried again.
    pub later: u64,
    /// Given up: somebody has to look.
    pub dead: u64,
    /// Programs wait to be told, and there is no secret to sign with.
    pub no_secret: bool,
}

/// Tells every program what is due for it, once. One that does not take something is left alone
/// for this pass.
///
/// # Errors
/// `NotPermitted`, or the store's. What one program answers ends nothing for the others.
pub fn tell(
    office: &Office,
    company: CompanyId,
    who: Who,
    outlet: &Outlet,
    progress: &dyn Progress,
) -> Result<Told, Refused> {
    who.must(Right::RunControl)?;
    let name = companies::get(office, company)?.name;
    let hooks = office.store.read(|reader| stored::all(reader, company))?;
    let mut pass = Told::default();
    for webhook in hooks.iter().filter(|one| !one.kinds.is_empty()) {
        let scene = Scene { office, company, who, webhook, name: &name };
        scene.tell(outlet, progress, &mut pass)?;
        if progress.cancelled() {
            break;
        }
    }
    Ok(pass)
}

struct Scene<'a> {
    office: &'a Office,
    company: CompanyId,
    who: Who,
    webhook: &'a Webhook,
    /// Name of the company.
    name: &'a str,
}

impl Scene<'_> {
    /// Tells batch after batch, up to the first event that is not taken.
    fn tell(
        &self,
        outlet: &Outlet,
        progress: &dyn Progress,
        pass: &mut Told,
    ) -> Result<(), Refused> {
        let (number, secret) =
            (self.webhook.webhook, outlet.secret_of(self.company, self.webhook.webhook));
        let (address, reach) = (self.webhook.address.clone(), outlet.reach);
        let hook = Hook { address, secret, reach, patience: PATIENCE };
        loop {
            let now = self.office.now();
            let due = self
                .office
                .store
                .read(|reader| stored::due(reader, self.company, number, now, AT_ONCE))?;
            if due.is_empty() || progress.cancelled() {
                return Ok(());
            }
            if hook.secret.is_empty() {
                pass.no_secret = true;
                return Ok(());
            }
            let claimed = self.claim(&due)?;
            let outcomes = self.hand_over(&hook, &claimed, progress);
            fail::fail_point!("webhook::told", |_| std::process::abort());
            self.note(&outcomes)?;
            outcomes.iter().for_each(|(.., outcome)| pass.count(outcome));
            if claimed.is_empty() || !outcomes.iter().all(|(.., outcome)| outcome.is_told()) {
                return Ok(());
            }
        }
    }

    /// Tells what is claimed; after the first that is not taken the rest is let go again.
    fn hand_over<'d>(
        &self,
        hook: &Hook,
        claimed: &'d [Delivery],
        progress: &dyn Progress,
    ) -> Vec<(&'d Delivery, String, Outcome)> {
        let mut outcomes = Vec::with_capacity(claimed.len());
        let mut takes = true;
        for delivery in claimed {
            takes &= !progress.cancelled();
            if !takes {
                outcomes.push((delivery, delivery.said.clone(), Outcome::NotTried));
                continue;
            }
            let at = self.office.now().0 / MICROSECONDS;
            let handed = hook.tell(&delivery.key.event, at, &self.body(delivery));
            let outcome = self.outcome(delivery, &handed);
            takes = outcome.is_told();
            outcomes.push((delivery, handed.said().to_owned(), outcome));
        }
        outcomes
    }

    /// Claims them, all in one transaction.
    fn claim(&self, due: &[Delivery]) -> Result<Vec<Delivery>, Refused> {
        let now = self.office.now();
        let until = Moment(now.0.saturating_add(LEASE));
        let body = serde_json::json!({ "events": due.len() }).to_string();
        let command = self.command("webhook-claim", body, now);
        self.office.store.write(&command, |writer| {
            let mut claimed = Vec::with_capacity(due.len());
            for one in due {
                let fence = stored::claim(writer, self.company, &one.key, (now, until))?;
                claimed.extend(fence.map(|fence| Delivery { fence, ..one.clone() }));
            }
            Ok(claimed)
        })
    }

    /// What is told: the same bytes at each attempt.
    fn body(&self, delivery: &Delivery) -> String {
        // The store wrote it; what is no JSON is told as nothing known.
        let data: serde_json::Value =
            serde_json::from_str(&delivery.body).unwrap_or(serde_json::Value::Null);
        serde_json::json!({
            "id": delivery.key.event,
            "event": delivery.kind.code(),
            "company": self.name,
            "customer": delivery.code,
            "recorded": delivery.recorded.0,
            "data": data,
        })
        .to_string()
    }

    fn outcome(&self, delivery: &Delivery, handed: &Handed) -> Outcome {
        let now = self.office.now();
        if matches!(handed, Handed::Taken { .. }) {
            return Outcome::Told { at: now };
        }
        match backoff_seconds(delivery.attempts.saturating_add(1)) {
            Some(seconds) => {
                let pause = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(MICROSECONDS);
                Outcome::Later { at: Moment(now.0.saturating_add(pause)) }
            }
            None => Outcome::Dead { at: now },
        }
    }

    /// Notes what came of all of them in one transaction.
    fn note(&self, outcomes: &[(&Delivery, String, Outcome)]) -> Result<(), Refused> {
        let told = outcomes.iter().filter(|(.., outcome)| outcome.is_told()).count();
        let body = serde_json::json!({ "events": outcomes.len(), "told": told }).to_string();
        let command = self.command("webhook-told", body, self.office.now());
        self.office.store.write(&command, |writer| {
            for (delivery, said, outcome) in outcomes {
                let key = (&delivery.key, delivery.fence);
                stored::note(writer, self.company, key, said, outcome)?;
            }
            Ok(())
        })
    }

    fn command(&self, action: &'static str, body: String, at: Moment) -> Command {
        let address = shown_address(&self.webhook.address);
        let subject = format!("webhook {} {address}", self.webhook.webhook);
        Command { company: self.company, person: self.who.person, action, subject, body, at }
    }
}

impl Told {
    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Told { .. } => self.told += 1,
            Outcome::Later { .. } | Outcome::NotTried => self.later += 1,
            Outcome::Dead { .. } => self.dead += 1,
        }
    }
}
